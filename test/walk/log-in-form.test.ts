import { describe, expect, it } from 'vitest'
import { asksToLogIn } from '../../src/walk/obstacles/log-in-form.js'
import { pages } from '../helpers/page.js'

const open = pages()
const password = (label: string, more = '') => `<label>${label} <input type="password" ${more}></label>`
const user = '<label>User name <input name="user"></label>'

/** Forms as sites have them: what stands where the guide's page should be, and whether it asks to log in. */
const WALLS: readonly (readonly [string, string, string?])[] = [
  ['name, password, "Log in"', `<form>${user}${password('Password')}<button>Log in</button></form>`],
  [
    'in German',
    `<h1>Anmelden</h1><form><label>E-Mail <input type="email"></label>${password('Passwort')}<button>Weiter</button><a href="#">Passwort vergessen?</a></form>`,
  ],
  [
    'with a box to stay signed in',
    `<h1>Welcome back</h1><form>${user}${password('Password', 'autocomplete="current-password"')}<label><input type="checkbox"> Remember me</label><input type="submit" value="Sign in"></form>`,
  ],
  [
    'in French, without a form element',
    `<main><h1>Connexion</h1><div><label>Identifiant <input name="login"></label>${password('Mot de passe')}<button>Se connecter</button></div></main>`,
  ],
  [
    'the name first, the password on the next page',
    '<h1>Sign in</h1><form><input type="email" autocomplete="username" aria-label="E-mail" name="identifier"><button>Next</button></form>',
    'http://accounts.example/signin/identifier',
  ],
  [
    'inside a custom element',
    `<x-log></x-log><script>customElements.define('x-log', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<form><input name="username" aria-label="User"><input type="password" aria-label="Password"><button>Log in</button></form>' } })</script>`,
  ],
]
const NO_WALLS: readonly (readonly [string, string, string?])[] = [
  [
    'change a password',
    `<h1>Password</h1><form>${password('Current password')}${password('New password')}${password('Confirm new password')}<button>Change password</button></form>`,
  ],
  [
    'delete an account',
    `<h1>Delete account</h1><form>${password('Password', 'autocomplete="current-password"')}<button>Delete my account</button></form>`,
  ],
  [
    'the same in German',
    `<form><label>E-Mail <input type="email"></label>${password('Passwort', 'autocomplete="current-password"')}<button>Konto endgültig löschen</button></form>`,
    'http://site.example/account/login-data',
  ],
  [
    'update a profile',
    `<form><label>Name <input name="fullname"></label><label>E-Mail <input type="email"></label>${password('Neues Passwort')}${password('Passwort wiederholen')}${password('Aktuelles Passwort')}<button>Speichern</button></form>`,
  ],
  [
    'register',
    `<h1>Create account</h1><form>${user}<label>First <input></label><label>Town <input></label>${password('Password', 'autocomplete="new-password"')}<button>Create account</button></form>`,
  ],
  [
    'a log-in box in the header of an article',
    `<header><form>${user}${password('Password')}<button>Log in</button></form></header><main><h1>News</h1><p>Something happened.</p></main>`,
  ],
  [
    'a log-in that is hidden',
    `<main><h1>Shop</h1></main><div hidden><form>${user}${password('Password')}<button>Log in</button></form></div>`,
  ],
  ['no form at all', '<h1>Page</h1><p>Text about how to log in.</p>'],
]

/** A form whose address says nothing stands at that of the guide's page. */
function at([title, body, address = 'http://site.example/start']: (typeof WALLS)[number]) {
  return [title, body, address] as const
}

describe('a page where the guide expected something else', () => {
  it.each(WALLS.map(at))('asks to log in: %s', async (_, body, address) => {
    expect(await asksToLogIn(await open(body, address), false)).toBe(true)
  })

  it.each(NO_WALLS.map(at))('does not ask to log in: %s', async (_, body, address) => {
    expect(await asksToLogIn(await open(body, address), false)).toBe(false)
  })
})
