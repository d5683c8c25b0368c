import { ARRIVAL, type Box, type Screen } from '../screen/screen.js'
import { type Item, isBesideContent } from '../screen/tree.js'
import { datesIn } from '../text/dates.js'
import { sameLabel } from '../text/labels.js'
import { isProse } from '../text/language.js'
import { isLanguageName } from '../text/language-names.js'
import { normalise } from '../text/normalise.js'
import { adverts } from './adverts.js'
import { contentOf, farOnes } from './content.js'
import { feedback } from './feedback.js'
import type { Relevance } from './finding.js'
import { asksInOverlay, type Described } from './forms.js'
import { asksOn, itemsIn } from './layers.js'
import { isNotice } from './notices.js'
import { rowsOfData } from './rows.js'
import { passingToasts } from './toasts.js'

const MENUS =
  /(^| > )(menu|menubar|list|listbox|navigation|dialog|alertdialog|radiogroup|group|tablist|toolbar|tree)( [^>]*)?$/

/**
 * Weighs a change by its distance to the target of the step or, at the end, to the form.
 *
 * @param before items of the approved screen, in reading order.
 * @param after items of tonight's.
 * @param described what the flow says of the destination's form.
 */
export function relevanceOn(
  approved: Screen,
  seen: Screen,
  before: readonly Item[],
  after: readonly Item[],
  described: Described,
): (old: Item | null, now: Item | null) => Relevance {
  const places = new Map([...before.entries(), ...after.entries()].map(([index, item]) => [item, index]))
  // Reading the page in another language is a choice that comes and goes, and concerns nobody who follows a guide.
  const isOfLanguages = (old: Item | null, now: Item | null) => {
    const [item, list] = now ? [now, after] : [old, before]
    return (!old || !now) && item !== null && offersLanguage(list, places.get(item) ?? -1)
  }
  const passing = new Set([
    ...passingToasts(approved, before, described),
    ...passingToasts(seen, after, described),
    ...adverts(before, after, described),
    ...adverts(after, before, described),
    ...feedback(before, after, described),
    ...feedback(after, before, described),
  ])
  const isPassing = (old: Item | null, now: Item | null) => [old, now].every((item) => !item || passing.has(item))
  if (seen.step === ARRIVAL) {
    const isOver = [approved, seen].every((screen) => asksInOverlay(screen, described))
    const asks = [layerAsking(approved, before, described), layerAsking(seen, after, described)]
    const isInContent = contentOf(before, after, described)
    const far = new Set([before, after].flatMap((items) => farOnes(items, described)))
    const isOfData = rowsOfData(before, after, described)
    return (old, now) => {
      const item = (now ?? old) as Item
      if ([old, now].some((one) => one !== null && isNotice(one, described))) return 'menu'
      const isCount = old !== null && now !== null && far.has(old) && isCounted(old, now)
      const isRaw = [old, now].every((one) => !one || isNotation(one))
      if (isCount || isRaw || isPassing(old, now) || isOfData(old, now) || isOfLanguages(old, now)) return 'elsewhere'
      // Where the form lies over a page, the page behind it is no part of the destination.
      if (isOver && !asks.some((isOn) => isOn(item))) return 'elsewhere'
      if (item.role === 'heading' && (item.node?.level ?? 9) === 1) return 'route'
      return isInContent(item) ? 'menu' : 'elsewhere'
    }
  }
  const isTarget = (item: Item, screen: Screen) =>
    screen.target !== null &&
    item.role === screen.target.role &&
    sameLabel(item.name, screen.target.name) &&
    closeTo(item.box, screen.target.box)
  const oldTarget = before.findIndex((item) => isTarget(item, approved))
  const newTarget = after.findIndex((item) => isTarget(item, seen))
  const near = (item: Item | null, list: readonly Item[], target: number, isAlone: boolean): Relevance => {
    const at = item ? (places.get(item) ?? -1) : -1
    const aim = list[target]
    if (!item || !aim || at < 0) return 'elsewhere'
    if (at === target) return 'route'
    // What is to be read on the target itself is compared as its visible label.
    if (item.path.includes(`${aim.role} ${aim.name}`)) return 'elsewhere'
    if (MENUS.test(aim.container)) {
      const isInside =
        (item.container === aim.container && isInSameList(aim, item)) ||
        item.container.startsWith(`${aim.container} > `)
      const isOwnLine = list[at - 1] === aim
      const isThing = isAlone && !isOwnLine && isDescribed(list, target) && isDescribed(list, at)
      const isData = isThing || (isDated(aim) && isDated(item))
      return isInside && isEntryAs(aim, item) && !isData ? 'menu' : 'elsewhere'
    }
    // A link in running text: what stands right beside it is what the guide quotes.
    // Images come and go beside it without a change of what it says.
    if (item.role === 'img') return 'elsewhere'
    const isBeside = !isApart(item, aim) && beside(list, target, at) && onNextLine(aim.box, item.box)
    return isBeside && item.landmark === aim.landmark ? 'menu' : 'elsewhere'
  }
  return (old, now) => {
    const isAlone = !old || !now
    if (isOfLanguages(old, now) || isPassing(old, now)) return 'elsewhere'
    const both = [near(old, before, oldTarget, isAlone), near(now, after, newTarget, isAlone)]
    return both.includes('route') ? 'route' : both.includes('menu') ? 'menu' : 'elsewhere'
  }
}

