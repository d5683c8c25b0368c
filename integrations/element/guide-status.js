/**
 * `<guide-status>`: whether a published link still holds, as its reader sees it. README.md beside this file says how it is
 * used. Whatever cannot be verified is shown as *unknown*, in words; no sentence is shown as fresh that is not.
 */

import { localStore, read } from './guidewatch-reader.js'

/** @typedef {import('./guidewatch-reader.js').Link} Link */
/** @typedef {import('./guidewatch-reader.js').LinkReason} LinkReason */
/** @typedef {import('./guidewatch-reader.js').Reading} Reading */
/** @typedef {import('./guidewatch-reader.js').Texts} Texts */
/** @typedef {import('./guide-status.d.ts').Words} Words */
/** @typedef {import('./guide-status.d.ts').Language} Language */

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** A reading serves all elements of a page for so long; one that failed, for less. */
const KEPT_MS = { fresh: 10 * MINUTE_MS, unknown: MINUTE_MS }
/** What several elements ask for at once is asked once. */
const AT_ONCE_MS = 1_000

/**
 * The states are called as everywhere in guidewatch (src/words/published.ts); a test compares them.
 *
 * @type {Readonly<Record<Language, Words>>}
 */
export const WORDS = {
  en: {
    tag: 'en-GB',
    states: { verified: 'verified', changed: 'changed', broken: 'broken', unknown: 'unknown', retired: 'retired' },
    colon: ': ',
    on: () => 'on ',
    last: 'Last verified',
    says: {
      changed: 'you still get to the form, but on the way you will see something other than the guides say.',
      broken: 'if you follow the steps now, you do not get to the form, or you get to a wrong one.',
      unknown: 'lately nobody could look. It may work, or it may not.',
      retired: 'nobody checks this link any more.',
    },
    reasons: {
      expired: 'it is too long since anybody checked.',
      'rolled-back': 'an older state was delivered than one that was here before. Something is wrong.',
      unreachable: 'the present state could not be loaded.',
      doubtful: 'it could not be confirmed that the present state is genuine.',
      clock: 'by the clock of this device, the present state comes from the future. One of the clocks is wrong.',
      unsupported: 'this browser cannot check whether the present state is genuine.',
      vanished: 'this link is not published, or not any more.',
    },
    form: 'Go to the form',
    page: 'About this link',
    now: 'What you can do now',
    check: 'Check now',
    checking: 'Checking …',
    unsigned: 'Not signed: nobody can prove where this comes from.',
    demonstration: 'A demonstration: it says nothing about any real site.',
  },
  de: {
    tag: 'de-DE',
    states: {
      verified: 'bestätigt',
      changed: 'verändert',
      broken: 'defekt',
      unknown: 'ungewiss',
      retired: 'aufgegeben',
    },
    colon: ': ',
    on: () => 'am ',
    last: 'Zuletzt bestätigt',
    says: {
      changed: 'Du kommst noch zum Formular, siehst unterwegs aber etwas anderes, als die Anleitungen sagen.',
      broken: 'Wer den Schritten jetzt folgt, kommt nicht zum Formular oder landet bei einem falschen.',
      unknown: 'Zuletzt konnte niemand nachsehen. Vielleicht geht es, vielleicht nicht.',
      retired: 'Niemand prüft diesen Link mehr.',
    },
    reasons: {
      expired: 'Es ist zu lange her, dass jemand nachgesehen hat.',
      'rolled-back': 'Geliefert wurde ein älterer Stand als einer, der schon einmal hier war. Da stimmt etwas nicht.',
      unreachable: 'Der jetzige Stand ließ sich nicht laden.',
      doubtful: 'Es ließ sich nicht bestätigen, dass der jetzige Stand echt ist.',
      clock: 'Nach der Uhr dieses Geräts kommt der jetzige Stand aus der Zukunft. Eine der Uhren geht falsch.',
      unsupported: 'Dieser Browser kann nicht prüfen, ob der jetzige Stand echt ist.',
      vanished: 'Dieser Link ist nicht veröffentlicht, oder nicht mehr.',
    },
    form: 'Zum Formular',
    page: 'Über diesen Link',
    now: 'Was du jetzt tun kannst',
    check: 'Jetzt prüfen',
    checking: 'Wird geprüft …',
    unsigned: 'Nicht signiert: Niemand kann beweisen, von wem das stammt.',
    demonstration: 'Eine Vorführung: Sie sagt nichts über irgendeine echte Website.',
  },
  fr: {
    tag: 'fr-FR',
    states: { verified: 'vérifié', changed: 'modifié', broken: 'rompu', unknown: 'incertain', retired: 'abandonné' },
    colon: '\u00a0: ',
    on: () => 'le ',
    last: 'Vérifié pour la dernière fois',
    says: {
      changed:
        'vous arrivez encore au formulaire, mais vous verrez en chemin autre chose que ce que disent les guides.',
      broken: 'en suivant les étapes maintenant, vous n’arrivez pas au formulaire, ou vous arrivez à un autre.',
      unknown: 'ces derniers temps, personne n’a pu regarder. Cela marche peut-être, peut-être pas.',
      retired: 'personne ne vérifie plus ce lien.',
    },
    reasons: {
      expired: 'la dernière vérification est trop ancienne.',
      'rolled-back': 'un état plus ancien que celui déjà vu ici a été livré. Quelque chose ne va pas.',
      unreachable: 'l’état actuel n’a pas pu être chargé.',
      doubtful: 'il n’a pas pu être confirmé que l’état actuel est authentique.',
      clock: 'selon l’horloge de cet appareil, l’état actuel vient du futur. L’une des horloges est fausse.',
      unsupported: 'ce navigateur ne peut pas vérifier si l’état actuel est authentique.',
      vanished: 'ce lien n’est pas publié, ou ne l’est plus.',
    },
    form: 'Aller au formulaire',
    page: 'À propos de ce lien',
    now: 'Ce que vous pouvez faire maintenant',
    check: 'Vérifier maintenant',
    checking: 'Vérification en cours…',
    unsigned: 'Non signé\u00a0: personne ne peut prouver d’où cela vient.',
    demonstration: 'Une démonstration\u00a0: elle ne dit rien d’aucun site réel.',
  },
  it: {
    tag: 'it-IT',
    states: {
      verified: 'verificato',
      changed: 'modificato',
      broken: 'interrotto',
      unknown: 'incerto',
      retired: 'abbandonato',
    },
    colon: ': ',
    on: (day) => (day === 8 || day === 11 ? 'l’' : 'il '),
    last: 'Verificato l’ultima volta',
    says: {
      changed: 'arrivi ancora al modulo, ma lungo la strada vedi qualcosa di diverso da ciò che dicono le guide.',
      broken: 'chi segue ora i passaggi non arriva al modulo, o arriva a quello sbagliato.',
      unknown: 'negli ultimi tempi nessuno ha potuto guardare. Forse funziona, forse no.',
      retired: 'nessuno verifica più questo link.',
    },
    reasons: {
      expired: 'è passato troppo tempo dall’ultima verifica.',
      'rolled-back': 'è arrivato uno stato più vecchio di uno già visto qui. Qualcosa non va.',
      unreachable: 'non è stato possibile caricare lo stato attuale.',
      doubtful: 'non è stato possibile confermare che lo stato attuale sia autentico.',
      clock:
        'secondo l’orologio di questo dispositivo, lo stato attuale viene dal futuro. Uno degli orologi è sbagliato.',
      unsupported: 'questo browser non può verificare se lo stato attuale è autentico.',
      vanished: 'questo link non è pubblicato, o non lo è più.',
    },
    form: 'Vai al modulo',
    page: 'Informazioni su questo link',
    now: 'Che cosa puoi fare adesso',
    check: 'Verifica adesso',
    checking: 'Verifica in corso…',
    unsigned: 'Non firmato: nessuno può dimostrare da dove viene.',
    demonstration: 'Una dimostrazione: non dice nulla di alcun sito reale.',
  },
}

