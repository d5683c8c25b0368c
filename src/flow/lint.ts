import { allTexts, type LocalText, tagsOf, textsFor } from '../text/local.js'
import { sameText } from '../text/normalise.js'
import { lintUse } from './lint-use.js'
import { hostOf, originAllowed } from './origins.js'
import { ACTIONS, type Claim, type Flow, type Route, type Step } from './schema.js'
import { didYouMean } from './suggest.js'
import { targetOf } from './used.js'
import type { Report } from './yaml.js'

/** What the linter has to know about the settings to check a flow against them. */
export type LintContext = {
  readonly accounts: readonly string[]
  readonly devices: readonly string[]
  /** Those of the devices that are phones. */
  readonly phones?: readonly string[] | undefined
}

/** Sites whose rules forbid automated log-in; a person logs in once instead (`guidewatch login`). */
/** Roles of what leads to another page, or opens a menu. */
const LEADING: ReadonlySet<string> = new Set(['link', 'menuitem', 'tab'])
const NO_AUTOMATED_LOGIN = /(^|\.)(facebook|instagram|whatsapp|meta|messenger|threads|workplace)\.(com|net)$/

/** Reports what the schema cannot say: how the parts of a flow must fit each other, the settings and the rules. */
export function lintFlow(flow: Flow, context: LintContext, report: Report): void {
  checkIds(flow.routes, ['routes'], report)
  checkIds(flow.claims, ['claims'], report)
  checkIds(flow.destination.sentences, ['destination', 'sentences'], report)
  checkNames(flow.devices, context.devices, ['devices'], 'device', report)
  checkPlaces(flow, [], report)
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
  for (const [at, text, isOptional] of textsToCheck(flow)) {
    const missing = flow.locales.filter((locale) => textsFor(text, locale).length === 0)
    // A sentence may be on the page of one language only; then its other ones are no mistyped code, such as "dee".
    const isMeant = isOptional && tagsOf(text).every((one) => resolveLocales(flow.locales, one).length > 0)
    if (missing.length > 0 && !isMeant)
      report(at, `no text is given for ${missing.join(', ')}: there it would not be checked`)
  }
  for (const [index, route] of flow.routes.entries()) lintRoute(flow, route, ['routes', index], context, report)
}

/** What is looked for at the destination, by where it stands, and whether it may be given for some languages only. */
function textsToCheck({ destination, claims }: Flow): readonly (readonly [PropertyKey[], LocalText, boolean])[] {
  const { heading, submit, fields, sentences } = destination
  const given = (at: PropertyKey[], text: LocalText | undefined, isOptional = false) =>
    text === undefined ? [] : [[at, text, isOptional] as const]
  return [
    ...given(['destination', 'heading'], heading),
    ...given(['destination', 'submit'], submit),
    ...fields.flatMap(({ label }, index) => given(['destination', 'fields', index, 'label'], label)),
    ...sentences.flatMap(({ text }, index) => given(['destination', 'sentences', index, 'text'], text, true)),
    ...claims.flatMap(({ check }, index) => [
      ...given(['claims', index, 'check', 'text'], check.text, true),
      ...given(['claims', index, 'check', 'field', 'label'], check.field?.label, true),
    ]),
  ]
}

function lintRoute(flow: Flow, route: Route, at: readonly PropertyKey[], context: LintContext, report: Report): void {
  checkNames(route.devices ?? [], context.devices, [...at, 'devices'], 'device', report)
  checkNames(route.guides, Object.keys(flow.guides), [...at, 'guides'], 'guide', report)
  if (route.account) checkAccount(route.account, context, [...at, 'account'], report)
  const locales = (route.locales ?? flow.locales).flatMap((locale) => resolveLocales(flow.locales, locale))
  if (route.locales && locales.length === 0) {
    report([...at, 'locales'], `the flow is not walked in these languages; its own are ${flow.locales.join(', ')}`)
  }
  if (route.surface === 'app') {
    for (const [index, step] of route.steps.entries())
      if (step.says === undefined && ACTIONS.every((action) => step[action] === undefined))
        report([...at, 'steps', index], 'a step for a person says what to do: `says`, or an action such as `click`')
    return
  }
  checkPlaces(route, at, report)
  checkSteps(flow, route, locales, [...at, 'steps'], report)
  for (const [index, step] of route.steps.entries()) {
    lintStep(flow, route, step, locales, [...at, 'steps', index], context, report)
  }
}

