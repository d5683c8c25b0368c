import { FIELD_ROLES } from '../flow/roles.js'
import type { FrameName } from '../flow/schema.js'
import { asRead } from '../screen/required.js'
import type { AriaNode } from '../screen/screen.js'
import { flatten, type Item, isBesideContent } from '../screen/tree.js'
import { oneLine } from '../text/line.js'
import { sameText } from '../text/normalise.js'
import type { Root } from '../walk/elements/frames.js'
import type { RawControl } from '../walk/form-model/control.js'
import { type PageFacts, READ_PAGE } from '../walk/form-model/read-page.js'
import type { Redact } from '../walk/redaction/redact.js'
import { redactTree } from '../walk/redaction/tree.js'

/** One field of the page at the end. No value is ever read. */
export type SeenField = {
  readonly label: string
  readonly role: string
  readonly required: boolean
  readonly prefilled: boolean
}

/** The page at the end, as far as a flow describes it. */
export type SeenDestination = {
  /** The address of the page, also where the form is in a frame. */
  readonly url: string
  readonly frame?: FrameName | undefined
  readonly heading: string | null
  readonly fields: readonly SeenField[]
  readonly submit: string | null
  /** Sentences of the page that may be key sentences; its author chooses. */
  readonly sentences: readonly string[]
}

/** What the schema of a flow has a role for. */
const FIELDS: ReadonlySet<string> = new Set(FIELD_ROLES)

const MOST_SENTENCES = 20

/**
 * Reads the page on screen as a destination, redacted.
 *
 * @param root the page, or the frame of it that the form is in.
 * @param pressed the name of the control that the author pressed to send, if there was one.
 */
export async function readDestination(
  root: Root,
  redact: Redact,
  pressed: string | null,
): Promise<Omit<SeenDestination, 'url' | 'frame'>> {
  const [rawTree, facts] = await Promise.all([
    root.locator('body').ariaSnapshotJSON() as Promise<(AriaNode | string)[]>,
    root.evaluate<PageFacts>(READ_PAGE),
  ])
  const items = flatten(redactTree(rawTree, redact))
  const own = controlsOf(facts.controls, facts.forms, pressed)
  const labels = redact.texts(own.map(({ label }) => label))
  const told = own.map((control, index) => ({ ...control, label: oneLine(labels[index] ?? '') }))
  const submit = pressed ?? told.find(({ submits, label }) => submits && label !== '')?.label ?? null
  return {
    heading: headingOf(items),
    fields: told
      .filter(({ submits, role, label }) => !submits && label !== '' && FIELDS.has(role))
      .map(asRead)
      .map(({ label, role, required, prefilled }) => ({ label, role, required, prefilled })),
    submit,
    sentences: sentencesOf(items),
  }
}

/**
 * The controls of the form that is meant: the one with the control that was pressed, else the one in the content with
 * the most fields. A search and a newsletter are nobody's destination.
 */
function controlsOf(
  controls: readonly RawControl[],
  forms: readonly { readonly purpose: string; readonly place: string }[],
  pressed: string | null,
): readonly RawControl[] {
  const of = (form: number) => controls.filter((control) => control.form === form)
  const withPressed = controls.find(({ submits, label }) => pressed !== null && submits && sameText(label, pressed))
  if (withPressed) return of(withPressed.form)
  const best = forms
    .map((form, index) => ({ ...form, controls: of(index) }))
    .filter(({ purpose, place }) => !['search', 'newsletter'].includes(purpose) && place !== 'aside')
    .sort((a, b) => fieldsIn(b.controls) - fieldsIn(a.controls))[0]
  return best?.controls ?? []
}

function fieldsIn(controls: readonly RawControl[]): number {
  return controls.filter(({ submits }) => !submits).length
}

/** The first heading of the highest level, in the content where there is one. */
function headingOf(items: readonly Item[]): string | null {
  const headings = items.filter(({ role, name }) => role === 'heading' && name !== '')
  const own = headings.filter(({ landmark }) => !isBesideContent(landmark))
  const levels = (own.length > 0 ? own : headings).map((item) => ({ item, level: item.node?.level ?? 9 }))
  const found = levels.sort((a, b) => a.level - b.level)[0]?.item
  return found ? oneLine(found.node?.name ?? found.name) : null
}

/** Whole sentences of the content, in the order that they are read. */
function sentencesOf(items: readonly Item[]): readonly string[] {
  const texts = items.filter(({ role, landmark }) => role === 'text' && !isBesideContent(landmark))
  const sentences = texts.flatMap(({ name }) => oneLine(name).match(/[^.!?…]+[.!?…]+["'”»’)]*/gu) ?? [])
  const whole = sentences.map((one) => one.trim()).filter((one) => one.split(' ').length >= 4 && one.length <= 300)
  return [...new Set(whole)].slice(0, MOST_SENTENCES)
}
