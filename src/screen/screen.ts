import { z } from 'zod'
import { pathPartSchema } from './names.js'

/**
 * A screen: what the reader sees when told to do a step. Everything here has passed redaction. Lengths are CSS pixels
 * relative to the top left of the picture.
 */

export const boxSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
export type Box = Readonly<z.infer<typeof boxSchema>>

const state = z.union([z.boolean(), z.literal('mixed')])

/** A node of the accessibility tree, as `page.ariaSnapshotJSON` gives it; children that are strings are plain text. */
export type AriaNode = {
  readonly role: string
  readonly name?: string | undefined
  readonly text?: string | undefined
  readonly level?: number | undefined
  readonly checked?: boolean | 'mixed' | undefined
  readonly disabled?: boolean | undefined
  readonly expanded?: boolean | undefined
  readonly selected?: boolean | undefined
  readonly pressed?: boolean | 'mixed' | undefined
  readonly url?: string | undefined
  readonly placeholder?: string | undefined
  /** The content was masked: neither it nor its pixels are compared. */
  readonly masked?: boolean | undefined
  readonly box?: Box | undefined
  readonly children?: readonly (AriaNode | string)[] | undefined
}

export const ariaNodeSchema: z.ZodType<AriaNode> = z.object({
  role: z.string(),
  name: z.string().optional(),
  text: z.string().optional(),
  level: z.number().optional(),
  checked: state.optional(),
  disabled: z.boolean().optional(),
  expanded: z.boolean().optional(),
  selected: z.boolean().optional(),
  pressed: state.optional(),
  url: z.string().optional(),
  placeholder: z.string().optional(),
  masked: z.boolean().optional(),
  box: boxSchema.optional(),
  get children() {
    return z.array(z.union([z.string(), ariaNodeSchema])).optional()
  },
})

/** What belongs together to be filled in and sent: a form element, or the part of the page that stands for one. */
export const formSchema = z.object({
  /** The role and accessible name of what holds it, such as `form`, `dialog`, `main`. */
  role: z.string(),
  name: z.string(),
  purpose: z.enum(['search', 'log-in', 'newsletter', 'other']),
  /** In the content, beside it (header, footer, navigation, aside), or laid over the page. */
  place: z.enum(['content', 'aside', 'overlay']),
})
export type Form = Readonly<z.infer<typeof formSchema>>

/** Something that is laid over the page: a dialog, a banner, a layer. It may well be the page's own. */
export const overlaySchema = z.object({
  role: z.string(),
  name: z.string(),
  /** What is to be read in it, pieces in lines. */
  text: z.string(),
  box: boxSchema,
})
export type Overlay = Readonly<z.infer<typeof overlaySchema>>

/** Index into the forms of the screen; `null` when that was not looked at. */
const formIndex = z.number().int().min(0).nullable().default(null)

/** One form control. An accessibility tree does not say `required`, and the value itself is never kept. */
export const formFieldSchema = z.object({
  label: z.string(),
  /** The text beside it, which readers take for its label, where its label is a hint such as a placeholder. */
  beside: z.string().optional(),
  role: z.string(),
  type: z.string(),
  required: z.boolean(),
  /** Its label is drawn with a star, which need not mean that it must be filled in; absent where the code says so, or nothing does. */
  starred: z.boolean().optional(),
  prefilled: z.boolean(),
  disabled: z.boolean(),
  /** Nothing can be typed into it; absent in snapshots that are older than the question. */
  readOnly: z.boolean().optional(),
  options: z.array(z.string()).optional(),
  form: formIndex,
  box: boxSchema.optional(),
})
export type FormField = Readonly<z.infer<typeof formFieldSchema>>

