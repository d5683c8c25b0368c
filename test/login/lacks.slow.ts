import { describe, expect, it } from 'vitest'
import { type MAKES, serveMake } from './makes.js'
import { pressSignIn, signInRemotely } from './person.js'
import { memberPlace } from './place.js'

describe('a session that walks are not signed in with', () => {
  it.each<[keyof typeof MAKES, string]>([
    ['session storage', 'keeps 1 entry that looks like a session in session storage'],
    ['device key', 'keeps in IndexedDB what cannot be taken out of a browser (CryptoKey)'],
    ['passkey', 'The site asks for a passkey as soon as the page opens'],
    ['service worker', 'answers by way of a service worker'],
    ['another host', 'The page asks localhost:'],
    ['renewing', '/renew, and walks send nothing.'],
  ])('is not kept, and it is said what it lacks: %s', async (make, lack) => {
    const { origin } = await serveMake(make)
    const { session, said } = await signInRemotely(memberPlace(origin), pressSignIn)
    expect(said).toContain(`They are not: \`Sign out\` is not there at ${origin}.`)
    expect(said.match(/^- .*/gm)).toEqual([expect.stringContaining(lack)])
    expect(session).toBeUndefined()
  })

  it('says when the browser itself is asked for a password', async () => {
    const { origin } = await serveMake('basic')
    const { session, said } = await signInRemotely(memberPlace(origin), async () => undefined, {
      answers: { 'Finish signing in': 'go on' },
      again: async () => undefined,
    })
    expect(said).toMatch(/\(HTTP (basic|authentication)\), which no session holds/)
    expect(session).toBeUndefined()
  })

  it('says which language the site speaks', async () => {
    const { origin } = await serveMake('another language')
    const { session, said } = await signInRemotely(memberPlace(origin), async (page) => {
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByText('Hallo').waitFor()
    })
    expect(said).toContain('the site speaks `de` where walks of `kim` expect `en-US`')
    expect(session).toBeUndefined()
  })

  it('is given back all the same when the person says so', async () => {
    const { origin } = await serveMake('session storage')
    const { session } = await signInRemotely(memberPlace(origin), pressSignIn, { keep: true })
    expect(session).toBeDefined()
  })
})
