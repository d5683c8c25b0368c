import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import type { FrameName, Mask, Step } from '../../flow/schema.js'
import type { AriaNode, Box, Overlay, Renderer, Screen, ScreenTarget } from '../../screen/screen.js'
import { textsFor } from '../../text/local.js'
import { normalise } from '../../text/normalise.js'
import { placeLocator } from '../elements/find.js'
import { type PageFacts, READ_PAGE } from '../form-model/read-page.js'
import type { Navigation } from '../navigation.js'
import { type Frame, picture, read } from '../picture/picture.js'
import { LONGEST_TEXT, type Redact } from '../redaction/redact.js'
import { redactTree } from '../redaction/tree.js'
import { drawnIn, readFrames, withFrames } from './capture-frames.js'
import { withFooters } from './footer.js'
import { measureDrawn } from './measure.js'
import { requireReadable, UnreadableError } from './readable.js'

export type CaptureRequest = {
  readonly step: string
  readonly locale: string
  readonly mask: readonly Mask[]
  /** What of the page's frames belongs to the screen, and the origins that they may be of. */
  readonly frames?: readonly FrameName[]
  readonly hosts?: readonly string[]
  readonly redact: Redact
  readonly target: CapturedTarget | null
  /** Heights of the window that the target was away before it was brought into view. */
  readonly scrolled?: number | null
  readonly area: Step['capture']
  readonly navigation: Pick<Navigation, 'redirects' | 'status'>
  readonly renderer: Renderer
  /** Folder of the walk; the picture is written into it. */
  readonly directory: string
  /** Put before the name of the picture. */
  readonly prefix: string
  /** What else is to be read on the page as soon as the picture is taken; it may change nothing. */
  readonly meanwhile?: (() => Promise<unknown>) | undefined
}

/** What is known of a step's target before its screen is read; its name is told from the tree of the page. */
type CapturedTarget = Omit<ScreenTarget, 'name'> & { readonly name: (tree: Screen['tree']) => Promise<string> }

/** More than these is no page for people, and what is left out would seem to be gone: an endless page must not fill the disk. */
const MAX_NODES = 30_000
const MAX_CONTROLS = 3000
/** Deeper nesting than this is no page for people. */
const MAX_DEPTH = 200
/** Labels are read up to here (walk/form-model/labels.ts). */
const LONGEST_LABEL = 500

/** What was captured: redacted, covered and written while the page goes on. */
export type Captured = { readonly screen: Promise<Screen> }

/**
 * Captures what the reader sees. This is the only way from a page to a value, and it redacts: field values, known
 * secrets, e-mail addresses and tokens leave neither in the tree, nor in the form model, nor in the picture.
 *
 * @returns as soon as the page is not needed any more.
 */
export async function capture(page: Page, request: CaptureRequest): Promise<Captured> {
  const { redact } = request
  await requireReadable(page)
  const element = await elementOf(page, request)
  await element?.scrollIntoViewIfNeeded({ timeout: 1000 }).catch(() => undefined)
  const elementBox = element && (await element.boundingBox({ timeout: 1000 }).catch(() => null))
  const area = request.area === 'page' ? 'page' : elementBox ? 'element' : 'window'
  const frame: Frame = { area, element: area === 'element' ? element : null, scale: request.renderer.scale }
  const [rawTree, [facts, drawn], before] = await withFooters(page, () =>
    Promise.all([
      page.ariaSnapshotJSON({ boxes: true }) as Promise<(AriaNode | string)[]>,
      page.evaluate<PageRead>(readingOf(request.target?.box ?? null)),
      read(page, frame, redact, request.mask.length > 0),
    ]),
  )
  const name = (await request.target?.name(rawTree)) ?? ''
  const inner = await readFrames({ page, locale: request.locale, hosts: request.hosts ?? [] }, request.frames ?? [])
  const whole = withFrames({ tree: rawTree, facts }, inner)
  if (whole.facts.controls.length > MAX_CONTROLS) throw new UnreadableError({ kind: 'too-large' })
  const drawnInside = await drawnIn(inner, request.target?.box ?? null)
  const masked = maskTree(trim(whole.tree), request.mask, request.locale)
  const covered = await picture(page, frame, masked.boxes, redact, before, request.meanwhile)
  const screen = keep({
    request,
    url: page.url(),
    name,
    facts: whole.facts,
    drawn: drawnInside === undefined ? drawn : { ...drawn, target: drawnInside },
    masked,
    area,
    elementBox,
    covered,
  })
  screen.catch(() => undefined)
  return { screen }
}

/** What was read from a page, before redaction. */
type Raw = {
  readonly request: CaptureRequest
  readonly url: string
  /** Of the target. */
  readonly name: string
  readonly facts: PageRead[0]
  readonly drawn: PageRead[1]
  readonly masked: ReturnType<typeof maskTree>
  readonly area: Frame['area']
  readonly elementBox: Box | null
  readonly covered: () => Promise<Buffer>
}

