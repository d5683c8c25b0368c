/** A piece of XML or HTML that is written already; everything else is escaped. */
export type Xml = { readonly xml: string }
type Value = string | number | Xml | readonly Xml[]

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Not among the characters of XML 1.0 (https://www.w3.org/TR/xml/#charsets), however they are written. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Hardly any text has one of these; halves of characters are looked at as well. */
const SPECIAL = /[&<>"']|[^ -~\u00a0-\ud7ff\ue000-\ufffd]/

/**
 * Puts values into XML or HTML: between tags and between the quotation marks of attributes. What XML cannot hold is
 * dropped, so whatever the values are, the whole is well-formed if the template is.
 */
export function xml(template: TemplateStringsArray, ...values: readonly Value[]): Xml {
  return { xml: template.reduce((all, part, index) => `${all}${written(values[index - 1] ?? '')}${part}`) }
}

function written(value: Value): string {
  if (typeof value === 'string' && !SPECIAL.test(value)) return value
  if (typeof value === 'string') return value.replace(FORBIDDEN, '').replace(/[&<>"']/g, (one) => ESCAPED[one] ?? one)
  if (typeof value === 'number') return String(value)
  return 'xml' in value ? value.xml : value.map((piece) => piece.xml).join('')
}
