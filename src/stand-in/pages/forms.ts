import { html } from 'hono/html'
import type { Visit } from '../visit.js'
import { type Html, page } from './layout.js'

/** The objection form, as it is on the day of the release. Sending it goes nowhere. */
export function objectionForm(visit: Visit): Html {
  return visit.site.objection === 'form-2024' ? form2024(visit) : form2025(visit)
}

/** What takes the place of the form for who has sent it. */
export function objected(visit: Visit): Html {
  const { say } = visit
  return page(
    visit,
    say('form2025'),
    html`<h1>${say('form2025')}</h1><p>${visit.words({
      de: 'Wir haben deinen Einspruch erhalten und berücksichtigen ihn. Du musst nichts weiter tun.',
      en: 'We have received your objection and will honour it. You do not have to do anything else.',
      fr: 'Nous avons bien reçu votre opposition et en tiendrons compte. Vous n’avez rien d’autre à faire.',
      it: 'Abbiamo ricevuto la tua opposizione e la rispetteremo. Non devi fare altro.',
    })}</p>`,
  )
}

function form2025(visit: Visit): Html {
  const { say, random } = visit
  const [mail, reason] = [random(), random()]
  return page(
    visit,
    say('form2025'),
    html`<h1>${say('form2025')}</h1>
<p>${visit.words({
      de: 'Mit diesem Formular kannst du der Nutzung deiner öffentlichen Inhalte für das Training widersprechen.',
      en: 'With this form you can object to your public content being used for training.',
      fr: 'Ce formulaire vous permet de vous opposer à l’usage de vos contenus publics.',
      it: 'Con questo modulo puoi opporti all’uso dei tuoi contenuti pubblici.',
    })}</p>
<p>${visit.words({
      de: 'Dein Einspruch gilt für alle Konten in deiner Kontenübersicht.',
      en: 'Your objection applies to all accounts in your Accounts Centre.',
      fr: 'Votre opposition vaut pour tous les comptes de votre Espace Comptes.',
      it: 'La tua opposizione vale per tutti gli account del Centro gestione account.',
    })}</p>
<form method="post" action="/ajax/contact"><label for="${mail}">${say('email')}</label><input id="${mail}" type="email" name="email" required value="${visit.account.email}">
<label for="${reason}">${say('impactOptional')}</label><textarea id="${reason}" name="reason" rows="4"></textarea>
<p><button type="submit">${say(visit.site.submit === 'renamed' ? 'submitRenamed' : 'submit')}</button></p></form>`,
  )
}

function form2024(visit: Visit): Html {
  const { say, random } = visit
  const [country, mail, reason, more] = [random(), random(), random(), random()]
  return page(
    visit,
    say('form2024'),
    html`<h1>${say('form2024')}</h1>
<p>${visit.words({
      de: 'Wir prüfen jede Anfrage. Nach dem Senden bekommst du einen Code per E-Mail.',
      en: 'We review every request. After sending you will get a code by e-mail.',
      fr: 'Nous examinons chaque demande. Un code vous sera envoyé par e-mail.',
      it: 'Esaminiamo ogni richiesta. Riceverai un codice via e-mail.',
    })}</p>
<form method="post" action="/ajax/contact"><label for="${country}">${say('country')}</label><select id="${country}" name="country" required><option value=""></option><option>Deutschland</option><option>Österreich</option><option>Suisse</option></select>
<label for="${mail}">${say('email')}</label><input id="${mail}" type="email" name="email" required>
<label for="${reason}">${say('impact')}</label><textarea id="${reason}" name="reason" rows="4" required></textarea>
<label for="${more}">${say('further')}</label><textarea id="${more}" name="more" rows="2"></textarea>
<p><button type="submit">${say('submit')}</button></p></form>`,
  )
}

/** The form for people without an account who object to what third parties published about them. */
export function thirdPartyObjection(visit: Visit): Html {
  return thirdParty(
    visit,
    visit.say('thirdPartyObjection'),
    [visit.say('objectOption'), visit.say('concernOption')],
    visit.words({
      de: 'Hier kannst du der Verarbeitung von Informationen widersprechen, die von Dritten stammen.',
      en: 'Here you can object to the processing of information that comes from third parties.',
      fr: 'Vous pouvez ici vous opposer au traitement d’informations issues de tiers.',
      it: 'Qui puoi opporti al trattamento di informazioni provenienti da terzi.',
    }),
  )
}

