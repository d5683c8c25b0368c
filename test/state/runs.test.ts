import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { walkResultSchema } from '../../src/state/result.js'
import { prepareOut, readRecord, walkFolder } from '../../src/state/runs.js'
import { filesBelow, temporaryFolder } from '../helpers/cli.js'

function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
}

const RUN = JSON.stringify({ run: 'r', site: 'live', guidewatch: '1', patches: [{ flow: 'shop', diff: '' }] })

describe('the folder for results', () => {
  it('may be new or empty', () => {
    const folder = join(temporaryFolder(), 'new')
    prepareOut(folder)
    prepareOut(folder)
    expect(readdirSync(folder)).toEqual([])
  })

  it('is refused untouched when it holds something and no run', () => {
    const folder = temporaryFolder()
    put(folder, { 'patches/react+18.patch': 'x', 'report/q3.docx': 'x', 'summary.md': 'x', 'run.json': '{}' })
    expect(() => prepareOut(folder)).toThrow(/holds something, and it is no run of guidewatch/)
    expect(filesBelow(folder)).toHaveLength(4)
  })

  it('of an earlier run loses what that run wrote, and nothing else', () => {
    const folder = temporaryFolder()
    const others = ['patches/react+18.patch', 'report/q3.docx', 'report/walks/mine.html', 'walks/notes.txt', 'mine.md']
    put(folder, Object.fromEntries(others.map((name) => [name, 'x'])))
    put(folder, {
      'run.json': RUN,
      'plan.json': '{}',
      'summary.md': 'x',
      'report/index.html': 'x',
      'report/report.css': 'x',
      'report/compare.js': 'x',
      [`report/variants/${'0'.repeat(64)}.png`]: 'x',
      'report/walks/index-2.de.html': 'x',
      'report/walks/shop--menu--de-DE-desktop.html': 'x',
      'walks/shop/menu/de-DE-desktop/walk.json': '{}',
      'walks/shop/menu/de-DE-desktop/open.png': 'x',
    })
    prepareOut(folder)
    expect([...filesBelow(folder)].sort()).toEqual(others.map((name) => join(folder, name)).sort())
    expect(existsSync(join(folder, 'walks', 'shop'))).toBe(false)
  })
})

describe('a run from elsewhere', () => {
  const walk = (id: string) => ({ ...WALK, id })
  const WALK = {
    flow: 'shop',
    route: 'menu',
    flowTitle: 'f',
    title: 'r',
    locale: 'de-DE',
    device: 'desktop',
    account: 'logged-out',
    verdict: 'verified',
    startedAt: '2026-01-05T03:00:00.000Z',
    durationMs: 1,
    outcome: { kind: 'arrived' },
    findings: [],
    steps: [],
    relocations: [],
    notes: [],
    guides: [],
  }
  const screen = (step: string, file: string) => ({
    step,
    url: 'https://shop.example/',
    redirects: [],
    status: 200,
    title: '',
    language: 'de',
    tree: [],
    fields: [],
    submits: [],
    target: null,
    image: { file, sha256: '0', width: 1, height: 1 },
    renderer: { browser: 'c', platform: 'p', fonts: 'f', scale: 1 },
  })

  it.each(['../../outside/x', 'a/../b', '/etc/passwd/x', 'a/b', 'a/b/c/d', 'a\\..\\b/c/d', './b/c', 'a//c'])(
    'names no walk %s',
    (id) => {
      expect(walkResultSchema.safeParse(walk('shop/menu/de-DE-desktop')).error).toBeUndefined()
      expect(walkResultSchema.safeParse(walk(id)).error?.issues[0]?.path).toEqual(['id'])
    },
  )

  it.each([
    ['arrival', '../../secret.png'],
    ['arrival', '/etc/secret.png'],
    ['../arrival', 'arrival.png'],
    ['arrival', '..'],
  ])('has no screen %s with the picture %s', (step, file) => {
    const id = 'shop/menu/de-DE-desktop'
    const folder = temporaryFolder()
    const record = { id, startedAt: '', durationMs: 1, outcome: { kind: 'arrived' }, relocations: [], notes: [] }
    const place = walkFolder(folder, id)
    mkdirSync(place, { recursive: true })
    const put = (screens: unknown) => writeFileSync(join(place, 'walk.json'), JSON.stringify({ ...record, screens }))
    put([screen('arrival', 'arrival.png')])
    expect(readRecord(folder, id).screens).toHaveLength(1)
    put([screen(step, file)])
    expect(() => readRecord(folder, id)).toThrow(
      /The result of the walk shop\/menu\/de-DE-desktop is damaged \(screens\.0\./,
    )
  })
})
