import { addressKey } from '../flow/address-key.js'
import type { Flow } from '../flow/schema.js'
import type { Known, KnownLink } from '../guide-check/known.js'
import { type Sources, textsByLanguage } from './sources.js'

/**
 * The addresses that guides on a flow may link to. What the flow and its routes open is right; addresses that were approved
 * before are old; what the flow says of former times counts next; and the form of another flow on the same host is a wrong one,
 * unless one of the two flows sends readers to the other.
 */
export function linksKnown({ flow, flows, addresses, ledger, now }: Sources): KnownLink[] {
  const night = (ledger.night?.at ?? now.toISOString()).slice(0, 10)
  const link = (one: Partial<KnownLink> & Pick<KnownLink, 'url' | 'is' | 'source'>): KnownLink => ({
    title: {},
    instead: null,
    to: null,
    since: null,
    ...one,
  })
  const opened = flow.routes.flatMap(({ steps }) => steps.flatMap(({ open }) => (open === undefined ? [] : [open])))
  const right = [
    link({ url: flow.link.url, is: 'right', title: textsByLanguage(flow.title), source: night }),
    ...opened.map((url) => link({ url, is: 'right', source: night })),
  ]
  const replaced = addresses.flatMap(({ url, until }) =>
    until === null ? [] : [link({ url, is: 'old', instead: flow.link.url, since: until, source: until })],
  )
  const former = flow.formerly.links.map(({ url, is, title, to, instead, since, source }) =>
    link({
      url,
      is,
      title: textsByLanguage(title),
      to: to ?? null,
      instead: instead ?? null,
      since: since ?? null,
      source,
    }),
  )
  const others = flows
    .filter((other) => other.flow !== flow.flow && isTakenFor(other, flow))
    .map((other) =>
      link({
        url: other.link.url,
        is: 'wrong',
        title: textsByLanguage(other.title),
        instead: flow.link.url,
        source: other.flow,
      }),
    )
  const all = new Map<string, KnownLink>()
  for (const one of [...right, ...replaced, ...former, ...others]) {
    const key = addressKey(one.url)
    if (!all.has(key)) all.set(key, one)
  }
  return [...all.values()]
}

/** Whether readers may take the form of one flow for that of another: one host, and neither helps instead of the other. */
function isTakenFor(other: Flow, flow: Flow): boolean {
  const hostOf = ({ link }: Flow) => addressKey(new URL(link.url).origin)
  return hostOf(other) === hostOf(flow) && !flow.instead.includes(other.flow) && !other.instead.includes(flow.flow)
}

/** What is known of a flow for a guide that teaches others as well: the forms of those are not wrong on its page. */
export function withoutTaught(known: Known, taught: readonly Known[]): Known {
  const right = new Set(
    taught.flatMap(({ links }) => links.filter(({ is }) => is === 'right').map(({ url }) => addressKey(url))),
  )
  return { ...known, links: known.links.filter(({ is, url }) => is !== 'wrong' || !right.has(addressKey(url))) }
}
