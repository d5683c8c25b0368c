import { textsFor } from '../text/local.js'
import { sameText } from '../text/normalise.js'
import { addressKey } from './address-key.js'
import type { FormerLabel, Formerly } from './formerly.js'
import { resolveLocales } from './lint.js'
import type { Flow } from './schema.js'
import { targetOf } from './used.js'
import type { Report } from './yaml.js'

/**
 * Reports former facts that contradict each other, or what the flow says today.
 *
 * @param flow with its own `formerly` alone: what is wrong in a part is reported there.
 */
export function lintFormerly(
  flow: { readonly formerly: Formerly } & Partial<Pick<Flow, 'link' | 'routes' | 'locales'>>,
  report: Report,
): void {
  const seen = new Set<string>()
  for (const [index, { url, is, to, instead }] of flow.formerly.links.entries()) {
    const at = ['formerly', 'links', index]
    const key = addressKey(url)
    if (flow.link && key === addressKey(flow.link.url))
      report([...at, 'url'], 'this is the link of the flow itself, so it is right')
    if (seen.has(key)) report([...at, 'url'], 'this address is listed twice')
    seen.add(key)
    if (instead !== undefined && addressKey(instead) === key)
      report([...at, 'instead'], 'this is the same address; leave `instead` out where there is none to print')
    if ((to !== undefined) !== (is === 'redirected'))
      report([...at, 'to'], '`to` says where a `redirected` address leads, and goes with that alone')
  }
  for (const [index, label] of flow.formerly.labels.entries())
    lintLabel(flow, label, ['formerly', 'labels', index], report)
}

function lintLabel(
  { routes, locales }: Partial<Pick<Flow, 'routes' | 'locales'>>,
  { locale: of, was, now, step }: FormerLabel,
  at: readonly PropertyKey[],
  report: Report,
): void {
  if (now !== undefined && sameText(was, now)) report([...at, 'now'], 'this is the same label')
  if (!routes || !locales) {
    if (step !== undefined) report([...at, 'step'], 'a part has no routes; name the step in the flow')
    return
  }
  if (resolveLocales(locales, of).length === 0)
    report([...at, 'locale'], `the flow is not walked in this language; its own are ${locales.join(', ')}`)
  const used = routes.flatMap((route) => route.steps.map((one) => ({ name: `${route.id}/${one.id}`, one })))
  if (step !== undefined && !used.some(({ name }) => name === step))
    report([...at, 'step'], `there is no step \`${step}\`; steps are named \`route/step\``)
  const still = used.find(({ one }) => textsFor(targetOf(one)?.name, of).some((name) => sameText(name, was)))
  if (still) report([...at, 'was'], `the step \`${still.name}\` still uses this label`)
}
