import { redactAddress } from './address.js'
import { type Finder, finder } from './disclosures.js'
import type { Stretch } from './patterns.js'
import { type Secret, typedSecrets } from './secret.js'

export { type Secret, secretsOf, typedSecrets } from './secret.js'

/** Replaces private details in text. Made once per walk from what is known about the test account. */
export type Redact = {
  readonly text: (text: string) => string
  /** Several texts that a reader reads one after the other: what is spread over them is replaced in each. */
  readonly texts: (texts: readonly string[]) => readonly string[]
  readonly url: (url: string) => string
  /** Where a text discloses something. */
  readonly find: Finder
  /** True when something of the test account is known that must not be shown. */
  readonly hasSecrets: boolean
}

/** A text of a screen is cut to so many characters when it is kept. */
export const LONGEST_TEXT = 2000

/** Texts are cut to this before they are looked through, and all texts of a screen together to the second. */
const MOST_SEARCHED = 4 * LONGEST_TEXT
const MOST_SEARCHED_TOGETHER = 2_000_000

/**
 * Builds the redaction for one walk. It compares what a reader would read: case, accents, spacing, invisible and
 * look-alike characters do not matter, and escapes, base64 and hexadecimal are looked through.
 *
 * @param secrets what must never leave `walk/`. Plain strings count as typed. Shorter than three letters or digits are
 *   ignored, since hiding them would hide the page.
 */
export function redactor(secrets: readonly (string | Secret)[]): Redact {
  const known = secrets.flatMap((secret) => (typeof secret === 'string' ? typedSecrets([secret]) : [secret]))
  const find = remembering(finder(known))
  const text = (given: string): string => {
    // A page can have its own functions say what is no text.
    const value = String(given)
    const searched = value.slice(0, MOST_SEARCHED)
    const isCut = searched.length < value.length
    return replace(searched, find(searched, isCut)) + (isCut ? '…' : '')
  }
  return {
    text,
    texts: (values) => redactTogether(values, find),
    url: (value) => redactAddress(value, text, (values) => redactTogether(values, find)),
    find,
    hasSecrets: known.some((secret) => secret.text.trim().length >= 3),
  }
}

/** Of so many texts of so many letters it is remembered what they disclose: most are read again at the next look at the page. */
const MOST_REMEMBERED = 200
const LONGEST_REMEMBERED = 20_000

function remembering(find: Finder): Finder {
  const known = new Map<string, readonly Stretch[]>()
  return (text, cut = false) => {
    if (text.length > LONGEST_REMEMBERED) return find(text, cut)
    const key = `${cut ? '…' : '.'}${text}`
    const found = known.get(key) ?? find(text, cut)
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(key, found)
    return found
  }
}

function redactTogether(texts: readonly string[], find: Finder): readonly string[] {
  let room = MOST_SEARCHED_TOGETHER
  const searched = texts.map((text) => {
    const part = text.slice(0, Math.min(MOST_SEARCHED, Math.max(room, 0)))
    room -= part.length + 1
    return part
  })
  // A cut text is marked as such, so that the beginning of a secret at its end is taken for one.
  const marked = searched.map((part, index) => (part.length < (texts[index]?.length ?? 0) ? `${part}…` : part))
  const stretches = find(marked.join('\n'))
  let start = 0
  let next = 0
  return marked.map((part) => {
    const end = start + part.length
    while ((stretches[next]?.to ?? Number.POSITIVE_INFINITY) <= start) next += 1
    const within: Stretch[] = []
    for (let index = next; (stretches[index]?.from ?? end) < end; index += 1) {
      const { from, to, mark } = stretches[index] as Stretch
      within.push({ from: Math.max(from, start) - start, to: Math.min(to, end) - start, mark })
    }
    start = end + 1
    return replace(part, within)
  })
}

function replace(text: string, stretches: readonly Stretch[]): string {
  let done = 0
  let result = ''
  for (const { from, to, mark } of stretches) {
    result += text.slice(done, from) + mark
    done = to
  }
  return result + text.slice(done)
}
