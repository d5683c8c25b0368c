import { describe, expect, it } from 'vitest'
import { type MAKES, serveMake } from './makes.js'
import { pressSignIn, signInRemotely } from './person.js'
import { memberPlace } from './place.js'

/** What the site answers to somebody who has the cookies of a session. */
async function visit(origin: string, cookies: readonly { name: string; value: string }[]): Promise<string> {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return (await fetch(`${origin}/`, { headers: { cookie } })).text()
}

describe('a session that walks are signed in with', () => {
  it('is kept as the site left it, where each visit gives another cookie', async () => {
    const { origin } = await serveMake('rotating')
    const { session, said } = await signInRemotely(memberPlace(origin), pressSignIn)
    expect(said).toContain('They are: `Sign out` is there.')
    expect(await visit(origin, session?.storageState.cookies ?? [])).toContain('You are a member.')
  })

  it('replaces the one that signing in has ended', async () => {
    const { origin } = await serveMake('one at a time')
    const place = memberPlace(origin)
    const first = await signInRemotely(place, pressSignIn)
    const second = await signInRemotely(place, pressSignIn)
    expect(await visit(origin, first.session?.storageState.cookies ?? [])).not.toContain('You are a member.')
    expect(await visit(origin, second.session?.storageState.cookies ?? [])).toContain('You are a member.')
  })

  it.each<keyof typeof MAKES>(['local storage', 'database', 'partitioned'])('is in %s', async (make) => {
    const { origin } = await serveMake(make)
    const { session, said } = await signInRemotely(memberPlace(origin), pressSignIn)
    expect(said).toContain('They are: `Sign out` is there.')
    expect(session).toBeDefined()
  })

  it('is taken after a log-in of two pages, and not before', async () => {
    const { origin } = await serveMake('two pages')
    const { session, said } = await signInRemotely(
      memberPlace(origin),
      async (page) => {
        await page.getByRole('link', { name: 'Sign in' }).click()
        await page.getByLabel('Name').fill('kim')
        await page.getByRole('button', { name: 'Next' }).click()
        await page.getByLabel('Password').fill('a word')
      },
      {
        again: async (page) => {
          await page.getByRole('button', { name: 'Log in' }).click()
          await page.getByText('You are a member.').waitFor()
        },
      },
    )
    expect(said).toContain('The account’s mark is neither on the pages that are open nor on the account’s page.')
    expect(session).toBeDefined()
  })

  it('is tried on a phone, too, where walks use one', async () => {
    const { origin } = await serveMake('user agent')
    const place = memberPlace(origin, { flow: 'devices: [desktop, mobile]' })
    const { session, said } = await signInRemotely(place, pressSignIn)
    expect(said).toContain('They are: `Sign out` is there.')
    expect(said).toContain('binds the session to the user agent of `desktop`')
    expect(session).toBeDefined()
  })

  it('is made with the user agent of the device that it is for', async () => {
    const { origin } = await serveMake('user agent')
    const { session, said } = await signInRemotely(memberPlace(origin, { device: 'mobile' }), pressSignIn)
    expect(said).toContain('(mobile, en-US)')
    expect(session).toBeDefined()
  })

  it('offers controls as the mark of an account that has none, and nothing private among them', async () => {
    const { origin } = await serveMake('named')
    const { session, said } = await signInRemotely(memberPlace(origin, { mark: '' }), pressSignIn, {
      answers: { 'separated by commas': 'Kim Miller' },
    })
    expect(said).toContain('    mark: { role: button, name: "Sign out" }')
    expect(said).not.toContain('Kim')
    expect(said).not.toContain('name: "Home"')
    expect(session?.private).toEqual(['Kim Miller'])
  })

  it('offers others in place of a mark that is not there', async () => {
    const { origin } = await serveMake('named')
    const place = memberPlace(origin, { mark: 'mark: { role: button, name: Log out }' })
    const { session, said } = await signInRemotely(place, pressSignIn, {
      answers: { 'Finish signing in': 'go on', 'separated by commas': 'Kim Miller' },
      again: async () => undefined,
    })
    expect(said).toContain('They are signed in, but the mark `Log out` is not there')
    expect(said).toContain('    mark: { role: button, name: "Sign out" }')
    expect(session).toBeUndefined()
  })

  it('is none where a visitor who is not signed in sees the same', async () => {
    const { origin } = await serveMake('named')
    const { session, said } = await signInRemotely(memberPlace(origin, { mark: '' }), async () => undefined)
    expect(said).toContain('They are not, as far as it shows')
    expect(session).toBeUndefined()
  })
})
