import { CLICKABLE, type Item, isBesideContent, keyOf } from '../screen/tree.js'

/** A control that only who is signed in sees, as far as two visits of one page tell. */
export type Candidate = {
  readonly role: string
  readonly name: string
  /** Where its name is there more than once: what it lies in. */
  readonly within: { readonly role: string; readonly name: string } | null
}

/** As many are offered. */
const MOST = 5
/** A longer name is a headline or a message, and another one tomorrow. */
const LONGEST = 60
/** A name of one to four words is rather a control of the site than something that a member wrote. */
const LONG = 30
/** A sign or two letters head a column of a table. */
const WORD = /\p{L}{3}/u

const SIGNS_OUT =
  /(?<!\p{L})(?:log ?out|sign ?out|log off|abmelden|ausloggen|déconnexion|se déconnecter|esci|disconnetti(?:ti)?|cerrar sesión|uitloggen|afmelden|wyloguj)(?!\p{L})/iu
const OF_THE_MEMBER =
  /(?<!\p{L})(?:account|profile|settings|preferences|notifications|dashboard|inbox|konto|profil|einstellungen|benachrichtigungen|compte|paramètres|notifications|impostazioni|profilo|notifiche|cuenta|ajustes|menu)(?!\p{L})/iu

/**
 * Controls that are there for who is signed in and not for who is not, the likeliest to stay first.
 *
 * @param signedIn what the page shows with the session; each list is one visit, and what is not on all of them varies.
 * @param signedOut what the same page shows without it.
 * @param isPrivate true for a name that must not be shown; it is never offered.
 */
export function candidatesFor(
  signedIn: readonly (readonly Item[])[],
  signedOut: readonly Item[],
  isPrivate: (name: string) => boolean,
): readonly Candidate[] {
  const [first = [], ...others] = signedIn
  const known = new Set(signedOut.map(spoken))
  const again = others.map((items) => new Set(items.map(keyOf)))
  const own = first.filter(
    (item) =>
      CLICKABLE.has(item.role) &&
      WORD.test(item.name) &&
      item.name.length <= LONGEST &&
      // A number counts something; what a terminal takes for a command is no name.
      !/[\d\p{C}]/u.test(item.name) &&
      !known.has(spoken(item)) &&
      again.every((keys) => keys.has(keyOf(item))) &&
      !isPrivate(item.name),
  )
  const likeliest = own
    .map((item) => ({ item, points: likelihood(item, first) }))
    .sort((a, b) => b.points - a.points)
    .map(({ item }) => item)
  return likeliest
    .filter((item, index) => likeliest.findIndex((other) => keyOf(other) === keyOf(item)) === index)
    .slice(0, MOST)
    .map((item) => ({ role: item.role, name: item.name, within: placeIn(item, first, isPrivate) }))
}

/** The lines of the settings that make a candidate the account's mark. */
export function markLines(account: string, { role, name, within }: Candidate): readonly string[] {
  const place = within && `, within: { role: ${within.role}${within.name ? `, name: ${quoted(within.name)}` : ''} }`
  return ['accounts:', `  ${key(account)}:`, `    mark: { role: ${role}, name: ${quoted(name)}${place ?? ''} }`]
}

/** Any control of that name, whatever its role: a link that is a button for members is no mark. */
function spoken({ name }: Item): string {
  return name.toLowerCase()
}

/** How likely a control stays where it is: what signs out, then what is of the member, then what is in the page's header. */
function likelihood(item: Item, all: readonly Item[]): number {
  const times = all.filter((other) => keyOf(other) === keyOf(item)).length
  return (
    (SIGNS_OUT.test(item.name) ? 4 : 0) +
    (OF_THE_MEMBER.test(item.name) ? 3 : 0) +
    (isBesideContent(item.landmark) ? 2 : 0) +
    (item.role === 'button' || item.role === 'menuitem' ? 1 : 0) -
    (times > 1 ? 2 : 0) -
    (item.name.length > LONG ? 1 : 0)
  )
}

function placeIn(item: Item, all: readonly Item[], isPrivate: (name: string) => boolean): Candidate['within'] {
  if (all.filter((other) => keyOf(other) === keyOf(item)).length < 2) return null
  // A landmark is named by its role alone; anything else needs a name.
  const place = item.within.findLast(({ role, name }) => (isBesideContent(role) || name !== '') && !isPrivate(name))
  return place ?? null
}

/** JSON's strings are YAML's, too. */
function quoted(text: string): string {
  return JSON.stringify(text)
}

function key(name: string): string {
  return /^[\w-]+$/.test(name) && !/^\d/.test(name) ? name : quoted(name)
}
