import type { Box, Overlay, Screen } from '../screen/screen.js'
import { flatten, type Item, keyOf } from '../screen/tree.js'
import { normalise } from '../text/normalise.js'
import { similarity } from '../text/similarity.js'
import { isAsked } from './content.js'
import type { Described } from './forms.js'

/** From this similarity on, two layers of one role are the same layer. */
const SAME_LAYER = 0.6

/** From this share on, a layer whose entries the other screen has as well, outside of any layer, is no layer there: it is the page's own. */
const SAME_ENTRIES = 2 / 3

/**
 * The items of a screen without what is laid over it on this visit only: a consent dialog, a newsletter layer. A layer
 * that holds the target of the step, or a field that the guide names, is the page's own, and so is one that the other screen has, too.
 */
export function withoutLayers(screen: Screen, other: Screen, described: Described): readonly Item[] {
  const items = flatten(screen.tree)
  const unmatched = screen.overlays.filter(
    (layer) => isPassing(layer, screen, other) && !asksOn(layer, items, described),
  )
  if (unmatched.length === 0) return items
  const elsewhere = new Set(flatten(other.tree).map(keyOf))
  const layers = unmatched
    .map((layer) => itemsIn(layer, items))
    .filter((inside) => !isOn(elsewhere, inside))
    .map((inside) => new Set(inside))
  return items.filter((item) => !layers.some((inside) => inside.has(item)))
}

/** True when a field or control that the guide names lies on a layer, and not below it: a banner may cover both. */
export function asksOn(layer: Overlay, items: readonly Item[], described: Described): boolean {
  return itemsIn(layer, items).some((item) => isAsked(item, described))
}

/** What lies on a layer, by its place and its words. */
export function itemsIn(layer: Overlay, items: readonly Item[]): readonly Item[] {
  const text = normalise(layer.text).replaceAll(' ', '').toLowerCase()
  return items.filter((item) => liesIn(item, layer, text))
}

/** A bar that covers the site's header on one of two screens only, and says the same on both. */
function isOn(elsewhere: ReadonlySet<string>, inside: readonly Item[]): boolean {
  const named = inside.filter(({ name }) => name !== '')
  return named.length >= 2 && named.filter((item) => elsewhere.has(keyOf(item))).length >= named.length * SAME_ENTRIES
}

function isPassing(layer: Overlay, screen: Screen, other: Screen): boolean {
  const { target } = screen
  if (target?.box && contains(layer.box, target.box)) return false
  return !other.overlays.some((one) => isSame(layer, one)) && !hasDialog(other, layer)
}

function isSame(one: Overlay, other: Overlay): boolean {
  if (one.role !== other.role) return false
  if (one.name !== '' && normalise(one.name) === normalise(other.name)) return true
  return similarity(normalise(one.text), normalise(other.text)) >= SAME_LAYER
}

/** Older snapshots know no layers, but dialogs by their role. */
function hasDialog(screen: Screen, { role, name }: Overlay): boolean {
  return flatten(screen.tree).some((item) => item.role === role && /dialog/.test(role) && item.name === normalise(name))
}

/** Behind a layer lies the page, at the same place: only what the layer says is its own. */
function liesIn(item: Item, { role, name, box }: Overlay, text: string): boolean {
  const own = name ? `${role} ${normalise(name)}` : role
  if (/dialog/.test(role) && (item.path.includes(own) || (item.role === role && item.name === normalise(name))))
    return true
  // What slides in is somewhere else a moment later.
  const slides = isLive(item.role) && text !== '' && text === item.name.replaceAll(' ', '').toLowerCase()
  return (
    item.box !== null &&
    (contains(box, item.box) || (slides && overlap(box, item.box))) &&
    (item.name === '' || text.includes(item.name.replaceAll(' ', '').toLowerCase()))
  )
}

/** True for the role of what is read out as soon as it says something. */
export function isLive(role: string): boolean {
  return /^(?:alert|status|log)$/.test(role)
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function contains(box: Box, part: Box): boolean {
  return (
    part.x >= box.x - 1 &&
    part.y >= box.y - 1 &&
    part.x + part.width <= box.x + box.width + 1 &&
    part.y + part.height <= box.y + box.height + 1
  )
}
