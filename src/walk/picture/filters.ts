import type { Box } from '../../screen/screen.js'
import { plainAddress, vectorOf } from './drawn.js'

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
 * @param isRetargeted true when the document changes by an animation what its parts refer to.
 */
export function filtersOf(nodes: readonly Node[], isRetargeted: boolean): Filters {
  const own = nodes.filter(({ name }) => name === 'feImage')
  const drawPictures = own.some((node) => isRetargeted || referencesOf(node).some(isOfThePage))
  const regions = drawPictures ? nodes.filter(({ name }) => name === 'filter' || name.startsWith('fe')) : []
  const reaches = regions.map(({ attributes }) => ({
    isPixels: [attributes.get('filterUnits'), attributes.get('primitiveUnits')].includes('userSpaceOnUse'),
    reach: ['x', 'y', 'width', 'height'].reduce((sum, key) => sum + lengthOf(attributes.get(key)), 0),
  }))
  const most = (isPixels: boolean) =>
    Math.max(0, ...reaches.filter((one) => one.isPixels === isPixels).map(({ reach }) => reach))
  return { drawPictures, times: Math.min(most(false), ANYWHERE), pixels: Math.min(most(true), ANYWHERE) }
}

/** The addresses that an element refers to, whatever the page calls the namespace of the attribute. */
export function referencesOf({ attributes }: Node): readonly string[] {
  return [...attributes].filter(([key]) => key === 'href' || key.endsWith(':href')).map(([, value]) => value)
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

function lengthOf(value: string | undefined): number {
  const number = Math.abs(Number.parseFloat(value ?? '0')) || 0
  if (!value || /^[-+.\de\s]*(?:px)?$/i.test(value)) return number
  return value.trim().endsWith('%') ? number / 100 : number * 100
}
