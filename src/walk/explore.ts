import { leadsAstray } from '../compare/destination.js'
import { isHarmful } from '../compare/harm.js'
import { originAllowed } from '../flow/origins.js'
import type { ROLES } from '../flow/roles.js'
import type { Flow, Step } from '../flow/schema.js'
import type { ProposedRoute } from '../screen/record.js'
import type { AriaNode, Screen } from '../screen/screen.js'
import { flatten } from '../screen/tree.js'
import { allTexts, textsFor } from '../text/local.js'
import { normalise, sameText } from '../text/normalise.js'
import { similarity } from '../text/similarity.js'
import { arrive } from './arrive.js'
import { examine } from './examine.js'
import { findTarget } from './find.js'
import { clearInterruptions } from './interruptions.js'
import { perform } from './step.js'
import { settle, type Walker } from './walker.js'

/** One control that was pressed on the search, as a reader would name it. */
type Click = { readonly role: (typeof ROLES)[number]; readonly name: string }

/** Roles that only open something: links by their address, the others by what they say of themselves. */
const OPENERS: ReadonlySet<string> = new Set(['link', 'button', 'menuitem', 'tab', 'treeitem'])

/** Words that settings hide behind, in the languages that guides are written in. */
const PROMISING =
  /(?<!\p{L})(menu|more|settings|preferences|privacy|account|help|about|legal|policy|data|menü|mehr|einstellungen|konto|hilfe|info|rechtliches|datenschutz|daten|richtlinie|paramètres|confidentialité|compte|aide|impostazioni|privacy|altro|configuración|privacidad|cuenta|ayuda)/iu

/**
 * Searches the menus for a new way to the destination, or to the control that the guide names, when that control is
 * gone: breadth first from the screen it was gone from, the most promising labels first, bounded in clicks, screens
 * and time. Only harmless controls are pressed: links on allowed hosts, menu buttons, tabs and expanders.
 *
 * A way that was found is walked from the start once more, and only proposed when that arrives.
 *
 * @param lost the step whose target is gone.
 * @returns `undefined` when nothing was found within the bounds.
 */
export async function explore(walker: Walker, lost: Step): Promise<ProposedRoute | undefined> {
  const { clicks, screens, seconds } = walker.task.settings.explore
  const deadline = Date.now() + seconds * 1000
  const before = walker.task.steps.slice(0, walker.task.steps.indexOf(lost))
  const wanted = wordsOf(walker.task.flow, lost, walker.task.locale)
  let level: (readonly Click[])[] = [[]]
  const seen = new Set<string>()
  let looked = 0
  for (let depth = 0; depth <= clicks && level.length > 0; depth += 1) {
    const next: { readonly way: readonly Click[]; readonly promise: number }[] = []
    for (const way of level) {
      if (looked >= screens || Date.now() > deadline) return undefined
      looked += 1
      if (!(await goTo(walker, before, way))) continue
      const tree = (await walker.page.ariaSnapshotJSON({ boxes: true })) as Screen['tree']
      const print = `${walker.page.url()} ${flatten(tree)
        .map(({ name }) => name)
        .join('|')}`
      if (seen.has(print)) continue
      seen.add(print)
      const end = await goalAt(walker, lost, tree)
      if (end && way.length > 0) {
        const proposed = await confirm(walker, before, way, end === 'step' ? lost : undefined)
        if (proposed) return proposed
      }
      if (depth === clicks) continue
      for (const click of candidates(walker, tree)) {
        next.push({ way: [...way, click], promise: promiseOf(click, wanted) })
      }
    }
    level = next.sort((a, b) => b.promise - a.promise).map(({ way }) => way)
  }
  return undefined
}

/** Walks the steps before the lost one, then the clicks; false when that does not work, or is not harmless. */
async function goTo(walker: Walker, before: readonly Step[], way: readonly Click[]): Promise<boolean> {
  try {
    await walker.guard.explore()
    for (const step of before) await perform(walker, step)
    for (const click of way) if (!(await press(walker, click))) return false
    return true
  } catch {
    return false
  }
}

async function press(walker: Walker, { role, name }: Click): Promise<boolean> {
  const { page, task } = walker
  const found = await findTarget(
    page.getByRole(role, { name, exact: true }),
    task.settings.timeouts.step * 1000,
    () => null,
    () => settle(walker),
  )
  if (!found) return false
  const { effect, opens } = await examine(found.locator, task.flow)
  if (effect !== 'harmless' || (role === 'button' && !opens)) return false
  await found.locator.click({ timeout: task.settings.timeouts.step * 1000 })
  await settle(walker)
  await clearInterruptions(walker, 'explore')
  return true
}

