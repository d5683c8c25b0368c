import { describe, expect, it } from 'vitest'
import { decidePress, type PressFacts } from '../../src/record/decide.js'

const BUTTON: PressFacts = {
  role: 'button',
  name: 'Settings',
  effect: 'harmless',
  href: null,
  checked: false,
  dialog: undefined,
  layer: '',
  refuses: false,
  insists: false,
}
const DIALOG = { role: 'dialog', name: 'Cookies' } as const

describe('what becomes of a press', () => {
  it.each<[string, Partial<PressFacts>, string]>([
    ['a button that opens', {}, 'click'],
    ['a button that submits its form', { effect: 'submit' }, 'sends'],
    ['one that submits its form, whatever its author says', { effect: 'submit', insists: true }, 'sends'],
    ['a log-in', { effect: 'log-in' }, 'sends'],
    ['a button that says so', { name: 'Send request' }, 'sounds'],
    ['one of which its author knows better', { name: 'Report a problem', insists: true }, 'click'],
    [
      'a link of such a name that leads on',
      { role: 'link', name: 'Delete account', href: 'https://x.org/help' },
      'click',
    ],
    ['a link that acts when opened', { role: 'link', name: 'Sign out', href: 'https://x.org/logout' }, 'sounds'],
    ['the refusing choice of a dialog', { name: 'Reject all', dialog: DIALOG }, 'refuse'],
    ['the postponing choice of a dialog', { name: 'Not now', dialog: DIALOG }, 'refuse'],
    ['the accepting choice of a dialog', { name: 'Accept all', dialog: DIALOG }, 'accepts'],
    ['the refusing choice of a dialog, in German', { name: 'Optionale Cookies ablehnen', dialog: DIALOG }, 'refuse'],
    ['what the site’s part presses', { name: 'Weiter ohne', dialog: DIALOG, refuses: true }, 'refuse'],
    ['no choice that does not refuse', { name: 'Nicht ablehnen', dialog: DIALOG }, 'click'],
    ['the refusing choice of a banner', { name: 'Reject all', layer: 'We use cookies. Reject all' }, 'refuse'],
    ['the accepting choice of a banner', { name: 'Accept', layer: 'We use cookies' }, 'accepts'],
    ['a button of a menu that stays in place', { name: 'Later', layer: 'Home Later About' }, 'click'],
    ['a step within a dialog', { name: 'More options', dialog: DIALOG }, 'click'],
    ['a refusal in no dialog', { name: 'Not now' }, 'click'],
    ['a radio button', { role: 'radio', name: 'Yes' }, 'choose'],
    ['a box that is ticked already', { role: 'checkbox', name: 'Mails', checked: true }, 'click'],
  ])('%s', (_, facts, expected) => {
    expect(decidePress({ ...BUTTON, ...facts })).toBe(expected)
  })
})
