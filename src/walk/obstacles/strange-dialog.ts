import type { ElementHandle, JSHandle, Locator } from 'playwright'
import { targetOf } from '../../flow/used.js'
import { textsFor } from '../../text/local.js'
import { settle, stopAtObstacle, type Walker, wasUnderWay } from '../walker.js'

/** What dialogs that come in between are about; a dialog about anything else may be the guide's own. */
const ABOUT =
  'cookies?|consent|gdpr|dsgvo|tracking|partners|we value your privacy|privacy choices|einwilligung|zustimmung|datenschutzeinstellungen|consentement|traceurs|consenso|consentimiento|toestemming|newsletter|subscribe|sign up for|abonnier\\w*|infolettre|iscriviti|suscríbete|special offer|% off|discount|rabatt|gutschein|notifications|benachrichtigungen|get the app|open in app|in der app|survey|umfrage|feedback|enquête|sondaggio|what.s new|neuigkeiten|welcome back|take a tour|rundgang'

/** Choices that refuse, postpone or close, the plainest first. None of them agrees to anything. */
const REFUSING = [
  '(?:reject|decline|refuse|deny|disagree|do not (?:accept|consent|sell)|opt out)\\b[^.]{0,30}|(?!nicht\\b)[^.]{0,30}\\bablehnen|ich lehne ab|nicht (?:zustimmen|einwilligen)|tout refuser|refuser(?: [^.]{1,30})?|je refuse|continuer sans accepter|rifiuta(?: [^.]{1,30})?|continua senza accettare|rechazar(?: todo| todas)?|rejeitar(?: tudo| todos)?|recusar(?: tudo)?|(?:alles )?weigeren|(?:alles )?afwijzen|odrzuć(?: wszystkie)?',
  '(?:use |allow |accept )?(?:only )?(?:strictly )?(?:necessary|essential|required)(?: cookies)?(?: only)?|(?:nur )?(?:notwendige|erforderliche|essenzielle|technisch notwendige)(?: cookies)?(?: (?:zulassen|akzeptieren|erlauben|verwenden))?|(?:uniquement les )?(?:cookies )?(?:nécessaires|essentiels)(?: uniquement)?|solo (?:i )?(?:cookie )?(?:necessari|essenziali)|solo (?:las )?(?:necesarias|esenciales)|apenas (?:os )?(?:necessários|essenciais)|alleen noodzakelijke?(?: cookies)?|tylko niezbędne',
  'no,? thanks?(?: you)?|no thank you|not now|maybe later|later|remind me later|skip(?: for now)?|not interested|nein,? danke|(?:jetzt )?nicht jetzt|jetzt nicht|(?:vielleicht )?später|überspringen|kein interesse|non,? merci|pas maintenant|plus tard|peut-être plus tard|passer|no,? grazie|non ora|più tardi|salta|no,? gracias|ahora no|más tarde|omitir|não,? obrigad[oa]|agora não|nee,? (?:bedankt|dank je)|niet nu|nie,? dziękuję|nie teraz',
  'close(?: (?:dialog|banner|window|popup|modal|this|message))?|dismiss|schließen|dialog schließen|fenster schließen|fermer|chiudi|cerrar|fechar|sluiten|zamknij|[×✕✖✗⨯╳xX]',
]

/** More dialogs in a row than this are a loop. */
const MOST_IN_A_ROW = 3

/**
 * Refuses, postpones or closes dialogs that the flow does not know: about cookies, newsletters, apps and the like, and
 * only where they are modal or cover what the reader is to use. Nothing is ever accepted.
 *
 * @param target the control that must not be covered, if it was found.
 * @returns true when there was one, and it is gone.
 * @throws Stop when such a dialog offers nothing that refuses.
 */
export async function clearStrangeDialogs(walker: Walker, step: string, target?: Locator): Promise<boolean> {
  let cleared = 0
  while (cleared < MOST_IN_A_ROW && (await clearOne(walker, step, target))) cleared += 1
  return cleared > 0
}

/**
 * The name of such a dialog that lies over a control, redacted. Nothing is pressed.
 *
 * @returns undefined when there is none.
 */
export async function strangerOver(walker: Walker, target: Locator): Promise<string | undefined> {
  const found = await stranger(walker, target)
  const name = await found.evaluate((one) => one?.name).finally(() => found.dispose().catch(() => undefined))
  return name === undefined ? undefined : walker.redact.text(name)
}

