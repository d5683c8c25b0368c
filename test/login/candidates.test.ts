import { describe, expect, it } from 'vitest'
import { candidatesFor, markLines } from '../../src/login/candidates.js'
import type { AriaNode } from '../../src/screen/screen.js'
import { flatten } from '../../src/screen/tree.js'

const page = (...children: readonly (AriaNode | string)[]) => flatten(children)
const control = (role: string, name: string): AriaNode => ({ role, name })
const signedOut = page(control('link', 'Home'), control('link', 'Sign in'), control('button', 'Search'))
const names = (signedIn: Parameters<typeof candidatesFor>[0], isPrivate: (name: string) => boolean = () => false) =>
  candidatesFor(signedIn, signedOut, isPrivate).map(({ role, name }) => `${role} ${name}`)

describe('candidates for the mark of an account', () => {
  it('are controls that only who is signed in sees, what signs out first', () => {
    const signedIn = page(
      control('link', 'Home'),
      control('heading', 'Hello'),
      control('link', 'Your garden'),
      control('button', 'Notifications'),
      control('button', 'Sign out'),
    )
    expect(names([signedIn])).toEqual(['button Sign out', 'button Notifications', 'link Your garden'])
  })

  it('hold nothing private, count nothing, and are no headlines', () => {
    const signedIn = page(
      control('button', 'Kim Miller'),
      control('link', '3 messages'),
      control('link', 'How to grow tomatoes on a balcony that faces north all the year'),
      control('link', '#'),
      control('link', 'IP'),
      control('button', 'Se\u001b[2Jttings'),
      control('button', 'Log\u009b2J out'),
      control('button', 'Settings'),
    )
    expect(names([signedIn], (name) => name.includes('Kim'))).toEqual(['button Settings'])
  })

  it('are there at each visit', () => {
    const [first, second] = ['Roses', 'Tulips'].map((flower) => page(control('link', flower), control('link', 'Inbox')))
    expect(names([first ?? [], second ?? []])).toEqual(['link Inbox'])
  })

  it('are none that everybody sees in another role', () => {
    expect(names([page(control('button', 'home'), control('button', 'Sign in'))])).toEqual([])
  })

  it('say where they lie when their name is there twice', () => {
    const signedIn = page(
      { role: 'banner', children: [control('link', 'Profile')] },
      { role: 'main', children: [control('link', 'Profile')] },
    )
    const [first] = candidatesFor([signedIn], signedOut, () => false)
    expect(first?.within).toEqual({ role: 'banner', name: '' })
    expect(first && markLines('facebook-eu', first)).toEqual([
      'accounts:',
      '  facebook-eu:',
      '    mark: { role: link, name: "Profile", within: { role: banner } }',
    ])
  })

  it('are written so that YAML reads them as they are', async () => {
    const { parse } = await import('yaml')
    const name = 'Say "no": #1 {of} ‘all’'
    const lines = markLines('kim & co', { role: 'button', name, within: null }).join('\n')
    expect(parse(lines)).toEqual({ accounts: { 'kim & co': { mark: { role: 'button', name } } } })
  })
})
