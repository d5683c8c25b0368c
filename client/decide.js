// @ts-check
// biome-ignore-all lint/suspicious/noRedundantUseStrict: a classic script, no module
'use strict'
;(() => {
  const holder = document.getElementById('guidewatch-run')
  const bar = document.getElementById('decided')
  if (!holder || !bar) return
  /** @type {Data} */
  const data = JSON.parse(holder.textContent ?? '')
  const { words } = data
  const isServed = data.mode === 'served'
  const texts = guidewatchWords(words, data.tag)
  const { fill, counted, listed } = texts
  const make = guidewatchMake
  const ask = guidewatchAsk(data)
  const store = isServed ? guidewatchServed(ask) : guidewatchKept(data)
  /** Milliseconds between two looks at what others decided. */
  const LOOK_EVERY = 4000
  /** Letters of an address that GitHub takes for certain. */
  const LONGEST_ADDRESS = 7500

  /** @type {Standing} */
  let standing = { revision: 0, taken: [], finished: [], supersededBy: null, incidents: {} }

  const said = /** @type {HTMLElement} */ (guidewatchPart(bar, '.said'))
  /** @param {...(string | Node)} what */
  const say = (...what) => said.replaceChildren(...what)
  /** What went wrong, for a person: `fetch` fails with a TypeError when nobody answers. @param {unknown} error */
  const failure = (error) => (error instanceof TypeError ? words.silent : error instanceof Error ? error.message : '')
  /** @param {unknown} error */
  const sayFailed = (error) =>
    say(error instanceof TypeError ? words.silent : fill(words.failed, { error: failure(error) }))

  // The bar

  const line = /** @type {HTMLElement} */ (guidewatchPart(bar, '.counted'))
  const superseded = /** @type {HTMLElement} */ (guidewatchPart(bar, '.superseded'))
  const finish = /** @type {HTMLButtonElement} */ (guidewatchPart(bar, '[data-finish]'))
  const copy = /** @type {HTMLButtonElement} */ (guidewatchPart(bar, '[data-copy]'))
  const issue = /** @type {HTMLAnchorElement} */ (guidewatchPart(bar, '[data-issue]'))
  const workflow = /** @type {HTMLAnchorElement} */ (guidewatchPart(bar, '[data-workflow]'))
  const command = /** @type {HTMLDetailsElement} */ (guidewatchPart(bar, '.command'))
  const text = /** @type {HTMLTextAreaElement} */ (guidewatchPart(command, 'textarea'))

  /** The decisions as one text, see src/review/decision-string.ts. @param {readonly Decision[]} decisions */
  function encoded(decisions) {
    const bytes = new TextEncoder().encode(JSON.stringify({ run: data.run, site: data.site, decisions }))
    const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    return `gw1.${base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
  }

  /** Where there is no server: the decisions as a command, and as an issue that is filled in already. */
  function showHandover() {
    const isAny = standing.taken.length > 0
    for (const element of [copy, command]) element.hidden = !isAny
    const string = isAny ? encoded(standing.taken.map(({ decision }) => decision)) : ''
    text.value = isAny ? `guidewatch decide ${string}` : ''
    const repository = /^[\w.-]+\/[\w.-]+$/.test(data.repository ?? '') ? data.repository : null
    issue.hidden = workflow.hidden = !isAny || repository === null
    if (!isAny || repository === null) return
    const title = fill(words.issueTitle, { run: data.run })
    const query = new URLSearchParams({ template: 'decide.yml', title, decisions: string })
    const address = `https://github.com/${repository}/issues/new?${query}`
    workflow.href = `https://github.com/${repository}/actions/workflows/decide.yml`
    issue.href = address
    issue.hidden = address.length > LONGEST_ADDRESS
    if (issue.hidden) say(words.tooLong)
  }

  /** @type {Desk} */
  const desk = { words, texts, isServed, ask, store, standing: () => standing, update, say, sayFailed, failure }
  /** @type {readonly Form[]} */
  const forms = data.causes.flatMap((cause) => {
    const form = document.querySelector(`form.decide[data-cause="${CSS.escape(cause.id)}"]`)
    return form instanceof HTMLFormElement ? [guidewatchForm(form, cause, desk)] : []
  })

  /** Shows where the run stands. @param {Standing} now */
  function update(now) {
    // An answer that was overtaken by a later one.
    if (now.revision < standing.revision) return
    standing = now
    for (const form of forms) form.show(now)
    const count = forms.filter((form) => form.isDecided(now)).length
    const shown = fill(words.counted, { count, all: forms.length })
    if (line.textContent !== shown) line.textContent = shown
    const isAnySure = now.taken.some(({ decision }) => decision.choice !== 'unsure')
    finish.hidden = !isServed || !isAnySure || now.supersededBy !== null
    superseded.hidden = now.supersededBy === null
    if (now.supersededBy !== null) {
      guidewatchPart(superseded, 'span').textContent = words.superseded
      const page = location.pathname.split('/').at(-1)
      guidewatchPart(superseded, 'a').setAttribute(
        'href',
        `/runs/${encodeURIComponent(now.supersededBy)}/report/${page}`,
      )
    }
    if (!isServed) showHandover()
  }

  finish.addEventListener('click', async () => {
    if (finish.ariaDisabled === 'true') return
    finish.ariaDisabled = 'true'
    say(words.finishing)
    try {
      const { decisions, files, commits, branch, pushed, byHand, undelivered } = await ask('finish', {})
      const lines = [counted(words.finished, decisions)]
      for (const commit of commits) lines.push(fill(words.commit, { commit }))
      if (branch) lines.push(fill(words.branch, { branch }))
      if (pushed) lines.push(words.pushed)
      if (byHand > 0) lines.push(words.consequence.byHand)
      for (const what of undelivered) lines.push(fill(words.undelivered, { what }))
      const details = make('details', make('summary', counted(words.files, files.length)), listed(files))
      const isFocused = document.activeElement === finish
      update(await store.read())
      say(make('p', lines.join(' · ')), ...(files.length > 0 ? [details] : []))
      if (isFocused && finish.hidden) said.focus()
    } catch (error) {
      sayFailed(error)
    } finally {
      finish.ariaDisabled = 'false'
    }
  })

  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text.value)
      say(words.copied)
    } catch {
      command.open = true
      text.focus()
      text.select()
      say(words.copyRefused)
    }
  })

  /** From a cause to the next one, once the keyboard is within one: a single letter must do nothing elsewhere (WCAG 2.1.4). */
  document.addEventListener('keydown', ({ key, target, altKey, ctrlKey, metaKey }) => {
    if ((key !== 'j' && key !== 'k') || altKey || ctrlKey || metaKey || !(target instanceof Element)) return
    const cause = target.closest('.cause')
    if (!cause || target.matches('textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])'))
      return
    const all = [...document.querySelectorAll('.cause')]
    const next = all[all.indexOf(cause) + (key === 'j' ? 1 : -1)]
    if (next instanceof HTMLElement) {
      next.focus()
      next.scrollIntoView({ block: 'start' })
    }
  })

  async function look() {
    try {
      update(await store.read())
      if (said.textContent === words.silent) say()
    } catch (error) {
      sayFailed(error)
    }
  }
  bar.hidden = false
  look()
  if (isServed) {
    setInterval(() => document.visibilityState === 'visible' && look(), LOOK_EVERY)
    addEventListener('focus', look)
  }
})()
