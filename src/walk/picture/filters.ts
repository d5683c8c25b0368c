import type { Box } from '../../screen/screen.js'
import { plainAddress, vectorOf } from './address.js'

/** A node as far as filters are concerned. */
type Node = { readonly name: string; readonly attributes: ReadonlyMap<string, string> }

/** What the filters of a document's own may draw. */
export type Filters = {
  /** One of them draws a picture, or another part of the document. */
  readonly drawPictures: boolean
  /** So many times its own size, and so many CSS pixels, around an element they may draw it. */
  readonly times: number
  readonly pixels: number
}

/** No window is larger. */
const ANYWHERE = 1e4

/**
 * Reads what the filters of a document may draw, wherever they are in it: which of them an element refers to is not asked,
 * since names may be given twice.
 *
 * @param animated the attributes that the document changes by animations, of whatever it is.
 */
export function filtersOf(nodes: readonly Node[], animated: readonly string[]): Filters {
  const isRetargeted = animated.some(isReference)
  const drawPictures = nodes.some(
    (node) => node.name === 'feImage' && (isRetargeted || referencesOf(node).some(isOfThePage)),
  )
  if (!drawPictures) return { drawPictures, times: 0, pixels: 0 }
  if (animated.some((name) => !isReference(name))) return { drawPictures, times: 0, pixels: ANYWHERE }
  const regions = nodes
    .filter(({ name }) => name === 'filter')
    .map(({ attributes }) => {
      const isPixels = attributes.get('filterUnits') === 'userSpaceOnUse'
      const sides = ['x', 'y', 'width', 'height'].map((key) => lengthOf(attributes.get(key), isPixels))
      return { isPixels, reach: sides.reduce((sum, side) => sum + side, 0) }
    })
  const most = (isPixels: boolean) =>
    Math.max(0, ...regions.filter((one) => one.isPixels === isPixels).map(({ reach }) => reach))
  return { drawPictures, times: Math.min(most(false), ANYWHERE), pixels: Math.min(most(true), ANYWHERE) }
}

/** True of the name of an attribute that refers to something, whatever the page calls its namespace. */
export function isReference(attribute: string): boolean {
  return attribute === 'href' || attribute.endsWith(':href')
}

/** The addresses that an element refers to. */
export function referencesOf({ attributes }: Node): readonly string[] {
  return [...attributes].filter(([key]) => isReference(key)).map(([, value]) => value)
}

/**
 * How far around an element its filters may draw a picture; `undefined` when they draw none.
 *
 * @param filter computed, of the element or of what is behind it.
 */
export function pictureReach(filter: string, { width, height }: Box, filters: Filters): number | undefined {
  if (!filter.includes('url(')) return undefined
  const isForeign = [...filter.matchAll(/url\("((?:[^"\\]|\\.)*)"/g)].some(([, address = '']) => {
    const plain = plainAddress(address.replace(/\\(.)/g, '$1'))
    return plain.startsWith('blob:') || (plain.startsWith('data:') && /feImage/i.test(vectorOf(plain) ?? 'feImage'))
  })
  if (isForeign) return ANYWHERE
  return filters.drawPictures ? filters.times * Math.max(width, height) + filters.pixels : undefined
}

function isOfThePage(address: string): boolean {
  return /^(?:#|data:|blob:)/.test(plainAddress(address))
}

/** A length as a number; other units than pixels are taken for large ones. */
function lengthOf(value: string | undefined, isPixels: boolean): number {
  const number = Math.abs(Number.parseFloat(value ?? '0')) || 0
  if (!value || /^[-+.\de\s]*(?:px)?$/i.test(value)) return number
  return value.trim().endsWith('%') && !isPixels ? number / 100 : number * 100
}