/** Redacts what was read, and writes the picture into the folder of the walk. */
async function keep({ request, url, name, facts, drawn, masked, area, elementBox, covered }: Raw): Promise<Screen> {
  const { redact } = request
  const image = await covered()
  const tree = redactTree(masked.tree, redact)
  // What is masked asks nothing; what only lies over it, as in a dialog, does.
  const controls = facts.controls.filter(
    ({ box }) => masked.beside.has(placeOf(box)) || !masked.boxes.some((around) => holds(around, box)),
  )

  const origin =
    area === 'page' ? { x: -facts.scrollX, y: -facts.scrollY } : (elementBox ?? { x: facts.offsetX, y: facts.offsetY })
  const zoom = area === 'window' ? facts.zoom : 1
  const place = (length: number, from: number) => Math.round((length - from) * zoom)
  const moved = <T extends { readonly box?: Box | undefined }>(entry: T): T => {
    if (!entry.box || (origin.x === 0 && origin.y === 0 && zoom === 1)) return entry
    const { x, y, width, height } = entry.box
    return {
      ...entry,
      box: { x: place(x, origin.x), y: place(y, origin.y), width: place(width, 0), height: place(height, 0) },
    }
  }

  const file = `${request.prefix}${request.step}.png`
  mkdirSync(request.directory, { recursive: true })
  writeFileSync(join(request.directory, file), image)

  const { target } = request
  return {
    step: request.step,
    url: redact.url(url),
    redirects: request.navigation.redirects.map((hop) => ({ url: redact.url(hop.url), status: hop.status })),
    status: request.navigation.status,
    ...redactFacts({ ...facts, controls }, redact, moved),
    tree: mapNodes(tree, (node) => moved(clipNode(node))),
    target: target && {
      role: target.role,
      name: redact.text(name),
      box: moved({ box: target.box ?? undefined }).box ?? null,
      text: target.text === null ? null : redact.text(target.text).slice(0, LONGEST_TEXT),
      drawn: target.drawn,
      pictures: target.pictures.map((box) => moved({ box }).box),
      opensTab: target.opensTab,
    },
    image: {
      file,
      sha256: createHash('sha256').update(image).digest('hex'),
      // Width and height stand big-endian at bytes 16 and 20 of every PNG (ISO/IEC 15948, IHDR).
      width: image.readUInt32BE(16),
      height: image.readUInt32BE(20),
    },
    renderer: request.renderer,
    measured: { scrolled: target ? (request.scrolled ?? null) : null, ...drawn },
  }
}

type PageRead = [PageFacts, ReturnType<typeof measureDrawn>]

/** Both scripts that read a page as one expression: one round trip. */
function readingOf(target: Box | null): string {
  return `[${READ_PAGE}, (${measureDrawn})(${JSON.stringify(target)})]`
}

/** The element that is to be captured alone; the whole window where the page has none. */
async function elementOf(page: Page, { area, locale }: CaptureRequest): Promise<Locator | null> {
  if (!area || typeof area !== 'object') return null
  const found = placeLocator(page.locator('body'), area.element, locale).first()
  return (await found.count()) > 0 ? found : null
}

/** Title, language and form model; what is spread over several labels or options is replaced in each. */
function redactFacts(
  { title, language, controls, forms, overlays, toasts }: PageFacts,
  redact: Redact,
  moved: <T extends { readonly box?: Box | undefined }>(entry: T) => T,
): Pick<Screen, 'title' | 'language' | 'fields' | 'submits' | 'forms' | 'overlays' | 'toasts'> {
  // A label that was cut says so, lest the beginning of a secret at its end is taken for a word.
  const marked = (text: string) => (text.length >= LONGEST_LABEL ? `${text}…` : text)
  const said = [
    title,
    language,
    ...controls.flatMap(({ label, beside, options }) => [label, beside, ...(options ?? [])]),
    ...forms.map(({ name }) => name),
    ...[...overlays, ...toasts].flatMap(({ name, text }) => [name, text]),
  ]
  const texts = redact.texts(said.map(marked)).values()
  const next = () => texts.next().value ?? ''
  // Roles and names of tags are the page's own words, too.
  const kinds = redact
    .texts([
      ...controls.flatMap(({ role, type }) => [role, type]),
      ...[...forms, ...overlays, ...toasts].map(({ role }) => role),
    ])
    .values()
  const nextKind = () => kinds.next().value ?? ''
  const plain = { title: next(), language: next().slice(0, 35) }
  const told = controls.map((control) => ({
    ...control,
    role: nextKind(),
    type: nextKind(),
    label: next(),
    beside: next(),
    options: control.options?.map(() => next().slice(0, LONGEST_TEXT)),
  }))
  const layer = ({ box }: Overlay) =>
    moved({ role: nextKind(), name: next(), text: next().slice(0, LONGEST_TEXT), box })
  return {
    ...plain,
    fields: told
      .filter((control) => !control.submits)
      .map(({ label, beside, role, type, required, starred, prefilled, disabled, readOnly, options, form, box }) => {
        const more = {
          readOnly,
          ...(beside ? { beside } : {}),
          ...(starred ? { starred } : {}),
          ...(options ? { options } : {}),
        }
        return moved({ label, role, type, required, prefilled, disabled, form, box, ...more })
      }),
    submits: told
      .filter((control) => control.submits)
      .map(({ label, disabled, form, box }) =>
        moved({ label, disabled, form, state: { covered: false, confirms: false }, box }),
      ),
    forms: forms.map((form) => ({ ...form, role: nextKind(), name: next() })),
    overlays: overlays.map(layer),
    ...(toasts.length > 0 ? { toasts: toasts.map(layer) } : {}),
  }
}

