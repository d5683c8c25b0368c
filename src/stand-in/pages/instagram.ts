import { html } from 'hono/html'
import type { Visit } from '../visit.js'
import { entries, expander, type Html, page, saveLoginDialog } from './layout.js'

/** The start page; now and then with the prompt that follows a log-in. */
export function instagramHome(visit: Visit, prompt: boolean): Html {
  const { say, words, track } = visit
  return page(
    visit,
    'Pictures',
    html`<h1>${words({ de: 'Startseite', en: 'Home', fr: 'Accueil', it: 'Home' })}</h1><nav aria-label="${say('menu')}">${entries([{ text: say('profileLink'), href: track('/kim/') }])}</nav>${prompt ? saveLoginDialog(visit) : ''}`,
  )
}

export function instagramProfile(visit: Visit): Html {
  const { say } = visit
  return page(
    visit,
    say('profileLink'),
    html`<h1>${visit.account.name}</h1><div class="entries">${expander(visit, say('options'), entries([{ text: say('settingsInstagram'), href: visit.track('/accounts/settings/') }]))}</div>`,
  )
}

export function instagramSettings(visit: Visit): Html {
  const { say, track } = visit
  return page(
    visit,
    say('settingsAndActivity'),
    html`<h1>${say('settingsAndActivity')}</h1><nav aria-label="${say('settings')}">${entries([
      { text: say('notifications'), href: track('/help') },
      { text: say('language'), href: track('/help') },
      { text: say('about'), href: track('/accounts/about/') },
    ])}<div class="entries">${expander(
      visit,
      say('moreInfo'),
      entries([
        { text: say('privacyCentre'), href: track('https://privacycenter.instagram.com/') },
        { text: say('help'), href: track('/help') },
      ]),
    )}</div></nav>`,
  )
}

export function instagramAbout(visit: Visit): Html {
  const { say, track } = visit
  const policy = say(visit.site.policyEntry === 'renamed' ? 'policyRenamed' : 'policy')
  const entry = { text: policy, href: track('https://privacycenter.instagram.com/policy/') }
  const moved = visit.site.policyEntry === 'moved'
  return page(
    visit,
    say('about'),
    html`<h1>${say('about')}</h1>${entries([{ text: say('help'), href: track('/help') }, ...(moved ? [] : [entry])])}${moved ? html`<div class="entries">${expander(visit, say('legal'), entries([entry]))}</div>` : ''}`,
  )
}
