import { html } from 'hono/html'
import type { Visit } from '../visit.js'
import { entries, expander, type Html, page } from './layout.js'

/** The start page of a signed-in visitor, with the account menu of the desktop or the phone. */
export function facebookHome(visit: Visit): Html {
  const { say, words } = visit
  const settings = expander(
    visit,
    say('settingsAndPrivacy'),
    entries([
      { text: say('settings'), href: visit.track('/settings') },
      { text: say('privacyCentre'), href: visit.track('/privacy/center') },
      { text: say('language'), href: visit.track('/help') },
    ]),
  )
  const others = [
    { text: say('help'), href: visit.track('/help') },
    { text: say('display'), href: visit.track('/help') },
  ]
  // The B variant of the menu: another order, and one entry more. The entries on the way have the same names.
  const content =
    visit.menu === 'a'
      ? html`${settings}${entries(others)}`
      : html`${entries([...others].reverse())}${settings}${entries([{ text: say('notifications'), href: visit.track('/help') }])}`
  const id = visit.random()
  const opener = html`<button type="button" aria-expanded="false" data-expands="${id}">${say(visit.mobile ? 'menu' : 'profile')}</button>
<nav class="menu entries" id="${id}" hidden aria-label="${words({ de: 'Konto', en: 'Account', fr: 'Compte', it: 'Account' })}">${content}</nav>`
  return page(
    visit,
    'Faces',
    html`<h1>${words({ de: 'Startseite', en: 'Home', fr: 'Accueil', it: 'Home' })}</h1><p>${words({ de: 'Neues von deinen Leuten', en: 'News from your people', fr: 'Des nouvelles de vos proches', it: 'Novità dai tuoi contatti' })}</p>`,
    { header: opener },
  )
}

/** The settings, where the entry for the policy is found, renamed or moved. */
export function facebookSettings(visit: Visit): Html {
  const { say, track } = visit
  const policy = {
    text: say(visit.site.policyEntry === 'renamed' ? 'policyRenamed' : 'policy'),
    href: track('/privacy/policy/'),
  }
  const moved = visit.site.policyEntry === 'moved'
  return page(
    visit,
    say('settings'),
    html`<h1>${say('settings')}</h1><nav aria-label="${say('settings')}">${entries([
      { text: say('accountsCentre'), href: track('https://accountscenter.facebook.com/') },
      { text: say('notifications'), href: track('/help') },
      { text: say('language'), href: track('/help') },
      ...(moved ? [] : [policy]),
    ])}<div class="entries">${expander(visit, say('legal'), entries([{ text: say('help'), href: track('/help') }, ...(moved ? [policy] : [])]))}</div></nav>`,
  )
}

/** The Accounts Centre: three screens on the way to the deletion. */
export function accountsCentre(visit: Visit, screen: 'start' | 'details' | 'ownership'): Html {
  const { say, track } = visit
  const [title, next, href] = {
    start: [say('accountsCentre'), say('personalDetails'), '/personal_info'],
    details: [say('personalDetails'), say('ownership'), '/ownership'],
    ownership: [say('ownership'), say('deletion'), 'https://www.facebook.com/help/delete_account'],
  }[screen] as [string, string, string]
  return page(visit, title, html`<h1>${title}</h1>${entries([{ text: next, href: track(href) }])}`)
}
