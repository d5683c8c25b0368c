/**
 * `assets/page.js`. A page that lies somewhere cannot know that it has expired. Where scripts run, this one asks the reader
 * whether what the page says still counts: then it moves the dates on; else the answer becomes *unknown*, and nothing leads
 * to the form any more. It keeps nothing on the device of the person who reads: that a publication went back is seen by
 * the page's own date.
 */
export const SITE_SCRIPT = `import { read } from './guidewatch-reader.js'

const main = document.querySelector('main[data-base]')
// Only an answer that leads to a form can mislead anybody.
const answers = [...document.querySelectorAll('[data-link][data-url]')]
const REASONS = { expired: 'expired', 'rolled-back': 'rolled-back', unreachable: 'unreachable', newer: 'newer' }

// Whoever sits at a computer is shown that way first.
if (matchMedia('(min-width: 48rem) and (pointer: fine)').matches) {
  const shown = document.querySelector('details[data-device=mobile][open]')
  const desktop = shown?.parentElement.querySelector('details[data-device=desktop]')
  if (desktop) [shown.open, desktop.open] = [false, true]
}

if (main && answers.length > 0) check(new URL(main.dataset.base, location.href).href)

async function check(base) {
  let publication = { state: 'unknown', reason: 'unreachable' }
  try {
    publication = await read(base, { keys: await keys(base), allowUnsigned: main.dataset.signed === 'no', store: memory() })
  } catch {}
  for (const answer of answers) update(answer, publication)
}

function update(answer, publication) {
  if (publication.state === 'unknown') return forget(answer, publication.reason)
  const link = publication.link(answer.dataset.link)
  if (!link || link.state === 'unknown') return forget(answer, link?.reason ?? 'newer')
  if (link.state !== answer.dataset.state || link.url !== answer.dataset.url) return forget(answer, 'newer')
  if (answer.dataset.at && link.verifiedAt && Date.parse(link.verifiedAt) < Date.parse(answer.dataset.at))
    return forget(answer, 'rolled-back')
  moveOn(answer, 'at', link.verifiedAt)
  moveOn(answer, 'until', link.verifiedUntil)
}

function moveOn(answer, name, moment) {
  const time = answer.querySelector('[data-moment=' + name + '] time')
  if (!time || !moment || time.dateTime === moment) return
  const format = new Intl.DateTimeFormat(main.dataset.locale, { dateStyle: 'long', timeZone: 'UTC' })
  time.dateTime = moment
  time.textContent = format.format(new Date(moment))
}

function forget(answer, reason) {
  const form = answer.dataset.url
  const told = REASONS[reason] ?? 'unverifiable'
  answer.replaceChildren(document.getElementById('unknown').content.cloneNode(true))
  for (const one of answer.querySelectorAll('[data-reason]')) if (one.dataset.reason !== told) one.remove()
  answer.classList.replace(answer.dataset.state, 'unknown')
  answer.dataset.state = 'unknown'
  delete answer.dataset.url
  for (const a of document.querySelectorAll('a[href]')) if (a.href === form) a.replaceWith(...a.childNodes)
}

async function keys(base) {
  if (main.dataset.signed === 'no') return []
  const { keys: path } = await json(new URL('.well-known/guidewatch.json', base))
  return (await json(new URL(path, base))).keys
}

async function json(url) {
  const response = await fetch(url, { cache: 'no-cache', credentials: 'omit' })
  if (!response.ok) throw new Error(url + ': ' + response.status)
  return response.json()
}

function memory() {
  const kept = new Map()
  return { get: (key) => kept.get(key) ?? null, set: (key, value) => void kept.set(key, value) }
}
`