/** One address, two texts: first it offered access and deletion, later it said that neither is given. */
export function thirdPartyRights(visit: Visit): Html {
  if (visit.site.thirdParty === 'rights') {
    return thirdParty(
      visit,
      visit.say('thirdPartyRights'),
      [visit.say('accessOption'), visit.say('deleteOption'), visit.say('concernOption')],
      visit.words({
        de: 'Hier kannst du Auskunft, Berichtigung oder Löschung verlangen.',
        en: 'Here you can ask for access, correction or deletion.',
        fr: 'Vous pouvez demander ici l’accès, la rectification ou la suppression.',
        it: 'Qui puoi chiedere accesso, rettifica o cancellazione.',
      }),
    )
  }
  return thirdParty(
    visit,
    visit.say('thirdPartyObjection'),
    [visit.say('concernOption')],
    visit.words({
      de: 'Auskunft, Berichtigung oder Löschung sind über dieses Formular nicht möglich.',
      en: 'Access, correction or deletion are not possible with this form.',
      fr: 'L’accès, la rectification ou la suppression ne sont pas possibles ici.',
      it: 'Accesso, rettifica o cancellazione non sono possibili qui.',
    }),
  )
}

function thirdParty(visit: Visit, heading: string, options: readonly string[], lead: string): Html {
  const { say, random } = visit
  const field = (key: 'name' | 'email' | 'prompts' | 'evidence', control: (id: string) => Html) => {
    const id = random()
    return html`<label for="${id}">${say(key)}</label>${control(id)}`
  }
  return page(
    visit,
    heading,
    html`<h1>${heading}</h1><p>${lead}</p><form method="post" action="/ajax/contact">
${options.map((option) => html`<label class="choice"><input type="radio" name="kind"> ${option}</label>`)}
${field('name', (id) => html`<input id="${id}" required>`)}${field('email', (id) => html`<input id="${id}" type="email" required>`)}
${field('prompts', (id) => html`<textarea id="${id}" rows="2"></textarea>`)}${field('evidence', (id) => html`<input id="${id}" type="file">`)}
<p><button type="submit">${say('send')}</button></p></form>`,
  )
}

/** The page that offers to delete a Facebook account. */
export function deleteFacebookAccount(visit: Visit): Html {
  const { say } = visit
  return page(
    visit,
    say('deletion'),
    html`<h1>${say('deletion')}</h1><p>${visit.words({
      de: 'Nach 30 Tagen lässt sich die Löschung nicht mehr rückgängig machen.',
      en: 'After 30 days the deletion cannot be undone.',
      fr: 'Après 30 jours, la suppression est définitive.',
      it: 'Dopo 30 giorni l’eliminazione è definitiva.',
    })}</p><form method="post" action="/ajax/delete"><label class="choice"><input type="radio" name="do" checked> ${say('deactivateAccount')}</label>
<label class="choice"><input type="radio" name="do"> ${say('deleteAccount')}</label><p><button type="submit">${say('proceed')}</button></p></form>`,
  )
}

/** The page that offers to delete an Instagram account. */
export function deleteInstagramAccount(visit: Visit): Html {
  const { say, random } = visit
  const [reason, password] = [random(), random()]
  return page(
    visit,
    say('deleteYourAccount'),
    html`<h1>${say('deleteYourAccount')}</h1><p>${visit.words({
      de: 'Nach 30 Tagen lässt sich die Löschung nicht mehr rückgängig machen.',
      en: 'After 30 days the deletion cannot be undone.',
      fr: 'Après 30 jours, la suppression est définitive.',
      it: 'Dopo 30 giorni l’eliminazione è definitiva.',
    })}</p><form method="post" action="/ajax/delete"><label for="${reason}">${say('deleteReason')}</label><select id="${reason}" required><option value=""></option><option>1</option><option>2</option></select>
<label for="${password}">${say('password')}</label><input id="${password}" type="password" required><p><button type="submit">${say('deleteAccount')}</button></p></form>`,
  )
}
