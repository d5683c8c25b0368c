import type { CDPSession } from 'playwright'
import type { Box } from '../../screen/screen.js'
import { type PageSnapshot, type Snapshot, takeSnapshot } from './dom-snapshot.js'
import { filtersOf, isReference, pictureReach, referencesOf } from './filters.js'
import { drawsMarksOnly, STRING_STYLES } from './marks.js'
import { PAINT_STYLES, type Painted, paintedOf } from './painted.js'

/** One line of a text as the browser rendered it, and the box of the element it stands in. */
export type RenderedText = {
  readonly text: string
  readonly box: Box
  readonly parent: Box
  /** So many CSS pixels around its box shadows and reflections may show it, too. */
  readonly spill: number
}

/** An element with a box, and what of it shows beside its text. */
export type RenderedElement = {
  /** Tag name, in capitals for HTML; `::before` and the like for pseudo elements. */
  readonly name: string
  readonly box: Box
  readonly spill: number
  /** It is a field with something in it that its user, or the site, wrote. */
  readonly filled: boolean
  readonly value: string
  readonly placeholder: string
  readonly alt: string
  readonly title: string
  /** The addresses in its `src` and the like. */
  readonly sources: readonly string[]
  /** Computed style: everything that may hold `url(…)`. */
  readonly backgrounds: readonly string[]
  /** What is drawn there cannot be told, and may be anything that the page knows. */
  readonly unread: boolean
}

/** Where the browser has scrolled to, in CSS pixels: what is laid out, and the part of it that is seen. */
export type RenderedMetrics = Awaited<ReturnType<typeof readMetrics>>

export type Rendered = RenderedMetrics & {
  readonly texts: readonly RenderedText[]
  readonly elements: readonly RenderedElement[]
  /** How the elements of the outermost document lie over each other, when that was asked for. */
  readonly painted: readonly Painted[]
  /** The pseudo elements that are among these, by what the browser calls them. */
  readonly pseudos: ReadonlySet<number>
}

type Parts = Pick<Rendered, 'texts' | 'elements'>

/** The computed styles that draw a picture. */
export const PICTURE_STYLES = [
  'filter',
  '-webkit-box-reflect',
  'background-image',
  'content',
  'list-style-image',
  'border-image-source',
  'mask-image',
  '-webkit-mask-box-image-source',
  'backdrop-filter',
  'clip-path',
] as const

const STYLES = ['visibility', 'column-count', 'column-width', 'text-shadow', ...STRING_STYLES, ...PICTURE_STYLES]
const [FIRST_STRING, FIRST_PICTURE] = [4, 4 + STRING_STYLES.length]

/**
 * All that is rendered, in the order of the document, in CSS pixels of the outermost document. What lies in a frame
 * has the box of its frame.
 */
export async function readRendered(session: CDPSession, withPainted: boolean): Promise<Rendered> {
  const styles = withPainted ? [...STYLES, ...PAINT_STYLES] : STYLES
  const [snapshot, metrics] = await Promise.all([takeSnapshot(session, styles, withPainted), readMetrics(session)])
  const [page] = snapshot.documents
  const painted = withPainted && page ? paintedOf(snapshot.strings, page, STYLES.length) : []
  const pseudos = new Set((page?.nodes.pseudoType?.index ?? []).map((node) => page?.nodes.backendNodeId?.[node] ?? -1))
  return { ...partsOf(snapshot, undefined), painted, pseudos, ...metrics }
}

/**
 * What a process of its own renders in a frame, such as that of another site.
 *
 * @param frame the box of the frame in the outermost document; all that is in it has that box.
 */
export async function readRenderedFrame(session: CDPSession, frame: Box): Promise<Parts> {
  return partsOf(await takeSnapshot(session, STYLES, false), frame)
}

