import { normalise } from '../text/normalise.js'
import { quotes } from '../text/quoted.js'

/** The sentences of a guide in their order, which steps are matched with. */
export type GuideText = { readonly sentences: readonly string[] }

/** A longer text is no guide, in characters. */
export const LONGEST_GUIDE = 2_000_000

/** A guide from Markdown or plain text; links and headings are read as their text. */
export function guideFrom(text: string): GuideText {
  const lines = text
    .slice(0, LONGEST_GUIDE)
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .split(/\n\s*\n|\n(?=\s*(?:[-*+#>]|\d+[.)])\s)/)
    .map((block) => block.replace(/^\s*(?:[-*+>]|#+|\d+[.)])\s+/, '').replace(/\s+/g, ' '))
  const sentences = lines.flatMap(sentencesIn).map((one) => one.replace(/(\*\*|__)(.+?)\1/g, '$2').trim())
  return { sentences: sentences.filter((one) => /\p{L}/u.test(one)) }
}

/** Ends a sentence where a reader would: not within quotation marks or numbers. */
function sentencesIn(text: string): readonly string[] {
  return text.match(/.+?(?:[.!?…]+["'”“»’)]*(?=\s+\p{Lu}|\s*$)|$)/gsu) ?? []
}

/**
 * The sentence that tells a reader to use a label: the first that quotes it, else the first that holds it as a word;
 * behind the sentence of the step before, as far as there is one, since guides go forward.
 *
 * @param after index of the sentence of the step before; -1 at the beginning.
 * @returns `undefined` when no sentence names any of the labels.
 */
export function sentenceFor(
  { sentences }: GuideText,
  labels: readonly string[],
  after: number,
): { readonly text: string; readonly index: number } | undefined {
  const named = labels.filter((label) => normalise(label) !== '')
  const holds = (sentence: string, label: string) => wordsOf(sentence).includes(wordsOf(label))
  for (const fits of [quotes, holds]) {
    // A sentence may name two labels of one way: "Choose Settings, then Privacy."
    for (const from of [Math.max(after, 0), 0]) {
      const index = sentences.findIndex((one, at) => at >= from && named.some((label) => fits(one, label)))
      const text = sentences[index]
      if (text !== undefined) return { text, index }
    }
  }
  return undefined
}

/** Letters and digits only, with a blank around each word. */
function wordsOf(text: string): string {
  return ` ${normalise(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}
