import type { Language } from '../settings/language.js'
import { wordsIn } from './language.js'
import { capitalised } from './text.js'
import { nounOf, short } from './value.js'

/** What a step is about, in no words yet. */
export type Instruction = {
  readonly action: 'open' | 'click' | 'hover' | 'press' | 'fill' | 'choose' | 'expect' | 'arrive'
  readonly target: { readonly role: string; readonly name: string } | null
  /** What is opened. */
  readonly url: string | null
  /** The key that is pressed. */
  readonly key?: string | undefined
}

/** A thing to be used: `the link “Privacy”`, and the gender of its noun. */
type Thing = { readonly it: string; readonly feminine: boolean }

type InstructWords = {
  readonly quoted: (name: string) => string
  readonly open: (address: string) => string
  readonly tap: (name: string) => string
  readonly click: (name: string) => string
  readonly hover: (name: string) => string
  /** A key on a thing, or wherever the reader is. */
  readonly press: (key: string, name: string | null) => string
  readonly fill: (name: string) => string
  readonly choose: (name: string) => string
  readonly expect: (name: string) => string
  readonly look: string
  readonly arrive: string
  readonly marked: (thing: Thing) => string
  readonly below: (thing: Thing) => string
  readonly screen: string
  readonly arrival: string
}

const WORDS: Readonly<Record<Language, InstructWords>> = {
  en: {
    // In what is published, quotation marks are those of print.
    quoted: (name) => `“${name}”`,
    open: (address) => `Open ${address}.`,
    tap: (name) => `Tap ${name}.`,
    click: (name) => `Click ${name}.`,
    hover: (name) => `Move the mouse over ${name}.`,
    press: (key, name) => `Press ${key}${name ? ` on ${name}` : ''}.`,
    fill: (name) => `Fill in ${name}.`,
    choose: (name) => `Choose ${name}.`,
    expect: (name) => `You now see ${name}.`,
    look: 'Wait until the page is there.',
    arrive: 'You are there: this is the page that you were looking for.',
    marked: ({ it }) => `Screen: ${it} is marked`,
    below: ({ it }) => `Screen: ${it} is further down`,
    screen: 'Screen of this step',
    arrival: 'Screen: the page at the end of the way',
  },
  de: {
    quoted: wordsIn('de').quoted,
    open: (address) => `Öffne ${address}.`,
    tap: (name) => `Tippe auf ${name}.`,
    click: (name) => `Klicke auf ${name}.`,
    hover: (name) => `Fahre mit der Maus über ${name}.`,
    press: (key, name) => `Drücke ${key}${name ? ` auf ${name}` : ''}.`,
    fill: (name) => `Fülle ${name} aus.`,
    choose: (name) => `Wähle ${name}.`,
    expect: (name) => `Jetzt siehst du ${name}.`,
    look: 'Warte, bis die Seite da ist.',
    arrive: 'Du bist am Ziel: Das ist die Seite, die du gesucht hast.',
    marked: ({ it }) => `Bildschirm: ${capitalised(it)} ist markiert`,
    below: ({ it }) => `Bildschirm: ${capitalised(it)} steht weiter unten`,
    screen: 'Bildschirm zu diesem Schritt',
    arrival: 'Bildschirm: die Seite am Ende des Weges',
  },
  fr: {
    quoted: wordsIn('fr').quoted,
    open: (address) => `Ouvrez ${address}.`,
    tap: (name) => `Touchez ${name}.`,
    click: (name) => `Cliquez sur ${name}.`,
    hover: (name) => `Passez la souris sur ${name}.`,
    press: (key, name) => `Appuyez sur ${key}${name ? ` sur ${name}` : ''}.`,
    fill: (name) => `Remplissez ${name}.`,
    choose: (name) => `Choisissez ${name}.`,
    expect: (name) => `Vous voyez maintenant ${name}.`,
    look: 'Attendez que la page s’affiche.',
    arrive: 'Vous y êtes\u00a0: c’est la page que vous cherchiez.',
    marked: ({ it, feminine }) => `Écran\u00a0: ${it} est ${feminine ? 'encadrée' : 'encadré'}`,
    below: ({ it }) => `Écran\u00a0: ${it} se trouve plus bas`,
    screen: 'Écran de cette étape',
    arrival: 'Écran\u00a0: la page au bout du chemin',
  },
  it: {
    quoted: wordsIn('it').quoted,
    open: (address) => `Apri ${address}.`,
    tap: (name) => `Tocca ${name}.`,
    click: (name) => `Clicca su ${name}.`,
    hover: (name) => `Passa con il mouse su ${name}.`,
    press: (key, name) => `Premi ${key}${name ? ` su ${name}` : ''}.`,
    fill: (name) => `Compila ${name}.`,
    choose: (name) => `Scegli ${name}.`,
    expect: (name) => `Ora vedi ${name}.`,
    look: 'Aspetta che la pagina sia pronta.',
    arrive: 'Ci sei: questa è la pagina che cercavi.',
    marked: ({ it, feminine }) => `Schermata: ${it} è ${feminine ? 'evidenziata' : 'evidenziato'}`,
    below: ({ it }) => `Schermata: ${it} è più in basso`,
    screen: 'Schermata di questo passaggio',
    arrival: 'Schermata: la pagina alla fine della strada',
  },
}

/** What a reader is told to do at a step of which the guide says nothing; on a phone things are tapped. */
export function instruct({ action, target, url, key = '' }: Instruction, language: Language, onPhone: boolean): string {
  const words = WORDS[language]
  // What has no name is told apart by what it is.
  const name = target && (target.name ? words.quoted(short(target.name)) : nounOf(target.role, language).the)
  switch (action) {
    case 'open':
      return url ? words.open(addressOf(url)) : words.look
    case 'click':
      return name ? (onPhone ? words.tap(name) : words.click(name)) : words.look
    case 'press':
      return words.press(key, name)
    case 'hover':
    case 'fill':
    case 'choose':
    case 'expect':
      return name ? words[action](name) : words.look
    case 'arrive':
      return words.arrive
  }
}

/**
 * What the picture of a step shows, for those who do not see it.
 *
 * @param isMarked the picture shows the target.
 */
export function pictured({ action, target }: Instruction, language: Language, isMarked: boolean): string {
  const words = WORDS[language]
  if (!target) return action === 'arrive' ? words.arrival : words.screen
  const { the, feminine } = nounOf(target.role, language)
  const it = target.name ? `${the} ${words.quoted(short(target.name))}` : the
  return isMarked ? words.marked({ it, feminine }) : words.below({ it, feminine })
}

/** An address as people say it: `facebook.com/privacy`. */
function addressOf(url: string): string {
  const bare = url.replace(/^https?:\/\/(www\.)?/, '').replace(/[?#].*$/, '')
  return short(bare.replace(/\/$/, ''))
}
