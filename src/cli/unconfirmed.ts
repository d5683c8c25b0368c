import { grouped } from '../collection/grouped.js'
import { type Assumption, assumptionsOf, type Place } from '../flow/assumed.js'
import type { Flow } from '../flow/schema.js'

/** An assumption of one or more flows, with where they look for it. */
export type Unconfirmed = Pick<Assumption, 'text' | 'language' | 'source'> & { readonly places: readonly string[] }

/**
 * What flows assume and nobody has confirmed on the live site. What several flows assume from one source, as
 * those do that share a part, is listed once.
 */
export function unconfirmedIn(flows: readonly Flow[]): readonly Unconfirmed[] {
  const all = flows.flatMap((flow) =>
    assumptionsOf(flow)
      .filter(({ confirmed }) => confirmed === false)
      .map((assumption) => ({ ...assumption, places: assumption.places.map((place) => placeIn(flow.flow, place)) })),
  )
  const groups = grouped(all, ({ text, language, source }) => JSON.stringify([text, language, source]))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { text, language, source } = first
    return [{ text, language, source, places: [...new Set(group.flatMap(({ places }) => places))] }]
  })
}

/** `flow/route/step`, `flow/destination: heading`, `dialog cookie-consent`. */
function placeIn(flow: string, place: Place): string {
  switch (place.kind) {
    case 'step':
      return `${flow}/${place.route}/${place.step}`
    case 'destination':
      return `${flow}/destination: ${place.what}`
    case 'interruption':
      return `dialog ${place.id}`
    case 'link':
      return `${flow}/link`
  }
}

export function asJson(all: readonly Unconfirmed[]): string {
  return `${JSON.stringify(all, null, 2)}\n`
}

export function asLines(all: readonly Unconfirmed[]): string {
  if (all.length === 0) return 'Nothing is assumed that was not confirmed on the live site.\n'
  const lines = all.map(({ text, language, source, places: [first = '', ...others] }) => {
    const more = others.length > 0 ? ` and ${others.length} more` : ''
    return `${first}${more}${language ? `, ${language}` : ''}: ${text} (${source})`
  })
  return `${lines.join('\n')}\n${all.length} ${all.length === 1 ? 'is' : 'are'} not confirmed yet; a night on the live site and \`guidewatch approve\` do.\n`
}
