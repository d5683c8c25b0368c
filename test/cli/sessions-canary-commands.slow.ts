import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readHeader, writeSession } from '../../src/state/sessions.js'
import { leaksBelow } from '../helpers/canaries.js'
import { temporaryFolder } from '../helpers/cli.js'
import { secretive } from '../helpers/secretive.js'
import { cookie, person, sealFor, sessionOf, signIn } from '../helpers/sessions.js'

const FLOW = `flow: members
link: https://site.test/form
account: tester
destination: { heading: Form }
routes: [{ id: way, steps: [{ open: "https://site.test/" }] }]
`

describe('nothing of a session is found in the clear', () => {
  it('in files, output, arguments and temporary files, whatever is done with it', { timeout: 400_000 }, async () => {
    const { call, canaries, config, cookies, expectNoLeak, file, folder, importing, kim, origins, plain, recipients } =
      await secretive(FLOW, 'https://site.test')
    const codeOf = async (args: readonly string[], env: NodeJS.ProcessEnv = {}) => (await call(args, env)).code
    expect(await codeOf(importing)).toBe(0)
    expect(await codeOf(['sessions', 'list', '--json'])).toBe(0)
    expect(await codeOf(['sessions', 'rekey'])).toBe(0)
    expect(await codeOf(['lint'])).toBe(0)
    const exported = join(folder, 'carried.json')
    expect(await codeOf(['sessions', 'export', 'tester', '--to', 'ci', '--out', exported])).toBe(0)

    // What goes wrong says what, and no more.
    const whole = readFileSync(file)
    const cut = { GUIDEWATCH_SESSION_KEY: `${kim.identity.slice(0, -3)}QQQ` }
    expect(await codeOf(['sessions', 'rekey'], cut)).toBe(2)
    expect(await codeOf(['sessions', 'import', 'tester', exported], { GUIDEWATCH_SESSION_KEY: '' })).toBe(2)
    writeFileSync(plain, JSON.stringify({ cookies: [{ ...cookies[0], expires: canaries.cookie }], origins }))
    expect(await codeOf(importing)).toBe(2)
    writeFileSync(plain, `{ "cookies": ${canaries.cookie}`)
    expect(await codeOf(importing)).toBe(2)
    expect(await codeOf(['sessions', 'export', 'tester', '--to', 'AGE-SECRET-KEY-1', '--out', `${exported}2`])).toBe(2)
    expect(readFileSync(file)).toEqual(whole)

    // Under a passphrase alone.
    writeFileSync(config, readFileSync(config, 'utf8').replace(recipients, ''))
    expect(await codeOf(['sessions', 'rekey'])).toBe(0)
    expect(readHeader(file)?.recipients).toEqual([])
    expectNoLeak({}, 10)
    expect(await codeOf(['sessions', 'revoke', 'tester'])).toBe(0)
  })

  it('and the search finds what is there', async () => {
    const kim = await person()
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'a'))
    const secret = { it: 'c4nary & Kanarek' }
    const spelled = [
      secret.it,
      encodeURIComponent(secret.it),
      Buffer.from(`x${secret.it}`).toString('base64'),
      Buffer.from(`xy${secret.it} and more`).toString('base64url'),
      Buffer.from(secret.it).toString('hex'),
    ]
    for (const [index, text] of spelled.entries()) writeFileSync(join(folder, 'a', `${index}`), `before ${text} after`)
    expect(leaksBelow(folder, secret)).toHaveLength(spelled.length)
    await writeSession(join(folder, 's.json'), signIn(sessionOf([cookie({ value: secret.it })])), sealFor(kim))
    expect(leaksBelow(folder, secret)).toHaveLength(spelled.length)
  })
})
