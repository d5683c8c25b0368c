import type { z } from 'zod'
import { type DecisionString, decisionStringSchema } from '../cause/decision.js'
import { BadInputError } from '../mistake/mistake.js'

/** What the text begins with; another number is another shape. */
const PREFIX = 'gw1.'

/** Letters of a text that is looked at; an input of a GitHub workflow holds 65,535 (docs.github.com, workflow_dispatch). */
const MOST_LETTERS = 65_535

/** Decisions as one text of letters, digits, `-`, `_` and one dot: it can be pasted anywhere and needs no quotes. */
export function encodeDecisions(decisions: DecisionString): string {
  const json = JSON.stringify(decisionStringSchema.parse(decisions))
  return PREFIX + Buffer.from(json, 'utf8').toString('base64url')
}

/**
 * Reads decisions from a text that somebody pasted; blanks and line breaks that got into it do not matter.
 *
 * @throws BadInputError saying in one sentence what is wrong with it.
 */
export function decodeDecisions(text: string): DecisionString {
  const bare = text.replace(/\s+/g, '')
  if (bare.length > MOST_LETTERS) throw wrong(`it is longer than ${MOST_LETTERS} letters`)
  const version = /^gw(\d+)\./.exec(bare)?.[0]
  if (version !== undefined && version !== PREFIX)
    throw new BadInputError(`These decisions were written by a newer guidewatch (${version}). Update guidewatch.`)
  if (version === undefined) throw wrong(`it does not begin with \`${PREFIX}\``)
  const body = bare.slice(PREFIX.length)
  if (!/^[A-Za-z0-9_-]+$/.test(body)) throw wrong('it holds letters that do not belong there')
  const parsed = decisionStringSchema.safeParse(jsonIn(Buffer.from(body, 'base64url')))
  if (parsed.success) return parsed.data
  throw wrong(firstIssue(parsed.error))
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw wrong('a part of it is missing')
  }
}

function wrong(why: string): BadInputError {
  return new BadInputError(`The text holds no decisions: ${why}. Copy it from the report once more, as a whole.`)
}

function firstIssue({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join('.') || 'it'}: ${issue?.message}`
}
