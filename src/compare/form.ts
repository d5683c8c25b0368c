import { isOfRole } from '../flow/roles.js'
import { saysRequired } from '../screen/required.js'
import { ARRIVAL, type Box, type FormField, type Screen, type SubmitControl } from '../screen/screen.js'
import { flatten, type Item } from '../screen/tree.js'
import { normalise, sameText } from '../text/normalise.js'
import { contentOf, sameReading } from '../text/reading.js'
import {
  control,
  type Finding,
  type FindingKind,
  nowhere,
  type Relevance,
  type Subject,
  type Value,
} from './finding.js'
import { alignedParts, type Described, isDescribed, isLabelled, partsOfForm, UNDESCRIBED } from './forms.js'

/** True for tree items that the form model describes better: fields, and the controls that send. */
export function isFormItem(item: Item, screen: Screen): boolean {
  if (item.role === 'button') return screen.submits.some((submit) => sameText(submit.label, item.name))
  if (item.role === 'option') return true
  // What names a field for a reader alone, its item in the tree does not have.
  return screen.fields.some(
    (field) => field.role === item.role && (item.name === '' || sameText(field.label, item.name)),
  )
}

/**
 * Compares what the forms ask. Values are never compared: they were never captured. Only the destination's form is on
 * the route; what lies over the page has none.
 *
 * @param described what the flow says of the form; it tells which form is meant.
 */
export function diffForms(approved: Screen, seen: Screen, described: Described = UNDESCRIBED): readonly Finding[] {
  const now = partsOfForm(seen, described)
  const old = alignedParts(partsOfForm(approved, described), now)
  const isArrival = seen.step === ARRIVAL
  const [own, other] = [changeOn(seen, isArrival ? 'route' : 'elsewhere'), changeOn(seen, 'elsewhere')]
  // Fields that went between the destination's form and another one of the page are in the page still.
  const beside = [
    ...diffFields(old.otherFields, now.otherFields, other, other, described),
    ...diffSubmits(old.otherSubmits, now.otherSubmits, [approved, seen], other),
  ]
  const isGone = isArrival && old.fields.length > 0 && now.fields.length + now.submits.length === 0
  if (isGone) {
    const texts = [...old.fields, ...old.submits].slice(0, 5).map(({ label }) => normalise(label))
    const asked: Value = { kind: 'texts', texts }
    return [own('form-removed', { kind: 'page' }, asked, null, old.fields[0]?.box, undefined), ...beside]
  }
  const changes = [
    ...diffFields(old.fields, now.fields, own, other, described),
    ...diffSubmits(old.submits, now.submits, [approved, seen], own),
    ...beside,
  ]
  return changes.map((found) => (isOfAim(found, seen) ? { ...found, relevance: 'route' } : found))
}

/** Whoever does as the guide says ticks the box of a step, and unticks it where it is ticked already. */
function isOfAim({ kind, subject }: Finding, { target, fields }: Screen): boolean {
  if (!target || !TOGGLED.has(target.role) || !/ticked$/.test(kind)) return false
  const [aim, ...others] = fields.filter((field) => field.role === target.role && isLabelled(field, target.name))
  return aim !== undefined && others.length === 0 && subject.kind === 'field' && subject.label === normalise(aim.label)
}

type Change = ReturnType<typeof changeOn>

/** True where an account's own is stored in a field that the guide does not speak of, or need not be typed any more. */
function isStored(old: FormField, now: FormField, described: Described): boolean {
  if (described.fields.some((asked) => isDescribed(now, asked)) || TICKED.has(now.role)) return false
  return now.prefilled || !(now.required || old.required)
}

/** A field without a label on one of the screens: what only its label on the other one says is no change. */
function asFarAsKnown(old: FormField, now: FormField): FormField {
  const isNew =
    normalise(old.label) === '' ? saysRequired(now.label) : normalise(now.label) === '' && saysRequired(old.label)
  return isNew ? { ...old, required: now.required } : old
}

/** True where more or fewer of the same can be chosen, such as servers or groups that a site has; the guide's choice is a step. */
function offersMoreOrFewer(old: FormField, now: FormField): boolean {
  const [was, is] = [new Set(old.options?.map(normalise)), new Set(now.options?.map(normalise))]
  const [few, many] = was.size < is.size ? [was, is] : [is, was]
  return few.size > 0 && few.size < many.size && [...few].every((option) => many.has(option))
}

/** @param aside for what differs in what an account or a site holds. */
function diffFields(
  before: readonly FormField[],
  after: readonly FormField[],
  change: Change,
  aside: Change,
  described: Described,
): readonly Finding[] {
  const { matched, renamed, removed, added } = matchFields(before, after)
  const both = [...matched, ...renamed]
  return [
    ...renamed.map(([old, now]) =>
      change('label-renamed', control({ role: old.role, name: '' }), old.label, now.label, old.box, now.box),
    ),
    ...removed.map((field) =>
      change('field-removed', fieldSubject(field.label), field.label, null, field.box, undefined),
    ),
    ...added.map((field) => {
      const must: Value = { kind: 'required', is: field.required }
      return change('field-added', fieldSubject(field.label), null, must, undefined, field.box)
    }),
    ...both.flatMap(([old, now]) =>
      fieldChanges(asFarAsKnown(old, now), now).map((kind) => {
        const told = kind.endsWith('prefilled') && isStored(old, now, described) ? aside : change
        return told(kind, fieldSubject(now.label), null, null, old.box, now.box)
      }),
    ),
    ...both.flatMap(([old, now]) => {
      const [was, is] = [isLocked(old, now), isLocked(now, old)]
      if (was === is) return []
      return [change('state-changed', fieldControl(now), disabled(was), disabled(is), old.box, now.box)]
    }),
    ...both.flatMap(([old, now]) => {
      const options = ({ options = [] }: FormField) => options.map(normalise)
      const [was, is] = [options(old).join(' · '), options(now).join(' · ')]
      const told = offersMoreOrFewer(old, now) ? aside : change
      // Whoever chooses looks for the words, wherever they stand.
      const sorted = (field: FormField) => contentOf(options(field).sort().join(' · '))
      return sameReading(contentOf(was), contentOf(is)) || sameReading(sorted(old), sorted(now))
        ? []
        : [told('text-changed', fieldSubject(now.label), was, is, old.box, now.box)]
    }),
  ]
}