/** A shape for each state, as on the published pages, so that nobody has to tell colours apart. */
const SHAPES = {
  verified: 'M6 12.5l4.2 4.2L18 8',
  changed: 'M6 10c2-2.6 4-2.6 6 0s4 2.6 6 0M6 15.5c2-2.6 4-2.6 6 0s4 2.6 6 0',
  broken: 'M7.5 7.5l9 9M16.5 7.5l-9 9',
  unknown: 'M9 9.6a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 2M12 17.4v.1',
  retired: 'M7 12h10',
}

/** Light or dark as the page says of itself (`color-scheme`), whatever the system prefers: the page may not be dark. */
const STYLE = `
:host{display:block}
:host([hidden]),[hidden]{display:none}
.card{display:flex;gap:.6em;margin:0;padding:.8em 1em;line-height:1.45;overflow-wrap:break-word;border-inline-start:.25em solid var(--tone);
background:var(--guide-status-background,light-dark(#f6f4ee,#202226));color:var(--guide-status-color,light-dark(#1c1d20,#ecebe6))}
.verified{--tone:var(--guide-status-verified,light-dark(#136c36,#5ccb86))}
.changed{--tone:var(--guide-status-changed,light-dark(#8a5300,#f0b35a))}
.broken{--tone:var(--guide-status-broken,light-dark(#b3161f,#ff8a8a))}
.unknown{--tone:var(--guide-status-unknown,light-dark(#4f4a78,#bdb4f2))}
.retired{--tone:var(--guide-status-retired,light-dark(#585a60,#b3b1a9))}
svg{flex:none;width:1.45em;height:1.45em;fill:none;stroke:currentColor;stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round}
svg,strong{color:var(--tone)}
circle{stroke-width:1.6}
.card div{min-width:0}
p{margin:0}
p+p{margin-top:.25em}
.title{font-weight:600}
.host{font-weight:400;font-size:.85em}
.small{font-size:.9em}
time{white-space:nowrap}
a{color:var(--guide-status-link,light-dark(#0b4fae,#8ab8ff));text-underline-offset:.15em}
:focus-visible{outline:.15em solid currentColor;outline-offset:.15em}
button{font:inherit;color:inherit;background:none;border:1px solid;border-radius:.25em;padding:.25em .75em;cursor:pointer}
[aria-disabled=true]{cursor:progress}
.ask{margin-top:.5em}
@media (forced-colors:active){svg{color:CanvasText}}
`

