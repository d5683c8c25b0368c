import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEfforts } from '../../src/effort/store.js'
import { incidentsFile, readIncidents } from '../../src/night/incidents.js'
import { draftFile, readDraft } from '../../src/review/draft.js'
import { readAttestations } from '../../src/state/attestations.js'
import { undoUnfinished } from '../../src/state/change.js'
import { migrateHistory, readHistory, writeHistory } from '../../src/state/history.js'
import { labelMemoryFile, readLabelMemory } from '../../src/state/label-memory.js'
import { readLedger } from '../../src/state/ledger.js'
import { readApprovedLink } from '../../src/state/links.js'
import { readPlan } from '../../src/state/plan.js'
import { openRunAt } from '../../src/state/runs.js'
import { openShare } from '../../src/state/shares.js'
import { migrateSnapshots, readSnapshots } from '../../src/state/snapshots.js'
import { filesBelow, temporaryFolder } from '../helpers/cli.js'

const RUN = { run: 'night', site: 'live' } as const

/** Each kind of file that is written and read again: where it lies below a folder, and who reads it. */
const FILES: Readonly<Record<string, readonly [file: (at: string) => string, read: (at: string) => unknown]>> = {
  'a snapshot': [(at) => join(at, 'a.json'), (at) => readSnapshots(at)],
  'an approved address': [(at) => join(at, 'live', 'way', 'link.json'), (at) => readApprovedLink(at, 'live', 'way')],
  'a plan': [(at) => join(at, 'plan.json'), (at) => readPlan(join(at, 'plan.json'))],
  'a run': [(at) => join(at, 'run.json'), openRunAt],
  'a share': [(at) => join(at, 'share.json'), (at) => openShare(at, 'night')],
  'the label memory': [(at) => labelMemoryFile(at, 'live'), (at) => readLabelMemory(at, 'live')],
  'the ledger': [(at) => join(at, 'ledger', 'live.json'), (at) => readLedger(at, 'live')],
  incidents: [(at) => incidentsFile(at, 'live'), (at) => readIncidents(at, 'live')],
  'a draft of decisions': [(at) => draftFile({ state: at }, RUN), (at) => readDraft({ state: at }, RUN)],
  'the history of a flow': [
    (at) => join(at, 'history', 'live', 'walks', 'way.jsonl'),
    (at) => readHistory(at, 'live', 'way'),
  ],
  'the obstacle record': [(at) => join(at, 'effort', 'live', 'way.jsonl'), (at) => readEfforts(at, 'live', 'way')],
  'a change under way': [(at) => join(at, 'unfinished.json'), (at) => undoUnfinished(join(at, 'unfinished.json'))],
  attestations: [(at) => join(at, 'attestations', 'live', 'way', 'app.json'), (at) => readAttestations(at, 'live')],
}

describe('a file of a newer guidewatch', () => {
  it.each(Object.entries(FILES))(
    'is refused in one sentence that names it, and left as it is: %s',
    (_, [fileIn, read]) => {
      const folder = temporaryFolder()
      const file = fileIn(folder)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, '{"schema":99}\n')
      expect(() => read(folder)).toThrow(
        new RegExp(
          `^${file.replaceAll('.', String.raw`\.`)} was written by a newer guidewatch \\(schema 99, known is [12]\\)\\. Update guidewatch\\.$`,
        ),
      )
      expect(readFileSync(file, 'utf8')).toBe('{"schema":99}\n')
    },
  )
})

describe('what is converted', () => {
  it('is only counted in a dry run, and converting twice is the same as once', () => {
    const state = temporaryFolder()
    const old = join(state, 'history', 'live', 'way', 'only', 'en-US-desktop.jsonl')
    mkdirSync(dirname(old), { recursive: true })
    writeFileSync(old, '{"run":"first","at":"2026-01-01T00:00:00Z","verdict":"verified"}\n')
    const before = filesBelow(state)
    expect(migrateHistory(state, true)).toBe(1)
    expect(migrateSnapshots(state, true)).toBe(0)
    expect(filesBelow(state)).toEqual(before)
    expect([migrateHistory(state), migrateHistory(state)]).toEqual([1, 0])
    expect([...readHistory(state, 'live', 'way').values()]).toMatchObject([
      { id: 'way/only/en-US-desktop', nights: [{ run: 'first', verdict: 'verified' }] },
    ])
  })

  it('is not lost when it ends between writing and deleting: what was written meanwhile counts', () => {
    const state = temporaryFolder()
    const old = join(state, 'history', 'live', 'way', 'only', 'en-US-desktop.jsonl')
    mkdirSync(dirname(old), { recursive: true })
    writeFileSync(old, '{"run":"first","at":"2026-01-01T00:00:00Z","verdict":"verified"}\n')
    const night = { run: 'second', at: '2026-01-02T00:00:00Z', verdict: 'changed', ms: 5 } as const
    writeHistory(state, 'live', 'way', [{ id: 'way/only/en-US-desktop', nights: [night], steps: {} }])
    migrateHistory(state)
    expect([...readHistory(state, 'live', 'way').values()]).toMatchObject([{ nights: [night] }])
  })
})
