import { addressSaysChange, isHarmful, saysChange } from '../compare/harm.js'
import type { Place } from '../flow/schema.js'
import { isAboutInBetween, isWayOut } from '../walk/obstacles/strange-dialog.js'
import type { Examined } from '../walk/press/examine.js'

/** What is known of a press before it acts. */
export type PressFacts = {
  readonly role: string
  readonly name: string
  readonly effect: Examined['effect']
  /** The address of the link that it is, if it is one. */
  readonly href: string | null
  readonly checked: boolean
  readonly dialog: Place | undefined
  /** What is to be read on the layer that it lies on, which is no dialog to a screen reader. */
  readonly layer: string
  /** What the site's part presses to refuse this dialog. */
  readonly refuses: boolean
  /** The author insists: it does not send. */
  readonly insists: boolean
}

/**
 * What becomes of a press: a step that is done, the choice that refuses a dialog, or the control that sends, which is
 * not pressed. `sounds`: only its name says so, and its author may know better. `accepts`: a dialog is never agreed to.
 */
export type Decided = 'click' | 'choose' | 'refuse' | 'sends' | 'sounds' | 'accepts'

const CHECKABLE = new Set(['radio', 'checkbox', 'switch', 'menuitemradio', 'menuitemcheckbox'])

/** Decides by what the walker itself would refuse, by the words of the control, and by the dialog it lies in. */
export function decidePress(facts: PressFacts): Decided {
  const { role, name, effect, href } = facts
  // A walk refuses what any site has by itself.
  const dialog = facts.dialog !== undefined || isAboutInBetween(facts.layer)
  if (effect !== 'harmless') return 'sends'
  if (CHECKABLE.has(role)) return facts.checked ? 'click' : 'choose'
  if (dialog && (facts.refuses || isWayOut(name))) return 'refuse'
  if (facts.insists) return 'click'
  if (dialog && isHarmful(name)) return 'accepts'
  // A link that leads on is a page to be read, whatever it is called; some addresses act when they are opened.
  if (href !== null) return addressSaysChange(new URL(href)) && saysChange(name) ? 'sounds' : 'click'
  return isHarmful(name) ? 'sounds' : 'click'
}
