import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { readIncidents } from '../../src/night/incidents.js'
import { readLedger } from '../../src/state/ledger.js'
import { parcelsIn } from '../../src/state/spool.js'
import type { MailServer } from '../helpers/mail.js'
import { faultyProject, nightInProcess } from './project.js'
import { replayNight } from './replay.mjs'

const FIRST = new Date(Date.UTC(2026, 0, 5, 3))
const later = (nights: number) => new Date(FIRST.getTime() + nights * 86_400_000)

/** How many points of writing a night has that opens an incident and alerts two people. */
export async function pointsOfANight(server: MailServer): Promise<number> {
  const { folder } = faultyProject(server.port, 'count')
  const { stderr, code } = await nightInProcess(folder, FIRST, { COUNT: '1' })
  expect(code).toBe(0)
  return Number(stderr)
}

/**
 * Kills a night, or lets its disk fill up, at one point. The next night must go on from there: one incident, told to
 * both people, once, or again only under the same Message-ID; and its end told likewise.
 */
export async function surviveAt(
  server: MailServer,
  env: NodeJS.ProcessEnv,
  name: string,
): Promise<'killed' | 'failed' | 'done'> {
  const { folder, see } = faultyProject(server.port, name)
  const state = join(folder, 'state')
  const hurt = await nightInProcess(folder, FIRST, env)
  if (hurt.signal === null && hurt.code !== 0) {
    // One line, saying where and what to do; nothing of the code.
    expect(hurt.stderr).toMatch(/could not be written: the (disk is full|file system is read-only)\. .+/)
    expect(hurt.stderr).not.toMatch(/^\s+at /m)
  }
  const second = await replayNight(folder, later(1))
  expect(second.delivery).toMatchObject({ waiting: [], failed: [] })
  // What was concluded is reported, wherever its report was cut off.
  for (const id of readdirSync(join(state, 'runs')))
    if (existsSync(join(state, 'runs', id, 'run.json')))
      expect(readFileSync(join(state, 'runs', id, 'report', 'index.html'), 'utf8')).toMatch(/<\/html>\s*$/)
  see('verified')
  await replayNight(folder, later(2))
  const { incidents, pending } = readIncidents(state, 'live')
  expect(incidents.map(({ state: now }) => now)).toEqual(['resolved'])
  expect(pending).toEqual([])
  for (const person of ['ana', 'bernd']) {
    const mails = server.inbox.filter(({ to }) => to === `${person}.${name}@example.org`)
    const ids = [...new Set(mails.map(({ mail }) => mail.messageId))]
    expect(ids).toHaveLength(2)
    // The same id is the same message, to the byte.
    for (const id of ids)
      expect(new Set(mails.filter(({ mail }) => mail.messageId === id).map(({ raw }) => raw)).size).toBe(1)
  }
  expect(parcelsIn(state, 'sent').parcels).toHaveLength(2)
  expect(readLedger(state, 'live').night?.at).toBe(later(2).toISOString())
  return hurt.signal ? 'killed' : hurt.code === 0 ? 'done' : 'failed'
}
