import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import type { Mask, Step } from '../flow/schema.js'
import type { AriaNode, Box, Renderer, Screen, ScreenTarget } from '../screen/screen.js'
import { textOf } from '../screen/tree.js'
import { textsFor } from '../text/local.js'
import { namePattern, normalise } from '../text/normalise.js'
import { placeLocator } from './find.js'
import { CONTROLS, readPage } from './form-model.js'
import type { Navigation } from './navigation.js'
import { type Redact, redactTree } from './redact.js'

export type CaptureRequest = {
  readonly step: string
  readonly locale: string
  readonly mask: readonly Mask[]
  readonly redact: Redact
  readonly target: ScreenTarget | null
  readonly area: Step['capture']
  readonly navigation: Pick<Navigation, 'redirects' | 'status'>
  readonly renderer: Renderer
  /** Folder of the walk; the picture is written into it. */
  readonly directory: string
  /** Put before the name of the picture. */
  readonly prefix: string
}

/** A tree with more nodes than this is cut: an endless page must not fill the disk. */
const MAX_NODES = 20_000
const MAX_TEXT = 2_000
/** Deeper nesting than this is no page for people. */
const MAX_DEPTH = 200

/** The grey that covers what is private or masked. */
const COVER = '#c9ced6'

/**
 * Captures what the reader sees. This is the only way from a page to a value, and it redacts: field values, known
 * secrets, e-mail addresses and tokens leave neither in the tree, nor in the form model, nor in the picture.
 */
export async function capture(page: Page, request: CaptureRequest): Promise<Screen> {
  const { redact, area } = request
  const [rawTree, facts] = await Promise.all([
    page.ariaSnapshotJSON({ boxes: true }) as Promise<(AriaNode | string)[]>,
    page.evaluate(readPage, CONTROLS),
  ])
  const masked = maskTree(rawTree, request.mask, request.locale)
  const tree = redactTree(trim(masked.tree), redact)
  // What is masked asks nothing.
  const controls = facts.controls.filter(({ box }) => !masked.boxes.some((around) => holds(around, box)))

  const element =
    area && typeof area === 'object' ? placeLocator(page.locator('body'), area.element, request.locale).first() : null
  const elementBox = element && (await element.boundingBox({ timeout: 1000 }).catch(() => null))
  const origin = area === 'page' ? { x: -facts.scrollX, y: -facts.scrollY } : { x: facts.offsetX, y: facts.offsetY }
  const shift = elementBox ?? origin
  const zoom = area ? 1 : facts.zoom
  const place = (length: number, from: number) => Math.round((length - from) * zoom)
  const moved = <T extends { readonly box?: Box | undefined }>(entry: T): T => {
    if (!entry.box || (shift.x === 0 && shift.y === 0 && zoom === 1)) return entry
    const { x, y, width, height } = entry.box
    return {
      ...entry,
      box: { x: place(x, shift.x), y: place(y, shift.y), width: place(width, 0), height: place(height, 0) },
    }
  }

  const image = await (element ?? page).screenshot({
    animations: 'disabled',
    caret: 'hide',
    mask: covers(page, request, facts, textOf(rawTree), masked.found),
    maskColor: COVER,
    ...(area === 'page' ? { fullPage: true } : {}),
  })
  const file = `${request.prefix}${request.step}.png`
  mkdirSync(request.directory, { recursive: true })
  writeFileSync(join(request.directory, file), image)

  const target = request.target && {
    role: request.target.role,
    name: redact.text(request.target.name),
    box: moved({ box: request.target.box ?? undefined }).box ?? null,
    text: request.target.text === null ? null : redact.text(request.target.text).slice(0, MAX_TEXT),
    drawn: request.target.drawn,
    pictures: request.target.pictures.map((box) => moved({ box }).box),
    opensTab: request.target.opensTab,
  }
  return {
    step: request.step,
    url: redact.url(page.url()),
    redirects: request.navigation.redirects.map((hop) => ({ url: redact.url(hop.url), status: hop.status })),
    status: request.navigation.status,
    title: redact.text(facts.title),
    language: redact.text(facts.language).slice(0, 35),
    tree: mapNodes(tree, moved),
    fields: controls
      .filter((control) => !control.submits)
      .map(({ label, role, type, required, prefilled, disabled, options, form, box }) =>
        moved({
          label: redact.text(label),
          role,
          type,
          required,
          prefilled,
          disabled,
          form,
          box,
          ...(options ? { options: options.map(redact.text) } : {}),
        }),
      ),
    submits: controls
      .filter((control) => control.submits)
      .map(({ label, disabled, form, box }) =>
        moved({
          label: redact.text(label),
          disabled,
          form,
          state: { covered: false, confirms: false },
          box,
        }),
      ),
    forms: facts.forms.map((form) => ({ ...form, name: redact.text(form.name) })),
    overlays: facts.overlays.map(({ role, name, text, box }) =>
      moved({ role, name: redact.text(name), text: redact.text(text).slice(0, MAX_TEXT), box }),
    ),
    target,
    image: {
      file,
      sha256: createHash('sha256').update(image).digest('hex'),
      // Width and height stand big-endian at bytes 16 and 20 of every PNG (ISO/IEC 15948, IHDR).
      width: image.readUInt32BE(16),
      height: image.readUInt32BE(20),
    },
    renderer: request.renderer,
  }
}

