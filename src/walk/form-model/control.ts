import type { Box } from '../../screen/screen.js'

/** Every control that a reader fills, chooses or presses to send. */
export const CONTROLS =
  'input:not([type=hidden], [type=button], [type=reset]), textarea, select, [role=textbox], [role=checkbox], [role=radio], [role=switch], [role=combobox], [contenteditable]:not([contenteditable=false]), button'

/** One control as read from the page, before redaction. The value itself is never read out. */
export type RawControl = {
  /** Its place among all controls of the page. */
  readonly index: number
  readonly label: string
  /** What a reader takes for its label, where the code names it by a hint, or for screen readers only; else ''. */
  readonly beside: string
  readonly role: string
  readonly type: string
  readonly required: boolean
  /** A star is drawn beside it, by style or an icon, and the code does not say that it must be filled in. */
  readonly starred?: boolean
  readonly prefilled: boolean
  readonly disabled: boolean
  readonly readOnly: boolean
  readonly submits: boolean
  /** Index of the form it belongs to. */
  readonly form: number
  /** A selector of what a script draws in the place of a list of the browser. */
  readonly drawnAt?: string
  readonly options?: string[]
  readonly box: Box
}
