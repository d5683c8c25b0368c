import { resolveLocales, stepsFor } from '../flow/lint.js'
import { actionOf, type Flow, type FrameName, type Route, type Step } from '../flow/schema.js'
import { type Path, withEntry, withText } from '../propose/yaml-text.js'
import { allTexts, type LocalText, languageOf, textsFor } from '../text/local.js'
import { sameText } from '../text/normalise.js'
import type { SeenDestination } from './destination.js'
import { type RecordedStep, type Recording, told } from './recording.js'

/** A way that was recorded in another language of a route that there is. */
export type Translated = {
  readonly flow: Flow
  readonly route: Route
  readonly locale: string
  readonly device: string
  readonly recording: Recording
  readonly destination: SeenDestination | null
  readonly says: readonly (string | null)[]
}

/** The file with what it is called in the other language, or where the two ways are not one. */
export type Merged =
  | { readonly source: string; readonly missing: readonly string[] }
  | { readonly differences: readonly string[] }

/**
 * Adds the labels of another language to the steps of a route. The file stays as it is in everything else.
 *
 * @returns `missing`: what the other language has no text for yet.
 */
export function withLanguage(source: string, way: Translated): Merged {
  const { flow, route, locale, device, recording } = way
  const known = flow.locales.find((one) => one !== locale) ?? locale
  const steps = stepsFor(
    route,
    (route.locales ? resolveLocales(flow.locales, ...route.locales)[0] : known) ?? known,
    device,
  )
  const differences = differencesOf(steps, recording.steps)
  if (differences.length > 0) return { differences }
  const language = languageOf(locale)
  const routeAt = flow.routes.indexOf(route)
  let text = source
  const put = (path: Path, before: LocalText | undefined, name: string | undefined) => {
    if (before === undefined || name === undefined) return
    if (textsFor(before, locale).some((one) => sameText(one, name))) return
    text = withText(text, path, before, {
      ...perLanguage(before, flow.locales),
      [language]: addedTo(before, locale, name),
    })
  }
  for (const [index, step] of steps.entries()) {
    const recorded = recording.steps[index]
    if (!recorded || recorded.action === 'open') continue
    const at: Path = ['routes', routeAt, 'steps', route.steps.indexOf(step), recorded.action]
    const target = step.click ?? step.choose ?? step.fill
    put([...at, 'name'], target?.name, String(recorded.target.name))
    const within = recorded.target.within?.name
    put([...at, 'within', 'name'], target?.within?.name, typeof within === 'string' ? within : undefined)
    put([...at, 'frame', 'title'], target?.frame?.title, titleOf(recorded.target.frame))
    if (recorded.action === 'choose') put([...at, 'option'], step.choose?.option, recorded.option)
  }
  for (const [index, step] of steps.entries())
    put(['routes', routeAt, 'steps', route.steps.indexOf(step), 'says'], step.says, way.says[index] ?? undefined)
  const missing = [...putDestination(way, put)]
  return { source: withLocale(text, way), missing }
}

/** The destination in the other language, as far as its fields are the same ones; tells what is left. */
function* putDestination(
  { flow, destination }: Translated,
  put: (path: Path, before: LocalText | undefined, name: string | undefined) => void,
): Generator<string> {
  const { heading, submit, fields, sentences } = flow.destination
  put(['destination', 'heading'], heading, destination?.heading ?? undefined)
  put(['destination', 'submit'], submit, destination?.submit ?? undefined)
  put(['destination', 'frame', 'title'], flow.destination.frame?.title, titleOf(destination?.frame))
  const seen = destination?.fields ?? []
  const isSame = seen.length === fields.length && seen.every(({ role }, index) => role === fields[index]?.role)
  for (const [index, field] of fields.entries())
    if (isSame) put(['destination', 'fields', index, 'label'], field.label, seen[index]?.label)
  if (fields.length > 0 && !isSame) yield 'the labels of the fields: the page at the end has other fields'
  if (sentences.length > 0) yield 'the key sentences'
  if (flow.claims.length > 0) yield 'what the claims say and look for'
}

/** The title of a frame as it was seen, in one language. */
function titleOf(frame: FrameName | undefined): string | undefined {
  return typeof frame?.title === 'string' ? frame.title : undefined
}

/** The locale among those of the flow; ways that have no texts for it stay in the languages that they have. */
function withLocale(source: string, { flow, route, locale }: Translated): string {
  if (flow.locales.includes(locale)) return source
  const named = withText(source, ['locales'], flow.locales, [...flow.locales, locale])
  let text = named === source ? withEntry(source, [], 'locales', [...flow.locales, locale]) : named
  for (const [index, other] of flow.routes.entries()) {
    if (other === route && route.locales)
      text = withText(text, ['routes', index, 'locales'], route.locales, [...route.locales, languageOf(locale)])
    if (other !== route && !other.locales && other.surface === 'web')
      text = withEntry(text, ['routes', index], 'locales', flow.locales)
  }
  return text
}

function perLanguage(
  text: LocalText,
  locales: readonly string[],
): Readonly<Record<string, string | readonly string[]>> {
  if (typeof text === 'object' && !Array.isArray(text))
    return text as Readonly<Record<string, string | readonly string[]>>
  const own = text as string | readonly string[]
  return Object.fromEntries(locales.map((locale) => [languageOf(locale), own]))
}

/** What this language has already stays, as an alternative. */
function addedTo(before: LocalText, locale: string, name: string): string | readonly string[] {
  const own = typeof before === 'object' && !Array.isArray(before) ? textsFor(before, locale) : []
  return own.length > 0 ? [...own, name] : name
}

/** Where two ways are not step for step the same, by what is done and to what kind of control. */
export function differencesOf(steps: readonly Step[], recorded: readonly RecordedStep[]): readonly string[] {
  const published = steps.map(kindOf)
  const seen = recorded.map((step) => (step.action === 'open' ? 'open' : `${step.action} ${step.target.role}`))
  const common = longestCommon(published, seen)
  const lines: string[] = []
  for (const [index, step] of steps.entries())
    if (!common.left.has(index)) lines.push(`step ${index + 1} of the flow, ${inWords(step)}, was not done`)
  for (const [index, step] of recorded.entries())
    if (!common.right.has(index)) lines.push(`${told(step)} is no step of the flow`)
  return lines
}

function kindOf(step: Step): string {
  const action = actionOf(step)
  const target = step.click ?? step.choose ?? step.fill
  return target ? `${action} ${target.role}` : action
}

function inWords(step: Step): string {
  const name = allTexts((step.click ?? step.choose ?? step.fill ?? step.expect)?.name)[0]
  return `${kindOf(step)}${name ? ` “${name}”` : ''}`
}

/** Longest common subsequence, by the indices that are in it. */
function longestCommon(a: readonly string[], b: readonly string[]) {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const [left, right] = [new Set<number>(), new Set<number>()]
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      left.add(i)
      right.add(j)
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return { left, right }
}
