import { mapReading, type Reading } from './reading.js'

/** Letters of other scripts that a reader takes for Latin ones (from Unicode's confusables.txt, the everyday part). */
const LOOKALIKES = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    һ: 'h',
    і: 'i',
    ј: 'j',
    к: 'k',
    ӏ: 'l',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    ԛ: 'q',
    ѕ: 's',
    т: 't',
    ԝ: 'w',
    х: 'x',
    у: 'y',
    α: 'a',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ı: 'i',
    ɑ: 'a',
    ɡ: 'g',
    Β: 'b',
    Ζ: 'z',
    Η: 'h',
    Μ: 'm',
    Ν: 'n',
    Υ: 'y',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    æ: 'ae',
    œ: 'oe',
    ...smallCapitals(),
    ...enclosedLetters(),
  }),
)

/** Letters of phonetics that are drawn as small capitals; compatibility forms do not know them. */
function smallCapitals(): Record<string, string> {
  const plain = 'abcdefghijklmnopqrstuvwyz'
  return Object.fromEntries(Array.from('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ', (letter, index) => [letter, plain[index] ?? '']))
}

/** White letters in circles and squares, and those that flags are made of: blocks of 26. */
function enclosedLetters(): Record<string, string> {
  const blocks = [0x1f150, 0x1f170, 0x1f1e6]
  return Object.fromEntries(
    blocks.flatMap((first) =>
      Array.from('abcdefghijklmnopqrstuvwxyz', (letter, index) => [String.fromCodePoint(first + index), letter]),
    ),
  )
}

/** What shows nothing: format characters, variation selectors, fillers, and marks that only sit on a letter. */
const INVISIBLE = /[\p{Cf}\p{M}\u115F\u1160\u3164\uFFA0\u00AD]/gu

const known = new Map<string, string>()

/**
 * Text as a reader recognises it: compatibility forms (full width, bold, circled letters) and case folded, accents
 * and everything invisible dropped, letters that look Latin taken for Latin.
 */
export function fold(reading: Reading): Reading {
  return mapReading(reading, foldCharacter)
}

/** The same for a text whose places do not matter. */
export function foldText(text: string): string {
  return Array.from(text, foldCharacter).join('')
}

function foldCharacter(character: string): string {
  const found = known.get(character)
  if (found !== undefined) return found
  // A capital may look like another letter than its small form.
  const alike = LOOKALIKES.get(character) ?? digitOf(character) ?? character
  const plain = alike.normalize('NFKD').replace(INVISIBLE, '').toUpperCase().toLowerCase()
  const folded = Array.from(plain, (letter) => LOOKALIKES.get(letter) ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(INVISIBLE, '')
  // Pages of one site use few characters; a hostile one must not fill the memory.
  if (known.size < 20_000) known.set(character, folded)
  return folded
}

/** The value of a decimal digit of any script; they stand in Unicode in runs of ten that begin with zero. */
function digitOf(character: string): string | undefined {
  const isDigit = (code: number) => /^\p{Nd}$/u.test(String.fromCodePoint(code))
  const code = character.codePointAt(0) ?? 0
  if (code < 0x100 || !isDigit(code)) return undefined
  let before = 0
  while (isDigit(code - before - 1)) before += 1
  return String(before % 10)
}

/** Digits and signs that are written for letters, and letters that such a digit may stand for, as one letter. */
const WRITTEN_FOR = new Map(
  Object.entries({ 0: 'o', 1: 'i', l: 'i', '!': 'i', 3: 'e', 4: 'a', '@': 'a', 5: 's', $: 's', 7: 't', 8: 'b' }),
)

/** A folded character or text in which a digit that looks like a letter is that letter. */
export function foldDigits(text: string): string {
  return Array.from(text, (character) => WRITTEN_FOR.get(character) ?? character).join('')
}

/** Only letters and digits: whatever stands between them is passed over. */
export function squeeze(folded: Reading): Reading {
  return mapReading(folded, (character) => (isWordCharacter(character) ? character : ''))
}

export function squeezeText(text: string): string {
  return Array.from(foldText(text), (character) => (isWordCharacter(character) ? character : '')).join('')
}

function isWordCharacter(character: string): boolean {
  const code = character.charCodeAt(0)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90)
  return /[\p{L}\p{N}]/u.test(character)
}

/** The alphabet of base64 in its standard form, unbroken by white space and invisible characters; case stays. */
export function base64View(reading: Reading): Reading {
  return mapReading(reading, (character) => {
    if (character === '-') return '+'
    if (character === '_') return '/'
    if (character > ' ' && character <= '~') return character
    if (/[\s\p{Cf}\p{M}]/u.test(character)) return ''
    return character.normalize('NFKC')
  })
}