/** What is painted over in the picture: filled fields, private text, and what the flow masks. */
function covers(
  page: Page,
  request: CaptureRequest,
  facts: ReturnType<typeof readPage>,
  treeText: string,
  masks: readonly Mask[],
): Locator[] {
  const fields = page.locator(CONTROLS)
  const { pattern, finds, hasSecrets } = request.redact
  return [
    ...(facts.hasShadow ? [fields] : facts.filled.map((index) => fields.nth(index))),
    // Frames are neither read nor compared; what a signed-in visitor sees in them is not shown either.
    ...(hasSecrets ? [page.locator('iframe, frame')] : []),
    ...(finds(`${facts.text} ${treeText}`) ? [page.getByText(pattern)] : []),
    ...(finds(facts.described) ? [page.getByAltText(pattern), page.getByTitle(pattern)] : []),
    ...masks.map((mask) => maskLocator(page, mask, request.locale)),
  ]
}

function holds(around: Box, box: Box): boolean {
  return (
    box.x >= around.x &&
    box.y >= around.y &&
    box.x + box.width <= around.x + around.width &&
    box.y + box.height <= around.y + around.height
  )
}

function maskLocator(page: Page, mask: Mask, locale: string): Locator {
  if (mask.matches) return page.getByRole(mask.role, { name: new RegExp(mask.matches, 'iu') })
  const names = textsFor(mask.name, locale)
  return names.length > 0 ? page.getByRole(mask.role, { name: namePattern(names) }) : page.getByRole(mask.role)
}

/** Empties masked nodes, and tells which masks apply to this page at all. */
function maskTree(
  tree: readonly (AriaNode | string)[],
  masks: readonly Mask[],
  locale: string,
): { tree: readonly (AriaNode | string)[]; found: readonly Mask[]; boxes: readonly Box[] } {
  const found = new Set<Mask>()
  const boxes: Box[] = []
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
        found.add(mask)
        if (node.box) boxes.push(node.box)
        return {
          role: node.role,
          ...(mask.matches || node.name === undefined ? {} : { name: node.name }),
          box: node.box,
          masked: true,
        }
      }
      return node.children ? { ...node, children: visit(node.children) } : node
    })
  return { tree: visit(tree), found: [...found], boxes }
}

/** Cuts hostile trees: too many nodes, nested too deep, or texts without end. */
function trim(tree: readonly (AriaNode | string)[]): readonly (AriaNode | string)[] {
  let left = MAX_NODES
  let depth = 0
  const clip = (text: string | undefined) =>
    text !== undefined && text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text
  const visit = (nodes: readonly (AriaNode | string)[]): readonly (AriaNode | string)[] => {
    if (depth >= MAX_DEPTH) return []
    depth += 1
    const kept = nodes.slice(0, Math.max(left, 0)).map((node) => {
      left -= 1
      if (typeof node === 'string') return clip(node) ?? ''
      const { name, text, children, ...rest } = node
      return {
        ...rest,
        ...(name === undefined ? {} : { name: clip(name) }),
        ...(text === undefined ? {} : { text: clip(text) }),
        ...(children === undefined ? {} : { children: visit(children) }),
      }
    })
    depth -= 1
    return kept
  }
  return visit(tree)
}

function mapNodes(tree: readonly (AriaNode | string)[], change: (node: AriaNode) => AriaNode): (AriaNode | string)[] {
  return tree.map((node) => {
    if (typeof node === 'string') return node
    const changed = change(node)
    return changed.children ? { ...changed, children: mapNodes(changed.children, change) } : changed
  })
}
