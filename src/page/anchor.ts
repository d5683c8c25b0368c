/** The anchor of a walk's section; no name in an id has two hyphens in a row. */
export function anchorOf(walk: { readonly id: string }): string {
  return walk.id.split('/').join('--')
}
