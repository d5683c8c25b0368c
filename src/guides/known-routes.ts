import { grouped } from '../collection/grouped.js'
import { planWalks } from '../engine/plan.js'
import { endsAtObstacle, resolveLocales, stepsFor } from '../flow/lint.js'
import { actionOf, type Flow, type Route, type Step } from '../flow/schema.js'
import { targetOf } from '../flow/used.js'
import type { Known, KnownRoute } from '../guide-check/known.js'
import type { LedgerEntry } from '../state/ledger.js'
import { labelOf } from '../text/labels.js'
import { textsFor } from '../text/local.js'
import type { Sources } from './sources.js'

const DAY_MS = 24 * 3_600_000

/** Every route of a flow in each of its languages; devices on which the steps are the same stand together. */
export function routesKnown(sources: Sources): KnownRoute[] {
  const { flow } = sources
  return flow.routes
    .filter((route) => !endsAtObstacle(route))
    .flatMap((route) => {
      const locales = route.locales ? resolveLocales(flow.locales, ...route.locales) : flow.locales
      const devices = route.devices ?? flow.devices
      const ways = locales.flatMap((locale) =>
        devices.map((device) => ({
          locale,
          device,
          state: stateOf(sources, route, locale),
          steps: stepsFor(route, locale, device).map((step) => knownStep(sources, route, step, locale, device)),
        })),
      )
      return [...grouped(ways, ({ locale, steps }) => JSON.stringify([locale, steps])).values()].flatMap((alike) => {
        const [first] = alike
        if (!first) return []
        const on = route.surface === 'app' ? ['app'] : alike.map(({ device }) => device)
        return [
          {
            route: `${flow.flow}/${route.id}`,
            locale: first.locale,
            devices: on,
            state: first.state,
            steps: first.steps,
          },
        ]
      })
    })
}

/** Of a route in one language: verified where all its devices are, broken where one is. */
function stateOf(sources: Sources, route: Route, locale: string): KnownRoute['state'] {
  if (route.surface === 'app') return 'unverified'
  const entries = plannedOf(sources.flow)
    .filter((walk) => walk.route === route.id && walk.locale === locale)
    .map(({ id }) => freshEntry(sources, id))
  if (entries.some((entry) => entry?.verdict === 'broken')) return 'broken'
  return entries.length > 0 && entries.every((entry) => entry?.verdict === 'verified') ? 'verified' : 'unverified'
}

/** Whether a route arrives at the form tonight. One that readers get through with other labels does. */
export function worksTonight(sources: Sources): Known['works'] {
  const arriving = new Set(sources.flow.routes.filter((route) => !endsAtObstacle(route)).map(({ id }) => id))
  const entries = plannedOf(sources.flow)
    .filter(({ route }) => arriving.has(route))
    .map(({ id }) => freshEntry(sources, id))
  if (entries.some((entry) => entry?.verdict === 'verified' || entry?.verdict === 'changed')) return 'yes'
  return entries.length > 0 && entries.every((entry) => entry?.verdict === 'broken') ? 'no' : 'unknown'
}

/** What the last nights came to on a walk, as long as that counts. */
function freshEntry({ ledger, freshnessDays, now }: Sources, id: string): LedgerEntry | undefined {
  const entry = ledger.walks[id]
  const until = entry ? Date.parse(entry.at) + freshnessDays * DAY_MS : 0
  return until > now.getTime() ? entry : undefined
}

function plannedOf(flow: Flow) {
  return flow.routes.some(({ surface }) => surface === 'web') ? planWalks([flow], {}) : []
}

function knownStep(
  sources: Sources,
  route: Route,
  step: Step,
  locale: string,
  device: string,
): KnownRoute['steps'][number] {
  const { flow, shown, labels } = sources
  const place = `${route.id}/${step.id}`
  const walk = `${flow.flow}/${route.id}/${locale}-${device}`
  const gone = new Map(
    labels
      .filter((one) => one.locale === locale && one.step === place && one.until !== null)
      .map(({ text, now }) => [labelOf(text), now]),
  )
  const approved = shown.filter((one) => one.walk === walk && one.screen === place && one.isTarget)
  const name = (targetOf(step) ?? step.expect)?.name
  const said = [...textsFor(step.choose?.option, locale), ...textsFor(name, locale)]
  const today = [...approved.map(({ text }) => text), ...said].flatMap((text) => {
    const now = gone.get(labelOf(text))
    return now === undefined ? [text] : now === null ? [] : [now]
  })
  const distinct = new Map<string, string>()
  for (const text of today) if (!distinct.has(labelOf(text))) distinct.set(labelOf(text), text)
  return {
    step: `${flow.flow}/${place}`,
    labels: [...distinct.values()],
    action: actionIn(step),
    needed: isNeeded(step, flow),
  }
}

/** A step for a person, of a route in an app, may have no action. */
function actionIn(step: Step): KnownRoute['steps'][number]['action'] {
  return step.open || targetOf(step) || step.press || step.expect ? actionOf(step) : 'expect'
}

/** Guides leave out what only looks, where readers are anyway, and logging in. */
function isNeeded(step: Step, { link }: Flow): boolean {
  if (step.open !== undefined) return step.open === link.url || new URL(step.open).pathname !== '/'
  if (step.fill?.secret !== undefined) return false
  return targetOf(step) !== undefined
}
