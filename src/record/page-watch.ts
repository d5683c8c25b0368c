/** What a page's author did, as the watching script tells it. Elements are told as places on a held way, see {@link watchPage}. */
export type Signal =
  | {
      readonly kind: 'press'
      readonly token: number
      /** How many elements the held way has, from the pressed one outwards. */
      readonly length: number
      /** The pointer went up on something else than it went down on. */
      readonly moved: boolean
      /** Nothing of what was pressed can be seen. */
      readonly unseen: boolean
      /** What the mouse rested on to open what was pressed, the first of it first: the lengths of the ways behind this token. */
      readonly rested: readonly number[]
    }
  | { readonly kind: 'type' | 'set'; readonly token: number; readonly length: number }
  | { readonly kind: 'choose'; readonly token: number; readonly length: number; readonly option: string }
  | { readonly kind: 'enter' | 'other-button' | 'submit' | 'busy' }

/**
 * Runs in a world of its own in every frame, before anything of the page does: the page sees neither it nor what it
 * tells. Whatever a person presses, types or sends is held before the page learns of it, and told; it acts when the
 * recorder has looked at it and does it in the person's place. What the page's scripts do themselves is not told.
 *
 * A token names the way from what was pressed outwards, labels with their controls before them; the recorder asks for
 * its elements one by one.
 *
 * @param say name of the binding that takes a signal as JSON.
 */
