import type { Locator } from 'playwright'
import { checkDestination } from '../compare/destination.js'
import type { FindingKind } from '../compare/finding.js'
import { describedIn, partsOfForm } from '../compare/forms.js'
import { endsAtObstacle } from '../flow/lint.js'
import type { Flow } from '../flow/schema.js'
import type { Outcome } from '../screen/record.js'
import { ARRIVAL, type Screen, type SubmitControl } from '../screen/screen.js'
import { type LocalText, textsFor } from '../text/local.js'
import { namePattern, sameText } from '../text/normalise.js'
import { findTarget, labelledBeside, type Sought } from './elements/find.js'
import { type Root, rootOf } from './elements/frames.js'
import { scriptedNamed } from './elements/scripted.js'
import { headingNamed } from './elements/title.js'
import { whileAtWork } from './locate/busy.js'
import { explain } from './locate/explain.js'
import { stepMs } from './locate/locate.js'
import { clearInterruptions } from './obstacles/interruptions.js'
import { obstacleByUrl } from './obstacles/obstacles.js'
import { strangerOver } from './obstacles/strange-dialog.js'
import { wallOver } from './obstacles/wall.js'
import { nothingHappened, stopAtQuestion } from './press/question.js'
import { type Reach, reachOf } from './press/reach.js'
import { recover } from './recover.js'
import { framedOf, look, needsReads, Stop, settle, stopAtObstacle, type Walker } from './walker.js'

/**
 * Captures the end of the way, and tries whether the last control could be pressed. Whether it is the destination is
 * judged later, from the captured screen; here only obstacles are told from pages.
 */
export async function arrive(walker: Walker): Promise<Outcome> {
  const { page, task } = walker
  const { flow } = task
  await clearInterruptions(walker, ARRIVAL)
  const atObstacle = endsAtObstacle(task)
  const byUrl = atObstacle ? undefined : obstacleByUrl(flow, page.url())
  const seen = atObstacle || byUrl ? undefined : await destinationOf(walker)
  const recognised = atObstacle || seen !== undefined
  if (walker.keys) walker.keys.recognised = recognised
  const wall = recognised && !atObstacle && !walker.blind ? await lastingWall(walker) : undefined
  // The form is looked at with the network closed: whatever it might send, it cannot.
  walker.guard.close()
  await look(walker, ARRIVAL, task.steps.at(-1)?.capture)
  const obstacle = recognised ? undefined : (byUrl ?? (await explain(walker, ARRIVAL)))
  // Who has objected may get a confirmation under the heading of the form.
  const instead = seen === 'heading-alone' ? await explain(walker, ARRIVAL) : undefined
  if (instead?.kind === 'already-objected') throw stopAtObstacle(ARRIVAL, instead)
  if (obstacle) throw stopAtObstacle(ARRIVAL, obstacle)
  const needs = (misses: boolean) => {
    const needed = misses && !atObstacle ? needsReads(walker, ARRIVAL) : undefined
    if (needed) throw needed
  }
  needs(!recognised)
  if (!recognised || nothingHappened(walker)) await stopAtQuestion(walker, ARRIVAL)
  if (!atObstacle && !walker.blind) {
    if (wall) throw wall
    await tryLastControls(walker)
  }
  needs(missesSomething(walker))
  return { kind: 'arrived' }
}

/** How much of the destination is seen, in the end; `undefined` when it does not come. */
async function destinationOf(walker: Walker): Promise<'there' | 'heading-alone' | undefined> {
  const wait = () => waitForDestination(walker)
  let seen = (await wait()) ?? (await whileAtWork(walker, wait))
  while (!seen && (await recover(walker, true))) seen = await wait()
  return seen
}

/**
 * Waits until the destination is complete, as far as it is described in this language; a page that draws itself late
 * is given time.
 *
 * @returns `there` when its heading is there or, where the flow names none, anything else of it; `heading-alone` when of all
 *   fields and controls that the flow names not one is there.
 */
