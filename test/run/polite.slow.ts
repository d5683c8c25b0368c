import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMemory } from '../../src/state/accounts.js'
import { guidewatch, readRunFile } from '../helpers/cli.js'
import { memberFlow, memberSettings, serveMembers, signInAt } from '../helpers/members.js'
import { person } from '../helpers/sessions.js'
import { project } from '../helpers/site.js'

const ROUTES = ['a', 'b', 'c']

async function polite(rule: string) {
  const kim = await person()
  const members = await serveMembers()
  const { folder, config } = project(
    { 'members.yaml': memberFlow(members.site.origin, ROUTES) },
    memberSettings(kim, `retries: 0\npoliteness: { 127.0.0.1: ${rule} }\n`),
  )
  const state = join(folder, 'state')
  const file = join(state, 'sessions', 'tester.json')
  await signInAt(members, file, kim)
  const run = async () => {
    const { stdout, stderr } = await guidewatch(['run', '--config', config], {
      env: { GUIDEWATCH_SESSION_KEY: kim.identity },
    })
    const out = join(state, 'runs', readdirSync(join(state, 'runs')).sort().at(-1) ?? '')
    return { stdout, stderr, run: readRunFile(out), summary: readFileSync(join(out, 'summary.md'), 'utf8') }
  }
  return { members, kim, config, state, file, run }
}

/** Hours that have begun, or begin soon, wherever the test runs. */
function hoursAround(now: Date): string {
  const clock = (ms: number) => new Date(now.getTime() + ms).toISOString().slice(11, 16)
  return `${clock(-2 * 3_600_000)}-${clock(2 * 3_600_000)}`
}

describe('politeness', { timeout: 300_000 }, () => {
  it('puts off what is too much for a day; the night is whole, and nobody is alarmed', async () => {
    const { members, state, run } = await polite('{ walksPerDay: 2 }')
    const night = await run()
    expect(night.run.walks.map(({ route, verdict }) => [route, verdict])).toEqual([
      ['a', 'verified'],
      ['b', 'verified'],
    ])
    expect(night.run.accounts).toMatchObject([
      { stopped: null, putOff: [{ walk: 'members/c/en-US-desktop', why: 'walks-per-day' }] },
    ])
    const line = '1 walk was put off out of politeness, and comes first the next night.'
    for (const text of [night.stdout, night.summary])
      expect(text.split('\n').filter((one) => one.includes(line))).toHaveLength(1)
    expect(night.stdout).toContain('Incidents: none open')
    expect(night.stderr).toBe('')
    const incidents = JSON.parse(readFileSync(join(state, 'incidents', 'live.json'), 'utf8')) as { nightAt: unknown }
    expect(incidents.nightAt).not.toBeNull()
    expect(members.visits.filter((path) => path.startsWith('/c'))).toEqual([])
  })

  it('opens no page at all in quiet hours', async () => {
    const { members, run } = await polite(`{ quiet: "${hoursAround(new Date())}" }`)
    const night = await run()
    expect(members.visits).toEqual([])
    expect(night.run.walks).toEqual([])
    expect(night.run.accounts[0]?.putOff.map(({ why }) => why)).toEqual(ROUTES.map(() => 'quiet-hours'))
    expect(night.stderr).toBe('')
  })

  it('leaves an account alone that the site wants confirmed, longer each time, until a person signs in', async () => {
    const { members, kim, state, file, run } = await polite('{}')
    members.instead = (path) => (path === '/b' ? '<main><h1>Too many requests</h1></main>' : undefined)
    const first = await run()
    // What was met is told, and no further walk begins, nor a second one.
    expect(first.run.walks.map(({ outcome }) => outcome.kind)).toEqual(['arrived', 'obstacle', 'obstacle'])
    expect(first.run.accounts).toMatchObject([{ stopped: { obstacle: 'rate-limit', by: 'members/b/en-US-desktop' } }])
    expect(members.visits).toEqual(['/', '/a', '/a/form', '/b'])
    expect(readMemory(state, 'tester').pause).toMatchObject({ obstacle: 'rate-limit', days: 1 })
    expect(first.stdout).toContain('It is left alone until ')

    const second = await run()
    expect(members.visits).toHaveLength(4)
    expect(
      new Set(second.run.walks.map(({ outcome }) => (outcome.kind === 'obstacle' ? outcome.why.kind : ''))),
    ).toEqual(new Set(['paused']))

    members.instead = undefined
    await signInAt(members, file, kim)
    const third = await run()
    expect(third.run.walks.map(({ verdict }) => verdict)).toEqual(ROUTES.map(() => 'verified'))
  })
})
