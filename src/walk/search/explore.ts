import { leadsAstray } from '../../compare/destination.js'
import { ROLES } from '../../flow/roles.js'
import type { Flow, Step, Target } from '../../flow/schema.js'
import { targetOf } from '../../flow/used.js'
import type { ProposedRoute } from '../../screen/record.js'
import type { Screen } from '../../screen/screen.js'
import { flatten, isUsedAlike } from '../../screen/tree.js'
import { sameLabel } from '../../text/labels.js'
import { textsFor } from '../../text/local.js'
import { sameText } from '../../text/normalise.js'
import { isServerFault } from '../navigation.js'
import { clearInterruptions } from '../obstacles/interruptions.js'
import { performAll } from '../reopen.js'
import { settle, type Walker } from '../walker.js'
import { type Click, confirmWay } from './confirm-way.js'
import { type Opening, openingsOn, promiseOf, withoutFragment } from './openings.js'

/** Where the published way is lost, and from which of its steps on it may be taken up again. */
export type Lost = {
  readonly step: Step
  /** The first step that the new way may come back to: the lost one, or the next where pressing it leads nowhere. */
  readonly backFrom: number
}

/** A page that is still to be looked at: the controls that lead to it from the lost step's screen, and its address. */
type Ahead = { readonly way: readonly Click[]; readonly address: string; readonly promise: number }

/** What a search has seen and may still do. */
type Search = {
  readonly walker: Walker
  readonly lost: Lost
  readonly before: readonly Step[]
  readonly wanted: readonly string[]
  readonly deadline: number
  /** Addresses that were asked for or shown: none is asked for twice. */
  readonly visited: Set<string>
  readonly ahead: Ahead[]
  looked: number
}

/** What a screen came to: a way that holds, if any, whether the page was left to walk it, and what may be pressed on it. */
type Sight = {
  readonly proposed: ProposedRoute | undefined
  readonly isLeft: boolean
  readonly seen: readonly Opening[]
}

/** More openers than this on one page are a list of something else. */
const MOST_OPENERS = 12

/**
 * Searches the menus for a new way to the destination, or back to a later step of the guide, when a control is gone:
 * from the screen it was gone from, the most promising labels first, bounded in clicks, screens and time.
 *
 * On every page that is come to, what says or looks as if it opens a menu, a tab or a section is pressed and looked
 * into; links are followed by their address, each once. Nothing is pressed that could send or change something
 * (openings.ts). A way that was found is walked from the start once more, and only proposed when that arrives.
 *
 * @returns `undefined` when nothing was found within the bounds.
 */
export async function explore(walker: Walker, lost: Lost): Promise<ProposedRoute | undefined> {
  const { task } = walker
  const { screens, seconds } = task.settings.explore
  const before = task.steps.slice(0, task.steps.indexOf(lost.step))
  const search: Search = {
    walker,
    lost,
    before,
    wanted: wordsOf(task.flow, task.steps.slice(lost.backFrom), task.locale),
    deadline: Date.now() + seconds * 1000,
    visited: new Set(),
    ahead: [],
    looked: 0,
  }
  if (!(await start(search)) || (await leadsOnAnyway(search))) return undefined
  let found = await lookAround(search, [])
  while (!found && search.looked < screens && Date.now() < search.deadline) {
    // Few clicks before many, and among these the most promising.
    search.ahead.sort((a, b) => a.way.length - b.way.length || b.promise - a.promise)
    const next = search.ahead.shift()
    if (!next) return undefined
    if (await follow(search, next)) found = await lookAround(search, next.way)
  }
  return found
}

/**
 * True where the guide goes on without the lost step: what comes after it is on the same screen, and leads on. Whatever would be
 * pressed before that has nothing to do with the way. Also true where trying that left the screen for good.
 */
async function leadsOnAnyway(search: Search): Promise<boolean> {
  const { walker, lost, before } = search
  const goal = goalIn(walker, lost, await treeOf(walker), await openingsOn(walker.page, walker.task.flow))
  if (goal === undefined) return false
  if (await confirmWay(walker, before, [], goal)) return true
  return !(await start(search))
}

