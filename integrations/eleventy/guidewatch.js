import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { read } from '../reader/guidewatch-reader.js'

/**
 * Verified links in Eleventy, at the time of building: nothing is asked by the browsers of readers. docs/embedding.md says how
 * to use it. Copy this folder and `reader/` beside each other.
 *
 *     config.addPlugin(guidewatch, { base: 'https://links.example.org/', keys: ['…'], store: '.guidewatch.json' })
 *
 * adds the shortcode `{% guideLink "facebook-objection", "de", "Widersprechen" %}` and the data `guidewatch` with `state` and `reason`.
 *
 * @param {{ addShortcode: Function, addGlobalData: Function, on: Function }} config
 * @param {{ base: string, store?: string, [reader: string]: unknown }} options those of the reader, with the
 *   name of a file as `store`; keep that file from one build to the next, or nobody notices when an old publication comes back.
 */
export default function guidewatch(config, { base, store, ...options }) {
  let reading
  const now = () => {
    reading ??= read(base, { ...options, ...(store ? { store: fileStore(store) } : {}) })
    return reading
  }
  // A server for preview builds again and again: each time it reads anew.
  config.on('eleventy.before', () => {
    reading = undefined
  })
  config.addGlobalData('guidewatch', async () => {
    const { state, reason } = await now()
    return { state, reason }
  })
  config.addShortcode('guideLink', async (id, language = 'en', title = id) =>
    guideLink(base, await now(), id, language, title),
  )
}

/**
 * A link as HTML: while it is verified or changed it leads to its stable address, with the day on which it was verified; else
 * to its page, and says that nobody vouches for it.
 *
 * @param {string} base the address of the publication's folder
 * @param {import('../reader/guidewatch-reader.js').Reading} reading
 * @param {string} id
 * @param {string} language
 * @param {string} [fallback] what the link is called where that cannot be read
 * @returns {string}
 */
export function guideLink(base, reading, id, language, fallback = id) {
  const words = WORDS[language] ?? WORDS.en
  const { state, titles, action, address, verifiedAt, entry } = reading.link(id)
  const title = titles[language] ?? titles.en ?? fallback
  const page = `${base}${entry?.pages?.[language] ?? `${language}/${encodeURIComponent(id.toWellFormed())}.html`}`
  const date = verifiedAt
    ? new Intl.DateTimeFormat(words.tag, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(verifiedAt))
    : null
  const note = [
    ...(reading.site === 'stand-in' ? [words.demonstration] : []),
    ...(reading.state === 'fresh' && !reading.signed ? [words.unsigned] : []),
  ]
  const open = `<span lang="${escaped(WORDS[language] ? language : 'en')}" data-guidewatch-link="${escaped(id)}" data-guidewatch-state="${escaped(state)}">`
  const current = (text) => `<a href="${escaped(page)}">${escaped(text)}</a>`
  if ((state === 'verified' || state === 'changed') && address) {
    const said = [...(state === 'changed' ? [words.changed] : []), ...(date ? [words.verified(date)] : []), ...note]
    return `${open}<a href="${escaped(base + address)}">${escaped(title)}</a> (${escaped(said.join(', '))}${words.semicolon} ${current(words.current)})</span>`
  }
  const said = [words[state] ?? words.unknown, ...note].join(', ')
  const advice = action?.[language] ?? action?.en
  return `${open}${escaped(title)} (${escaped(said)}${words.semicolon} ${current(words.current)})${advice ? ` ${escaped(advice)}` : ''}</span>`
}

/** Remembers in a file what was trusted, so that no older publication is believed later. */
function fileStore(file) {
  return {
    get: () => {
      try {
        return readFileSync(file, 'utf8')
      } catch (error) {
        if (error.code === 'ENOENT') return null
        throw error
      }
    },
    set: (text) => {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    },
  }
}

const ESCAPED = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text) {
  return String(text).replace(/[&<>"']/g, (one) => ESCAPED[one])
}

const WORDS = {
  en: {
    tag: 'en-GB',
    semicolon: ';',
    verified: (date) => `verified on ${date}`,
    changed: 'something on the way there has changed',
    broken: 'does not work at the moment',
    unknown: 'nobody vouches for this link at the moment',
    retired: 'is no longer kept',
    current: 'current state',
    unsigned: 'not signed',
    demonstration: 'a demonstration: it says nothing about any real site',
  },
  de: {
    tag: 'de-DE',
    semicolon: ';',
    verified: (date) => `bestätigt am ${date}`,
    changed: 'auf dem Weg dorthin hat sich etwas geändert',
    broken: 'funktioniert zurzeit nicht',
    unknown: 'für diesen Link steht gerade niemand ein',
    retired: 'wird nicht mehr gepflegt',
    current: 'aktueller Stand',
    unsigned: 'nicht signiert',
    demonstration: 'eine Vorführung: sie sagt nichts über irgendeine echte Website',
  },
  fr: {
    tag: 'fr-FR',
    semicolon: '\u00a0;',
    verified: (date) => `vérifié le ${date}`,
    changed: 'quelque chose a changé sur le chemin',
    broken: 'ne fonctionne pas en ce moment',
    unknown: 'personne ne se porte garant de ce lien en ce moment',
    retired: 'n’est plus suivi',
    current: 'état actuel',
    unsigned: 'non signé',
    demonstration: 'une démonstration\u00a0: elle ne dit rien d’aucun site réel',
  },
  it: {
    tag: 'it-IT',
    semicolon: ';',
    verified: (date) => `verificato il ${date}`,
    changed: 'lungo la strada è cambiato qualcosa',
    broken: 'al momento non funziona',
    unknown: 'in questo momento nessuno garantisce per questo link',
    retired: 'non è più seguito',
    current: 'stato attuale',
    unsigned: 'non firmato',
    demonstration: 'una dimostrazione: non dice nulla di alcun sito reale',
  },
}
