/** An address as the browser takes it: without what it leaves out, and with its scheme in small letters. */
export function plainAddress(address: string): string {
  const trimmed = address.replace(/[\t\n\r]/g, '').replace(/^[\s\p{Cc}]+/u, '')
  return trimmed.replace(/^[a-z][a-z\d+.-]*:/i, (scheme) => scheme.toLowerCase())
}

/** The source of an SVG picture; `undefined` for pictures of pixels, and for longer ones than are looked through. */
export function vectorOf(source: string): string | undefined {
  const [, head = ''] = /^data:([^,]{0,200}),/.exec(source) ?? []
  if (!/^image\/svg\+xml/i.test(head) || source.length > 500_000) return undefined
  const body = source.slice(source.indexOf(',') + 1)
  if (/;base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  try {
    return decodeURIComponent(body)
  } catch {
    return body
  }
}
