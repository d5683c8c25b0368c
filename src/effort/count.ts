import { z } from 'zod'
import { actionOf, type Flow, type Step } from '../flow/schema.js'
import type { WalkRecord } from '../screen/record.js'
import { ARRIVAL, type Screen } from '../screen/screen.js'
import { CLICKABLE, keyOf } from '../screen/tree.js'
import { asksForCode, countFields } from './form.js'
import { countWords, indexOfTarget, isRunningText, readable } from './reading.js'

/** What one walk that arrived asked of its reader; docs/obstacles.md defines each count. `null` where it was not measured. */
export const countsSchema = z.object({
  clicks: z.int(),
  screens: z.int(),
  /** Fields of the reader's own on the destination's form. */
  fieldsRequired: z.int(),
  fieldsOptional: z.int(),
  /** Viewport heights to the targets, added up. */
  scrolls: z.number().nullable(),
  /** Words on the screens passed, and before the targets on them. */
  words: z.int(),
  wordsBefore: z.int(),
  /** Links and buttons beside the targets, on the same screens. */
  distractors: z.int(),
  /** CSS pixels squared of the smallest target, and its part of the most prominent control's on the same screen. */
  targetArea: z.number().nullable(),
  targetShare: z.number().nullable(),
  /** Contrast of its text, 1 to 21 (WCAG 2.2), and that of the most prominent control. */
  targetContrast: z.number().nullable(),
  prominentContrast: z.number().nullable(),
  /** Targets that are running text rather than controls. */
  textTargets: z.int(),
  logIn: z.boolean(),
  code: z.boolean(),
  /** Dialogs that came in between. */
  dialogs: z.int(),
})
export type Counts = Readonly<z.infer<typeof countsSchema>>

/** The way that was walked: the steps are those of its language and device. */
export type CountedWay = {
  readonly flow: Pick<Flow, 'destination'>
  readonly steps: readonly Step[]
  readonly locale: string
  readonly account: string
}

/**
 * Counts what a walk asked of its reader, from its record alone.
 *
 * @returns `null` unless it arrived: half a way cannot be compared with a whole one.
 */
export function effortOf(record: WalkRecord, { flow, steps, locale, account }: CountedWay): Counts | null {
  if (record.outcome.kind !== 'arrived') return null
  const { screens } = record
  const pressed = steps.filter((step) => ['click', 'press', 'choose'].includes(actionOf(step)))
  const groups = screensPassed(screens, steps)
  const targeted = screens.filter(({ target }) => target !== null)
  const arrival = screens.find(({ step }) => step === ARRIVAL)
  const expectsObstacle = steps.at(-1)?.expect?.obstacle
  const typed = targeted.flatMap(({ step, target }) =>
    steps.some(({ id, fill, choose }) => id === step && (fill || choose)) && target ? [target.name] : [],
  )
  const fields =
    arrival && !expectsObstacle ? countFields(arrival, flow.destination, locale, typed) : { required: 0, optional: 0 }
  return {
    clicks: pressed.length,
    screens: groups.length,
    fieldsRequired: fields.required,
    fieldsOptional: fields.optional,
    scrolls: scrollsOf(targeted),
    words: sum(groups.map((group) => Math.max(...group.map(({ tree }) => wordsOf(tree))))),
    wordsBefore: sum(groups.map((group) => Math.max(...group.map(wordsBefore)))),
    distractors: sum(groups.map(distractorsOf)),
    ...drawnOf(targeted),
    textTargets: targeted.filter(({ tree, target }) => target && isRunningText(tree, target)).length,
    logIn:
      account !== 'logged-out' ||
      expectsObstacle === 'login-wall' ||
      steps.some(({ fill }) => fill?.secret !== undefined),
    code: groups.flat().some(asksForCode),
    dialogs: sum(record.notes.map(({ kind, times }) => (kind === 'interruption' || kind === 'dialog' ? times : 0))),
  }
}

/**
 * The screens of a way in order, each with its captures: another one begins where an address was opened or something was
 * pressed, and what is to be read, or the address, is another afterwards.
 */
export function screensPassed(
  screens: readonly Screen[],
  steps: readonly Step[],
): readonly (readonly [Screen, ...Screen[]])[] {
  const groups: [Screen, ...Screen[]][] = []
  let mayDiffer = true
  for (const step of [...steps, undefined]) {
    const screen = screens.find((one) => one.step === (step?.id ?? ARRIVAL))
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (screen) {
      if (!group || !last || (mayDiffer && isAnother(last, screen))) groups.push([screen])
      else group.push(screen)
      mayDiffer = false
    }
    if (step && ['open', 'click', 'press', 'choose'].includes(actionOf(step))) mayDiffer = true
  }
  return groups
}

function isAnother(last: Screen, next: Screen): boolean {
  const address = ({ url }: Screen) => url.replace(/#.*/, '')
  const said = ({ tree }: Screen) => readable(tree).map(keyOf).join('\n')
  return address(last) !== address(next) || said(last) !== said(next)
}

function wordsOf(tree: Screen['tree']): number {
  return sum(readable(tree).map(({ name }) => countWords(name)))
}

function wordsBefore({ tree, target }: Screen): number {
  if (!target) return 0
  const items = readable(tree)
  return sum(items.slice(0, Math.max(0, indexOfTarget(items, target))).map(({ name }) => countWords(name)))
}

/** Links and buttons of a screen beside its targets; nothing on one where the reader looks for nothing. */
function distractorsOf(group: readonly Screen[]): number {
  const last = group.findLast(({ target }) => target !== null)
  if (!last) return 0
  const items = readable(last.tree)
  const own = new Set(group.flatMap(({ target }) => (target ? [indexOfTarget(items, target)] : [])))
  return items.filter(({ role }, index) => CLICKABLE.has(role) && !own.has(index)).length
}

function scrollsOf(targeted: readonly Screen[]): number | null {
  const heights = targeted.map(({ measured }) => measured?.scrolled ?? null)
  return heights.includes(null) ? null : Math.round(sum(heights.map((height) => height ?? 0)) * 100) / 100
}

/** The smallest target, and the most prominent control of its screen. */
function drawnOf(
  targeted: readonly Screen[],
): Pick<Counts, 'targetArea' | 'targetShare' | 'targetContrast' | 'prominentContrast'> {
  const sized = targeted.flatMap(({ target, measured }) => {
    const area = measured?.target?.area ?? (target?.box ? target.box.width * target.box.height : 0)
    return area > 0 ? [{ area, measured }] : []
  })
  const [smallest] = sized.sort((a, b) => a.area - b.area)
  const prominent = smallest?.measured?.prominent
  return {
    targetArea: smallest?.area ?? null,
    targetShare: smallest && prominent ? Math.round((smallest.area / prominent.area) * 1000) / 1000 : null,
    targetContrast: smallest?.measured?.target?.contrast ?? null,
    prominentContrast: prominent?.contrast ?? null,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