/** Goes to the screen of the lost step. A log-in that was part of the way is not done once more. */
async function start({ walker, before, lost }: Search): Promise<boolean> {
  const { page, task } = walker
  const screen = walker.seen?.find(({ step }) => step === lost.step.id)
  try {
    await walker.guard.explore()
    if (before.some(({ fill }) => fill?.secret)) {
      if (!screen) return false
      await page.goto(screen.url, { waitUntil: 'commit', timeout: task.settings.timeouts.page * 1000 })
      await settle(walker)
    } else await performAll(walker, before)
    await clearInterruptions(walker, lost.step.id)
    return true
  } catch {
    return false
  }
}

/** Follows a link by its address; false where there is nothing to look at, or nothing that was not seen. */
async function follow({ walker, visited }: Search, { address }: Ahead): Promise<boolean> {
  const { page, task, navigation } = walker
  if (visited.has(address)) return false
  visited.add(address)
  try {
    await page.goto(address, { waitUntil: 'commit', timeout: task.settings.timeouts.page * 1000 })
  } catch {
    return false
  }
  await settle(walker)
  const { status, failure } = navigation()
  if (failure || isServerFault(status) || (status !== null && status >= 400)) return false
  const shown = withoutFragment(page.url())
  if (shown !== address && visited.has(shown)) return false
  visited.add(shown)
  await clearInterruptions(walker, 'explore').catch(() => undefined)
  return true
}

/** Looks at the page on screen, then into everything on it that opens; keeps the links that it finds for later. */
async function lookAround(search: Search, way: readonly Click[]): Promise<ProposedRoute | undefined> {
  const { walker, wanted } = search
  const { page, task } = walker
  const { clicks, screens } = task.settings.explore
  const address = withoutFragment(page.url())
  search.visited.add(address)
  const here = await lookAt(search, way)
  if (here.proposed || here.isLeft) return here.proposed
  keepLinks(search, way, here.seen)
  const openers = here.seen.filter(({ kind }) => kind === 'opener')
  openers.sort((a, b) => promiseOf(b, wanted) - promiseOf(a, wanted))
  /** What was pressed since the page was come to, the last first. */
  let pressed: readonly Click[] = []
  for (const opener of openers.slice(0, MOST_OPENERS)) {
    if (way.length >= clicks || search.looked >= screens || Date.now() > search.deadline) return undefined
    const click = clickOf(opener)
    if (!click) continue
    let isPressed = await pressOpener(walker, opener)
    // What was opened before may lie over it, and stay.
    if (!isPressed && pressed.length > 0 && (await comeAgain(search, way, address))) {
      pressed = []
      isPressed = await pressOpener(walker, opener)
    }
    if (!isPressed) continue
    const further = [...way, click]
    const earlier = pressed.slice(0, MOST_EARLIER).map((one) => [...way, one])
    pressed = [click, ...pressed]
    const behind = await lookAt(search, further, earlier)
    if (behind.proposed || behind.isLeft) return behind.proposed
    keepLinks(search, further, behind.seen)
    if (withoutFragment(page.url()) !== address) {
      search.visited.add(withoutFragment(page.url()))
      return undefined
    }
    await page.keyboard.press('Escape').catch(() => undefined)
  }
  return undefined
}

/** Comes to a page of the search once more, as it was before anything on it was pressed. */
async function comeAgain(search: Search, way: readonly Click[], address: string): Promise<boolean> {
  if (way.length === 0) return start(search)
  const { page, task } = search.walker
  const options = { waitUntil: 'commit', timeout: task.settings.timeouts.page * 1000 } as const
  const isThere = await page.goto(address, options).then(
    () => true,
    () => false,
  )
  if (isThere) await settle(search.walker)
  return isThere
}

/** What comes late may be what one of so many earlier presses has opened. */
const MOST_EARLIER = 2