/** What a screen on the search ends it with: the destination, or the control that the guide names. */
async function goalAt(walker: Walker, lost: Step, tree: Screen['tree']): Promise<'destination' | 'step' | undefined> {
  const { flow, locale } = walker.task
  const target = lost.click ?? lost.choose ?? lost.fill
  const names = textsFor(target?.name, locale)
  const there = (node: { readonly role: string; readonly name: string }) =>
    node.role === target?.role && names.some((name) => sameText(name, node.name))
  if (flatten(tree).some(there)) return 'step'
  const screen = { tree, fields: [], submits: [], step: '', title: '', url: walker.page.url() } as unknown as Screen
  const headings = textsFor(flow.destination.heading, locale)
  const titled = flatten(tree).some(
    ({ role, name }) => role === 'heading' && headings.some((heading) => sameText(heading, name)),
  )
  return titled && !leadsAstray(flow.destination, screen, locale) ? 'destination' : undefined
}

/** Walks the proposed way from the start, with pictures, and proposes it if it arrives. */
async function confirm(
  walker: Walker,
  before: readonly Step[],
  way: readonly Click[],
  then: Step | undefined,
): Promise<ProposedRoute | undefined> {
  const { task } = walker
  const clicks = way.map((click, index): Step => ({ id: `proposed-${index + 1}`, click }))
  const rest = then ? task.steps.slice(task.steps.indexOf(then)) : []
  const steps = [...before, ...clicks, ...rest]
  const again: Walker = {
    ...walker,
    task: { ...task, steps },
    screens: [],
    relocations: [],
    prefix: 'proposed-',
    blind: false,
  }
  try {
    await walker.guard.explore()
    for (const step of steps) await perform(again, step)
    await arrive(again)
    const arrival = again.screens.at(-1)
    if (!arrival || leadsAstray(task.flow.destination, arrival, task.locale)) return undefined
  } catch {
    return undefined
  }
  if (again.relocations.length > 0) return undefined
  return {
    after: before.at(-1)?.id ?? null,
    clicks: way.map(({ role, name }) => ({ role, name: walker.redact.text(name) })),
    next: then?.id ?? null,
    screens: again.screens,
  }
}

/** What may be pressed on a screen: it has a name, says no harm, and leads nowhere that the flow does not allow. */
function candidates(walker: Walker, tree: Screen['tree']): readonly Click[] {
  const { flow } = walker.task
  const refused = [flow.destination.submit, ...flow.refuse].flatMap(allTexts)
  const found = new Map<string, Click>()
  const visit = (nodes: readonly (AriaNode | string)[]): void => {
    for (const node of nodes) {
      if (typeof node === 'string') continue
      const name = normalise(node.name ?? '')
      const allowed = node.role !== 'link' || leadsToAllowed(node.url, walker)
      const may = OPENERS.has(node.role) && name !== '' && !node.disabled && allowed
      if (may && !isHarmful(name) && !refused.some((other) => sameText(other, name))) {
        found.set(`${node.role} ${name}`, { role: node.role as Click['role'], name })
      }
      visit(node.children ?? [])
    }
  }
  visit(tree)
  return [...found.values()]
}

function leadsToAllowed(url: string | undefined, walker: Walker): boolean {
  if (url === undefined) return false
  try {
    const target = new URL(url, walker.page.url())
    // Some sites log out or delete by a mere link, whatever it is called.
    const saysHarm = isHarmful(target.pathname.replace(/[^\p{L}\p{N}]+/gu, ' '))
    return originAllowed(target, walker.task.flow.hosts) && !saysHarm
  } catch {
    return false
  }
}

/** What the search is for, in the words of the guide and of the destination. */
function wordsOf(flow: Flow, lost: Step, locale: string): readonly string[] {
  const target = lost.click ?? lost.choose ?? lost.fill
  return [target?.name, flow.destination.heading, flow.title].flatMap((text) => textsFor(text, locale))
}

/** How much a label promises, 0 to 2. */
function promiseOf({ role, name }: Click, wanted: readonly string[]): number {
  const alike = Math.max(0, ...wanted.map((text) => similarity(text, name)))
  return alike + (PROMISING.test(name) ? 0.4 : 0) + (role === 'link' ? 0 : 0.1)
}