function lintStep(
  flow: Flow,
  route: Route,
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
  checkPlaces(step, at, report)
  if (step.open && !originAllowed(step.open, flow.hosts)) {
    report(
      [...at, 'open'],
      `${new URL(step.open).origin} is not among the flow's \`hosts\`; add it there if the walk may go there`,
    )
  }
  const names: LocalText | undefined = targetOf(step)?.name ?? step.expect?.name
  if (names) {
    const missing = locales
      .filter((locale) => !step.locales || resolveLocales([locale], ...step.locales).length > 0)
      .filter((locale) => textsFor(names, locale).length === 0)
    if (missing.length > 0) report([...at, action, 'name'], `no name is given for ${missing.join(', ')}`)
    const title = (targetOf(step) ?? step.expect)?.frame?.title
    const untitled = title === undefined ? [] : locales.filter((locale) => textsFor(title, locale).length === 0)
    if (untitled.length > 0) report([...at, action, 'frame', 'title'], `no title is given for ${untitled.join(', ')}`)
  }
  if (step.click) {
    const { submit = [], heading, sentences, fields } = flow.destination
    // A link or a menu may lead to a form whose control has its name; when it is pressed, examine.ts tells one from the other.
    // A button that is the last step is what sends, unless more is known of the destination than a heading.
    const isLeading = LEADING.has(step.click.role) || step !== route.steps.at(-1)
    const mayLead = sentences.length > 0 || fields.length > 0 || (isLeading && heading !== undefined)
    for (const name of allTexts(step.click.name)) {
      if (sameTextAsAny(name, [mayLead ? [] : submit, ...flow.refuse])) {
        report(
          [...at, 'click', 'name'],
          `guidewatch never submits: \`${name}\` is the submit control, or listed under \`refuse\``,
        )
      }
    }
  }
  lintUse(step, route.devices ?? flow.devices, context.phones ?? [], at, report)
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
  if (step.expect && !step.expect.role && (step.expect.name || step.expect.within)) {
    report(
      [...at, 'expect'],
      'say the `role` of what is expected: without it, its `name` and `within` are not looked for',
    )
  } else if (step.expect && !step.expect.role && !step.expect.text && !step.expect.obstacle) {
    report([...at, 'expect'], 'say what to expect: `role` and `name`, `text` or `obstacle`')
  }
}

/** The claims that walks of a route test: those that name it, else all where the route leads to the destination. */
export function claimsOf(flow: Pick<Flow, 'claims'>, route: Pick<Route, 'id' | 'steps'>): readonly Claim[] {
  return flow.claims.filter(({ routes }) => (routes ? routes.includes(route.id) : !endsAtObstacle(route)))
}

/** True when a route ends where the guide says the reader is stopped, so that it has no destination. */
export function endsAtObstacle({ steps }: Pick<Route, 'steps'>): boolean {
  return steps.at(-1)?.expect?.obstacle !== undefined
}

/** The steps of a route that apply to a locale and device. */
export function stepsFor(route: Route, locale: string, device: string): readonly Step[] {
  return route.steps.filter(
    (step) =>
      (!step.locales || resolveLocales([locale], ...step.locales).length > 0) &&
      (!step.devices || step.devices.includes(device)),
  )
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

function checkIds(entries: readonly { readonly id: string }[], at: readonly PropertyKey[], report: Report): void {
  for (const [index, entry] of entries.entries()) {
    if (entries.findIndex((other) => other.id === entry.id) < index) {
      report([...at, index, 'id'], `the id \`${entry.id}\` is used twice`)
    }
  }
}

type Places = { readonly locales?: readonly string[] | undefined; readonly devices?: readonly string[] | undefined }

/** A language or device that is named twice. */
function checkPlaces(places: Places, at: readonly PropertyKey[], report: Report): void {
  for (const key of ['locales', 'devices'] as const) {
    for (const [index, name] of (places[key] ?? []).entries()) {
      if (places[key]?.indexOf(name) !== index) report([...at, key, index], `\`${name}\` is listed twice`)
    }
  }
}

/** What screens are called that are no step's: the end of the way, and those of the search for a new way. */
const RESERVED = /^(?:arrival|explore|proposed-.*)$/

/** The steps as each walk of the route does them: they begin with `open`, and no two of them have one id. */
function checkSteps(flow: Flow, route: Route, locales: readonly string[], at: readonly PropertyKey[], report: Report) {
  for (const [index, { id }] of route.steps.entries()) {
    if (RESERVED.test(id)) {
      report([...at, index, 'id'], `the step id \`${id}\` is guidewatch's own; choose another one`)
    }
  }
  const walks = locales.flatMap((locale) =>
    (route.devices ?? flow.devices).map((device) => ({ locale, device, steps: stepsFor(route, locale, device) })),
  )
  const late = walks.find(({ steps }) => !steps[0]?.open)
  if (late) {
    const where = route.steps[0]?.open ? `; in ${late.locale} on ${late.device} it is not` : ''
    report([...at, 0], `the first step must be \`open\`: a walk starts at an address${where}`)
  }
  const taken = walks.flatMap(({ steps }) =>
    steps.filter(({ id }, index) => steps.findIndex((other) => other.id === id) < index),
  )
  for (const step of new Set(taken)) {
    const index = route.steps.indexOf(step)
    report([...at, index, 'id'], `two steps of one walk have the id \`${step.id}\`; give this one another \`id\``)
  }
}

function sameTextAsAny(name: string, texts: readonly LocalText[]): boolean {
  return texts.flatMap((text) => allTexts(text)).some((text) => sameText(text, name))
}

function overlap(a: LocalText, b: LocalText | undefined): boolean {
  const others = allTexts(b)
  return allTexts(a).some((text) => others.some((other) => sameText(text, other)))
}
