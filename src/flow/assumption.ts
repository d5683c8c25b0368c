import { z } from 'zod'
import { locale, text } from './texts.js'

const confirmation = z
  .strictObject({
    on: z.iso.date('expected a date such as `2026-11-26`').describe('The night on which it was seen.'),
    run: z.string().min(1).describe('The run whose screens were approved.'),
  })
  .describe('When a maintainer approved a screen that shows it.')

/** An entry of `assumed`: what a flow has from a source, and nobody here has seen live. */
export const assumption = z
  .strictObject({
    source: text.describe('Where it was read, such as `consumer-watch.example 2025-05`, or `in no source`.'),
    language: locale.optional().describe('The language of the labels; absent for addresses.'),
    confirmed: z
      .record(text, z.union([z.literal(false), confirmation], { error: 'expected `false`; approving fills it in' }))
      .describe('Labels and addresses, as they stand in the file; `false` until one was seen live and approved.'),
  })
  .describe('Labels and addresses that were taken from a source, and not from the live site.')

export type Confirmation = Readonly<z.infer<typeof confirmation>>
