import { html } from 'hono/html'
import type { Visit } from '../visit.js'
import { productChoice } from './common.js'
import { entries, expander, type Html, page } from './layout.js'

/** Where the links of the privacy pages lead on a site: Facebook's and Instagram's are alike but for the addresses. */
export type PrivacyLinks = {
  readonly form: string
  readonly question: string
  readonly policy: string
  readonly article: string
  readonly articles: string
  readonly topic: string
}

const THIRD_PARTY = 'https://www.facebook.com/help/contact/510058597920541'

/** The privacy policy: a notice with a link in its second paragraph, and far down the section on the right to object. */
export function policyPage(visit: Visit, links: PrivacyLinks): Html {
  const { say, words, track } = visit
  const filler = words({
    de: 'Dieser Abschnitt steht hier, damit die Seite so lang ist, dass niemand sie liest.',
    en: 'This section is here to make the page so long that nobody reads it.',
    fr: 'Cette section est là pour que personne ne lise cette page.',
    it: 'Questa sezione serve a rendere la pagina troppo lunga.',
  })
  return page(
    visit,
    say('policy'),
    html`<h1>${say('policy')}</h1><div class="notice"><h2>${say('aiNotice')}</h2><p>${words({
      de: 'Wir lernen aus öffentlichen Inhalten.',
      en: 'We learn from public content.',
      fr: 'Nous apprenons des contenus publics.',
      it: 'Impariamo dai contenuti pubblici.',
    })}</p>
<p>${words({ de: 'Du kannst dieser Nutzung', en: 'You may', fr: 'Vous pouvez', it: 'Hai il diritto di' })} <a href="${track(links.form)}">${say('object')}</a>.</p></div>
${[1, 2, 3].map((section) => html`<h2>${section}.</h2><p>${filler}</p><p>${filler}</p>`)}
<h2>${say('rightsSection')}</h2><p>${words({ de: 'Du hast das Recht, der Verarbeitung', en: 'You have the right', fr: 'Vous avez le droit', it: 'Hai il diritto' })} <a href="${track(links.question)}">${say('toObject')}</a>.</p>
<p><a href="${track(links.articles)}">${say('otherArticles')}</a></p>`,
  )
}

/** The privacy centre: a notice with the link to the form, and topics. */
export function privacyCentre(
  visit: Visit,
  links: PrivacyLinks,
  topic: 'topicAi' | 'topicAiInstagram',
  object: 'object' | 'objectInstagram',
): Html {
  const { say, words, track } = visit
  return page(
    visit,
    say('privacyCentre'),
    html`<h1>${say('privacyCentre')}</h1><div class="notice" role="region" aria-label="${say('aiNotice')}"><p>${words({
      de: 'Wir verbessern unsere KI mit öffentlichen Inhalten.',
      en: 'We improve our AI with public content.',
      fr: 'Nous améliorons notre IA avec des contenus publics.',
      it: 'Miglioriamo la nostra IA con contenuti pubblici.',
    })}</p><p>${words({ de: 'Wenn du das nicht möchtest, kannst du', en: 'If you do not want this, you can', fr: 'Si vous ne le souhaitez pas, vous pouvez', it: 'Se non lo desideri, puoi' })} <a href="${track(links.form)}">${say(object)}</a>.</p></div>
${entries([
  { text: say('policy'), href: track(links.policy) },
  { text: say(topic), href: track(links.topic) },
  { text: say('article'), href: track(links.article) },
  { text: say('otherArticles'), href: track(links.articles) },
])}`,
  )
}

/** The topic "AI at Meta": what was shared on the products leads to the form at its end. */
export function topicPage(visit: Visit, links: PrivacyLinks): Html {
  const { say } = visit
  return page(
    visit,
    say('topicAi'),
    html`<h1>${say('topicAi')}</h1>${entries([{ text: say('sharedInformation'), href: visit.track(links.form) }])}`,
  )
}

export function articleList(visit: Visit, links: PrivacyLinks): Html {
  const { say } = visit
  return page(
    visit,
    say('otherArticles'),
    html`<h1>${say('otherArticles')}</h1>${entries([{ text: say('article'), href: visit.track(links.article) }])}`,
  )
}

/** The article on generative AI: a direct link to the form, and a section that opens with a choice of products. */
export function articlePage(visit: Visit, links: PrivacyLinks): Html {
  const { say } = visit
  return page(
    visit,
    say('article'),
    html`<h1>${say('article')}</h1><p>${visit.words({ de: 'Was wir tun, in vielen Worten.', en: 'What we do, in many words.', fr: 'Ce que nous faisons, en détail.', it: 'Cosa facciamo, in dettaglio.' })}</p>
<p><a href="${visit.track(links.form)}">${say('rightToObject')}</a></p>
<div class="entries">${expander(visit, say('yourRightToObject'), html`${productChoice(visit)}<p><a href="${visit.track(THIRD_PARTY)}">${say('learnMore')}</a></p>`)}</div>`,
  )
}
