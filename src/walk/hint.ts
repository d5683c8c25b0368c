/** Where something is that a step did not find, for who writes the flow. */
export type Hint =
  /** It is there, and not to be seen: something has to be opened, or the mouse to rest on something. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'in-frame'; readonly title: string; readonly name: string; readonly url: string }
  /** It comes when the page is scrolled. */
  | { readonly kind: 'scroll' }
