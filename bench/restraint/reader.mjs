// Reads what a walk left as someone would who looks for a secret in it. Shares nothing with the product's redaction.

/** Shares of a secret that must not be readable in one piece. */
const SHARE = 0.6

/** So many layers of encoding are taken off. */
const LAYERS = 3

/** Everyday letters of other scripts that look like Latin ones. */
const ALIKE = Object.fromEntries(
  [...'аaеeоoрpсcхxуyіiһhкkмmтtнhѕsјjοoαaρpνvιi'.matchAll(/(.)(.)/gu)].map(([, other, latin]) => [other, latin]),
)

/**
 * The first secret of which a piece is readable in one of the texts; `undefined` when there is none.
 *
 * @param secrets each `{ what, text, share? }`.
 */
export function readable(texts, secrets) {
  const views = new Set()
  const visit = (text, layer) => {
    if (text === '' || views.has(text)) return
    views.add(text)
    if (layer < LAYERS) for (const decode of DECODERS) visit(decode(text), layer + 1)
  }
  for (const text of texts) visit(text, 0)
  const plain = [...views].flatMap((view) => {
    const letters = squeeze(view)
    return [letters, [...letters].reverse().join('')]
  })
  return secrets.find(({ text, share = SHARE }) => {
    const full = squeeze(text)
    const length = Math.ceil(full.length * share)
    const pieces = Array.from({ length: full.length - length + 1 }, (_, at) => full.slice(at, at + length))
    return plain.some((view) => pieces.some((piece) => view.includes(piece)))
  })?.what
}

/** What a file says, in the ways it can be read: as it is, without its markup, and all that is in its JSON together. */
export function readingsOf(content) {
  const text = content.replace(/data:image\/png;base64,[A-Za-z0-9+/=]+/g, '')
  const readings = [text, text.replace(/<style[\s\S]*?<\/style>/g, '').replace(/<[^>]*>/g, '')]
  try {
    const all = []
    const byKey = new Map()
    const collect = (value, key) => {
      if (typeof value === 'string') {
        if (!STRUCTURE.has(key)) all.push(value)
        byKey.set(key, [...(byKey.get(key) ?? []), value])
      } else if (value && typeof value === 'object')
        for (const [own, inner] of Object.entries(value)) collect(inner, Array.isArray(value) ? key : own)
    }
    collect(JSON.parse(text), '')
    const ends = (byKey.get('url') ?? []).map((url) => url.split(/[/=]/).at(-1))
    readings.push(all.join(''), ends.join(''), ...[...byKey.values()].map((values) => values.join('')))
  } catch {
    // No JSON.
  }
  return readings
}

/** What stands between the texts of a page in JSON. */
const STRUCTURE = new Set(['role', 'type', 'step', 'file', 'sha256', 'kind', 'id', 'url', 'purpose', 'place'])

function squeeze(text) {
  const letters = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
  return [...letters.replace(/[^\p{L}\p{N}]/gu, '')].map((letter) => ALIKE[letter] ?? letter).join('')
}

const bytes = (list) => `${Buffer.from(list).toString('utf8')}\n${Buffer.from(list).toString('latin1')}`
const code = (number) => (number > 0 && number < 0x110000 ? String.fromCodePoint(number) : '')

const DECODERS = [
  (text) => text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => bytes(Buffer.from(run.replaceAll('%', ''), 'hex'))),
  (text) =>
    text
      .replace(/&#x([0-9a-f]{1,6});?/gi, (_, hex) => code(Number.parseInt(hex, 16)))
      .replace(/&#(\d{1,7});?/g, (_, number) => code(Number(number)))
      .replaceAll('&amp;', '&'),
  (text) =>
    text
      .replace(/\\u\{?([0-9a-f]{4,6})\}?/gi, (_, hex) => code(Number.parseInt(hex, 16)))
      .replace(/\\x?([0-9a-f]{2,6}) ?/gi, (_, hex) => code(Number.parseInt(hex, 16))),
  (text) => {
    const runs = text.match(/[A-Za-z0-9+/_-]{8,}/g) ?? []
    return runs
      .flatMap((run) => [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), 'base64').toString('latin1')))
      .join('\n')
  },
  (text) => {
    const runs = text.match(/(?:[0-9a-f]{2}[ :,]?){4,}/gi) ?? []
    return runs
      .flatMap((run) => [0, 1].map((from) => bytes(Buffer.from(run.replace(/[ :,]/g, '').slice(from), 'hex'))))
      .join('\n')
  },
  (text) => {
    const runs = text.match(/(?:\b\d{2,3}\b[\s,;]*){5,}/g) ?? []
    return runs.map((run) => (run.match(/\d+/g) ?? []).map((number) => code(Number(number))).join('')).join('\n')
  },
]
