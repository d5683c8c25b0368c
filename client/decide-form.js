// @ts-check
// biome-ignore-all lint/correctness/noUnusedVariables: these scripts are one program
// biome-ignore-all lint/suspicious/noRedundantUseStrict: a classic script, no module
'use strict'

/** What the forms share. @typedef {{ words: Words, texts: ReturnType<typeof guidewatchWords>, isServed: boolean, ask: ReturnType<typeof guidewatchAsk>, store: Store, standing: () => Standing, update: (now: Standing) => void, say: (...what: (string | Node)[]) => void, sayFailed: (error: unknown) => void, failure: (error: unknown) => string }} Desk */
/** The form of a cause. @typedef {{ show: (standing: Standing) => void, isDecided: (standing: Standing) => boolean }} Form */

/** Milliseconds that a person rests before the consequence of their choice is asked for. */
const GUIDEWATCH_RESTS = 250

/** A part that the page is known to have. @template {Element} T @param {ParentNode} within @param {string} selector @returns {T} */
function guidewatchPart(within, selector) {
  const found = within.querySelector(selector)
  if (!found) throw new Error(`the page has no ${selector}`)
  return /** @type {T} */ (/** @type {unknown} */ (found))
}
/** @param {HTMLFormElement} form @param {Cause} cause @param {Desk} desk @returns {Form} */
function guidewatchForm(form, cause, desk) {
  const { words, isServed, ask, store, standing, update, say, sayFailed, failure } = desk
  const { told, inWords } = desk.texts
  const make = guidewatchMake
  const choices = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('[name=choice]')])
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('[name=member]')])
  const everyAlike = /** @type {HTMLInputElement | null} */ (form.querySelector('[name=alike]'))
  const alike = everyAlike ? cause.alike : boxes.filter((box) => box.defaultChecked).map(({ value }) => value)
  const until = /** @type {HTMLInputElement} */ (guidewatchPart(form, '[name=until]'))
  const reason = /** @type {HTMLTextAreaElement} */ (guidewatchPart(form, '[name=reason]'))
  const consequence = /** @type {HTMLElement} */ (guidewatchPart(form, '.consequence'))
  const lines = /** @type {HTMLElement} */ (guidewatchPart(form, '.taken'))
  const conflict = /** @type {HTMLElement} */ (guidewatchPart(form, '.conflict'))
  const submit = /** @type {HTMLButtonElement} */ (guidewatchPart(form, '[type=submit]'))
  const undo = /** @type {HTMLButtonElement} */ (guidewatchPart(form, '[data-undo]'))
  const acknowledge = /** @type {HTMLButtonElement} */ (guidewatchPart(form, '[data-acknowledge]'))
  const all = cause.count + boxes.filter((box) => !box.defaultChecked).length
  /** Chosen here and not handed in. */
  let isOpen = false
  /** Handed in and not answered yet: pressing twice decides once. */
  let isHanding = false
  let shown = ''
  let asking = new AbortController()
  let timer = 0

  const choice = () => choices.find(({ checked }) => checked)?.value
  /** Which members, when they are not just those that are alike. */
  function members() {
    const ticked = boxes.filter(({ checked }) => checked)
    const named = ticked.map(({ value }) => value)
    if (!everyAlike) return boxes.every((box) => box.checked === box.defaultChecked) ? undefined : named
    if (everyAlike.checked) return named.length === 0 ? undefined : [...alike, ...named]
    return named
  }
  /** @returns {Decision} */
  function decision() {
    const chosen = choice() ?? ''
    const named = members()
    return {
      cause: cause.id,
      hash: cause.hash,
      choice: /** @type {Decision['choice']} */ (chosen),
      ...(named && { members: named }),
      ...(reason.value.trim() && { reason: reason.value.trim() }),
      ...(chosen === 'varies' && until.value && { until: until.value }),
    }
  }
  const ownOf = (/** @type {readonly Taken[]} */ taken) =>
    taken.filter(({ decision: { cause: id } }) => id === cause.id)

  /** Tells the browser what is missing, in the words of the page. */
  function validate() {
    const chosen = choice()
    choices[0]?.setCustomValidity(chosen ? '' : words.needsChoice)
    reason.setCustomValidity(chosen === 'unsure' && !reason.value.trim() ? words.needsReason : '')
    until.setCustomValidity(
      chosen === 'varies' && until.value && until.value <= new Date().toISOString().slice(0, 10) ? words.needsDay : '',
    )
    const first = everyAlike ?? boxes[0]
    first?.setCustomValidity(members()?.length === 0 ? words.needsMember : '')
    if (first && !first.validity.valid) guidewatchPart(form, 'details').setAttribute('open', '')
    return form.reportValidity()
  }

  function reveal() {
    const chosen = choice()
    for (const field of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-for]')))
      field.hidden = !chosen || !field.dataset.for?.split(' ').includes(chosen)
  }

  /** What differs is not always a thing that can vary; only the server can tell. @param {unknown} error */
  const refusal = (error) =>
    choice() === 'varies' && error instanceof Error && error.cause === 400 ? words.neverVaries : null

  /** Asks what would follow, once the person rests; an answer to an earlier question is not waited for. */
  function askConsequence() {
    asking.abort()
    clearTimeout(timer)
    if (!isServed || !choice() || members()?.length === 0 || (choice() === 'unsure' && !reason.value.trim()))
      return consequence.replaceChildren()
    asking = new AbortController()
    const { signal } = asking
    timer = setTimeout(async () => {
      const slow = setTimeout(() => consequence.replaceChildren(make('p', words.working)), GUIDEWATCH_RESTS)
      try {
        const answer = await ask('consequence', { decision: decision() }, signal)
        if (!signal.aborted) consequence.replaceChildren(inWords(answer))
      } catch (error) {
        if (!signal.aborted) consequence.replaceChildren(make('p', refusal(error) ?? failure(error)))
      } finally {
        clearTimeout(slow)
      }
    }, GUIDEWATCH_RESTS)
  }

  /** @param {Conflict} met */
  function showConflict({ why, current, supersededBy }) {
    const isOthers = why === 'decided'
    const text = !isOthers
      ? why === 'superseded'
        ? words.superseded
        : words.changed
      : current
        ? told(current, words.otherwise, all)
        : words.undoneMeanwhile
    guidewatchPart(conflict, 'p').textContent = text
    for (const name of ['take-over', 'keep'])
      guidewatchPart(/** @type {ParentNode} */ (conflict), `[data-${name}]`).toggleAttribute('hidden', !isOthers)
    guidewatchPart(conflict, '[data-reload]').toggleAttribute('hidden', isOthers || why === 'superseded')
    conflict.hidden = false
    if (supersededBy) update({ ...standing(), supersededBy })
  }

  /** @param {() => Promise<Standing | Conflict>} change @param {boolean} settles */
  async function hand(change, settles) {
    if (isHanding) return
    isHanding = true
    try {
      const answer = await change()
      if ('why' in answer) {
        showConflict(answer)
        // What the others did is looked at without taking it for seen.
        if (isServed) update(await store.read())
        return
      }
      if (settles) isOpen = false
      conflict.hidden = true
      say()
      update(answer)
    } catch (error) {
      const told = refusal(error)
      if (told === null) sayFailed(error)
      else say(told)
    } finally {
      isHanding = false
    }
  }
  const handIn = () =>
    hand(
      () =>
        store.decide(
          decision(),
          ownOf(standing().taken).map(({ id }) => id),
          alike,
        ),
      true,
    )

  form.addEventListener('input', () => {
    isOpen = true
    for (const field of [...choices, ...boxes, until, reason, ...(everyAlike ? [everyAlike] : [])])
      field.setCustomValidity('')
    reveal()
    askConsequence()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (conflict.hidden && validate() && (isOpen || ownOf(standing().taken).length === 0)) handIn()
  })
  undo.addEventListener('click', () => {
    const last = ownOf(standing().taken).at(-1)
    if (!last) return
    submit.focus()
    hand(() => store.undo(last.id), false)
  })
  acknowledge.addEventListener('click', async () => {
    try {
      const why = reason.value.trim() || words.acknowledgedFor
      for (const incident of standing().incidents[cause.id] ?? [])
        await ask('acknowledge', { incident, days: 7, reason: why })
      say(words.acknowledged)
    } catch (error) {
      sayFailed(error)
    }
  })
  guidewatchPart(conflict, '[data-take-over]').addEventListener('click', () => {
    submit.focus()
    conflict.hidden = true
    if (validate()) handIn()
  })
  guidewatchPart(conflict, '[data-keep]').addEventListener('click', () => {
    submit.focus()
    conflict.hidden = true
    isOpen = false
    fillIn(ownOf(standing().taken))
  })
  guidewatchPart(conflict, '[data-reload]').addEventListener('click', () => location.reload())

  /** Puts what is decided into the fields. @param {readonly Taken[]} own */
  function fillIn(own) {
    const last = own.at(-1)?.decision
    for (const one of choices) one.checked = one.value === last?.choice
    for (const box of boxes) box.checked = last?.members ? last.members.includes(box.value) : box.defaultChecked
    if (everyAlike) everyAlike.checked = !last?.members || alike.some((key) => last.members?.includes(key))
    reason.value = last?.reason ?? ''
    until.value = last?.until ?? ''
    reveal()
    askConsequence()
  }

  form.hidden = false
  return {
    show: ({ taken, finished, supersededBy, incidents }) => {
      acknowledge.hidden = !incidents[cause.id]?.length
      const own = ownOf(taken)
      const done = ownOf(finished)
      const now = JSON.stringify([own, done])
      if (now !== shown) {
        const isFirst = shown === ''
        shown = now
        const sentence = isServed ? words.decided : words.decidedHere
        lines.replaceChildren(
          ...done.map((one) => make('li', told(one, words.done, all))),
          ...own.map((one) => make('li', told(one, sentence, all))),
        )
        lines.hidden = own.length + done.length === 0
        undo.hidden = own.length === 0
        if (!isOpen) fillIn(own)
        else if (!isFirst && conflict.hidden)
          showConflict({ why: 'decided', current: own.at(-1) ?? null, supersededBy })
      }
      const isDone = covers(done.map(({ decision: one }) => one))
      form.toggleAttribute('data-done', isDone)
      const isOver = supersededBy !== null || isDone
      for (const control of /** @type {NodeListOf<HTMLFieldSetElement>} */ (
        form.querySelectorAll('fieldset, .field :is(input, textarea)')
      ))
        control.disabled = isOver
      submit.hidden = isOver
    },
    isDecided: ({ taken, finished }) => covers([...ownOf(taken), ...ownOf(finished)].map(({ decision: one }) => one)),
  }

  /** Whether all that are alike are decided; who is not sure has decided nothing. @param {readonly Decision[]} decisions */
  function covers(decisions) {
    const sure = decisions.filter((one) => one.choice !== 'unsure')
    const named = new Set(sure.flatMap((one) => one.members ?? []))
    return sure.some((one) => !one.members) || (named.size > 0 && alike.every((key) => named.has(key)))
  }
}