/** The dialog that is in the way of the page or of the target, in the page. */
async function stranger(walker: Walker, target: Locator | undefined): Promise<JSHandle<Stranger | null>> {
  const element = target ? await target.elementHandle({ timeout: 1000 }).catch(() => null) : null
  const given = { about: ABOUT, refusing: REFUSING, own: ownTexts(walker), target: element }
  return walker.page.evaluateHandle(findStranger, given)
}

async function clearOne(walker: Walker, step: string, target: Locator | undefined): Promise<boolean> {
  const { redact, task } = walker
  const found = await stranger(walker, target)
  try {
    const what = await found.evaluate((one) => one && { name: one.name, label: one.label, rank: one.rank })
    if (!what) return false
    const dialog = redact.text(what.name)
    const stop = (kind: 'dialog-no-refusal' | 'dialog-not-closed' | 'dialog-stayed') =>
      stopAtObstacle(step, { kind: 'unknown-dialog', why: { kind, dialog } })
    const control = (await found.evaluateHandle((one) => one?.control ?? null)).asElement() as ElementHandle | null
    if (!control) throw stop('dialog-no-refusal')
    await control.click({ timeout: task.settings.timeouts.step * 1000 }).catch((error: unknown) => {
      if (wasUnderWay(error)) return
      throw stop('dialog-not-closed')
    })
    await settle(walker)
    const isThere = await control.isVisible().catch(() => false)
    if (isThere) throw stop('dialog-stayed')
    walker.recovery.answered += 1
    const answer = what.rank < 2 ? 'refused' : 'closed'
    walker.note({ kind: 'interruption', dialog, answer, by: redact.text(what.label) })
    return true
  } finally {
    await found.dispose().catch(() => undefined)
  }
}

/** What the flow itself looks for: a dialog that holds it is the guide's own. */
function ownTexts({ task }: Walker): readonly string[] {
  const { heading, submit, fields } = task.flow.destination
  const targets = task.steps.map((step) => targetOf(step)?.name)
  return [heading, submit, ...fields.map(({ label }) => label), ...targets].flatMap((text) =>
    textsFor(text, task.locale),
  )
}

/** A dialog that is in the way, and its choice that refuses, if it has one. */
type Stranger = {
  readonly name: string
  readonly label: string
  readonly rank: number
  readonly control: Element | null
}

