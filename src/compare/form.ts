import { ARRIVAL, type Box, type FormField, type Screen } from '../screen/screen.js'
import type { Item } from '../screen/tree.js'
import { normalise, sameText } from '../text/normalise.js'
import type { Difference, FindingKind } from './finding.js'

/** True for tree items that the form model describes better: fields, and the controls that send. */
export function isFormItem(item: Item, screen: Screen): boolean {
  if (item.role === 'button') return screen.submits.some((submit) => sameText(submit.label, item.name))
  if (item.role === 'option') return true
  return screen.fields.some((field) => field.role === item.role && sameText(field.label, item.name))
}

/** Compares what the form asks. Values are never compared: they were never captured. */
export function diffForms(approved: Screen, seen: Screen): readonly Difference[] {
  const change = changeOn(seen)
  const { matched, renamed, removed, added } = matchFields(approved.fields, seen.fields)
  return [
    ...renamed.map(([old, now]) => change('label-renamed', old.role, old.label, now.label, old.box, now.box)),
    ...removed.map((field) => change('field-removed', quoted(field.label), field.label, null, field.box, undefined)),
    ...added.map((field) => change('field-added', quoted(field.label), null, field.label, undefined, field.box)),
    ...[...matched, ...renamed].flatMap(([old, now]) =>
      fieldChanges(old, now).map((kind) => change(kind, quoted(now.label), null, null, old.box, now.box)),
    ),
    ...[...matched, ...renamed].flatMap(([old, now]) =>
      old.disabled === now.disabled
        ? []
        : [change('state-changed', `${now.role} "${now.label}"`, enabled(old), enabled(now), old.box, now.box)],
    ),
    ...[...matched, ...renamed].flatMap(([old, now]) => {
      const [before, after] = [(old.options ?? []).join(' · '), (now.options ?? []).join(' · ')]
      return before === after ? [] : [change('text-changed', quoted(now.label), before, after, old.box, now.box)]
    }),
    ...diffSubmits(approved, seen),
  ]
}

function diffSubmits(approved: Screen, seen: Screen): readonly Difference[] {
  const change = changeOn(seen)
  const old = approved.submits.filter((submit) => !seen.submits.some((other) => sameText(other.label, submit.label)))
  const now = seen.submits.filter((submit) => !approved.submits.some((other) => sameText(other.label, submit.label)))
  return [
    ...old.map((submit, index) => {
      const successor = now[index]
      return successor
        ? change(
            'submit-renamed',
            `button "${successor.label}"`,
            submit.label,
            successor.label,
            submit.box,
            successor.box,
          )
        : change('submit-removed', `button "${submit.label}"`, submit.label, null, submit.box, undefined)
    }),
    ...now
      .slice(old.length)
      .map((submit) => change('item-added', `button "${submit.label}"`, null, submit.label, undefined, submit.box)),
    ...seen.submits.flatMap((submit) => {
      const before = approved.submits.find((other) => sameText(other.label, submit.label))
      return before && submit.disabled && !before.disabled
        ? [change('submit-disabled', `button "${submit.label}"`, null, null, before.box, submit.box)]
        : []
    }),
  ]
}

/** Which differences two states of one field amount to. */
export function fieldChanges(
  old: Pick<FormField, 'required' | 'prefilled'>,
  now: Pick<FormField, 'required' | 'prefilled'>,
): readonly FindingKind[] {
  const kinds: FindingKind[] = []
  if (old.required !== now.required) kinds.push(now.required ? 'field-now-required' : 'field-now-optional')
  if (old.prefilled !== now.prefilled) kinds.push(now.prefilled ? 'field-now-prefilled' : 'field-no-longer-prefilled')
  return kinds
}

type Pairs = readonly (readonly [FormField, FormField])[]

/** Matches fields by label, then what is left by kind and order: the same field under another label. */
function matchFields(
  before: readonly FormField[],
  after: readonly FormField[],
): { matched: Pairs; renamed: Pairs; removed: readonly FormField[]; added: readonly FormField[] } {
  const left = new Set(after)
  const take = (test: (field: FormField) => boolean): FormField | undefined => {
    const found = [...left].find(test)
    if (found) left.delete(found)
    return found
  }
  const first = before.map((field) => ({
    field,
    match: take((other) => sameText(other.label, field.label) && other.role === field.role),
  }))
  const second = first.map(({ field, match }) => ({
    field,
    match,
    // Several fields of one kind in a row cannot be told apart without labels; then they are removed and added.
    successor: match
      ? undefined
      : take(
          (other) =>
            other.role === field.role &&
            other.type === field.type &&
            alone(field, before, first) &&
            aloneAmong(other, left),
        ),
  }))
  return {
    matched: second.flatMap(({ field, match }) => (match ? [[field, match] as const] : [])),
    renamed: second.flatMap(({ field, successor }) => (successor ? [[field, successor] as const] : [])),
    removed: second.flatMap(({ field, match, successor }) => (match || successor ? [] : [field])),
    added: [...left],
  }
}

function alone(
  field: FormField,
  before: readonly FormField[],
  first: readonly { field: FormField; match: FormField | undefined }[],
): boolean {
  const unmatched = before.filter((other) => !first.find((entry) => entry.field === other)?.match)
  return unmatched.filter((other) => other.role === field.role && other.type === field.type).length === 1
}

function aloneAmong(field: FormField, left: ReadonlySet<FormField>): boolean {
  return [...left].filter((other) => other.role === field.role && other.type === field.type).length === 1
}

function changeOn(seen: Screen) {
  return (
    kind: FindingKind,
    subject: string,
    before: string | null,
    after: string | null,
    boxBefore: Box | undefined,
    box: Box | undefined,
  ): Difference => ({
    kind,
    step: seen.step,
    relevance: seen.step === ARRIVAL ? 'route' : 'elsewhere',
    subject,
    before,
    after,
    boxBefore: boxBefore ?? null,
    box: box ?? null,
  })
}

function enabled(field: FormField): string {
  return field.disabled ? 'disabled' : 'enabled'
}

function quoted(label: string): string {
  return `"${normalise(label)}"`
}