async function waitForDestination(walker: Walker): Promise<'there' | 'heading-alone' | undefined> {
  const { page, task } = walker
  const { heading, sentences, fields, submit, frame } = task.flow.destination
  const inside = (give: (root: Root) => Locator): Sought =>
    frame
      ? async () => {
          const root = await rootOf(framedOf(walker), frame)
          return root && give(root)
        }
      : give(page)
  const given = (text: LocalText | undefined) => textsFor(text, task.locale).length > 0
  const headings = heading && given(heading) ? [headingSought(walker, heading)] : []
  const others = [
    ...fields.flatMap(({ role, label }) =>
      role === 'file' || !given(label) ? [] : [fieldSought(walker, role, label)],
    ),
    ...(submit && given(submit) ? [submitSought(walker, submit)] : []),
  ]
  const texts = sentences
    .flatMap(({ text }) => textsFor(text, task.locale).slice(0, 1))
    .map((text) => inside((root) => root.getByText(text)))
  // A sentence may be spread over several elements, so it is only waited for where there is nothing else.
  const signs = [...headings, ...(headings.length + others.length > 0 ? others : texts)]
  const deadline = Date.now() + task.settings.timeouts.step * 1000
  const isThere = async (sign: Sought, ms: number) => {
    const found = await findTarget(
      sign,
      ms,
      () => null,
      () => settle(walker),
    )
    return found !== undefined
  }
  // Nearly always everything is there, and one look at all of it is enough.
  const found = await Promise.all(signs.map((sign) => isThere(sign, 0)))
  for (const [index, sign] of signs.entries()) found[index] ||= await isThere(sign, Math.max(0, deadline - Date.now()))
  if (signs.length > 0 && !(headings.length > 0 ? found[0] : found.includes(true))) return undefined
  const isBare = headings.length > 0 && others.length > 0 && !found.slice(1).includes(true)
  return isBare ? 'heading-alone' : 'there'
}

function headingSought(walker: Walker, heading: LocalText): Sought {
  const { locale, flow } = walker.task
  const names = textsFor(heading, locale)
  return async () => {
    const root = await rootOf(framedOf(walker), flow.destination.frame)
    return root && headingNamed(root, names)
  }
}

/** The control that sends, by its name, or what only its script makes one. */
function submitSought(walker: Walker, submit: LocalText): Sought {
  const { locale, flow } = walker.task
  const names = textsFor(submit, locale)
  return async () => {
    const root = await rootOf(framedOf(walker), flow.destination.frame)
    const name = { name: namePattern(names) }
    const named = root?.getByRole('button', name).or(root.getByRole('link', name))
    if (!root || !named || (await named.count()) > 0) return named
    return (await scriptedNamed(root.locator(':root'), names)) ?? named
  }
}

type AriaFieldRole = Exclude<Flow['destination']['fields'][number]['role'], 'file'>

/** A field by its name, or by what lies beside it where that alone names it. */
function fieldSought(walker: Walker, role: AriaFieldRole, label: LocalText): Sought {
  const { locale, flow } = walker.task
  return async () => {
    const root = await rootOf(framedOf(walker), flow.destination.frame)
    const named = root?.getByRole(role, { name: namePattern(textsFor(label, locale)) })
    if (!root || !named || (await named.count()) > 0) return named
    return (await labelledBeside(root, { role, name: label }, locale)) ?? named
  }
}

/** So often a page is looked at while something lies over it, in milliseconds. */
const LOOK_AGAIN_MS = 100

/**
 * What lies over the whole of the destination and stays there, so that no reader can use it. What goes away by itself, such as
 * grey bars while a page loads, is waited for, and a late dialog is cleared.
 */
async function lastingWall(walker: Walker): Promise<Stop | undefined> {
  const until = Date.now() + stepMs(walker)
  for (;;) {
    const by = await wallOf(walker)
    if (by === undefined) return undefined
    if (Date.now() > until) {
      if (by === '') return undefined
      const why = { kind: 'covered', by: walker.redact.text(by) } as const
      return new Stop({ kind: 'stopped', step: ARRIVAL, reason: 'target-unusable', why })
    }
    if (!(await clearInterruptions(walker, ARRIVAL))) await walker.page.waitForTimeout(LOOK_AGAIN_MS)
  }
}

/** What lies over all that the guide names of the destination. */
async function wallOf(walker: Walker): Promise<string | undefined> {
  const { task } = walker
  const { heading, fields, frame } = task.flow.destination
  const root = (await rootOf(framedOf(walker), frame)) ?? walker.page
  const named = (text: LocalText | undefined) => namePattern(textsFor(text, task.locale))
  return wallOver(root, async () =>
    fields
      .flatMap(({ role, label }) => (role === 'file' ? [] : [root.getByRole(role, { name: named(label) })]))
      .reduce((all, part) => all.or(part), await headingNamed(root, textsFor(heading, task.locale))),
  )
}

/**
 * Tries, without pressing them, whether the controls that send could be pressed: the one that the guide names, or those
 * of the form where it names none. What comes of it is kept with the screen.
 */
