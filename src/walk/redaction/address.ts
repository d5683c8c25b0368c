/** Query parameters whose values tell pages apart and can hold nothing private. */
const PLAIN_PARAMETERS = new Set(['lang', 'locale', 'hl', 'page', 'section', 'tab'])

/** Longer addresses are cut; no person reads them to the end. */
export const LONGEST_ADDRESS = 2000

/**
 * Keeps what identifies a page and drops what identifies a visit: query values, token-like path segments, and
 * fragments that carry more than an anchor.
 *
 * @param text replaces what is private in a text.
 * @param texts the same for what is read one after the other.
 */
export function redactAddress(
  address: string,
  text: (value: string) => string,
  texts: (values: readonly string[]) => readonly string[],
): string {
  if (/^data:/i.test(address)) return 'data:[content]'
  const value = address.slice(0, 4 * LONGEST_ADDRESS)
  const [beforeHash = '', hash = ''] = splitOnce(value, '#')
  const [path = '', query = ''] = splitOnce(beforeHash, '?')
  const plainPath = path.replace(/^([a-z]{1,20}:\/\/)[^/@]*@/i, '$1')
  const pairs = query
    .split('&')
    .filter(Boolean)
    .map((pair) => splitOnce(pair, '='))
  const isPlain = ([key, value]: readonly [string, string]) =>
    PLAIN_PARAMETERS.has(key.toLowerCase()) && /^[\w-]{1,20}$/.test(value)
  // Together, for what is spread over path and parameters.
  const kept = [plainPath, ...pairs.filter(isPlain).map(([, parameter]) => parameter)]
  const said = texts(kept)
  const values = said.slice(1).values()
  const parameters = pairs.map((pair) => {
    const value = isPlain(pair) ? values.next().value : undefined
    return `${pair[0]}=${value ?? '[value]'}`
  })
  const anchor = /^[\w-]{1,40}$/.test(hash) ? `#${hash}` : hash ? '#[value]' : ''
  // Once as a whole, for what is spread over several parts.
  const whole = text((said[0] ?? '') + (parameters.length > 0 ? `?${parameters.join('&')}` : '') + anchor)
  return whole.length > LONGEST_ADDRESS ? `${whole.slice(0, LONGEST_ADDRESS)}…` : whole
}

function splitOnce(value: string, separator: string): readonly [string, string] {
  const index = value.indexOf(separator)
  return index < 0 ? [value, ''] : [value.slice(0, index), value.slice(index + separator.length)]
}
