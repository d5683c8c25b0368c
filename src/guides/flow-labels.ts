import { resolveLocales } from '../flow/lint.js'
import type { Flow } from '../flow/schema.js'
import { targetOf } from '../flow/used.js'
import { type LocalText, textsFor } from '../text/local.js'

/** A label that a flow names, whether a screen that shows it was approved or not. */
export type FlowLabel = {
  readonly locale: string
  readonly role: string
  readonly text: string
  /** As `route/step`; `null` for those of the destination. */
  readonly step: string | null
}

/** Every label that a flow names, in each of its languages; those of routes in apps, too. */
export function flowLabels(flow: Flow): readonly FlowLabel[] {
  const { destination, routes } = flow
  const all = (
    role: string,
    text: LocalText | undefined,
    step: string | null,
    locales = flow.locales,
  ): readonly FlowLabel[] =>
    locales.flatMap((locale) => textsFor(text, locale).map((one) => ({ locale, role, text: one, step })))
  return [
    ...routes.flatMap((route) =>
      route.steps.flatMap((step) => {
        const locales = resolveLocales(flow.locales, ...(step.locales ?? route.locales ?? flow.locales))
        const target = targetOf(step) ?? step.expect
        const place = `${route.id}/${step.id}`
        return [
          ...all(target?.role ?? 'text', target?.name, place, [...locales]),
          ...all('option', step.choose?.option, place, [...locales]),
        ]
      }),
    ),
    ...all('heading', destination.heading, null),
    ...destination.fields.flatMap(({ label, role }) => all(role, label, null)),
    ...all('button', destination.submit, null),
  ]
}
