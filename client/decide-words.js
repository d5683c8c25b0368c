// @ts-check
// biome-ignore-all lint/correctness/noUnusedVariables: these scripts are one program
// biome-ignore-all lint/suspicious/noRedundantUseStrict: a classic script, no module
'use strict'

// What client/decide.js says, put together from the words in the page. Nothing is taken for markup: texts become text nodes.

/** @typedef {import('../src/cause/decision.js').Decision} Decision */
/** @typedef {import('../src/cause/decision.js').Consequence} Consequence */
/** @typedef {{ why: 'run' | 'snapshot' | 'decided' | 'superseded', current: Taken | null, supersededBy: string | null }} Conflict */
/** Who and when are not known of what is kept in a tab. @typedef {{ id: string, by: string | null, at: string | null, decision: Decision }} Taken */
/** Where a run stands; which incidents follow a cause is known to the server alone. @typedef {{ revision: number, taken: readonly Taken[], finished: readonly Taken[], supersededBy: string | null, incidents: Record<string, readonly number[]> }} Standing */
/** @typedef {{ one: string, many: string }} Counted */
/** @typedef {{ id: string, hash: string, alike: string[], count: number }} Cause */
/** @typedef {import('../src/words/decide/en.js').DecideWords['page'] & { choices: Record<Decision['choice'], string> }} Words */
/** What the page says of the run. @typedef {{ mode: string, run: string, site: string, repository: string | null, causes: Cause[], tag: string, words: Words }} Data */

/** Makes an element of texts and other elements. @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {...(Node | string)} children */
function guidewatchMake(tag, ...children) {
  const element = document.createElement(tag)
  element.append(...children)
  return element
}

/** @param {Words} words @param {string} language */
function guidewatchWords(words, language) {
  const make = guidewatchMake
  /** @param {string} template @param {Record<string, string | number>} values */
  const fill = (template, values = {}) =>
    template.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole))
  const numbers = new Intl.NumberFormat(language)
  const lists = new Intl.ListFormat(language, { type: 'conjunction' })
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  /** @param {Counted} sentence @param {number} count @param {readonly string[]} list */
  const counted = (sentence, count, list = []) =>
    fill(count === 1 ? sentence.one : sentence.many, { count: numbers.format(count), list: lists.format(list) })

  /** @param {Taken} taken @param {string} sentence @param {number} all */
  function told({ by, at, decision }, sentence, all) {
    const { choice, members, reason, until } = decision
    const parts = [
      fill(sentence, {
        by: by ?? '',
        at: at ? moments.format(new Date(at)) : '',
        choice: words.choices[choice] ?? choice,
      }),
    ]
    if (members && members.length !== all)
      parts.push(fill(words.onSome, { count: numbers.format(members.length), all: numbers.format(all) }))
    if (until) parts.push(fill(words.until, { until: days.format(new Date(until)) }))
    if (reason) parts.push(fill(words.because, { reason }))
    return parts.map((part) => (/[.”“»?]$/.test(part) ? part : `${part}.`)).join(' ')
  }

  /** @param {readonly (string | Node)[]} lines */
  const listed = (lines) => make('ul', ...lines.map((line) => make('li', line)))

  /** What a decision would come to. @param {Consequence} consequence */
  function inWords({ screens, waiting, verified, stays, links, claims, guides, sentences, files, ignored, byHand }) {
    const told = words.consequence
    /** @type {(string | Node)[]} */
    const lines = byHand ? [told.byHand] : []
    for (const { locale, before, after } of sentences) lines.push(rewritten(locale, before, after))
    if (screens > 0) lines.push(counted(told.screens, screens))
    if (verified.length > 0) lines.push(counted(told.verified, verified.length))
    if (stays.length > 0) lines.push(counted(told.stays, stays.length))
    if (links.length > 0) lines.push(counted(told.links, links.length, links))
    if (guides.length > 0)
      lines.push(
        counted(
          told.guides,
          guides.length,
          guides.map((guide) => `${guide.title} (${guide.publisher})`),
        ),
      )
    if (claims.length > 0)
      lines.push(
        counted(
          told.claims,
          claims.length,
          claims.map((claim) => claim.says),
        ),
      )
    if (files.length > 0) lines.push(counted(told.files, files.length, files))
    if (ignored > 0) lines.push(counted(told.ignored, ignored))
    if (waiting.length > 0) lines.push(counted(told.waiting, waiting.length))
    return lines.length > 0 ? listed(lines) : make('p', told.nothing)
  }
  /** @param {string} locale @param {string | null} before @param {string} after */
  function rewritten(locale, before, after) {
    const template = before === null ? words.consequence.sentenceNew : words.consequence.sentence
    const pieces = template.split(/(\{before\}|\{after\})/).map((piece) => {
      if (piece === '{before}') return spoken('del', before ?? '', locale)
      return piece === '{after}' ? spoken('ins', after, locale) : piece
    })
    return make('span', ...pieces)
  }
  /** @param {'del' | 'ins'} tag @param {string} text @param {string} locale */
  function spoken(tag, text, locale) {
    const element = make(tag, text)
    element.lang = locale
    return element
  }

  return { fill, counted, told, inWords, listed }
}