export function watchPage(say: string): void {
  type Own = {
    guidewatchHeld?: (token: number, index: number) => Element | null
    guidewatchPass?: (token: number) => void
    guidewatchRelease?: () => void
  }
  const own = globalThis as unknown as Own & Record<string, (payload: string) => void>
  if (own.guidewatchHeld) return
  const tell = (signal: Signal) => own[say]?.(JSON.stringify(signal))

  let token = 0
  let way: readonly Element[] = []
  let passing = false
  let busy = false
  let aimed: Element | null = null
  let rested: readonly (readonly Element[])[] = []
  /** What the pointer moved to, outwards, and when. */
  let over: { readonly way: readonly Element[]; readonly since: number } | null = null

  own.guidewatchHeld = (asked, index) => (asked === token ? way : rested[asked - token - 1])?.[index] ?? null
  own.guidewatchPass = (asked) => {
    passing = asked === token
    over = null
  }
  own.guidewatchRelease = () => {
    passing = false
    busy = false
  }

  const wayOf = (event: Event) => {
    const found: Element[] = []
    for (const one of event.composedPath()) {
      if (!(one instanceof Element)) continue
      if (one instanceof HTMLLabelElement && one.control && !found.includes(one.control)) found.push(one.control)
      if (!found.includes(one)) found.push(one)
    }
    return found.slice(0, 300)
  }
  const hold = (found: readonly Element[]) => {
    // Of what is told twice before it was looked at, both are looked at.
    if (!busy || way[0] !== found[0]) token = Math.floor(Math.random() * 2 ** 48)
    way = found
    busy = true
    return { token, length: found.length }
  }
  const stop = (event: Event) => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const first = (event: Event) => event.composedPath().find((one): one is Element => one instanceof Element) ?? null
  /** Done by the recorder on what is held; a label and its control count as one. */
  const isOurs = (event: Event) => passing && wayOf(event).some((one) => way.slice(0, 12).includes(one))

  const TEXT = 'text|search|email|url|tel|password|number'.split('|')
  const inputOf = (element: Element | null) => (element instanceof HTMLInputElement ? element : null)
  const takesText = (element: Element | null) =>
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLElement && element.isContentEditable) ||
    TEXT.includes(inputOf(element)?.type ?? '')
  /** Works as the browser has it, and is told when it is done. */
  const isSet = (element: Element | null) =>
    element instanceof HTMLSelectElement ||
    element instanceof HTMLOptionElement ||
    ['date', 'time', 'datetime-local', 'month', 'week', 'range', 'color'].includes(inputOf(element)?.type ?? '')
  const isNative = (element: Element | null) => takesText(element) || isSet(element)
  const isSeen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  }

  /** Boxes and radio buttons are often drawn by what lies around them. */
  const isUnseen = (element: Element | null) =>
    element !== null && !isSeen(element) && !['checkbox', 'radio'].includes(inputOf(element)?.type ?? '')

  /** What was to be seen to press before. */
  let shown: ReadonlySet<Element> = new Set()
  /** What the pointer had come to when something came to be seen. */
  const openers = new WeakMap<Element, readonly Element[]>()
  const PRESSED = 'a[href], button, input, select, summary, [role], [onclick], [tabindex]'
  /** A menu that opens by itself opens within so many milliseconds. */
  const OPENS = 2000
  /** Looks what has come to be seen, before the pointer comes to `next` if it does. */
  const look = (next: readonly Element[] = []) => {
    const now = new Set([...document.querySelectorAll(PRESSED)].slice(0, 5000).filter(isSeen))
    const last = over && !passing && performance.now() - over.since < OPENS ? over.way : []
    /** What came to be seen itself has opened nothing else that did. */
    const mayOpen = (opener: readonly Element[], element: Element) => {
      const control = opener.find((one) => one.matches(PRESSED))
      return opener.length > 0 && !opener.includes(element) && (!control || shown.has(control))
    }
    for (const element of now) {
      if (shown.has(element)) continue
      const [near, nearer] = [last, next].map((opener) => opener.find((one) => one.contains(element)))
      // A style opens it before the pointer is told to have come: what lies closer to it has.
      const isBeside = nearer && !nearer.matches('html, body, main') && near !== nearer
      const isNext = mayOpen(next, element) && isBeside && (!near || near.contains(nearer))
      const opener = isNext ? next : last
      if (mayOpen(opener, element)) openers.set(element, opener)
      else openers.delete(element)
    }
    shown = now
  }
  let due = false
  /** Pages that move all the time are looked at now and then. */
  const lookSoon = () => {
    if (due) return
    due = true
    setTimeout(() => {
      due = false
      look()
    }, 100)
  }
  const onRead = () => look()
  /** Only who moves the mouse opens something: a page that comes to lie below it tells that it is over something, too. */
  const onMove = (event: Event) => {
    if (!event.isTrusted || passing || busy || over?.way[0] === first(event)) return
    const next = wayOf(event)
    look(next)
    over = { way: next, since: performance.now() }
    lookSoon()
  }
  /** The ways of what opened it, and of what opened that. */
  const restedFor = (pressed: readonly Element[]) => {
    look()
    const found: (readonly Element[])[] = []
    for (let from = pressed; found.length < 4; ) {
      const opener = from.map((one) => openers.get(one)).find((one) => one !== undefined)
      if (!opener || found.includes(opener)) break
      found.unshift(opener)
      from = opener
    }
    return found
  }

  const press = (event: Event, moved: boolean, unseen: boolean) => {
    const held = hold(wayOf(event))
    rested = restedFor(way)
    tell({ kind: 'press', ...held, moved, unseen, rested: rested.map(({ length }) => length) })
  }

  const onPointer = (event: Event) => {
    if (!event.isTrusted || isOurs(event)) return
    const element = first(event)
    if (isNative(element) && !busy) {
      aimed = null
      return
    }
    // What follows the pointer may go on; what presses does not.
    stop(event)
    if (event.type === 'pointerdown' || (event.type === 'mousedown' && aimed === null)) aimed = element
    if (event.type === 'auxclick') tell({ kind: 'other-button' })
    if (event.type !== 'click') return
    const moved = aimed !== null && aimed !== element
    aimed = null
    if (busy) return tell({ kind: 'busy' })
    const { ctrlKey, shiftKey, altKey, metaKey } = event as MouseEvent
    if (ctrlKey || shiftKey || altKey || metaKey) return tell({ kind: 'other-button' })
    press(event, moved, isUnseen(element))
  }

  const onKey = (event: KeyboardEvent) => {
    if (!event.isTrusted || passing) return
    const element = first(event)
    const isEnter = event.key === 'Enter'
    if (!isEnter && (event.key !== ' ' || takesText(element) || isSet(element))) return
    stop(event)
    if (event.type !== 'keydown' || event.repeat) return
    if (busy) return tell({ kind: 'busy' })
    if (isEnter && (isNative(element) || inputOf(element))) return tell({ kind: 'enter' })
    press(event, false, false)
  }

  const onTyped = (event: Event) => {
    const element = first(event)
    if (!event.isTrusted || passing || !takesText(element)) return
    stop(event)
    if (!busy) return tell({ kind: 'type', ...hold(wayOf(event)) })
    // Nobody waits for what is typed into one field before going on typing in it.
    if (way[0] !== element && event.type === 'beforeinput') tell({ kind: 'busy' })
  }

  const onChange = (event: Event) => {
    const element = first(event)
    if (!event.isTrusted || passing || !isSet(element)) return
    // A day is set part by part; what stands there in the end is not the author's anyway.
    const isHeld = busy && way[0] === element
    if (element instanceof HTMLSelectElement)
      tell({ kind: 'choose', ...hold(wayOf(event)), option: (element.selectedOptions[0]?.label ?? '').slice(0, 500) })
    else if (!isHeld) tell({ kind: 'set', ...hold(wayOf(event)) })
  }

  /** Forms that only choose an address go on, as they do on a walk; the gate stops what is sent in any other way. */
  const onSubmit = (event: Event) => {
    const form = first(event)
    if (!(form instanceof HTMLFormElement)) return
    const { submitter } = event as SubmitEvent
    const method = submitter?.getAttribute('formmethod') ?? form.getAttribute('method') ?? 'get'
    if (method.toLowerCase() === 'get' && passing) return
    stop(event)
    tell({ kind: 'submit' })
  }

  const POINTER = 'pointerdown pointerup mousedown mouseup click auxclick dblclick touchstart touchend'.split(' ')
  const listen = { capture: true, passive: false } as const
  const arm = () => {
    for (const type of POINTER) addEventListener(type, onPointer, listen)
    for (const type of ['keydown', 'keypress', 'keyup']) addEventListener(type, onKey as (event: Event) => void, listen)
    addEventListener('beforeinput', onTyped, listen)
    addEventListener('input', onTyped, listen)
    addEventListener('change', onChange, listen)
    addEventListener('submit', onSubmit, listen)
    addEventListener('pointermove', onMove, listen)
    addEventListener('DOMContentLoaded', onRead, listen)
    addEventListener('transitionend', lookSoon, listen)
  }
  arm()
  // Opening a document anew (`document.open`) takes every listener away.
  new MutationObserver(() => {
    arm()
    lookSoon()
  }).observe(document, { childList: true, subtree: true, attributes: true })
}
