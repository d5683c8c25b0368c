import { allTexts, type LocalText, textsFor } from '../text/local.js'
import { sameText } from '../text/normalise.js'
import type { LintContext } from './load.js'
import { hostOf, originAllowed } from './origins.js'
import { ACTIONS, type Flow, type Route, type Step } from './schema.js'
import { didYouMean } from './suggest.js'
import type { Report } from './yaml.js'

/** Sites whose rules forbid automated log-in; a person logs in once instead (`guidewatch login`). */
const NO_AUTOMATED_LOGIN = /(^|\.)(facebook|instagram|whatsapp|meta|messenger|threads|workplace)\.(com|net)$/

/** Reports what the schema cannot say: how the parts of a flow must fit each other, the settings and the rules. */
export function lintFlow(flow: Flow, context: LintContext, report: Report): void {
  checkIds(flow.routes, 'routes', report)
  checkIds(flow.claims, 'claims', report)
  checkNames(flow.devices, context.devices, ['devices'], 'device', report)
  checkAccount(flow.account, context, ['account'], report)
  const routeIds = flow.routes.map((route) => route.id)
  for (const [index, claim] of flow.claims.entries()) {
    checkNames(claim.routes ?? [], routeIds, ['claims', index, 'routes'], 'route', report)
    if (Object.keys(claim.check).length !== 1) {
      report(['claims', index, 'check'], 'a claim checks exactly one thing: `reachable`, `text`, `field` or `obstacle`')
    }
    const label = claim.check.field?.label
    const known = flow.destination.fields.some((field) => overlap(field.label, label))
    if (label && !known && claim.check.field?.present === undefined) {
      report(['claims', index, 'check', 'field', 'label'], `the destination has no field \`${allTexts(label)[0]}\``)
    }
  }
  for (const read of flow.reads) {
    const [method = '', address = ''] = read.split(' ')
    if (['GET', 'HEAD'].includes(method)) report(['reads'], `\`${read}\`: GET and HEAD pass without being named`)
    else if (!originAllowed(address, flow.hosts)) {
      report(['reads'], `\`${read}\`: ${new URL(address).origin} is not among the flow's \`hosts\``)
    }
  }
  for (const [index, interruption] of flow.interruptions.entries()) {
    if (allTexts(interruption.click.name).some((name) => sameTextAsAny(name, flow.refuse))) {
      report(['interruptions', index, 'click', 'name'], 'this control is listed under `refuse`')
    }
  }
  const { heading, fields, submit, sentences } = flow.destination
  const describesNothing = !heading && !submit && fields.length === 0 && sentences.length === 0
  if (describesNothing && flow.routes.some((route) => !endsAtObstacle(route))) {
    report(['destination'], 'say how the destination is recognised: `heading`, `fields`, `submit` or `sentences`')
  }
  for (const [index, route] of flow.routes.entries()) lintRoute(flow, route, ['routes', index], context, report)
}

function lintRoute(flow: Flow, route: Route, at: readonly PropertyKey[], context: LintContext, report: Report): void {
  checkNames(route.devices ?? [], context.devices, [...at, 'devices'], 'device', report)
  checkNames(route.guides, Object.keys(flow.guides), [...at, 'guides'], 'guide', report)
  if (route.account) checkAccount(route.account, context, [...at, 'account'], report)
  const locales = (route.locales ?? flow.locales).flatMap((locale) => resolveLocales(flow.locales, locale))
  if (route.locales && locales.length === 0) {
    report([...at, 'locales'], `the flow is not walked in these languages; its own are ${flow.locales.join(', ')}`)
  }
  if (route.surface === 'app') return
  if (!route.steps[0]?.open) report([...at, 'steps', 0], 'the first step must be `open`: a walk starts at an address')
  for (const [index, step] of route.steps.entries()) {
    lintStep(flow, step, locales, [...at, 'steps', index], context, report)
  }
}

