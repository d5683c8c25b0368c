import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSession, writeSession } from '../../src/state/sessions.js'
import { ROOT, temporaryFolder } from '../helpers/cli.js'
import { cookie, type Person, person, sealFor, sessionOf, signIn } from '../helpers/sessions.js'

const HERE = join(ROOT, 'test', 'faults')

function writing(file: string, base: number, value: string, { recipient }: Person, env: NodeJS.ProcessEnv = {}) {
  return new Promise<{ readonly said: string; readonly counted: string; readonly code: number | null }>((resolve) => {
    const args = [join(HERE, 'session-in-process.mjs'), file, String(base), value, recipient]
    const child = spawn(process.execPath, ['--import', join(HERE, 'kill-at.mjs'), ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const out = { said: '', counted: '' }
    child.stdout.on('data', (chunk) => {
      out.said += chunk
    })
    child.stderr.on('data', (chunk) => {
      out.counted += chunk
    })
    child.once('close', (code) => resolve({ ...out, code }))
  })
}

describe('writing a session', () => {
  for (const [what, faultAt] of [
    ['killed', (at: number) => ({ KILL_AT: String(at) })],
    ['out of disk space', (at: number) => ({ FAIL_AT: String(at), FAIL_CODE: 'ENOSPC' })],
  ] as const) {
    it(`${what} at any point leaves the old session or the new one, and the next one is written`, {
      timeout: 600_000,
    }, async () => {
      const kim = await person()
      const file = join(temporaryFolder(), 'sessions', 'tester.json')
      const valueIn = async () => {
        const stored = await readSession(file, kim.keys)
        return [stored?.header.generation ?? 0, stored?.session.storageState.cookies[0]?.value] as const
      }
      const { counted } = await writing(file, 0, 'v1', kim, { COUNT: '1' })
      const points = Number(counted)
      expect(points).toBeGreaterThan(10)
      let failed = 0
      for (let at = 1; at <= points; at += 1) {
        const [generation, value] = await valueIn()
        const hurt = await writing(file, generation, `hurt${at}`, kim, faultAt(at))
        const [after, now] = await valueIn()
        expect([`${generation} ${value}`, `${generation + 1} hurt${at}`]).toContain(`${after} ${now}`)
        if (hurt.code === 2) {
          failed += 1
          expect(hurt.said).toMatch(/^WriteError: \S+ could not be written: the disk is full\./)
        }
        // A draft or a lock that was left keeps nobody from writing.
        const next = sessionOf([cookie({ value: `next${at}` })])
        const written = await writeSession(file, signIn(next, { base: after, savedBy: 'walk' }), sealFor(kim))
        expect(written.generation).toBe(after + 1)
      }
      if (what !== 'killed') expect(failed).toBeGreaterThan(5)
      const { said } = await writing(file, (await valueIn())[0] - 1, 'older', kim)
      expect(said).toMatch(/^SessionConflict: The session of `tester` was written by somebody else meanwhile/)
      expect(readdirSync(dirname(file)).filter((name) => !name.includes('.lock.') && name.endsWith('.json'))).toEqual([
        'tester.json',
      ])
    })
  }

  it('on a file system that is read-only says so', async () => {
    const file = join(temporaryFolder(), 'sessions', 'tester.json')
    const { said, code } = await writing(file, 0, 'v1', await person(), { FAIL_AT: '1', FAIL_CODE: 'EROFS' })
    expect(said).toMatch(/^WriteError: \S+ could not be written: the file system is read-only\./)
    expect(code).toBe(2)
  })
})
