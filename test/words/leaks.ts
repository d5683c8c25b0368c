/** Small words that English has and German, French and Italian have not. */
const ENGLISH =
  /(?<![\p{L}-])(?:the|is|are|of|and|that|this|with|not|which|its?|now|here|there|by|from|for|to|has|have|been|they|than|what|when|who|you|your|but|no longer|field|button|readers|nothing|asks|says)(?![\p{L}-])/giu

/** English words in a text that should hold none. */
export function englishIn(text: string): readonly string[] {
  return text.match(ENGLISH) ?? []
}

/** The marks that a text holds, each once. */
export function marksIn(text: string): readonly string[] {
  return [...new Set(text.match(/‹[^›]*›/g) ?? [])].sort()
}