/**
 * Tells what is on the dialog that asks: within one by its role, or on a layer without a role that holds a field which the guide
 * names, by its place and its words.
 */
function layerAsking(screen: Screen, items: readonly Item[], described: Described): (item: Item) => boolean {
  const layers = screen.overlays.filter((layer) => !/dialog$/.test(layer.role) && asksOn(layer, items, described))
  const on = new Set(layers.flatMap((layer) => itemsIn(layer, items)))
  return (item) => on.has(item) || item.within.some(({ role }) => /^(alert)?dialog$/.test(role))
}

/** A link or button to the page in another language, and the words right before or behind it that offer it. */
function offersLanguage(list: readonly Item[], at: number): boolean {
  const isChoice = (item: Item | undefined) =>
    item !== undefined && /^(?:link|button|menuitem|option)$/.test(item.role) && isLanguageName(item.name)
  const item = list[at]
  if (isChoice(item)) return true
  const beside = [list[at - 1], list[at + 1]].filter((one) => one?.container === item?.container)
  return item?.role === 'text' && beside.some(isChoice)
}

/** Words and a number that has changed, no sentence and no day: "Messages 3", with what else stands in that line. */
function isCounted(old: Item, now: Item): boolean {
  const bare = ({ name }: Item) => name.replace(/\d+/g, '#')
  const says = [old, now].some(
    ({ name }) => /[.!?:;%€$£]/.test(name) || datesIn(normalise(name)).length > 0 || isProse(name),
  )
  return old.role === 'text' && now.role === 'text' && bare(old) === bare(now) && !says
}

/** What programs write and read, such as JSON or XML: shown as data, and nothing that a reader goes by. */
function isNotation({ role, name }: Item): boolean {
  return role === 'text' && /^(?:[[{].{0,200}?"[^"]{1,100}"\s?:|<\?xml\s|<[a-z][\w:-]*(?:\s[^<>]*)?>)/i.test(name)
}

/** So many CSS pixels apart two entries still stand in one column or row. */
const ALIGNED = 24

/** In one list; or in lists that a reader takes for one menu, because their entries stand in one column or row. */
function isInSameList(aim: Item, item: Item): boolean {
  if (aim.within.at(-1) === item.within.at(-1) || !aim.box || !item.box) return true
  return Math.abs(aim.box.x - item.box.x) <= ALIGNED || Math.abs(aim.box.y - item.box.y) <= ALIGNED
}

/** Mails, posts and orders of an account are listed with their days, and come and go; entries of a menu have none. */
function isDated({ name }: Item): boolean {
  return datesIn(normalise(name)).length > 0
}

/**
 * Projects, groups and pages that an account has are listed with a line about each, and come and go, too. True for the link of
 * such an entry and for its line; entries of a menu, header or margin are none.
 */
function isDescribed(list: readonly Item[], at: number): boolean {
  const [item, other] = [list[at], list[list[at]?.role === 'text' ? at - 1 : at + 1]]
  if (!item || !other || other.container !== item.container || isBesideContent(item.landmark)) return false
  const [link, line] = item.role === 'text' ? [other, item] : [item, other]
  return link.role === 'link' && line.role === 'text' && !line.path.includes(`link ${link.name}`)
}

/** What lies in a list of entries without being one, such as an advertisement between them, is no entry of it. */
function isEntryAs(aim: Item, item: Item): boolean {
  const depth = aim.path.findIndex((_, at) => aim.path.slice(0, at + 1).join(' > ') === aim.container) + 1
  const isEntry = ({ path }: Item) => path.slice(depth).some((part) => /^listitem( |$)/.test(part))
  return isEntry(item) || !isEntry(aim)
}

/**
 * What lies in a list, table or article that the target is not in, such as the events beside a button for a new one, is no part
 * of what is read with it.
 */
function isApart(item: Item, aim: Item): boolean {
  return item.within.some(
    (one) => /^(list|listbox|table|grid|tree|article)$/.test(one.role) && !aim.within.includes(one),
  )
}

/** Nothing but images stands between two places of a list. */
function beside(list: readonly Item[], target: number, at: number): boolean {
  const [from, to] = [Math.min(target, at) + 1, Math.max(target, at)]
  return to - from < 10 && list.slice(from, to).every(({ role }) => role === 'img')
}

/** A reader of one reads the other, too: on the same line or the next, whatever stands in which order in the document. */
function onNextLine(a: Box | null, b: Box | null): boolean {
  if (!a || !b) return true
  const gap = Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height)
  return gap <= Math.max(48, 2 * Math.min(a.height, b.height))
}

function closeTo(a: Box | null, b: Box | null): boolean {
  return !a || !b || (Math.abs(a.x - b.x) <= 4 && Math.abs(a.y - b.y) <= 4)
}