/**
 * Readings of this page, by where and how they were asked for; `at` is 0 while one is under way.
 *
 * @type {Map<string, { at: number, reading: Promise<Reading> }>}
 */
const readings = new Map()

/** @type {Map<string, string>} */
const memory = new Map()

/**
 * What the reader remembers: in the local storage, and where the browser keeps none, as long as the page is open.
 *
 * @param {string} base
 */
function storeOf(base) {
  const kept = localStore(base)
  return {
    get: async () => (await kept.get()) ?? memory.get(base) ?? null,
    set: (/** @type {string} */ text) => {
      memory.set(base, text)
      kept.set(text)
    },
  }
}

/**
 * A reading that serves all elements which ask alike.
 *
 * @param {string | null} base
 * @param {readonly string[]} keys
 * @param {boolean} allowUnsigned
 * @param {boolean} anew
 */
function readingOf(base, keys, allowUnsigned, anew) {
  // What must not be asked is as good as what does not answer.
  if (base === null) return read('https://nowhere.invalid/', { fetch: () => Promise.reject() })
  const name = JSON.stringify([base, keys, allowUnsigned])
  const known = readings.get(name)
  if (known && (!anew || known.at === 0 || Date.now() - known.at < AT_ONCE_MS)) return known.reading
  const options = { keys: keys.length > 0 ? keys : null, allowUnsigned, store: storeOf(base) }
  const asked = { at: 0, reading: read(base, options) }
  readings.set(name, asked)
  asked.reading.then(({ state, expires }) => {
    asked.at = Date.now()
    const left = state === 'fresh' && expires ? Date.parse(expires) - asked.at : HOUR_MS
    setTimeout(() => readings.get(name) === asked && readings.delete(name), Math.min(left, KEPT_MS[state]))
  })
  return asked.reading
}

