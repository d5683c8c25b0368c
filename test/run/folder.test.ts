import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { prepareOut } from '../../src/run/folder.js'
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
    const others = ['patches/react+18.patch', 'report/q3.docx', 'walks/notes.txt', 'mine.md']
    put(folder, Object.fromEntries(others.map((name) => [name, 'x'])))
    put(folder, {
      'run.json': RUN,
      'plan.json': '{}',
      'summary.md': 'x',
      'report/index.html': 'x',
      'walks/shop/menu/de-DE-desktop/walk.json': '{}',
      'walks/shop/menu/de-DE-desktop/open.png': 'x',
    })
    prepareOut(folder)
    expect([...filesBelow(folder)].sort()).toEqual(others.map((name) => join(folder, name)).sort())
    expect(existsSync(join(folder, 'walks', 'shop'))).toBe(false)
  })
})
