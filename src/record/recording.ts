import type { FrameName, Place, Target } from '../flow/schema.js'
import { allTexts } from '../text/local.js'

/** One step of a guide's way, as its author did it. */
export type RecordedStep =
  | (Done & { readonly action: 'open'; readonly url: string })
  | (Done & { readonly action: 'click' | 'hover'; readonly target: Target })
  | (Done & { readonly action: 'choose'; readonly target: Target; readonly option?: string })
  | (Done & { readonly action: 'fill'; readonly target: Target; readonly value: string })

type Done = {
  /** The document it was done on, counted from 1 as documents came; the first `open` has 0. */
  readonly document: number
  /** Where it was done, for going back. */
  readonly from: string
  /** What is to be looked at before the file is relied on; comments of the file. */
  readonly doubts: readonly string[]
}

/** A dialog that the author refused on the way. */
export type RecordedInterruption = {
  readonly dialog: Place & { readonly frame?: FrameName }
  readonly click: Target
}

/** The control that would send, and how many steps were recorded before it. It was not pressed. */
export type RecordedSubmit = {
  readonly name: string
  readonly document: number
  readonly after: number
  /** The frame that it is in. */
  readonly frame?: FrameName | undefined
}

/** All that was recorded so far. */
export type Recording = {
  readonly steps: readonly RecordedStep[]
  readonly interruptions: readonly RecordedInterruption[]
  readonly submit: RecordedSubmit | null
  /** Steps that the author may do once more without their being recorded twice: those undone pages are reached by. */
  readonly again: readonly RecordedStep[]
}

/** A recording that begins at an address. */
export function startAt(url: string): Recording {
  const open: RecordedStep = { action: 'open', url, document: 0, from: url, doubts: [] }
  return { steps: [open], interruptions: [], submit: null, again: [] }
}

/**
 * Adds a step. After an undo, what the author does to come back to the same place is known already.
 *
 * @returns the recording, and whether the step is new.
 */
export function withStep(recording: Recording, step: RecordedStep): { recording: Recording; isNew: boolean } {
  const [next, ...rest] = recording.again
  if (next && sameDeed(next, step)) return { recording: { ...recording, again: rest }, isNew: false }
  const last = recording.steps.at(-1)
  // A field that is typed into again is one step.
  if (step.action === 'fill' && last && sameDeed(last, step)) return { recording, isNew: false }
  return { recording: { ...recording, steps: [...recording.steps, step], again: [] }, isNew: true }
}

/** Adds a dialog that was refused; one that is known already is the same. */
export function withInterruption(recording: Recording, found: RecordedInterruption): Recording {
  const key = JSON.stringify(found)
  const isKnown = recording.interruptions.some((one) => JSON.stringify(one) === key)
  return isKnown ? recording : { ...recording, interruptions: [...recording.interruptions, found] }
}

/**
 * Takes the last step back, or the submit control when that came last.
 *
 * @returns what was taken back; `null` when there is nothing but the first step.
 */
export function withoutLast(recording: Recording): { recording: Recording; undone: RecordedStep | 'submit' | null } {
  const last = recording.steps.at(-1)
  if (recording.submit && recording.submit.after >= recording.steps.length)
    return { recording: { ...recording, submit: null }, undone: 'submit' }
  if (!last || recording.steps.length === 1) return { recording, undone: null }
  const steps = recording.steps.slice(0, -1)
  // What opened a menu on the same document has to be done again.
  const again = steps.filter(({ action, document }) => action !== 'open' && document === last.document)
  return { recording: { ...recording, steps, again }, undone: last }
}

/** True where the mouse rests on these already, or what it rests on was clicked: what that opened needs no other step. */
export function isOpenStill({ steps }: Recording, hovers: readonly RecordedStep[]): boolean {
  const [last] = hovers.slice(-1)
  if (last?.action !== 'hover') return true
  const before = steps.filter(({ document }) => document === last.document)
  const clicked = before.at(-1)
  if (clicked?.action === 'click' && sameDeed(clicked, { ...last, action: 'click' })) return true
  const rested = before.filter(({ action }) => action === 'hover').slice(-hovers.length)
  return rested.length === hovers.length && rested.every((one, at) => sameDeed(one, hovers[at] as RecordedStep))
}

/** The last click as the control that sends, as its author says. */
export function withLastAsSubmit(recording: Recording): Recording | null {
  const last = recording.steps.at(-1)
  if (last?.action !== 'click') return null
  const [name] = namesOf(last)
  return name === undefined
    ? null
    : {
        ...recording,
        steps: recording.steps.slice(0, -1),
        submit: { name, document: last.document, after: recording.steps.length - 1, frame: last.target.frame },
      }
}

/** True when two steps do the same to the same. */
export function sameDeed(a: RecordedStep, b: RecordedStep): boolean {
  return deedOf(a) === deedOf(b)
}

function deedOf(step: RecordedStep): string {
  if (step.action === 'open') return `open ${step.url}`
  const { role, name, within, frame } = step.target
  return JSON.stringify([
    step.action,
    role,
    name,
    within ?? null,
    frame ?? null,
    step.action === 'choose' ? step.option : null,
  ])
}

/** The names of a step's target; it was recorded in one language, and has one. */
export function namesOf(step: RecordedStep): readonly string[] {
  if (step.action === 'open') return []
  return typeof step.target.name === 'string' ? [step.target.name] : []
}

/** A step in a line: `click link “Privacy”`. */
export function told(step: RecordedStep): string {
  if (step.action === 'open') return `open ${step.url}`
  const { role, name, within, frame } = step.target
  const option = step.action === 'choose' && step.option !== undefined ? `, option “${step.option}”` : ''
  const place = within ? ` in ${within.role}${typeof within.name === 'string' ? ` “${within.name}”` : ''}` : ''
  const inFrame = frame ? ` in the frame “${toldFrame(frame)}”` : ''
  return `${step.action} ${role} “${String(name)}”${place}${inFrame}${option}`
}

/** A frame in a word: its title, else its name or address. */
function toldFrame({ title, name, url }: FrameName): string {
  return allTexts(title)[0] ?? name ?? url ?? ''
}