/**
 * The address, if it is one that may be asked or led to: encrypted, or where this page or this module come from.
 *
 * @param {string | null} address
 * @param {string} from
 */
function addressOf(address, from) {
  try {
    const url = new URL(address ?? '', from)
    const own = [location.origin, new URL(import.meta.url).origin].includes(url.origin)
    return url.protocol === 'https:' || own ? url.href : null
  } catch {
    return null
  }
}

/**
 * A text in a language, else in English, else in any.
 *
 * @param {Texts} texts
 * @param {string} language
 */
function textIn(texts, language) {
  const found = [language, 'en', ...Object.keys(texts).sort()].find((one) => Object.hasOwn(texts, one) && texts[one])
  return found === undefined ? null : { text: texts[found] ?? '', language: found }
}

/**
 * An element; what is put into it is text, whatever it looks like.
 *
 * @param {string} tag
 * @param {Readonly<Record<string, string>>} attributes
 * @param {readonly (Node | string)[]} content
 */
function make(tag, attributes, ...content) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...content)
  return element
}

/** @param {keyof typeof SHAPES} state */
function symbol(state) {
  const draw = (/** @type {string} */ tag, /** @type {Readonly<Record<string, string>>} */ attributes) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    return element
  }
  const svg = draw('svg', { viewBox: '0 0 24 24', part: 'symbol', 'aria-hidden': 'true' })
  svg.append(draw('circle', { cx: '12', cy: '12', r: '10.5' }), draw('path', { d: SHAPES[state] }))
  return svg
}

/**
 * `2 days ago, on 26 November 2026`, both by the calendar of UTC, as everything that is published.
 *
 * @param {string} moment
 * @param {Words} words
 */
function when(moment, { tag, on }) {
  const date = new Date(moment)
  const days = Math.floor(Date.now() / DAY_MS) - Math.floor(date.getTime() / DAY_MS)
  const ago = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(-Math.max(days, 0), 'day')
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
  return [` ${ago}, ${on(date.getUTCDate())}`, make('time', { datetime: moment }, day), '.']
}

/** @param {string} text */
const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * Why a link is unknown to this page, as far as it helps to know it: the event has the exact reason.
 *
 * @param {LinkReason} reason
 * @param {Words} words
 */
function becauseOf(reason, { reasons }) {
  const known = reason === 'not-listed' ? 'vanished' : reason
  return Object.hasOwn(reasons, known) ? reasons[/** @type {keyof typeof reasons} */ (known)] : reasons.doubtful
}

/**
 * What is said of a link, paragraph by paragraph.
 *
 * @param {{ link: Link, titles: Texts, reading: Reading, base: string | null, label: string | null, language: Language }} what
 */
function paragraphs({ link, titles, reading, base, label, language }) {
  const words = WORDS[language]
  const { state, reason, verifiedAt } = link
  const form = state === 'verified' || state === 'changed' ? addressOf(link.url, document.baseURI) : null
  const title = label ? { text: label, language } : textIn(titles, language)
  const text = (/** @type {NonNullable<typeof title>} */ said) =>
    make('span', { dir: 'auto', ...(said.language === language ? {} : { lang: said.language }) }, said.text)
  const lines = []

  if (form) {
    const name = title ? text(title) : words.form
    const host = make('span', { class: 'host', part: 'host' }, `(${new URL(form).host})`)
    const to = make('a', { href: form, part: 'form', rel: 'noopener noreferrer' }, name)
    lines.push(make('p', { class: 'title', part: 'title' }, to, ' ', host))
  } else if (title) lines.push(make('p', { class: 'title', part: 'title' }, text(title)))

  const word = make('strong', { part: 'state' }, capitalised(words.states[state]))
  const last = verifiedAt ? when(verifiedAt, words) : null
  if (state === 'verified') lines.push(make('p', { part: 'says' }, word, ...(last ?? ['.'])))
  else {
    const because = reason ? becauseOf(reason, words) : words.says[state]
    lines.push(make('p', { part: 'says' }, word, words.colon, because))
    const action = reason ? null : textIn(link.action ?? {}, language)
    if (action) lines.push(make('p', { part: 'action' }, text(action)))
    if (last) lines.push(make('p', { class: 'small', part: 'last' }, words.last, ...last))
  }

  if (reading.state === 'fresh' && !reading.signed)
    lines.push(make('p', { class: 'small', part: 'note' }, words.unsigned))
  if (reading.site === 'stand-in') lines.push(make('p', { class: 'small', part: 'note' }, words.demonstration))
  const page = base && pageOf(link, base, language)
  if (page)
    lines.push(make('p', { class: 'small' }, make('a', { href: page, part: 'page' }, form ? words.page : words.now)))
  return lines
}