/**
 * A screen on the search, which ends it if a step of the guide or the destination is there and the way holds.
 *
 * @param others ways that may have led to it instead.
 */
async function lookAt(
  search: Search,
  way: readonly Click[],
  others: readonly (readonly Click[])[] = [],
): Promise<Sight> {
  const { walker, lost, before } = search
  search.looked += 1
  const seen = await openingsOn(walker.page, walker.task.flow)
  const goal = goalIn(walker, lost, await treeOf(walker), seen)
  if (goal === undefined || way.length === 0) return { proposed: undefined, isLeft: false, seen }
  for (const one of [way, ...others]) {
    const proposed = await confirmWay(walker, before, one, goal)
    if (proposed) return { proposed, isLeft: true, seen }
    if (Date.now() > search.deadline) break
  }
  // On arrival the network is closed; the search goes on elsewhere.
  await walker.guard.explore()
  return { proposed: undefined, isLeft: true, seen }
}

async function treeOf({ page }: Walker): Promise<Screen['tree']> {
  return (await page.ariaSnapshotJSON({ boxes: true })) as Screen['tree']
}

function keepLinks({ ahead, visited, wanted, walker }: Search, way: readonly Click[], seen: readonly Opening[]): void {
  if (way.length >= walker.task.settings.explore.clicks) return
  for (const link of seen) {
    const click = clickOf(link)
    if (link.href === null || !click || visited.has(link.href)) continue
    if (ahead.some(({ address, way: other }) => address === link.href && other.length <= way.length + 1)) continue
    ahead.push({ way: [...way, click], address: link.href, promise: promiseOf(link, wanted) })
  }
}

async function pressOpener({ page, task, ...walker }: Walker, { role, name }: Opening): Promise<boolean> {
  const control = page
    .getByRole(role as Click['role'], { name, exact: true })
    .filter({ visible: true })
    .first()
  const timeout = Math.min(task.settings.timeouts.step * 1000, 2000)
  const isPressed = await control
    .click({ timeout })
    .then(() => true)
    .catch(() => false)
  if (isPressed) await settle({ page, task, ...walker })
  return isPressed
}

/** A control as a guide can name it; `undefined` for roles that no flow knows. */
function clickOf({ role, label }: Opening): Click | undefined {
  const known = ROLES.find((one) => one === role)
  return known && { role: known, name: label }
}

/** What a screen on the search ends it with: a later step of the guide, or the destination (`null`). */
function goalIn(
  { page, task }: Walker,
  lost: Lost,
  tree: Screen['tree'],
  seen: readonly Opening[],
): Step | null | undefined {
  const { flow, locale } = task
  const items = flatten(tree)
  // An entry that explains itself below is called by its first line.
  const explained = seen.filter(({ name, label }) => name !== label).map(({ role, label }) => ({ role, name: label }))
  const isThere = (target: Target) =>
    [...items, ...explained].some(
      ({ role, name }) =>
        isUsedAlike(role, target.role) && textsFor(target.name, locale).some((wanted) => sameLabel(wanted, name)),
    )
  const back = task.steps.slice(lost.backFrom).find((step) => {
    const target = targetOf(step)
    return target !== undefined && isThere(target)
  })
  if (back) return back
  const screen = { tree, fields: [], submits: [], forms: [], overlays: [], step: '', title: '', url: page.url() }
  const headings = textsFor(flow.destination.heading, locale)
  const titled = items.some(({ role, name }) => role === 'heading' && headings.some((one) => sameText(one, name)))
  return titled && !leadsAstray(flow.destination, screen as unknown as Screen, locale) ? null : undefined
}

/** What the search is for, in the words of the guide and of the destination. */
function wordsOf(flow: Flow, steps: readonly Step[], locale: string): readonly string[] {
  const targets = steps.map((step) => targetOf(step)?.name)
  return [...targets, flow.destination.heading, flow.title].flatMap((text) => textsFor(text, locale))
}
