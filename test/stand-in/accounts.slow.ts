import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Run } from '../../src/state/result.js'
import { guidewatch, readRunFile, temporaryFolder } from '../helpers/cli.js'

/** A night on a release, by the command line: only there one engine walks all walks of an account. */
async function night(release: string, locale: string): Promise<{ run: Run; stdout: string; summary: string }> {
  const out = join(temporaryFolder(), 'out')
  const args = ['run', 'facebook-objection', '--stand-in', release, '--locale', locale, '--device', 'desktop']
  const { stdout, stderr } = await guidewatch([...args, '--out', out])
  expect(stderr).toBe('')
  return { run: readRunFile(out), stdout, summary: readFileSync(join(out, 'summary.md'), 'utf8') }
}

const outcomesOf = ({ walks }: Run, account: string) =>
  walks
    .filter((walk) => walk.account === account)
    .map(({ verdict, outcome }) => [verdict, outcome.kind === 'obstacle' ? outcome.obstacle : outcome.kind])

describe('what becomes of test accounts, on the stand-in', { timeout: 300_000 }, () => {
  it.each([
    ['2025-10-05-expired', 'login-wall', 'expired', 'is over: sign in with '],
    ['2025-10-12-suspended', 'suspended', 'suspended', 'has suspended or locked the test account'],
  ])('%s: no walk of the account is walked, and each says why', async (release, obstacle, result, said) => {
    const { run, stdout, summary } = await night(release, 'de')
    const members = outcomesOf(run, 'facebook-eu')
    expect(members.length).toBeGreaterThan(1)
    expect(new Set(members.map(String))).toEqual(new Set([`blocked,${obstacle}`]))
    // Nobody looked at a page but the probe.
    expect(run.walks.filter(({ account }) => account === 'facebook-eu').flatMap(({ steps }) => steps)).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ image: expect.any(String) })]),
    )
    expect(new Set(outcomesOf(run, 'logged-out').map(([verdict]) => verdict))).toEqual(new Set(['verified']))
    expect(run.accounts).toMatchObject([
      { account: 'facebook-eu', probed: { result }, stopped: { obstacle, by: null } },
    ])
    // One line of the account, beside those of the walks.
    for (const text of [stdout, summary])
      expect(text.split('\n').filter((line) => line.includes(said) && line.includes('facebook-eu'))).toHaveLength(1)
  })

  it('2025-10-19-objected: the confirmation is no form, and no fault of the guide', async () => {
    const { run } = await night('2025-10-19-objected', 'en')
    expect(run.accounts).toMatchObject([{ probed: { result: 'ok' }, stopped: null }])
    const members = run.walks.filter(({ account }) => account === 'facebook-eu')
    expect(members.length).toBeGreaterThan(0)
    for (const { verdict, outcome } of members)
      expect([verdict, outcome]).toMatchObject(['blocked', { step: 'arrival', obstacle: 'already-objected' }])
  })

  it('2025-10-26-language: walks in the language of the account go on, the others say why not', async () => {
    const german = await night('2025-10-26-language', 'de')
    expect(new Set(outcomesOf(german.run, 'facebook-eu').map(String))).toEqual(new Set(['blocked,another-language']))
    expect(german.stdout).toContain('the page is in French, not in German')
    const french = await night('2025-10-26-language', 'fr')
    expect(new Set(outcomesOf(french.run, 'facebook-eu').map(String))).toEqual(new Set(['verified,arrived']))
    expect(french.run.accounts).toMatchObject([{ probed: { result: 'ok' }, stopped: null }])
  })
})