function partsOf(snapshot: Snapshot, frame: Box | undefined): Parts {
  const texts: RenderedText[] = []
  const elements: RenderedElement[] = []
  const owners = new Map<number, Box>(frame ? [[0, frame]] : [])
  // A frame's document comes after the one it lies in.
  for (const [index, page] of snapshot.documents.entries())
    readDocument(snapshot, page, owners.get(index), owners, texts, elements)
  return { texts, elements }
}

async function readMetrics(session: CDPSession) {
  const { cssLayoutViewport: layout, cssVisualViewport: view } = await session.send('Page.getLayoutMetrics')
  return { layout, view }
}

function readDocument(
  { strings }: Snapshot,
  page: PageSnapshot,
  frame: Box | undefined,
  owners: Map<number, Box>,
  texts: RenderedText[],
  elements: RenderedElement[],
): void {
  const { nodes, layout, textBoxes } = page
  const say = (index: number | undefined) => (index === undefined || index < 0 ? '' : (strings[index] ?? ''))
  const parents = nodes.parentIndex ?? []
  const names = nodes.nodeName ?? []
  const boxAt = (entry: number) => frame ?? boxOf(layout.bounds[entry] ?? [])
  const entryOf = new Map(layout.nodeIndex.map((node, entry) => [node, entry]))
  const styles = (entry: number) => (layout.styles[entry] ?? []).map(say)
  const columns = columnBoxes(page, entryOf, (entry) => styles(entry), boxAt)
  const nearest = (node: number | undefined): number | undefined => {
    for (let at = node; at !== undefined && at >= 0; at = parents[at]) {
      const entry = entryOf.get(at)
      if (entry !== undefined) return entry
    }
    return undefined
  }
  const attributesAt = (node: number) => attributesOf(nodes.attributes?.[node] ?? [], say)
  const all = names.map((name, node) => ({ name: say(name), node }))
  const animated = all
    .filter(({ name }) => ANIMATING.has(name))
    .map(({ node }) => attributesAt(node).get('attributeName')?.trim() ?? '')
  const isRetargeted = animated.some(isReference)
  const filters = filtersOf(
    all
      .filter(({ name }) => name === 'filter' || name.startsWith('fe'))
      .map(({ name, node }) => ({ name, attributes: attributesAt(node) })),
    animated,
  )
  const spills = new Map<number, number>()
  const spillOf = (node: number | undefined): number => {
    if (node === undefined || node < 0) return 0
    const known = spills.get(node)
    if (known !== undefined) return known
    const entry = entryOf.get(node)
    const own = entry === undefined ? 0 : spillOfStyles(styles(entry), boxAt(entry))
    const spill = own + spillOf(parents[node])
    spills.set(node, spill)
    return spill
  }

  for (const [index, entry] of textBoxes.layoutIndex.entries()) {
    const node = layout.nodeIndex[entry] ?? -1
    if (styles(entry)[0] === 'hidden') continue
    const whole = say(layout.text[entry])
    const start = textBoxes.start[index] ?? 0
    const text = whole.slice(start, start + (textBoxes.length[index] ?? 0))
    if (text.trim() === '') continue
    const isPseudo = say(names[node]).startsWith('::')
    const holder = nearest(isPseudo ? node : parents[node])
    const column = columns(node)
    const box = column ?? frame ?? boxOf(textBoxes.bounds[index] ?? [])
    const parent = column ?? (holder === undefined ? box : boxAt(holder))
    texts.push({ text, box, parent, spill: spillOf(node) })
    const beside = styles(entry).slice(FIRST_STRING, FIRST_PICTURE)
    // Drawn at the ends of lines, and as high over letters as half of them.
    const reach = Math.max(...beside.filter((style) => !drawsMarksOnly(style)).map(({ length }) => length))
    if (reach > 0) elements.push(unreadAt(box, spillOf(node) + reach * box.height))
  }

  const rare = (data: { index: number[]; value: number[] } | undefined) =>
    new Map((data?.index ?? []).map((node, place) => [node, data?.value[place] ?? -1]))
  const inputs = rare(nodes.inputValue)
  const areas = rare(nodes.textValue)
  const current = rare(nodes.currentSourceURL)
  const chosen = new Set(nodes.optionSelected?.index ?? [])
  const optionTexts = new Map<number, string>()
  for (const option of chosen) {
    const select = ancestor(option, 'SELECT', parents, (node) => say(names[node]))
    const child = parents.indexOf(option, option)
    if (select !== undefined)
      optionTexts.set(
        select,
        `${optionTexts.get(select) ?? ''}\n${say(nodes.nodeValue?.[child])}\n${attributesOf(nodes.attributes?.[option] ?? [], say).get('label') ?? ''}`,
      )
  }
  for (const [entry, node] of layout.nodeIndex.entries()) {
    const name = say(names[node])
    if (name === '#text') continue
    const attributes = attributesAt(node)
    const own = styles(entry)
    if (own[0] === 'hidden') continue
    const backgrounds = own.slice(FIRST_PICTURE, STYLES.length)
    const box = boxAt(entry)
    const behind = pictureReach(backgrounds[PICTURE_STYLES.indexOf('backdrop-filter')] ?? '', box, filters)
    // What is behind an element is filtered within its edges.
    const filtered = pictureReach(backgrounds[0] ?? '', box, filters) ?? (behind === undefined ? undefined : 0)
    const spill = spillOf(node) + (filtered ?? 0)
    const shown = shownElsewhere(page, node, name, attributes, say)
    if (shown.trim() !== '') texts.push({ text: shown, box, parent: box, spill })
    const value = say(inputs.get(node)) || say(areas.get(node)) || (optionTexts.get(node) ?? '')
    elements.push({
      name,
      box,
      spill,
      filled: value !== '' && isField(name, attributes),
      value,
      placeholder: attributes.get('placeholder') ?? '',
      alt: `${attributes.get('alt') ?? ''}\n${PICTURES.has(name) ? (attributes.get('aria-label') ?? '') : ''}`.trim(),
      title: attributes.get('title') ?? '',
      sources: ['src', 'srcset', 'data', 'poster']
        .map((key) => attributes.get(key) ?? '')
        .concat(referencesOf({ name, attributes }), say(current.get(node)))
        .filter(() => DRAWING.has(name))
        .filter(Boolean),
      backgrounds,
      unread:
        filtered !== undefined ||
        (isRetargeted && REFERRING.has(name)) ||
        // What a worklet of the page paints.
        backgrounds.some((style) => /(?:^|[\s,])paint\(/.test(style)),
    })
  }

  const inner = rare(nodes.contentDocumentIndex)
  for (const [node, document] of inner) {
    const entry = entryOf.get(node)
    owners.set(
      document,
      frame ?? (entry === undefined ? { x: 0, y: 0, width: 0, height: 0 } : boxOf(layout.bounds[entry] ?? [])),
    )
  }
}

/** Parts of SVG pictures that change what others refer to, and those that draw what they refer to. */
const ANIMATING = new Set(['set', 'animate'])
const REFERRING = new Set(['image', 'use'])

/** An element of which nothing is known but where it is. */
export function unreadAt(box: Box, spill: number): RenderedElement {
  const empty = { value: '', placeholder: '', alt: '', title: '', sources: [], backgrounds: [] }
  return { name: '', box, spill, filled: false, ...empty, unread: true }
}

const PICTURES = new Set(['IMG', 'svg', 'CANVAS'])
const DRAWING = new Set(['IMG', 'INPUT', 'image', 'feImage', 'use', 'VIDEO', 'OBJECT', 'EMBED', 'SOURCE'])
const NO_TEXT = new Set(['checkbox', 'radio', 'submit', 'button', 'reset', 'image', 'hidden', 'range', 'color'])

/**
 * How far outside of its box an element draws what is in it. What a filter of the page's own does cannot be told, so that
 * it may be anywhere near.
 */
function spillOfStyles(styles: readonly string[], box: Box): number {
  const textShadow = styles[3] ?? ''
  const [filter = '', reflection = ''] = styles.slice(FIRST_PICTURE)
  const told = [textShadow, filter, reflection].filter((style) => style !== '' && style !== 'none')
  if (told.length === 0) return 0
  const lengths = told.flatMap((style) => style.match(/-?[\d.]+(?=px)/g) ?? [])
  const sum = lengths.reduce((total, length) => total + Math.abs(Number(length)), 0)
  const isCopied = told.includes(reflection) || /url\(/.test(filter)
  return Math.ceil(sum + (isCopied ? Math.max(box.width, box.height) : 0))
}

/** What an element shows that the browser lists as no text of it: options of a list, and what an SVG `use` refers to. */
function shownElsewhere(
  { nodes }: PageSnapshot,
  node: number,
  name: string,
  attributes: ReadonlyMap<string, string>,
  say: (index: number | undefined) => string,
): string {
  if (name === 'OPTION') return `${attributes.get('label') ?? ''}\n${textBelow(nodes, node, say)}`
  if (name === 'OPTGROUP') return attributes.get('label') ?? ''
  const wanted = new Set(name === 'use' ? referencesOf({ name, attributes }).map((one) => one.trim()) : [])
  if (wanted.size === 0) return ''
  return (nodes.attributes ?? [])
    .flatMap((pairs, at) => (wanted.has(`#${attributesOf(pairs, say).get('id')}`) ? textBelow(nodes, at, say) : []))
    .join('\n')
}

/** The text of an element. Nodes are listed in the order of the document, so that what is in it follows it. */
function textBelow(
  { parentIndex, nodeName, nodeValue }: PageSnapshot['nodes'],
  node: number,
  say: (index: number | undefined) => string,
): string {
  let text = ''
  for (let at = node + 1; (parentIndex?.[at] ?? -1) >= node; at += 1)
    if (say(nodeName?.[at]) === '#text') text += say(nodeValue?.[at])
  return text
}

function isField(name: string, attributes: ReadonlyMap<string, string>): boolean {
  return name === 'TEXTAREA' || (name === 'INPUT' && !NO_TEXT.has((attributes.get('type') ?? 'text').toLowerCase()))
}

/** Lines in columns are told where they would be in one: then the box of all the columns is the place. */
function columnBoxes(
  { nodes, layout }: PageSnapshot,
  entryOf: ReadonlyMap<number, number>,
  styles: (entry: number) => readonly string[],
  boxAt: (entry: number) => Box,
): (node: number) => Box | undefined {
  const parents = nodes.parentIndex ?? []
  const inColumns = new Map<number, Box>()
  for (const [entry, node] of layout.nodeIndex.entries()) {
    const [, count = 'auto', width = 'auto'] = styles(entry)
    if (count !== 'auto' || width !== 'auto') inColumns.set(node, boxAt(entry))
  }
  if (inColumns.size === 0) return () => undefined
  return (node) => {
    for (let at: number | undefined = node; at !== undefined && at >= 0; at = parents[at]) {
      const box = entryOf.has(at) ? inColumns.get(at) : undefined
      if (box) return box
    }
    return undefined
  }
}

function ancestor(
  node: number,
  wanted: string,
  parents: readonly number[],
  name: (node: number) => string,
): number | undefined {
  for (let at: number | undefined = node; at !== undefined && at >= 0; at = parents[at])
    if (name(at) === wanted) return at
  return undefined
}

function attributesOf(pairs: readonly number[], say: (index: number) => string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (let index = 0; index + 1 < pairs.length; index += 2)
    attributes.set(say(pairs[index] ?? -1), say(pairs[index + 1] ?? -1))
  return attributes
}

function boxOf([x = 0, y = 0, width = 0, height = 0]: readonly number[]): Box {
  return { x, y, width, height }
}
