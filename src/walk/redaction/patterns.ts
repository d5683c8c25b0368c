/** A stretch of a text, in UTF-16 units, and the mark that stands for it. */
export type Stretch = { readonly from: number; readonly to: number; readonly mark: string }

/** RFC 5321, 4.5.3.1: the local part has at most 64 octets, the domain 255. */
const MOST_LOCAL = 64
const MOST_DOMAIN = 255

/** E-mail addresses. Walks outwards from every `@`, so that the time grows with the text and no faster. */
export function findAddresses(text: string): readonly Stretch[] {
  const found: Stretch[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let from = at
    while (from > 0 && at - from < MOST_LOCAL && /[\p{L}\p{M}\d._%+-]/u.test(text[from - 1] ?? '')) from -= 1
    let to = at + 1
    while (to < text.length && to - at <= MOST_DOMAIN && /[\p{L}\p{M}\d.-]/u.test(text[to] ?? '')) to += 1
    while (/[.-]/.test(text[to - 1] ?? '')) to -= 1
    const domain = text.slice(at + 1, to)
    if (from < at && /^[^.].*\../u.test(domain)) found.push({ from, to, mark: '[e-mail]' })
  }
  return found
}

/** Everything a signed token, a session id or a key is written with. */
const RUN = /[A-Za-z0-9_~.+/=-]{20,}/g

const SHORTEST_TOKEN = 28

/** Where letters, capitals and digits follow each other this often, no word is meant. */
const MOST_TURNS = 3

/**
 * Session ids and signed tokens, never words: long runs in which letters and digits keep taking turns. The whole run
 * counts, so that no half of a token stays readable; in an address, each of its parts counts by itself.
 *
 * @param cut the text goes on where it ends: a beginning of a token there is one.
 */
export function findTokens(text: string, cut = false): readonly Stretch[] {
  const found: Stretch[] = []
  for (const match of text.matchAll(RUN)) {
    const [run] = match
    const end = match.index + run.length
    const isPath = /^\.{0,2}\/|:$/.test(run) || text[match.index - 1] === ':'
    if (isPath) {
      let from = match.index
      for (const part of run.split('/')) {
        if (isToken(part, cut && from + part.length === text.length)) found.push(token(from, from + part.length))
        from += part.length + 1
      }
    } else if (isToken(run, cut && end === text.length)) found.push(token(match.index, end))
  }
  return found
}

function token(from: number, to: number): Stretch {
  return { from, to, mark: '[token]' }
}

function isToken(run: string, mayGoOn: boolean): boolean {
  if (run.length < (mayGoOn ? 8 : SHORTEST_TOKEN)) return false
  // Capitals at the beginnings of words are no turns; neither are the numbers in a file name.
  const turns = run
    .split(/[^A-Za-z0-9]+/)
    .reduce(
      (sum, word) =>
        sum +
        (word.replace(/^[A-Z](?=[a-z])/, '').match(/[a-z](?=[A-Z0-9])|[A-Z](?=[0-9])|[0-9](?=[A-Za-z])/g) ?? []).length,
      0,
    )
  return turns > MOST_TURNS
}
