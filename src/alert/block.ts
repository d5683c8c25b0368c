import type { Evidence } from '../incident/incident.js'

/** A part of a message, in no format yet. Texts may come from pages: whoever formats them escapes them. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph' | 'line' | 'command'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string; readonly lang: string }
  | { readonly kind: 'list'; readonly items: readonly { readonly text: string; readonly url?: string | null }[] }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | {
      readonly kind: 'pictures'
      readonly evidence: Evidence
      readonly captions: { readonly before: string; readonly after: string }
      readonly alt: string
    }
