import type { Options, Reading } from '../reader/guidewatch-reader.js'

/** What the plugin uses of Eleventy's configuration. */
export type EleventyConfig = {
  readonly addShortcode: (name: string, make: (...texts: readonly string[]) => Promise<string>) => unknown
  readonly addGlobalData: (name: string, make: () => Promise<unknown>) => unknown
  readonly on: (event: string, listener: () => void) => unknown
}

/** Those of the reader; `store` is the name of a file. */
export type EleventyOptions = Omit<Options, 'store'> & { readonly base: string; readonly store?: string }

export default function guidewatch(config: EleventyConfig, options: EleventyOptions): void
export function guideLink(base: string, reading: Reading, id: string, language: string, fallback?: string): string
