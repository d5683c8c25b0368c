import type { Known } from '../../src/guide-check/known.js'

export type LabelledGuide = {
  readonly id: string
  readonly half: string
  readonly file: string
  readonly format: 'html' | 'markdown' | 'text'
  readonly source: string
  readonly world: string
  readonly known: Known
  readonly language: string
  readonly style: string
  readonly today: string
  readonly date?: string
  readonly route?: string
  readonly proof: readonly { readonly quote: string; readonly prefix?: string; readonly suffix?: string }[]
  readonly verdict: 'right' | 'wrong' | 'unknown'
  readonly unknown?: string
  readonly faults: readonly {
    readonly rules: readonly string[]
    readonly quote: string
    readonly also: readonly string[]
    readonly printed?: string
    readonly now?: string
  }[]
  readonly nonFaults: readonly { readonly quote: string; readonly why: string }[]
}

export const HALVES: readonly string[]
export const HELD_OUT: readonly string[]
export function loadCases(
  folder: string,
  halves: readonly string[],
  parseWorld: (value: unknown) => Known,
): readonly LabelledGuide[]
