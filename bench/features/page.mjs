/** A whole page around a body. */
export function page(body, head = '') {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Feature</title>${head}</head><body>${body}</body></html>`
}
