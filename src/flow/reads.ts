/** Stands for one part of the path of an address under `reads`, such as the name of the account. */
const ANY = '*'

/**
 * Whether `reads` names a request.
 *
 * @param reads method and address without query each; `*` is any one part of the path.
 * @returns takes a request as method, space, origin and path.
 */
export function readsOf(reads: readonly string[]): (request: string) => boolean {
  const exact = new Set(reads.filter((read) => !read.includes(ANY)))
  const patterns = reads.filter((read) => read.includes(ANY)).map((read) => read.split('/'))
  return (request) => {
    if (exact.has(request)) return true
    const parts = request.split('/')
    return patterns.some(
      (pattern) => pattern.length === parts.length && pattern.every((part, at) => part === ANY || part === parts[at]),
    )
  }
}

/**
 * A request as `reads` can name it without saying anything private.
 *
 * @param redact replaces what is private in a text.
 */
export function readWithoutPrivate(request: string, redact: (text: string) => string): string {
  return request
    .split('/')
    .map((part) => (redact(part) === part ? part : ANY))
    .join('/')
}
