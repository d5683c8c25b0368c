import { html } from 'hono/html'
import type { Html } from '../../page/frame.js'

/**
 * Puts pieces into a text: `fill('Until {date}.', { date })`. The text itself is escaped like any other.
 *
 * @throws when the text asks for a piece that is not there.
 */
export function fill(text: string, pieces: Readonly<Record<string, Html | string>>): Html {
  const parts = text.split(/\{(\w+)\}/)
  return html`${parts.map((part, index) => {
    if (index % 2 === 0) return part
    const piece = pieces[part]
    if (piece === undefined) throw new Error(`"${text}" is filled without {${part}}`)
    return piece
  })}`
}