/** Runs in the page. */
function findStranger(given: {
  about: string
  refusing: string[]
  own: readonly string[]
  target: Node | null
}): Stranger | null {
  const about = new RegExp(`(?<![\\p{L}])(?:${given.about})(?![\\p{L}])`, 'iu')
  const refusing = given.refusing.map((words) => new RegExp(`^[\\s\\p{P}\\p{S}]*(?:${words})[\\s\\p{P}]*$`, 'iu'))
  const target = given.target instanceof Element ? given.target : null
  const seen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
  }
  const everything = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? [one, ...everything(one.shadowRoot)] : [one]))
  const text = (element: Element) => ((element as HTMLElement).innerText ?? '').replace(/\s+/g, ' ').trim()
  const parentOf = (node: Node): Node | null => node.parentNode ?? (node instanceof ShadowRoot ? node.host : null)
  const holds = (outer: Element, inner: Node | null): boolean => {
    for (let node = inner; node; node = node instanceof ShadowRoot ? node.host : parentOf(node))
      if (node === outer) return true
    return false
  }
  const deepest = (x: number, y: number): Element | null => {
    let hit = document.elementFromPoint(x, y)
    for (
      let inner = hit?.shadowRoot?.elementFromPoint(x, y);
      inner && inner !== hit;
      inner = hit?.shadowRoot?.elementFromPoint(x, y)
    )
      hit = inner
    return hit
  }
  const DIALOG = 'dialog, [role=dialog], [role=alertdialog], [aria-modal=true], [popover]'
  const isFixed = (element: Element) => /^(fixed|sticky)$/.test(getComputedStyle(element).position)

  const all = everything(document)
  // What offers nothing to press is no dialog: it only covers.
  const PRESSED = 'button, [role=button], a, input[type=button], input[type=submit], summary, [onclick]'
  // What only its script makes a button has the pointer of a hand.
  const isPressed = (one: Element) => one.matches(PRESSED) || getComputedStyle(one).cursor === 'pointer'
  const laidOver = all.filter((element) => element.matches(DIALOG) || isFixed(element)).filter(seen)
  const roots = laidOver.filter(
    (one) =>
      !holds(one, target) && about.test(text(one).slice(0, 5000)) && [...one.querySelectorAll('*')].some(isPressed),
  )
  const { innerWidth, innerHeight } = window
  const hitAt = (x: number, y: number) =>
    deepest(Math.min(Math.max(x, 0), innerWidth - 1), Math.min(Math.max(y, 0), innerHeight - 1))
  const box = target?.getBoundingClientRect()
  const overTarget = box ? hitAt(box.left + box.width / 2, box.top + box.height / 2) : null
  const coversTarget =
    overTarget !== null && target !== null && !holds(target, overTarget) && !overTarget.contains(target)
  const middle = hitAt(innerWidth / 2, innerHeight / 2)
  // The shade behind a dialog is laid over the page as well, and says nothing itself.
  const isShade = (hit: Element | null) => {
    const layer = laidOver.find((one) => holds(one, hit))
    return layer !== undefined && text(layer) === ''
  }
  const isInTheWay = (root: Element): boolean => {
    if (root.matches('dialog:modal')) return true
    if (coversTarget) return holds(root, overTarget) || isShade(overTarget)
    if (target) return false
    return root.matches('[aria-modal=true]') || holds(root, middle) || isShade(middle)
  }
  const isOwn = (one: Element) => {
    const lines = new Set(((one as HTMLElement).innerText ?? '').split('\n').map((line) => line.trim()))
    return given.own.some((text) => lines.has(text))
  }
  const root = roots.find((one) => isInTheWay(one) && !isOwn(one))
  if (!root) return null
  const labelOf = (one: Element) =>
    (one.getAttribute('aria-label') || (one as HTMLInputElement).value || text(one) || one.getAttribute('title') || '')
      .replace(/\s+/g, ' ')
      .trim()
  const rankOf = (label: string) => refusing.findIndex((words) => words.test(label))
  /** What is to be read on it may say the contrary of what screen readers hear; an icon's word is no text. */
  const isReadSo = (one: Element) => {
    const read = text(one)
    const isIcon = /^[a-z_]+$/.test(read) && one.querySelector('i, [class*=icon i]') !== null
    return isIcon || !/\p{L}/u.test(read) || rankOf(read) >= 0
  }
  /** A form that asks another address by GET may do something there, and nothing would stop it. */
  const asksElsewhere = (one: Element) => {
    const form = one.matches('button, input') ? (one as HTMLButtonElement).form : null
    const isSent = form !== null && /submit|image/.test((one as HTMLButtonElement).type) && form.method === 'get'
    return isSent && form.hasAttribute('action') && new URL(form.action).pathname !== location.pathname
  }
  const leadsAway = (one: Element) => one.matches('a[href]') && !/^(#|javascript:)/.test(one.getAttribute('href') ?? '')
  const choices = all
    .filter((one) => holds(root, one) && isPressed(one) && seen(one) && !leadsAway(one) && !asksElsewhere(one))
    .map((control) => ({
      control,
      label: labelOf(control),
      rank: isReadSo(control) ? rankOf(labelOf(control)) : -1,
    }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
  const heading = root.querySelector('h1, h2, h3, h4, [role=heading]')
  const name = (root.getAttribute('aria-label') || (heading ? text(heading) : '') || text(root)).slice(0, 80)
  const [choice] = choices
  return { name, label: choice?.label ?? '', rank: choice?.rank ?? 0, control: choice?.control ?? null }
}

/** True for the label of a choice that refuses, rather than closes or postpones. */
export function isRefusal(label: string): boolean {
  const [reject = '', necessary = ''] = REFUSING
  return new RegExp(`^(?:${reject}|${necessary})$`, 'iu').test(label.trim())
}

/** True for the label of a choice that refuses, postpones or closes, as this file knows them. */
export function isWayOut(label: string): boolean {
  return REFUSING.some((words) => new RegExp(`^[\\s\\p{P}\\p{S}]*(?:${words})[\\s\\p{P}]*$`, 'iu').test(label.trim()))
}

/** True for what dialogs say that come in between on any site. */
export function isAboutInBetween(text: string): boolean {
  return new RegExp(`(?<![\\p{L}])(?:${ABOUT})(?![\\p{L}])`, 'iu').test(text)
}
