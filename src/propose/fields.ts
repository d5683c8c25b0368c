import type { FindingKind } from '../compare/finding.js'
import type { Flow } from '../flow/schema.js'
import { ARRIVAL } from '../screen/screen.js'
import { textsFor } from '../text/local.js'
import { sameText } from '../text/normalise.js'
import type { Edit } from './patch.js'
import type { WalkSeen } from './propose.js'

type Flag = 'required' | 'prefilled'

/** What a finding makes of a field. */
const BECOMES: Partial<Readonly<Record<FindingKind, readonly [Flag, boolean]>>> = {
  'field-now-required': ['required', true],
  'field-now-optional': ['required', false],
  'field-now-prefilled': ['prefilled', true],
  'field-no-longer-prefilled': ['prefilled', false],
  'field-now-ticked': ['prefilled', true],
  'field-no-longer-ticked': ['prefilled', false],
}

/**
 * What a flow should say of the fields of its form, where it says the opposite. All languages and devices share what it
 * says, so only what every walk saw that arrived is changed.
 */
export function fieldEdits(
  flow: Pick<Flow, 'destination'>,
  walks: readonly Pick<WalkSeen, 'locale' | 'arrived' | 'findings'>[],
): readonly Edit[] {
  const arrived = walks.filter((walk) => walk.arrived)
  if (arrived.length === 0) return []
  return flow.destination.fields.flatMap((field, index) => {
    const seen = arrived.map(({ locale, findings }) => {
      const labels = textsFor(field.label, locale)
      const own = findings.filter(
        ({ step, subject }) =>
          step === ARRIVAL && subject.kind === 'field' && labels.some((label) => sameText(label, subject.label)),
      )
      return own.flatMap(({ kind }) => {
        const [flag, value] = BECOMES[kind] ?? []
        return flag === undefined ? [] : [{ flag, value }]
      })
    })
    return (['required', 'prefilled'] as const).flatMap((flag): Edit[] => {
      const value = !field[flag]
      const isSeen = seen.every((own) => own.some((one) => one.flag === flag && one.value === value))
      if (field[flag] === undefined || !isSeen) return []
      return [{ kind: 'flag', at: ['destination', 'fields', index, flag], value }]
    })
  })
}
