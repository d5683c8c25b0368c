import { html } from 'hono/html'
import { shownAddress, webAddress } from '../../page/escape.js'
import type { Html } from '../../page/frame.js'
import { printable } from '../../text/inert.js'
import { nounOf } from '../../words/value.js'
import type { Picture, PublishedStep, PublishedWay } from '../schema.js'
import { addressOf } from './addresses.js'
import { fill } from './fill.js'
import { inLanguage, type View } from './view.js'

/**
 * The steps of a way, in words and pictures.
 *
 * @param mayLead false where nobody is to be led on: then addresses are told and not linked.
 * @param form the address of the form, which is not even told then.
 */
export function steps(way: PublishedWay, view: View, mayLead: boolean, form: string | null): Html {
  if (way.steps.length === 0) return html`<p>${view.words.ways.empty}</p>`
  return html`<ol class="steps">${way.steps.map(
    (step) => html`
<li><p>${instruction(step, way, view)}${where(step, mayLead, form)}</p>${step.picture ? pictureOf(step, step.picture, view) : ''}</li>`,
  )}
</ol>`
}

function instruction(step: PublishedStep, way: PublishedWay, { words, language }: View): Html | string {
  if (step.says !== null) return inLanguage(step.says, way.locale, language)
  if (step.action === 'arrive') return words.steps.arrive
  if (step.action === 'open') {
    const address = webAddress(step.url)
    return address ? fill(words.steps.open, { address: shownAddress(address) }) : words.steps.go
  }
  if (!step.target?.name) return words.steps.go
  const name = inLanguage(words.quoted(step.target.name), way.locale, language)
  return fill(words.steps[step.action], { target: name })
}

function where(step: PublishedStep, mayLead: boolean, form: string | null): Html | '' {
  const address = webAddress(step.url)
  if (address === null) return ''
  if (mayLead) return html` <a class="address" href="${address}" rel="noopener noreferrer">${shownAddress(address)}</a>`
  return address === webAddress(form) ? '' : html` <span class="address">${shownAddress(address)}</span>`
}

/** Its size is that on the screen it was taken of; the place is kept before it is there. */
function pictureOf(step: PublishedStep, { file, webp, width, height, scale }: Picture, view: View): Html {
  const size = { width: Math.round(width / scale), height: Math.round(height / scale) }
  return html`
<picture>${webp ? html`<source type="image/webp" srcset="${addressOf(webp, view)}">` : ''}<img src="${addressOf(file, view)}" width="${size.width}" height="${size.height}" loading="lazy" decoding="async" alt="${described(step, view)}"></picture>`
}

function described({ action, target }: PublishedStep, { words, language }: View): string {
  if (action === 'arrive') return words.steps.arrival
  if (!target?.name) return words.steps.screen
  return words.steps.marked.replace(
    '{target}',
    () => `${nounOf(target.role, language).noun} ${words.quoted(printable(target.name))}`,
  )
}
