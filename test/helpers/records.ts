import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Flow } from '../../src/flow/schema.js'
import { loadValidFlows } from '../../src/run/prepare.js'
import type { WalkRecord } from '../../src/screen/record.js'
import type { Screen } from '../../src/screen/screen.js'
import { loadSettings } from '../../src/settings/settings.js'
import type { Job } from '../../src/state/job.js'
import { walkingOf } from '../../src/state/plan.js'
import { walkFolder } from '../../src/state/runs.js'
import { snapshotFolder } from '../../src/state/snapshots.js'
import { temporaryFolder } from './cli.js'
import { project } from './site.js'

const FLOW = `flow: way
link: https://a.example/there
destination: { heading: There, fields: [{ label: Why, role: textbox }], submit: Object, sentences: [{ id: term, text: We will stop within 30 days of your request. }] }
routes:
  - id: only
    steps:
      - { open: "https://a.example/start" }
      - { click: { role: link, name: Go } }
`

/** What a test says of a screen; the rest is that of a plain page. */
export type ScreenParts = Partial<Screen> & Pick<Screen, 'tree'>

/**
 * A run whose walks were never walked: their records and snapshots are written as a test wants them.
 *
 * @param settings content of its settings file.
 */
export function writtenRun(settings: string) {
  const { folder, config } = project({ 'way.yaml': FLOW }, settings)
  const loaded = loadSettings(config)
  const [flow] = loadValidFlows(loaded) as [Flow]
  const out = temporaryFolder()
  const plan: Job = {
    schema: 2,
    again: false,
    alone: false,
    slots: [],
    walking: walkingOf(loaded),
    run: 'written',
    startedAt: '2027-01-02T03:04:05.000Z',
    isWhole: true,
    site: 'live',
    release: null,
    out,
    standings: join(out, 'accounts'),
    visit: 0,
    settings: loaded,
    flows: [flow],
    walks: [],
    standIn: null,
  }
  const planned = (locale: string) => ({
    id: `way/only/${locale}-desktop`,
    flow: 'way',
    route: 'only',
    locale,
    device: 'desktop',
    account: 'logged-out',
  })
  return {
    folder,
    plan,
    planned,
    /** Writes the record of a walk that arrived with these screens, and what was approved before. */
    write(locale: string, approved: readonly ScreenParts[], seen: readonly ScreenParts[], picture = Buffer.alloc(0)) {
      const walk = planned(locale)
      const [own, kept] = [walkFolder(out, walk.id), snapshotFolder(loaded.snapshots, 'live', walk.id)]
      for (const place of [own, kept]) mkdirSync(place, { recursive: true })
      const screens = seen.map((parts) => screen(parts))
      const record: WalkRecord = {
        id: walk.id,
        startedAt: plan.startedAt,
        durationMs: 1,
        outcome: { kind: 'arrived' },
        screens,
        relocations: [],
        notes: [],
        proposed: null,
        needsLook: false,
      }
      writeFileSync(join(own, 'walk.json'), JSON.stringify(record))
      for (const { image } of screens) writeFileSync(join(own, image.file), picture)
      for (const parts of approved) {
        const before = screen(parts)
        const snapshot = { schema: 1, approved: { by: 'x', at: plan.startedAt, run: 'x' }, screen: before }
        // JSON is YAML, too.
        writeFileSync(join(kept, `${before.step}.yaml`), JSON.stringify(snapshot))
        writeFileSync(join(kept, before.image.file), picture)
      }
      return walk
    },
  }
}

export function screen(parts: ScreenParts): Screen {
  const step = parts.step ?? 'arrival'
  return {
    url: 'https://a.example/there',
    redirects: [],
    status: 200,
    title: 'There',
    language: 'en',
    fields: [],
    submits: [],
    forms: [],
    overlays: [],
    target: null,
    image: { file: `${step}.png`, sha256: '0', width: 1, height: 1 },
    renderer: { browser: 'c', platform: 'p', fonts: 'f', scale: 1 },
    ...parts,
    step,
  }
}