/**
 * The page for people, which lies in the publication; also where the publication could not be read.
 *
 * @param {Link} link
 * @param {string} base
 * @param {Language} language
 */
function pageOf({ id, entry, reason }, base, language) {
  if (reason === 'vanished' || reason === 'not-listed') return base
  const path = textIn(/** @type {Texts} */ (entry?.pages ?? {}), language)?.text
  const page = typeof path === 'string' ? addressOf(path, base) : null
  return page?.startsWith(base) ? page : addressOf(`${language}/${encodeURIComponent(id)}.html`, base)
}

/** Without a browser, as on a server that renders pages, the module can be loaded and does nothing. */
const Element = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? Object)

/** @type {CSSStyleSheet} */
let sheet

/** See guide-status.d.ts. */
export class GuideStatus extends Element {
  static observedAttributes = ['link', 'base', 'keys', 'allow-unsigned', 'manual', 'lang', 'label']

  #root = this.attachShadow({ mode: 'open' })
  #fallback = make('slot', {})
  #card = make('div', {})
  /** It is there before anything is told, so that what changes in it is announced. */
  #live = make('div', {})
  #ask = make('p', { class: 'ask' })
  #button = make('button', { type: 'button', part: 'button' })
  /** @type {Reading | null} */
  #reading = null
  /** The question that the element waits for an answer to; answers to earlier ones are dropped. */
  #question = 0
  #isAsking = false
  /** @type {Pick<Link, 'state' | 'reason'> | null} */
  #told = null
  /**
   * As they were when the link was known last.
   *
   * @type {Texts}
   */
  #titles = {}
  /** @type {AbortController | null} */
  #life = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer

  constructor() {
    super()
    this.#root.adoptedStyleSheets = [sheet]
    this.#hush()
    this.#ask.append(this.#button)
    this.#card.append(make('div', {}, this.#live, this.#ask))
    this.#root.append(this.#fallback, this.#card)
    this.#button.addEventListener('click', () => this.#isAsking || this.#look(true, true))
  }

