import leven from 'leven'
import { printable } from '../text/inert.js'

/**
 * A hint for a mistyped word: `, did you mean \`click\`?`, or nothing when no known word is near.
 * Near is an edit distance of at most a third of the word, and of two for short words.
 */
export function didYouMean(word: string, known: readonly string[]): string {
  const limit = Math.max(2, Math.floor(word.length / 3))
  const [nearest] = known
    .map((candidate) => ({ candidate, distance: leven(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
  return nearest ? `, did you mean \`${nearest.candidate}\`?` : ''
}

/** That there is no flow of this name, which may go on with a route, and which ones there are. */
export function noSuchFlow(name: string, flows: readonly { readonly flow: string }[]): string {
  const ids = flows.map(({ flow }) => flow)
  const [id = ''] = name.split('/')
  const said = /\.ya?ml$/i.test(name)
    ? `\`${printable(name)}\` is a file, and a flow is named by its id, which is the \`flow\` in it.`
    : `There is no flow \`${printable(id)}\`${didYouMean(id, ids) || '.'}`
  return `${said} The flows are: ${ids.join(', ')}.`
}