/** A control that would send a form: `<button type=submit>`, `<input type=submit>` and the like. */
export const submitControlSchema = z.object({
  label: z.string(),
  disabled: z.boolean(),
  form: formIndex,
  /** What a hit test and its markup say of it, without pressing it. */
  state: z
    .object({
      /** Something else lies over it, at its centre and its edges. */
      covered: z.boolean(),
      /** Pressing it first asks again. */
      confirms: z.boolean(),
    })
    .default({ covered: false, confirms: false }),
  box: boxSchema.optional(),
})
export type SubmitControl = Readonly<z.infer<typeof submitControlSchema>>

/** What drew the picture. Pixels of different renderers are never compared. */
export const rendererSchema = z.object({
  browser: z.string(),
  platform: z.string(),
  fonts: z.string(),
  scale: z.number(),
})
export type Renderer = Readonly<z.infer<typeof rendererSchema>>

export const targetSchema = z.object({
  role: z.string(),
  name: z.string(),
  box: boxSchema.nullable(),
  /** What is to be read on it, which need not be its name; `null` when that was not looked at. */
  text: z.string().nullable().default(null),
  /** It holds a picture, which may show a label of its own. */
  drawn: z.boolean().default(false),
  /** Where on it something is drawn that is no text: images, icons, letters of icon fonts. */
  pictures: z.array(boxSchema).default([]),
  /** Pressing it opens another tab or window; `null` when that was not looked at. */
  opensTab: z.boolean().nullable().default(null),
})

/** How large a control is, in CSS pixels squared, and the contrast of its text (WCAG 2.2); `null` where that is not known. */
export const drawnSchema = z.object({ area: z.number(), contrast: z.number().min(1).max(21).nullable() })
export type Drawn = Readonly<z.infer<typeof drawnSchema>>

/** What was measured of a screen beside what is compared, to count what a way asks of its reader (docs/obstacles.md). */
export const measuredSchema = z.object({
  /** Heights of the window that the target was away before it was brought into view; `null` without a target. */
  scrolled: z.number().min(0).nullable(),
  target: drawnSchema.nullable(),
  /** The most prominent link or button in the window. */
  prominent: drawnSchema.nullable(),
  /** A field takes a code that is sent once. */
  asksCode: z.boolean(),
})
export type Measured = Readonly<z.infer<typeof measuredSchema>>

export const screenSchema = z.object({
  /** Requests of the page that were stopped before it was captured, as `reads` names them. */
  stopped: z.array(z.string()).optional(),
  step: pathPartSchema,
  url: z.string(),
  redirects: z.array(z.object({ url: z.string(), status: z.number() })),
  status: z.number().nullable(),
  title: z.string(),
  language: z.string(),
  tree: z.array(z.union([z.string(), ariaNodeSchema])),
  fields: z.array(formFieldSchema),
  submits: z.array(submitControlSchema),
  forms: z.array(formSchema).default([]),
  overlays: z.array(overlaySchema).default([]),
  /** What is told over the page for a moment and holds nothing to press, such as a toast; absent where there was none. */
  toasts: z.array(overlaySchema).optional(),
  target: targetSchema.nullable(),
  image: z.object({ file: pathPartSchema, sha256: z.string(), width: z.number(), height: z.number() }),
  renderer: rendererSchema,
  /** Never compared; absent on screens of before it was measured, and on those that were approved. */
  measured: measuredSchema.optional(),
})
export type Screen = Readonly<z.infer<typeof screenSchema>>

/** What results keep of a screen. Its tree stays in the walk's record: those of a thousand walks fit into no file. */
export const seenScreenSchema = screenSchema.omit({ tree: true })
export type SeenScreen = Readonly<z.infer<typeof seenScreenSchema>>
export type ScreenTarget = Readonly<z.infer<typeof targetSchema>>

/** The step id of the screen at the end of a walk. */
export const ARRIVAL = 'arrival'

export function sameRenderer(a: Renderer, b: Renderer): boolean {
  return a.browser === b.browser && a.platform === b.platform && a.fonts === b.fonts && a.scale === b.scale
}
