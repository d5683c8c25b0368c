import { join } from 'node:path'
import { expect, it } from 'vitest'
import { quietNotice } from '../../src/schedule/quiet.js'
import { LANGUAGES } from '../../src/settings/language.js'
import { parcelsIn } from '../../src/state/spool.js'
import { wordsIn } from '../../src/words/language.js'
import { guidewatch } from '../helpers/cli.js'
import { mailSettings, serveMail } from '../helpers/mail.js'
import { project } from '../helpers/site.js'

const DAY = 86_400_000
const COMMIT = '2027-03-01T10:00:00Z'
const after = (days: number) => quietNotice(COMMIT, new Date(Date.parse(COMMIT) + days * DAY))

it('a schedule that its host will drop is told of twice, in time, and not before', () => {
  expect([0, 30, 44].map(after)).toEqual([undefined, undefined, undefined])
  const notice = after(45)
  expect(notice).toMatchObject({
    kind: 'quiet',
    audience: 'operator',
    quiet: { since: COMMIT, until: '2027-04-30T10:00:00.000Z' },
  })
  // One notice however often it is computed, and another one when little time is left.
  expect([46, 54].map((days) => after(days)?.id)).toEqual([notice?.id, notice?.id])
  const last = after(55)
  expect(last?.id).not.toBe(notice?.id)
  expect([59, 70].map((days) => after(days)?.id)).toEqual([last?.id, last?.id])
  // A later commit begins anew.
  expect(quietNotice('2027-04-20T10:00:00Z', new Date(Date.parse(COMMIT) + 59 * DAY))).toBeUndefined()
})

it('guidewatch watchdog --quiet-since says it once to the operator, and every time to whoever calls it', async () => {
  const mail = await serveMail()
  const { config, folder } = project(
    {},
    mailSettings(mail.port, '[ana@example.org]', '    operator: [ops@example.org]\n'),
  )
  const since = new Date(Date.now() - 50 * DAY).toISOString()
  const call = (time: string) => guidewatch(['watchdog', '--quiet-since', time, '--config', config])
  for (let night = 0; night < 2; night += 1) {
    const { code, stdout } = await call(since)
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^Nobody has committed anything since .* drops the schedules .*\n$/),
    })
  }
  expect(mail.inbox.map(({ to, mail: { subject } }) => [to, subject])).toEqual([
    ['ops@example.org', expect.stringMatching(/^The nights are about to end on /)],
  ])
  expect(mail.inbox[0]?.mail.text).toContain('gh workflow enable nightly.yml')
  expect(parcelsIn(join(folder, 'state'), 'sent').parcels).toHaveLength(1)
  expect(await call(new Date().toISOString())).toEqual({ code: 0, stdout: '', stderr: '' })
  expect((await call('yesterday')).stderr).toContain('`yesterday` is no time')
})

it('names no other day than GitHub does', () => {
  // The number is said to people in every language, and computed with in one place.
  for (const language of LANGUAGES) expect(wordsIn(language).alerts.quietLead('', '')).toMatch(/\b60\b/)
  expect(after(60)?.quiet?.until).toBe(new Date(Date.parse(COMMIT) + 60 * DAY).toISOString())
})
