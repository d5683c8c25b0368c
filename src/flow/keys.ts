/** Keys that a step may press. None of them writes; those that activate need a target, see lint.ts. */
export const KEYS = [
  'Escape',
  'Enter',
  'Space',
  'Tab',
  'Shift+Tab',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
] as const

/** Keys that activate what has the focus. */
export const OPENING_KEYS: ReadonlySet<string> = new Set(['Enter', 'Space'])
