export type Entry = { readonly key: string; readonly text: string; readonly source: string }
export function gettextEntries(file: string, keyOf?: (context: string, source: string) => string): Entry[]
export function registryEntries(file: string, locale: string): Entry[]
