import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { loadSettings } from '../../src/settings/settings.js'
import { temporaryFolder } from '../helpers/cli.js'
import { person } from '../helpers/sessions.js'

function load(yaml: string) {
  const file = join(temporaryFolder(), 'guidewatch.yaml')
  writeFileSync(file, yaml)
  return loadSettings(file)
}

describe('who may open sessions', () => {
  it('are public keys of age by name, common ones and post-quantum ones', async () => {
    const kim = await person()
    const ci = await identityToRecipient(await generateHybridIdentity())
    const settings = load(`sessions: { recipients: { kim: ${kim.recipient}, ci: ${ci} } }\naccounts: { tester: {} }`)
    expect(settings.sessions.recipients).toEqual({ kim: kim.recipient, ci })
    expect(settings.accounts.tester?.session).toBe(join(settings.state, 'sessions', 'tester.json'))
    expect(load('').sessions.recipients).toEqual({})
  })

  it('are refused where a key is none, private, or there twice; a private one is never quoted', async () => {
    const kim = await person()
    const refused = (recipients: string) => {
      try {
        return JSON.stringify(load(`sessions: { recipients: { ${recipients} } }`))
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
    }
    expect(refused(`kim: ${kim.recipient.slice(0, -1)}`)).toMatch(/:1:\d+ this is no public key of age/)
    expect(refused(`kim: ${kim.identity}`)).toMatch(/this is a private key, and it is known now/)
    expect(refused(`kim: ${kim.identity}`)).not.toContain(kim.identity)
    expect(refused(`kim: ${kim.recipient}, ci: ${kim.recipient}`)).toMatch(/`kim` has this key already/)
    expect(refused(`"": ${kim.recipient}`)).toMatch(/use a short name/)
  })

  it('account names become file names, so they hold no slash', () => {
    expect(() => load('accounts: { ../x: {} }')).toThrow(/use a name without slashes/)
  })
})