function lintStep(
  flow: Flow,
  step: Step,
  locales: readonly string[],
  at: readonly PropertyKey[],
  context: LintContext,
  report: Report,
): void {
  const actions = ACTIONS.filter((action) => step[action] !== undefined)
  const [action] = actions
  if (actions.length !== 1 || !action) {
    report(
      at,
      `a step does exactly one thing: ${ACTIONS.map((name) => `\`${name}\``).join(', ')}; this one has ${actions.length || 'none'}`,
    )
    return
  }
  checkNames(step.devices ?? [], context.devices, [...at, 'devices'], 'device', report)
  if (step.open && !originAllowed(step.open, flow.hosts)) {
    report(
      [...at, 'open'],
      `${new URL(step.open).origin} is not among the flow's \`hosts\`; add it there if the walk may go there`,
    )
  }
  const target = step.click ?? step.fill ?? step.choose
  const names: LocalText | undefined = target?.name ?? step.expect?.name
  if (names) {
    const missing = locales
      .filter((locale) => !step.locales || resolveLocales([locale], ...step.locales).length > 0)
      .filter((locale) => textsFor(names, locale).length === 0)
    if (missing.length > 0) report([...at, action, 'name'], `no name is given for ${missing.join(', ')}`)
  }
  if (step.click) {
    for (const name of allTexts(step.click.name)) {
      if (sameTextAsAny(name, [flow.destination.submit ?? [], ...flow.refuse])) {
        report(
          [...at, 'click', 'name'],
          `guidewatch never submits: \`${name}\` is the submit control, or listed under \`refuse\``,
        )
      }
    }
  }
  if (step.fill) {
    if ((step.fill.value === undefined) === (step.fill.secret === undefined)) {
      report([...at, 'fill'], 'give either a `value` or a `secret`')
    }
    if (step.fill.secret && flow.hosts.some((host) => NO_AUTOMATED_LOGIN.test(hostOf(host).replace(/:\d+$/, '')))) {
      report(
        [...at, 'fill', 'secret'],
        'automated log-in is forbidden on this site: a person logs in once with `guidewatch login ACCOUNT`',
      )
    }
  }
  if (step.expect && !step.expect.role && !step.expect.text && !step.expect.obstacle) {
    report([...at, 'expect'], 'say what to expect: `role` and `name`, `text` or `obstacle`')
  }
}

/** True when a route ends where the guide says the reader is stopped, so that it has no destination. */
export function endsAtObstacle(route: Route): boolean {
  return route.steps.at(-1)?.expect?.obstacle !== undefined
}

/** The locales of `all` that one of `wanted` names: `de` names `de-DE` and `de-AT`. */
export function resolveLocales(all: readonly string[], ...wanted: readonly string[]): readonly string[] {
  return all.filter((locale) => wanted.some((one) => one === locale || locale.startsWith(`${one}-`)))
}

function checkAccount(account: string, context: LintContext, at: readonly PropertyKey[], report: Report): void {
  if (account === 'logged-out') return
  checkNames([account], context.accounts, at, 'account', report)
}

function checkNames(
  names: readonly string[],
  known: readonly string[],
  at: readonly PropertyKey[],
  what: string,
  report: Report,
): void {
  for (const [index, name] of names.entries()) {
    if (known.includes(name)) continue
    const list = known.length > 0 ? `; known: ${known.join(', ')}` : ''
    const path = what === 'account' ? at : [...at, index]
    report(path, `unknown ${what} \`${name}\`${didYouMean(name, known) || list}`)
  }
}

function checkIds(entries: readonly { readonly id: string }[], key: string, report: Report): void {
  for (const [index, entry] of entries.entries()) {
    if (entries.findIndex((other) => other.id === entry.id) < index) {
      report([key, index, 'id'], `the id \`${entry.id}\` is used twice`)
    }
  }
}

function sameTextAsAny(name: string, texts: readonly LocalText[]): boolean {
  return texts.flatMap((text) => allTexts(text)).some((text) => sameText(text, name))
}

function overlap(a: LocalText, b: LocalText | undefined): boolean {
  const others = allTexts(b)
  return allTexts(a).some((text) => others.some((other) => sameText(text, other)))
}
