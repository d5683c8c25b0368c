import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrateHistory, readHistory, writeHistory } from '../../src/state/history.js'
import { temporaryFolder } from '../helpers/cli.js'

const night = (run: string) => ({ run, at: '2026-01-05T03:00:00Z', verdict: 'verified' as const, ms: 5 })

it('a damaged line of a history costs what it knows, and no other', () => {
  const state = temporaryFolder()
  const past = (id: string) => ({ id, nights: [night('r')], steps: {} })
  writeHistory(state, 'live', 'shop', [past('shop/b/x'), past('shop/a/x')])
  const file = join(state, 'history', 'live', 'walks', 'shop.jsonl')
  writeFileSync(file, `{"id":"cut\n${JSON.stringify(past('shop/b/x'))}\n`)
  expect([...readHistory(state, 'live', 'shop').keys()]).toEqual(['shop/b/x'])
})

it('a history of earlier versions is converted once, damaged lines left out', () => {
  const state = temporaryFolder()
  const folder = join(state, 'history', 'live', 'shop', 'way')
  mkdirSync(folder, { recursive: true })
  const line = (run: string) => JSON.stringify({ ...night(run), steps: [] })
  writeFileSync(join(folder, 'en-US-desktop.jsonl'), `${line('one')}\n{"cut\n${line('two')}\n`)
  expect([migrateHistory(state), migrateHistory(state)]).toEqual([1, 0])
  expect(existsSync(join(folder, 'en-US-desktop.jsonl'))).toBe(false)
  const [past] = readHistory(state, 'live', 'shop').values()
  expect(past).toMatchObject({ id: 'shop/way/en-US-desktop', nights: [{ run: 'one', ms: 0 }, { run: 'two' }] })
})
