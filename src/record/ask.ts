import { allTexts } from '../text/local.js'
import type { SeenDestination } from './destination.js'
import { type GuideText, sentenceFor } from './guide.js'
import { type RecordedStep, told } from './recording.js'
import type { Terminal } from './terminal.js'

/**
 * What the guide says at each step: the sentence that names the label, where there is a guide, else what its author
 * types. Nothing is asked when nobody is there to answer.
 */
export async function askWhatGuideSays(
  steps: readonly RecordedStep[],
  guide: GuideText | undefined,
  terminal: Terminal,
): Promise<readonly (string | null)[]> {
  const says: (string | null)[] = []
  let after = -1
  for (const [index, step] of steps.entries()) {
    const found = guide && sentenceFor(guide, labelsOf(step), after)
    if (found) {
      after = found.index
      terminal.say(`${index + 1}. ${told(step)}: “${found.text}”`)
      says.push(found.text)
      continue
    }
    terminal.say(`${index + 1}. ${told(step)}: what does the guide say here? (Enter: nothing)`)
    const line = await terminal.line()
    if (line === null) return [...says, ...steps.slice(index).map(() => null)]
    says.push(line === '' ? null : line)
  }
  return says
}

function labelsOf(step: RecordedStep): readonly string[] {
  if (step.action === 'open') return [step.url, step.url.replace(/^https?:\/\/(?:www\.)?|\/$/g, '')]
  return [...allTexts(step.target.name), ...(step.action === 'choose' && step.option ? [step.option] : [])]
}

/** Which sentences of the page at the end must stay there. */
export async function askKeySentences({ sentences }: SeenDestination, terminal: Terminal): Promise<readonly string[]> {
  if (sentences.length === 0) return []
  terminal.say('Which of these must the page still say on every night? Numbers, such as 1 3 (Enter: none)')
  for (const [index, sentence] of sentences.entries()) terminal.say(`  ${index + 1}. ${sentence}`)
  const line = (await terminal.line()) ?? ''
  const numbers = new Set((line.match(/\d+/g) ?? []).map(Number))
  return sentences.filter((_, index) => numbers.has(index + 1))
}
