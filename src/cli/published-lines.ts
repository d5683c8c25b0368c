import type { Published } from '../publish/publish.js'
import { LINK_STATES, type LinkState } from '../publish/schema.js'
import { shown } from './options.js'

/** What was published, for a person. */
export function publishedLines({ folder, head, signed, states, onlyHead, warnings }: Published): readonly string[] {
  const counts = LINK_STATES.flatMap((state: LinkState) => (states[state] ? [`${states[state]} ${state}`] : []))
  return [
    `Published: ${counts.join(', ') || 'no link'}; number ${head.sequence}, until ${head.expires}${onlyHead ? '; nothing else is new' : ''}`,
    `Folder:    ${shown(folder)}`,
    ...(signed ? [] : ['Unsigned:  nobody can tell it from a forgery. `guidewatch keys new` makes a key.']),
    ...(Date.parse(head.expires) < Date.now()
      ? ['Expired:   the last whole night is too long ago; everything reads as unknown until the next one.']
      : []),
    ...warnings.map((warning) => `Note:      ${warning}`),
  ]
}
