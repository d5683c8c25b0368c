/** A conversation with the person who signs in: tells something, and asks for a line. */
export type Conversation = {
  readonly tell: (text: string) => void
  readonly ask: (question: string) => Promise<string>
}

/** Fewer letters than this hide the page rather than the person: redaction passes them over. */
const SHORTEST = 3

/**
 * Asks what of the account must never be shown. What an earlier session holds is kept, and told by its number alone.
 *
 * @param known the private texts of the session that is replaced.
 */
export async function askPrivateTexts(
  { tell, ask }: Conversation,
  known: readonly string[],
): Promise<readonly string[]> {
  const WHAT = 'name, e-mail address and whatever else of the account must never be shown, separated by commas'
  const question =
    known.length === 0
      ? `${capital(WHAT)}: `
      : `${known.length} private ${known.length === 1 ? 'text is' : 'texts are'} kept from the last session. Press Enter, add others separated by commas, or write - to replace them: `
  const answer = await ask(question)
  if (known.length > 0 && answer.trim() === '-') return listed(await ask(`${capital(WHAT)}: `), tell)
  return [...new Set([...known, ...listed(answer, tell)])]
}

function listed(answer: string, tell: Conversation['tell']): readonly string[] {
  const texts = answer
    .split(',')
    .map((text) => text.trim())
    .filter(Boolean)
  const short = texts.filter((text) => text.length < SHORTEST).length
  if (short > 0) tell(`Texts of fewer than ${SHORTEST} letters are not hidden: ${short} of them.`)
  return [...new Set(texts)]
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
