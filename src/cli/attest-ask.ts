import { createInterface } from 'node:readline/promises'
import { BadInputError } from '../mistake/mistake.js'
import type { Language } from '../settings/language.js'
import { ATTEST, type AttestTexts } from '../words/attest.js'
import { type Checklist, listed } from '../words/checklist.js'
import { wordsIn } from '../words/language.js'
import { type Answers, otherLabel, type StepAnswer, tidy } from './attest-answers.js'

/** A conversation with a person: tells something, and asks for a line. */
export type Conversation = {
  readonly tell: (text: string) => void
  readonly ask: (question: string) => Promise<string>
}

/**
 * Goes through a checklist with a person.
 *
 * @param who what they are called unless they say otherwise.
 */
export async function askThrough(
  checklist: Checklist,
  { tell, ask }: Conversation,
  who: string,
): Promise<Omit<Answers, 'at'>> {
  const texts = ATTEST[checklist.language]
  tell(`\n${checklist.titles.join(' – ')}\n\n${texts.before.title}${wordsIn(checklist.language).colon}`)
  for (const line of checklist.before) tell(`- ${line}`)
  const steps: StepAnswer[] = []
  for (const [index, step] of checklist.steps.entries()) {
    tell(`\n${index + 1}. ${step.says}`)
    if (step.labels.length > 0) tell(`   ${texts.label(listed(step.labels, checklist.language))}`)
    const works = await yesOrNo(`   ${texts.works}`, texts, { tell, ask })
    const seen = await ask(`   ${texts.seen} (${texts.enterAsInGuide}) `)
    steps.push({ id: step.id, works, seen: otherLabel(seen.slice(0, 200), step) })
    const isLast = index === checklist.steps.length - 1
    if (!works && !isLast && !(await yesOrNo(`   ${texts.goOn}`, texts, { tell, ask }))) break
  }
  tell('')
  const appVersion = tidy((await ask(`${texts.appVersion} (${texts.enterNothing}) `)).slice(0, 60))
  const note = tidy((await ask(`${texts.note} (${texts.enterNothing}) `)).slice(0, 1000))
  const by = tidy((await ask(`${texts.by} (${texts.enterDefault(who)}) `)).slice(0, 100)) ?? who
  return { by, appVersion, note, steps }
}

/** Whether a person has looked at the pictures and found nothing private on them. */
export function confirmPictures(language: Language, conversation: Conversation): Promise<boolean> {
  return yesOrNo(ATTEST[language].picturesShowNothing, ATTEST[language], conversation)
}

/** Asks until the answer is clear; Enter alone is none. */
async function yesOrNo(question: string, { yes, no, sayYesOrNo }: AttestTexts, { tell, ask }: Conversation) {
  const [y, n] = [yes.charAt(0), no.charAt(0)]
  for (;;) {
    const answer = (await ask(`${question} (${y}/${n}) `)).trim().toLowerCase()
    if ([yes, y, 'y', 'yes', yes.normalize('NFD').replace(/\p{M}/gu, '')].includes(answer)) return true
    if ([no, n].includes(answer)) return false
    tell(sayYesOrNo)
  }
}

/**
 * A conversation on the terminal, for as long as some work takes.
 *
 * @throws BadInputError when the person ends it before it is through.
 */
export async function onTerminal<T>(work: (conversation: Conversation) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const ended = new Promise<never>((_, reject) => {
    terminal.once('close', () => reject(new BadInputError('\nEnded before the end: nothing was kept.')))
  })
  // Whoever waits for it is told; when everything was said, nobody waits any more.
  ended.catch(() => {})
  try {
    return await work({
      tell: (text) => process.stdout.write(`${text}\n`),
      ask: (question) => Promise.race([terminal.question(question), ended]),
    })
  } finally {
    terminal.close()
  }
}
