/**
 * Reads what a guidewatch before schema 2 wrote, which kept sentences: a value that has a key of then becomes what is
 * written now, and any other stays as it is.
 */
export function ofSchema1(
  key: string,
  change: (old: Readonly<Record<string, unknown>>) => object,
): (value: unknown) => unknown {
  return (value) => {
    const isOld = value !== null && typeof value === 'object' && key in value
    return isOld ? { ...value, ...change(value as Record<string, unknown>) } : value
  }
}
