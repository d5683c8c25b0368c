import { html } from 'hono/html'
import type { Visit } from '../visit.js'
import { entries, type Html, page } from './layout.js'

/** What a visitor without a session gets in front of most pages. */
export function loginWall(visit: Visit): Html {
  const [user, password] = [visit.random(), visit.random()]
  const title = visit.words({
    de: 'Du musst dich anmelden',
    en: 'You must log in to continue',
    fr: 'Vous devez vous connecter',
    it: 'Devi accedere per continuare',
  })
  return page(
    visit,
    visit.say('logIn'),
    html`<h1>${title}</h1><form method="post" action="/login/device"><label for="${user}">${visit.say('email')}</label><input id="${user}" autocomplete="off">
<label for="${password}">${visit.say('password')}</label><input id="${password}" type="password"><p><button type="submit">${visit.say('logIn')}</button></p></form>`,
  )
}

/** The page that asks a signed-in visitor to prove who they are. */
export function checkpoint(visit: Visit): Html {
  const title = visit.words({
    de: 'Bestätige, dass du es bist',
    en: 'Confirm that it is you',
    fr: 'Confirmez votre identité',
    it: 'Conferma che sei tu',
  })
  const id = visit.random()
  return page(
    visit,
    title,
    html`<h1>${title}</h1><form method="post"><label for="${id}">Code</label><input id="${id}" inputmode="numeric"><p><button type="submit">${visit.say('proceed')}</button></p></form>`,
  )
}

/** What a member gets on every page whose account is suspended. */
export function suspended(visit: Visit): Html {
  const title = visit.words({
    de: 'Dein Konto wurde gesperrt',
    en: 'Your account has been suspended',
    fr: 'Votre compte a été suspendu',
    it: 'Il tuo account è stato sospeso',
  })
  return page(
    visit,
    title,
    html`<h1>${title}</h1><p>${visit.words({ de: 'Du hast 180 Tage Zeit, um eine Prüfung zu beantragen.', en: 'You have 180 days to ask for a review.', fr: 'Vous avez 180 jours pour demander un examen.', it: 'Hai 180 giorni per chiedere una verifica.' })}</p>`,
  )
}

export function regionNotice(visit: Visit): Html {
  const title = visit.words({
    de: 'In deiner Region nicht verfügbar',
    en: 'Not available in your region',
    fr: 'Non disponible dans votre région',
    it: 'Non disponibile nella tua regione',
  })
  return page(
    visit,
    title,
    html`<h1>${title}</h1><p>${visit.words({ de: 'Diese Funktion wird dort, wo du bist, nicht angeboten.', en: 'This feature is not offered where you are.', fr: 'Cette fonction n’est pas proposée là où vous êtes.', it: 'Questa funzione non è offerta dove ti trovi.' })}</p>`,
  )
}

/** Says that the page is gone; whether with status 404 or 200 is for the caller to decide. */
export function notFound(visit: Visit): Html {
  const title = visit.words({
    de: 'Diese Seite ist nicht verfügbar',
    en: 'This page isn’t available',
    fr: 'Cette page n’est pas disponible',
    it: 'Pagina non disponibile',
  })
  return page(
    visit,
    title,
    html`<h1>${title}</h1><p>${visit.words({ de: 'Der Link ist vielleicht veraltet.', en: 'The link may be out of date.', fr: 'Le lien est peut-être périmé.', it: 'Il link potrebbe essere scaduto.' })}</p>`,
  )
}

/** The general hub that took the place of removed forms. */
export function hub(visit: Visit): Html {
  return page(
    visit,
    visit.say('hub'),
    html`<h1>${visit.say('hub')}</h1><p>${visit.words({ de: 'Wobei brauchst du Hilfe?', en: 'What do you need help with?', fr: 'De quoi avez-vous besoin ?', it: 'Di cosa hai bisogno?' })}</p>${entries(
      [
        { text: visit.say('policy'), href: visit.track('https://www.facebook.com/privacy/policy/') },
        { text: visit.say('privacyCentre'), href: visit.track('https://www.facebook.com/privacy/center') },
      ],
    )}`,
  )
}

/** "Does your request concern AI?" in front of a form. */
export function questionPage(visit: Visit, form: string): Html {
  return page(
    visit,
    visit.say('question'),
    html`<h1>${visit.say('question')}</h1><fieldset><legend>${visit.say('question')}</legend>
<label class="choice"><input type="radio" name="q" data-goes="${form}"> ${visit.say('yes')}</label><label class="choice"><input type="radio" name="q" data-goes="/help"> ${visit.say('no')}</label></fieldset>`,
  )
}

/** The choice of a product in front of a form. */
export function chooserPage(visit: Visit): Html {
  return page(visit, visit.say('chooseProduct'), html`<h1>${visit.say('chooseProduct')}</h1>${productChoice(visit)}`)
}

export function productChoice(visit: Visit): Html {
  return html`<fieldset><legend>${visit.say('chooseProduct')}</legend>
<label class="choice"><input type="radio" name="product" data-goes="https://www.facebook.com/help/contact/712876720715583?chosen=1"> Facebook</label>
<label class="choice"><input type="radio" name="product" data-goes="https://help.instagram.com/contact/767264225370182?chosen=1"> Instagram</label></fieldset>`
}