function holds(around: Box, box: Box): boolean {
  return (
    box.x >= around.x &&
    box.y >= around.y &&
    box.x + box.width <= around.x + around.width &&
    box.y + box.height <= around.y + around.height
  )
}

function placeOf({ x, y, width, height }: Box): string {
  return `${x},${y},${width},${height}`
}

/** Empties masked nodes, and tells their places and those of what is not masked. */
function maskTree(
  tree: readonly (AriaNode | string)[],
  masks: readonly Mask[],
  locale: string,
): {
  readonly tree: readonly (AriaNode | string)[]
  readonly boxes: readonly Box[]
  readonly beside: ReadonlySet<string>
} {
  const boxes: Box[] = []
  const beside = new Set<string>()
  const fits = (node: AriaNode) =>
    masks.find((mask) => {
      if (mask.role !== node.role) return false
      if (mask.matches) return new RegExp(mask.matches, 'iu').test(node.name ?? '')
      const names = textsFor(mask.name, locale)
      return names.length === 0 || names.some((name) => normalise(name) === normalise(node.name ?? ''))
    })
  const visit = (nodes: readonly (AriaNode | string)[]): readonly (AriaNode | string)[] =>
    nodes.map((node) => {
      if (typeof node === 'string') return node
      const mask = fits(node)
      if (mask) {
        if (node.box) boxes.push(node.box)
        return {
          role: node.role,
          ...(mask.matches || node.name === undefined ? {} : { name: node.name }),
          box: node.box,
          masked: true,
        }
      }
      if (node.box) beside.add(placeOf(node.box))
      return node.children ? { ...node, children: visit(node.children) } : node
    })
  return { tree: visit(tree), boxes, beside }
}

/**
 * Cuts hostile trees: nested too deep, or texts without end. Texts are left longer than they are kept, so that what is private
 * is found before it is cut in two.
 *
 * @throws UnreadableError for too many nodes.
 */
function trim(tree: readonly (AriaNode | string)[]): readonly (AriaNode | string)[] {
  let left = MAX_NODES
  let depth = 0
  const visit = (nodes: readonly (AriaNode | string)[]): readonly (AriaNode | string)[] => {
    if (depth >= MAX_DEPTH) return []
    depth += 1
    left -= nodes.length
    if (left < 0) throw new UnreadableError({ kind: 'too-many-nodes', most: MAX_NODES })
    const kept = nodes.map((node) => {
      if (typeof node === 'string') return clip(node, 4 * LONGEST_TEXT)
      const { children, ...rest } = node
      return {
        ...clipNode(rest, 4 * LONGEST_TEXT),
        ...(children === undefined ? {} : { children: visit(children) }),
      }
    })
    depth -= 1
    return kept
  }
  return visit(tree)
}

function clipNode(node: AriaNode, longest = LONGEST_TEXT): AriaNode {
  const { name, text, url, placeholder } = node
  const long = [name, text, url, placeholder].some((one) => one !== undefined && one.length > longest)
  if (!long) return node
  return {
    ...node,
    ...(name === undefined ? {} : { name: clip(name, longest) }),
    ...(text === undefined ? {} : { text: clip(text, longest) }),
    ...(url === undefined ? {} : { url: clip(url, longest) }),
    ...(placeholder === undefined ? {} : { placeholder: clip(placeholder, longest) }),
  }
}

function clip(text: string, longest = LONGEST_TEXT): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

function mapNodes(tree: readonly (AriaNode | string)[], change: (node: AriaNode) => AriaNode): (AriaNode | string)[] {
  return tree.map((node) => {
    if (typeof node === 'string') return clip(node)
    const changed = change(node)
    return changed.children ? { ...changed, children: mapNodes(changed.children, change) } : changed
  })
}
