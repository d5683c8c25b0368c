/**
 * Does something while stack traces are V8's own. Playwright Test looks up every line of a stack in source maps, and Playwright takes a
 * stack at each of the hundreds of calls of a walk: a twentieth of its time, for what nobody reads and nothing here has a map for.
 */
export async function withPlainStacks<T>(act: () => Promise<T>): Promise<T> {
  const { prepareStackTrace } = Error
  Reflect.deleteProperty(Error, 'prepareStackTrace')
  try {
    return await act()
  } finally {
    if (prepareStackTrace) Error.prepareStackTrace = prepareStackTrace
  }
}