function diffSubmits(
  before: readonly SubmitControl[],
  after: readonly SubmitControl[],
  [approved, seen]: readonly [Screen, Screen],
  change: Change,
): readonly Finding[] {
  const isIn = (list: readonly SubmitControl[], { label }: SubmitControl) =>
    list.some((other) => sameText(other.label, label))
  // A button that a page's script sends with is known as a button only.
  const isButtonOn = (screen: Screen, { label }: SubmitControl) =>
    flatten(screen.tree).some((item) => item.role === 'button' && sameText(item.name, label))
  const old = before.filter((submit) => !isIn(after, submit) && !isButtonOn(seen, submit))
  const now = after.filter((submit) => !isIn(before, submit) && !isButtonOn(approved, submit))
  return [
    ...old.map((submit, index) => {
      const heir = now[index]
      return heir
        ? change('submit-renamed', button(heir), submit.label, heir.label, submit.box, heir.box)
        : change('submit-removed', button(submit), submit.label, null, submit.box, undefined)
    }),
    ...now
      .slice(old.length)
      .map((submit) => change('item-added', button(submit), null, submit.label, undefined, submit.box)),
    ...after.flatMap((submit, index) => {
      const same = before.find((other) => sameText(other.label, submit.label)) ?? before[index]
      return same
        ? submitChanges(same, submit)
            // Screens that know of no forms do not know either whether a control asked again.
            .filter((kind) => kind !== 'submit-confirms' || approved.forms.length > 0)
            .map((kind) => change(kind, button(submit), null, null, same.box, submit.box))
        : []
    }),
  ]
}

/** In what a control that sends became harder to use. */
export function submitChanges(
  old: Pick<SubmitControl, 'disabled' | 'state'>,
  now: Pick<SubmitControl, 'disabled' | 'state'>,
): readonly FindingKind[] {
  return [
    ...(now.disabled && !old.disabled ? (['submit-disabled'] as const) : []),
    ...(now.state.covered && !old.state.covered ? (['submit-covered'] as const) : []),
    ...(now.state.confirms && !old.state.confirms ? (['submit-confirms'] as const) : []),
  ]
}

/** Which differences two states of one field amount to. */
export function fieldChanges(
  old: Pick<FormField, 'required' | 'prefilled'>,
  now: Pick<FormField, 'required' | 'prefilled' | 'role'>,
): readonly FindingKind[] {
  const kinds: FindingKind[] = []
  if (old.required !== now.required) kinds.push(now.required ? 'field-now-required' : 'field-now-optional')
  if (old.prefilled === now.prefilled) return kinds
  if (TICKED.has(now.role)) kinds.push(now.prefilled ? 'field-now-ticked' : 'field-no-longer-ticked')
  else kinds.push(now.prefilled ? 'field-now-prefilled' : 'field-no-longer-prefilled')
  return kinds
}

const TICKED = new Set(['checkbox', 'radio', 'switch'])
const TOGGLED = new Set(['checkbox', 'switch'])

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
    match: take(
      (other) => sameText(other.label, field.label) && (isOfRole(other, field.role) || isOfRole(field, other.role)),
    ),
  }))
  const second = first.map(({ field, match }) => ({
    field,
    match,
    // Several fields of one kind that were renamed cannot be told apart; then they are removed and added. Those that had no
    // label are told by their order.
    successor: match
      ? undefined
      : take(
          (other) =>
            other.role === field.role &&
            other.type === field.type &&
            (normalise(field.label) === '' || (alone(field, before, first) && aloneAmong(other, left))),
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

function changeOn(seen: Screen, relevance: Relevance) {
  return (
    kind: FindingKind,
    subject: Subject,
    before: Value | null,
    after: Value | null,
    boxBefore: Box | undefined,
    box: Box | undefined,
  ): Finding => ({
    ...nowhere(seen.step, kind),
    relevance,
    subject,
    before,
    after,
    boxBefore: boxBefore ?? null,
    box: box ?? null,
  })
}

/** Nothing can be entered: it is disabled, or read-only where both screens say whether it is. */
function isLocked(field: FormField, other: FormField): boolean {
  return field.disabled || (other.readOnly !== undefined && field.readOnly === true)
}

function disabled(is: boolean): Value {
  return { kind: 'state', state: 'disabled', is }
}

/** A field by its label, as a reader knows it. */
export function fieldSubject(label: string): Subject {
  return { kind: 'field', label: normalise(label) }
}

function fieldControl({ role, label }: FormField): Subject {
  return control({ role, name: label })
}

/** A control that sends. */
export function button({ label }: Pick<SubmitControl, 'label'>): Subject {
  return control({ role: 'button', name: label })
}
