import type { Known } from '../../../src/guide-check/known.js'
import type { Entry } from './catalogs.mjs'

export function worldOf(
  about: {
    readonly flow: string
    readonly title: string
    readonly locale: string
    readonly night: string
    readonly names?: Readonly<Record<string, string>>
  },
  older: readonly Entry[],
  newer: readonly Entry[],
): Known
export function onScreen(text: string, names: Readonly<Record<string, string>>): string | null