  connectedCallback() {
    this.#life = new AbortController()
    const { signal } = this.#life
    const back = () => document.visibilityState === 'visible' && this.#return()
    document.addEventListener('visibilitychange', back, { signal })
    addEventListener('pageshow', back, { signal })
    this.#tell()
    if (this.#isManual()) return
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      this.#look(false)
    })
    observer.observe(this)
    signal.addEventListener('abort', () => observer.disconnect())
  }

  disconnectedCallback() {
    this.#life?.abort()
    clearTimeout(this.#timer)
    this.#life = this.#reading = this.#told = null
    this.#titles = {}
    this.#isAsking = false
    this.#question += 1
  }

  /** @type {(name: string, before: string | null, after: string | null) => void} */
  attributeChangedCallback(name, before, after) {
    if (!this.#life || before === after) return
    if (name === 'lang' || name === 'label') return this.#tell()
    this.disconnectedCallback()
    this.connectedCallback()
  }

  #isManual() {
    return this.hasAttribute('manual')
  }

  /** @returns {string | null} */
  #base() {
    const given = this.getAttribute('base')
    const base = given === null ? addressOf('..', import.meta.url) : addressOf(given, document.baseURI)
    return base?.replace(/[?#].*$/, '').replace(/\/?$/, '/') ?? null
  }

  /** @returns {Language} */
  #language() {
    const [language] = (this.closest('[lang]')?.getAttribute('lang') ?? '').toLowerCase().split('-')
    return language && Object.hasOwn(WORDS, language) ? /** @type {Language} */ (language) : 'en'
  }

  /** @param {boolean} anew @param {boolean} [byHand] */
  async #look(anew, byHand = false) {
    this.#question += 1
    const question = this.#question
    const keys = (this.getAttribute('keys') ?? '').split(/\s+/).filter(Boolean)
    const reading = readingOf(this.#base(), keys, this.hasAttribute('allow-unsigned'), anew)
    this.#isAsking = true
    this.#offer()
    const answer = await reading
    if (question !== this.#question) return
    this.#isAsking = false
    // What was signed counts until it expires, also while its host cannot be reached.
    const known = this.#reading?.link(this.getAttribute('link') ?? '')
    if (answer.reason !== 'unreachable' || known?.reason !== null) this.#reading = answer
    this.#tell(byHand)
  }

  /** The page is looked at again: what was told then may have expired, or something else may be known. */
  #return() {
    if (!this.#reading) return
    this.#hush()
    this.#tell()
    if (!this.#isManual()) this.#look(Boolean(this.#told?.reason))
  }

  /** Time has passed on an open page. */
  #pass() {
    const before = this.#told?.reason
    this.#hush()
    this.#tell()
    const hasExpired = !before && this.#told?.reason === 'expired'
    if (hasExpired && !this.#isManual() && document.visibilityState === 'visible') this.#look(true)
  }

  /** Nobody is interrupted by what a page says at first, nor by another date; only by another state. */
  #hush() {
    this.#live.setAttribute('aria-live', 'off')
  }

  #tell(byHand = false) {
    clearTimeout(this.#timer)
    const reading = this.#reading
    const language = this.#language()
    this.#fallback.hidden = reading !== null
    this.#card.lang = language
    if (!reading) {
      this.#card.className = ''
      this.#card.removeAttribute('part')
      this.#card.querySelector('svg')?.remove()
      this.#live.replaceChildren()
      return this.#offer()
    }
    const link = reading.link(this.getAttribute('link') ?? '')
    const { id, state, reason } = link
    if (link.entry) this.#titles = link.titles
    const before = this.#told
    this.#told = { state, reason }
    const isNew = before?.state !== state || before.reason !== reason
    const [base, label] = [this.#base(), this.getAttribute('label')]
    const next = make('div', {}, ...paragraphs({ link, titles: this.#titles, reading, base, label, language }))
    if (next.innerHTML !== this.#live.innerHTML) {
      if (byHand || (before && isNew)) this.#live.setAttribute('aria-live', 'polite')
      this.#live.replaceChildren(...next.childNodes)
    }
    if (isNew) {
      this.#card.className = `card ${state}`
      this.#card.setAttribute('part', `status ${state}`)
      this.#card.querySelector('svg')?.remove()
      this.#card.prepend(symbol(state))
    }
    this.#offer()
    if (reason === null) {
      const ends = [reading.expires, link.verifiedUntil].map((end) => Date.parse(end ?? '') - Date.now())
      const next = Math.min(HOUR_MS, ...ends.filter((left) => left > 0))
      this.#timer = setTimeout(() => this.#pass(), next)
    }
    const detail = { link: id, state, reason }
    if (isNew) this.dispatchEvent(new CustomEvent('guide-status', { bubbles: true, composed: true, detail }))
  }

  /** The button, where there is something to press it for. */
  #offer() {
    const words = WORDS[this.#language()]
    const reason = this.#told?.reason
    const mayHelp = reason === 'unreachable' || reason === 'expired'
    const isUseful = this.#reading ? mayHelp && this.#base() !== null : this.#isManual()
    const hadFocus = this.#root.activeElement === this.#button
    this.#ask.hidden = !isUseful
    this.#button.textContent = this.#isAsking ? words.checking : words.check
    this.#button.setAttribute('aria-disabled', String(this.#isAsking))
    if (hadFocus && !isUseful) this.#live.querySelector('a')?.focus()
  }
}

// An older browser goes on showing what is inside the element.
if (globalThis.customElements && 'adoptedStyleSheets' in Document.prototype && !customElements.get('guide-status')) {
  sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE)
  customElements.define('guide-status', GuideStatus)
}
