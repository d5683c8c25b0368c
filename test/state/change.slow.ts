import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { changeTogether, undoUnfinished } from '../../src/state/change.js'
import { filesBelow, ROOT, temporaryFolder } from '../helpers/cli.js'

const OLD = { 'kept.json': 'old', 'picture.png': 'old picture', 'gone.json': 'old' }
const NEW = { 'kept.json': 'new', 'picture.png': 'new picture', 'added.json': 'new' }

function prepared(): string {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(OLD)) writeFileSync(join(folder, name), content)
  writeFileSync(join(folder, 'seen.png'), 'new picture')
  return folder
}

/** What lies there, hidden files and the journal included. */
function found(folder: string): Readonly<Record<string, string>> {
  const files = filesBelow(folder).filter((file) => !file.endsWith('seen.png'))
  return Object.fromEntries(files.map((file) => [basename(file), readFileSync(file, 'utf8')]))
}

function changing(
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly said: string; readonly code: number | null }> {
  const here = join(ROOT, 'test', 'faults')
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--import', join(here, 'kill-at.mjs'), join(here, 'change-in-process.mjs'), folder],
      { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const out = { said: '', counted: '' }
    child.stdout.on('data', (chunk) => {
      out.said += chunk
    })
    child.stderr.on('data', (chunk) => {
      out.counted += chunk
    })
    child.once('close', (code) => resolve({ said: env.COUNT ? out.counted : out.said, code }))
  })
}

describe('a change as a whole or not at all', () => {
  it('is made, and leaves nothing behind', () => {
    const folder = prepared()
    const changes = [
      { file: join(folder, 'kept.json'), content: 'new' },
      { file: join(folder, 'added.json'), content: 'new' },
      { file: join(folder, 'picture.png'), content: { copyOf: join(folder, 'seen.png') } },
      { file: join(folder, 'gone.json'), content: null },
    ]
    changeTogether(join(folder, 'unfinished.json'), changes)
    expect(found(folder)).toEqual(NEW)
  })

  it('is undone where one file of it cannot be written', () => {
    const folder = prepared()
    const impossible = { file: join(folder, 'kept.json', 'below-a-file.json'), content: 'new' }
    const changes = [{ file: join(folder, 'gone.json'), content: null }, impossible]
    expect(() => changeTogether(join(folder, 'unfinished.json'), changes)).toThrow('could not be written')
    expect(found(folder)).toEqual(OLD)
  })

  it('is whole or undone wherever the process is killed, and wherever the disk is full from then on', async () => {
    const points = Number((await changing(prepared(), { COUNT: '1' })).said)
    expect(points).toBeGreaterThan(30)
    const ends = { old: 0, new: 0 }
    for (let at = 1; at <= points; at += 1) {
      for (const env of [{ KILL_AT: `${at}` }, { FAIL_AT: `${at}`, FAIL_CODE: 'ENOSPC' }]) {
        const folder = prepared()
        const { said, code } = await changing(folder, env)
        undoUnfinished(join(folder, 'state', 'unfinished.json'))
        expect(existsSync(join(folder, 'state', 'unfinished.json'))).toBe(false)
        const visible = Object.fromEntries(Object.entries(found(folder)).filter(([name]) => !name.startsWith('.')))
        const isNew = visible['kept.json'] === 'new'
        expect(visible, JSON.stringify(env)).toEqual(isNew ? NEW : OLD)
        if (code === 2) expect([said.includes('disk is full'), isNew]).toEqual([true, false])
        ends[isNew ? 'new' : 'old'] += 1
      }
    }
    expect(Math.min(ends.old, ends.new)).toBeGreaterThan(0)
  })
})
