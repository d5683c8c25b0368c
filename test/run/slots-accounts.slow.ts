import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMemory } from '../../src/state/accounts.js'
import type { Plan } from '../../src/state/plan.js'
import { readHeader } from '../../src/state/sessions.js'
import { filesBelow, guidewatch, temporaryFolder } from '../helpers/cli.js'
import { memberFlow, memberSettings, serveMembers, signInAt } from '../helpers/members.js'
import { person } from '../helpers/sessions.js'
import { project } from '../helpers/site.js'

describe('a night on several machines, on a site that gives a new token with every page', { timeout: 300_000 }, () => {
  it('hands the session on from machine to machine, sealed, and the merge keeps the newest', async () => {
    const kim = await person()
    const members = await serveMembers()
    const { folder } = project(
      { 'members.yaml': memberFlow(members.site.origin, ['a', 'b']) },
      memberSettings(kim, 'retries: 0\n'),
    )
    const signedIn = join(folder, 'state', 'sessions', 'tester.json')
    await signInAt(members, signedIn, kim)
    // Each machine has the state of last night, and nothing that another one does tonight.
    const [one, two] = [temporaryFolder(), temporaryFolder()]
    for (const machine of [one, two]) cpSync(folder, machine, { recursive: true })
    members.instead = (path) => (path.startsWith('/b') ? '<main><h1>Something else</h1></main>' : undefined)
    const env = { GUIDEWATCH_SESSION_KEY: kim.identity }
    const on = async (machine: string, ...args: string[]) => {
      const result = await guidewatch([...args, '--config', join(machine, 'guidewatch.yaml')], { env })
      expect(result.stderr).toBe('')
      return result
    }
    const at = (name: string) => join(folder, name)

    await on(folder, 'plan', '--slots', '2', '--out', at('plan.json'))
    await on(one, 'run', '--plan', at('plan.json'), '--slot', '0', '--out', at('first'))
    await on(folder, 'plan', '--again', at('plan.json'), at('first'), '--out', at('again.json'))
    const again = JSON.parse(readFileSync(at('again.json'), 'utf8')) as Plan
    expect(again.walks.map(({ route }) => route)).toEqual(['b'])
    expect(again.sessions?.tester).toBe(readFileSync(join(at('first'), 'sessions', 'tester.json'), 'utf8'))
    const [{ slot } = { slot: 0 }] = again.slots
    await on(two, 'run', '--plan', at('again.json'), '--slot', String(slot), '--out', at('second'))
    await on(folder, 'merge', '--plan', at('plan.json'), at('second'), at('first'))

    expect(members.isEnded()).toBe(false)
    // The probe belongs to the account and the night, wherever its walks are done.
    expect(members.visits.filter((path) => path === '/')).toHaveLength(1)
    expect(readFileSync(signedIn)).toEqual(readFileSync(join(at('second'), 'sessions', 'tester.json')))
    expect(readHeader(signedIn)).toMatchObject({ generation: 5, savedBy: 'walk' })
    expect(readMemory(join(folder, 'state'), 'tester').visits).toHaveLength(3)
    const token = members.current()
    for (const file of filesBelow(folder)) expect(readFileSync(file).includes(token)).toBe(false)
  })
})
