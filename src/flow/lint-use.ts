import { OPENING_KEYS } from './keys.js'
import { TAKES_TEXT } from './roles.js'
import type { Step } from './schema.js'
import type { Report } from './yaml.js'

/**
 * Reports uses that no walk can do, or may not: a mouse on a phone, keys that could send, fields that take no text.
 *
 * @param devices those that the step is walked on, unless it names its own.
 * @param phones those devices that have no mouse.
 */
export function lintUse(
  step: Step,
  devices: readonly string[],
  phones: readonly string[],
  at: readonly PropertyKey[],
  report: Report,
): void {
  const { hover, press, choose } = step
  if (hover) {
    const without = (step.devices ?? devices).filter((device) => phones.includes(device))
    if (without.length > 0)
      report(
        [...at, 'hover'],
        `a phone has no mouse that could rest on anything (${without.join(', ')}): limit this step with \`devices\`, and say in a step of its own what to tap there`,
      )
  }
  if (press) {
    if ((press.role === undefined) !== (press.name === undefined))
      report([...at, 'press'], 'name the target by `role` and `name`, both, or leave both out')
    else if (press.role === undefined && OPENING_KEYS.has(press.key))
      report(
        [...at, 'press', 'key'],
        `${press.key} activates whatever has the focus: name the target by \`role\` and \`name\``,
      )
    else if (press.role !== undefined && TAKES_TEXT.has(press.role) && OPENING_KEYS.has(press.key))
      report(
        [...at, 'press', 'key'],
        `guidewatch never submits: ${press.key} in a field sends its form; click what the guide names instead, or \`choose\` an option`,
      )
    if (press.role === undefined && (press.within || press.frame || press.scroll))
      report([...at, 'press'], '`within`, `frame` and `scroll` say where a target is; name it by `role` and `name`')
  }
  if (choose?.option !== undefined && !['combobox', 'listbox', 'button'].includes(choose.role))
    report([...at, 'choose', 'role'], 'an `option` is of a list: `combobox`, `listbox`, or the `button` that opens it')
}