async function tryLastControls(walker: Walker): Promise<void> {
  const { task, redact, screens } = walker
  const described = describedIn(task.flow.destination, task.locale)
  const index = screens.findIndex(({ step }) => step === ARRIVAL)
  let screen = screens[index]
  if (!screen) return
  const labels = partsOfForm(screen, described).submits.flatMap(({ label }) => label || [])
  const own = [...new Set(labels)].slice(0, MOST_TRIED).map((label) => [label])
  for (const names of described.submits.length > 0 ? [described.submits] : own) {
    const known = names.map(redact.text)
    const isSubmit: boolean = screen.submits.some((submit) => isCalled(submit, known))
    const reach = await reachByName(walker, names, isSubmit)
    if (reach) screen = isSubmit ? withReach(screen, known, reach) : withOther(screen, known, reach)
    else screen = await withScriptedSubmit(walker, screen, names)
  }
  screens[index] = screen
}

function isCalled({ label }: SubmitControl, names: readonly string[]): boolean {
  return names.some((name) => sameText(name, label))
}

function withReach(screen: Screen, names: readonly string[], reach: Reach): Screen {
  const submits = screen.submits.map((submit) =>
    isCalled(submit, names) ? { ...submit, ...stateOf(reach, submit.disabled) } : submit,
  )
  return { ...screen, submits }
}

/** A control that belongs to no form is added where there is something to say of it. */
function withOther(screen: Screen, [label = '']: readonly string[], reach: Reach): Screen {
  if (reach.state === 'free' && !reach.confirms) return screen
  return { ...screen, submits: [...screen.submits, { label, form: null, ...stateOf(reach, false) }] }
}

/** What only its script makes the control that sends is none in the tree. */
async function withScriptedSubmit(walker: Walker, screen: Screen, names: readonly string[]): Promise<Screen> {
  const root = (await rootOf(framedOf(walker), walker.task.flow.destination.frame)) ?? walker.page
  const found = await scriptedNamed(root.locator(':root'), names)
  const reach = found && (await reachOf(found, 1000).catch(() => undefined))
  if (!reach) return screen
  const label = walker.redact.text(names[0] ?? '')
  return { ...screen, submits: [...screen.submits, { label, form: null, ...stateOf(reach, false) }] }
}

/** So many controls are tried. */
const MOST_TRIED = 5

/** Of several controls of that name, a reader takes the one that works; a link of its name sends no form. */
async function reachByName(walker: Walker, names: readonly string[], isSubmit: boolean): Promise<Reach | undefined> {
  const name = { name: namePattern(names) }
  const root = (await rootOf(framedOf(walker), walker.task.flow.destination.frame)) ?? walker.page
  const button = root.getByRole('button', name)
  const named = (isSubmit ? button : button.or(root.getByRole('link', name))).filter({ visible: true })
  const count = await named.count()
  const tried = await Promise.all(
    Array.from({ length: Math.min(count, MOST_TRIED) }, (_, at) => reachOf(named.nth(at), 1000).catch(() => undefined)),
  )
  const free = tried.find((one) => one?.state === 'free')
  const first = tried.findIndex((one) => one !== undefined)
  const reach = free ?? tried[first]
  if (!reach?.covered) return reach
  // A dialog that comes to every visitor, such as one about cookies, is answered first, whatever the guide says.
  const dialog = await strangerOver(walker, named.nth(first))
  if (dialog === undefined) return reach
  walker.note({ kind: 'interruption', dialog, answer: 'left', by: null })
  return { ...reach, state: reach.state === 'disabled' ? 'disabled' : 'free', covered: false }
}

function stateOf(reach: Reach, wasDisabled: boolean) {
  return {
    disabled: wasDisabled || reach.state === 'disabled',
    state: { covered: reach.covered, confirms: reach.confirms },
  }
}

/** What a request that was stopped cannot have kept away: the field or control is there. */
const IS_THERE = new Set<FindingKind>([
  'field-now-required',
  'field-now-optional',
  'field-now-prefilled',
  'field-no-longer-prefilled',
  'field-now-ticked',
  'field-no-longer-ticked',
  'submit-disabled',
  'submit-covered',
  'submit-confirms',
])

/** True when something of the destination is not on the captured screen. */
function missesSomething({ task, screens }: Walker): boolean {
  const screen = screens.find(({ step }) => step === ARRIVAL)
  if (!screen) return false
  return checkDestination(task.flow.destination, screen, task.locale).some(({ kind }) => !IS_THERE.has(kind))
}
