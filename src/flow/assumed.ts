import { allTexts, type LocalText, textsFor } from '../text/local.js'
import { sameText } from '../text/normalise.js'
import type { Confirmation } from './assumption.js'
import type { Flow, Route, Step } from './schema.js'
import type { Report } from './yaml.js'

/** What part of a flow a text or an address stands for. */
export type Place =
  | { readonly kind: 'step'; readonly route: string; readonly step: string }
  | { readonly kind: 'destination'; readonly what: 'heading' | 'field' | 'submit' | 'sentence' | 'claim' }
  | { readonly kind: 'interruption'; readonly id: string }
  | { readonly kind: 'link' }

/** A text that a flow expects to see, in all its languages, and where. */
export type Label = { readonly text: LocalText; readonly place: Place }

/** Something that a flow says and that may not have been seen on the live site yet: a label in a language, or an address. */
export type Assumption = {
  readonly text: string
  /** `null` for addresses, and for labels that are the same in every language. */
  readonly language: string | null
  readonly isAddress: boolean
  readonly source: string
  readonly confirmed: false | Confirmation
  readonly places: readonly Place[]
}

/** What a flow assumes, in the order in which it is written; of what is written twice the last counts. */
export function assumptionsOf(flow: Pick<Flow, 'assumed'> & Places): readonly Assumption[] {
  const all = new Map<string, Assumption>()
  for (const { source, language = null, confirmed } of flow.assumed ?? []) {
    for (const [text, state] of Object.entries(confirmed)) {
      const places = placesOf(flow, text, language)
      all.set(JSON.stringify([language, text]), {
        text,
        language,
        isAddress: isAddress(text),
        source,
        confirmed: state,
        places,
      })
    }
  }
  return [...all.values()]
}

/** The part of a flow, or of a shared part, that says labels and addresses. */
type Places = Pick<Flow, 'interruptions'> & Partial<Pick<Flow, 'destination' | 'claims' | 'routes' | 'link'>>

/** Labels that a walk looks for. Those of routes in apps are none: no walk will see them. */
export function labelsOf({ routes = [], destination, claims = [], interruptions }: Places): readonly Label[] {
  const label = (place: Place, ...texts: readonly (LocalText | undefined)[]): Label[] =>
    texts.flatMap((text) => (text === undefined ? [] : [{ text, place }]))
  const at = (what: Extract<Place, { kind: 'destination' }>['what']): Place => ({ kind: 'destination', what })
  return [
    ...label(at('heading'), destination?.heading),
    ...(destination?.fields ?? []).flatMap((field) => label(at('field'), field.label)),
    ...label(at('submit'), destination?.submit),
    ...(destination?.sentences ?? []).flatMap(({ text }) => label(at('sentence'), text)),
    ...claims.flatMap(({ check }) => [...label(at('claim'), check.text), ...label(at('field'), check.field?.label)]),
    ...walked(routes).flatMap((route) =>
      route.steps.flatMap((step) =>
        label({ kind: 'step', route: route.id, step: step.id }, ...namesOf(step).map(({ text }) => text)),
      ),
    ),
    ...interruptions.flatMap(({ id, dialog, click }) =>
      label({ kind: 'interruption', id }, dialog.name, dialog.text, click.name),
    ),
  ]
}

/** Addresses that a walk opens, and that of the link. */
export function addressesOf({ link, routes = [] }: Places): readonly { readonly url: string; readonly place: Place }[] {
  const opened = walked(routes).flatMap((route) =>
    route.steps.flatMap(({ open, id }) =>
      open === undefined ? [] : [{ url: open, place: { kind: 'step' as const, route: route.id, step: id } }],
    ),
  )
  return [...(link ? [{ url: link.url, place: { kind: 'link' as const } }] : []), ...opened]
}

/** A text that a step looks for: under a role as the name of something, or somewhere on the page. */
export type Looked = { readonly text: LocalText; readonly role: string | null; readonly isTarget: boolean }

/** The texts that a step looks for, whatever it does with what it finds. */
export function namesOf({ click, hover, press, fill, choose, expect }: Step): readonly Looked[] {
  const target = click ?? hover ?? press ?? fill ?? choose
  const within = target?.within ?? expect?.within
  const scrolled = target && 'scroll' in target && target.scroll !== 'page' ? target.scroll : undefined
  const looked = (text: LocalText | undefined, role: string | null, isTarget = false): Looked[] =>
    text === undefined ? [] : [{ text, role, isTarget }]
  return [
    ...looked(target?.name, target?.role ?? null, true),
    ...looked(expect?.name, expect?.role ?? null),
    ...looked(expect?.text, null),
    ...looked(choose?.option, 'option'),
    ...looked(within?.name, within?.role ?? null),
    ...looked(scrolled?.name, scrolled?.role ?? null),
  ]
}

/** Reports what is assumed of a label or address that is nowhere in the file, such as one that was renamed since. */
export function lintAssumed(own: Pick<Flow, 'assumed'> & Places, locales: readonly string[], report: Report): void {
  for (const [index, { language, confirmed }] of (own.assumed ?? []).entries()) {
    const spoken = language === undefined || locales.length === 0 || locales.some((one) => serves(language, one))
    // Of a language that is not walked now, nothing is looked for.
    if (!spoken) continue
    for (const text of Object.keys(confirmed)) {
      if (placesOf(own, text, language ?? null).length > 0) continue
      const what = isAddress(text) ? 'address' : 'label'
      const where = language === undefined || isAddress(text) ? '' : ` in \`${language}\``
      report(
        ['assumed', index, 'confirmed', text],
        `no ${what} \`${text}\`${where} is looked for; write it as the file has it, or leave it out here`,
        'key',
      )
    }
  }
}

/** True when a language tag of an assumption or a text stands for a locale: `de` for `de-AT`. */
export function serves(language: string, locale: string): boolean {
  return language === locale || locale.startsWith(`${language}-`)
}

function placesOf(own: Places, text: string, language: string | null): readonly Place[] {
  if (isAddress(text)) return addressesOf(own).flatMap(({ url, place }) => (url === text ? [place] : []))
  const says = (label: LocalText) => (language === null ? allTexts(label) : textsFor(label, language))
  return labelsOf(own).flatMap(({ text: label, place }) =>
    says(label).some((one) => sameText(one, text)) ? [place] : [],
  )
}

function walked(routes: readonly Route[]): readonly Route[] {
  return routes.filter(({ surface }) => surface === 'web')
}

function isAddress(text: string): boolean {
  return /^https?:\/\//.test(text)
}
