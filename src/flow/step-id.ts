import { allTexts } from '../text/local.js'
import type { StepFile } from './schema.js'
import { targetOf } from './used.js'

/** The id of a step that is given none: what it does, and with what. */
export function derivedId(step: StepFile): string {
  if (step.open) return 'open'
  const action = (['click', 'hover', 'press', 'fill', 'choose'] as const).find((one) => step[one]) ?? 'expect'
  const target = targetOf(step) ?? step.expect
  const texts = allTexts(target?.name)
  const english = target?.name && typeof target.name === 'object' && !Array.isArray(target.name) && 'en' in target.name
  const name = english ? allTexts((target.name as Record<string, string | string[]>).en)[0] : texts[0]
  const words = (name ?? target?.role ?? step.press?.key ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  return words ? `${action}-${words}` : action
}
