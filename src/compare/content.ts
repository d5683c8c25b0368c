import { CLICKABLE, type Item, isBesideContent, LANDMARKS, standsAlone } from '../screen/tree.js'
import { normalise, sameText } from '../text/normalise.js'
import { type Described, isSpokenOf } from './forms.js'

const IN_CONTENT = /^(main|form|dialog|region)/

/** So many entries around the fields of a form are its heading and what explains it. */
const AROUND = 3

/**
 * Tells what is the destination's own on two screens of it: what lies in the content, if the page says which that is. On a
 * page that does not, everything that is not beside the content by its landmark; but a control or icon that is further from all
 * that the guide names than a few entries, such as the switch of a menu at the side, is the page's.
 *
 * @param before items of the approved screen, in reading order.
 * @param after items of tonight's.
 */
export function contentOf(
  before: readonly Item[],
  after: readonly Item[],
  described: Described,
): (item: Item) => boolean {
  const hasMain = [...before, ...after].some((item) => item.landmark.startsWith('main'))
  if (hasMain) {
    const aside = [before, after].map((items) => askedAside(items, described))
    const inRegion = new Set([before, after].flatMap((items) => ofNamedRegions(items, described)))
    return (item) => {
      const part = partOf(item)
      const isContent = /^region/.test(part) ? inRegion.has(item) : IN_CONTENT.test(part)
      return isContent || aside.some((around) => around.has(item))
    }
  }
  const far = new Set([before, after].flatMap((items) => farFromNamed(items, described)))
  return (item) => !isBesideContent(partOf(item)) && !far.has(item)
}

/** What lies in sections beside the main part in which the guide names something; a chat or another offer is none of them. */
function ofNamedRegions(items: readonly Item[], described: Described): readonly Item[] {
  const named = items.filter((item) => isAsked(item, described) || isSaid(item, described))
  const regions = new Set(named.flatMap(({ within }) => within.filter(({ role }) => role === 'region')))
  return items.filter(({ within }) => within.some((one) => regions.has(one)))
}

/** The landmark that an item belongs to: a section of a menu or margin is a part of it. */
function partOf({ within, landmark }: Item): string {
  return within.findLast(({ role }) => LANDMARKS.has(role) && role !== 'region')?.role ?? landmark
}

/** What lies around the fields that the guide names where these are beside the content, as in a layer that has no role. */
function askedAside(items: readonly Item[], described: Described): ReadonlySet<Item> {
  const asked = items.flatMap((item, at) => (isAsked(item, described) ? [{ at, landmark: item.landmark }] : []))
  const [first, last] = [asked[0], asked.at(-1)]
  if (!first || !last || asked.some(({ landmark }) => landmark !== first.landmark || IN_CONTENT.test(landmark)))
    return new Set()
  const around = items.slice(Math.max(0, first.at - AROUND), last.at + AROUND + 1)
  return new Set(around.filter(({ landmark }) => landmark === first.landmark))
}

/** Controls and icons before and behind all that the guide names; none if it names nothing of the page. */
function farFromNamed(items: readonly Item[], described: Described): readonly Item[] {
  return farOnes(items, described).filter((item) => CLICKABLE.has(item.role) || item.role === 'img')
}

/**
 * What stands before and behind all that the guide names, or before or behind it in a column of its own, and in no part of the page
 * that is called its content.
 */
export function farOnes(items: readonly Item[], described: Described): readonly Item[] {
  const named = items.flatMap((item, at) => (isAsked(item, described) || isSaid(item, described) ? [at] : []))
  const [first, last] = [named[0], named.at(-1)]
  if (first === undefined || last === undefined) return []
  const boxes = named.flatMap((at) => items[at]?.box ?? [])
  const left = Math.min(...boxes.map(({ x }) => x))
  const right = Math.max(...boxes.map(({ x, width }) => x + width))
  const isBeside = ({ box }: Item) => box != null && (box.x > right + GUTTER || box.x + box.width < left - GUTTER)
  return items.filter((item, at) => {
    const part = partOf(item)
    if (isBeside(item)) return !/^(?:main|form|dialog)/.test(part) && (at < first || at > last)
    return !IN_CONTENT.test(part) && (at < first - AROUND || at > last + AROUND)
  })
}

/** So many CSS pixels lie between two columns. */
const GUTTER = 40

/** True for a field or the submit control that the guide names. */
export function isAsked({ role, name }: Item, described: Described): boolean {
  const isSubmit = role === 'button' && described.submits.some((label) => sameText(label, name))
  return isSubmit || isSpokenOf(role, name, described)
}

/** True for the heading or a sentence that the guide names. */
export function isSaid(item: Item, { headings, sentences }: Described): boolean {
  const { role, name } = item
  if (role === 'heading') return headings.some((heading) => sameText(heading, name))
  if (headings.some((heading) => standsAlone(item, heading))) return true
  return role === 'text' && sentences.some((sentence) => normalise(name).includes(normalise(sentence)))
}
