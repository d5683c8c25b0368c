import { Hono } from 'hono'
import { html } from 'hono/html'
import {
  checkpoint,
  chooserPage,
  hub,
  loginWall,
  notFound,
  questionPage,
  regionNotice,
  suspended,
} from './pages/common.js'
import { accountsCentre, facebookHome, facebookSettings } from './pages/facebook.js'
import {
  deleteFacebookAccount,
  deleteInstagramAccount,
  objected,
  objectionForm,
  thirdPartyObjection,
  thirdPartyRights,
} from './pages/forms.js'
import { instagramAbout, instagramHome, instagramProfile, instagramSettings } from './pages/instagram.js'
import { type Html, page } from './pages/layout.js'
import { articleList, articlePage, type PrivacyLinks, policyPage, privacyCentre, topicPage } from './pages/privacy.js'
import type { Site } from './site.js'
import { type Visit, visitOf } from './visit.js'

const FACEBOOK: PrivacyLinks = {
  form: 'https://www.facebook.com/help/contact/712876720715583',
  question: 'https://www.facebook.com/privacy/question/',
  policy: '/privacy/policy/',
  article: '/privacy/genai/',
  articles: '/privacy/articles/',
  topic: '/privacy/topic/ai/',
}

const INSTAGRAM: PrivacyLinks = {
  form: 'https://help.instagram.com/contact/767264225370182',
  question: 'https://help.instagram.com/question/',
  policy: '/policy/',
  article: '/privacy/genai/',
  articles: '/privacy/articles/',
  topic: '/privacy/topic/ai/',
}

/**
 * The imitated sites as one application; the host is the first part of the path.
 *
 * @param site the state of the sites, see releases.ts.
 * @param chance returns numbers in [0, 1), for all that varies by request.
 */
export function standInApp(site: Site, chance: () => number = Math.random): Hono {
  const app = new Hono({
    getPath: (request) => {
      const { pathname } = new URL(request.url)
      const host = (request.headers.get('host') ?? '').replace(/:\d+$/, '')
      return `/${host}${pathname}`
    },
  })
  const show = (
    path: string,
    render: (visit: Visit, query: (name: string) => string | undefined) => Html | Response,
    access: 'public' | 'signed-in' = 'public',
  ) =>
    app.get(path, (context) => {
      const visit = visitOf(context, site, chance)
      if (access === 'signed-in') {
        const next = encodeURIComponent(new URL(context.req.url).pathname)
        if (!visit.signedIn)
          return context.redirect(
            visit.host.includes('instagram')
              ? `https://www.instagram.com/accounts/login/?next=${next}`
              : `https://www.facebook.com/login/?next=${next}`,
          )
        if (site.account === 'suspended') return context.html(suspended(visit))
        const stopped =
          site.checkpoint === 'everywhere' || (site.checkpoint === 'instagram' && visit.host.includes('instagram'))
        if (stopped)
          return context.redirect(
            visit.host.includes('instagram')
              ? 'https://www.instagram.com/challenge/'
              : 'https://www.facebook.com/checkpoint/',
          )
      }
      const content = render(visit, (name) => context.req.query(name))
      return content instanceof Response ? content : context.html(content)
    })
  const redirect = (url: string) => new Response(null, { status: 302, headers: { location: url } })

  const objection =
    (links: PrivacyLinks) =>
    (visit: Visit, query: (name: string) => string | undefined): Html | Response => {
      if (site.regionNotice) return regionNotice(visit)
      if (site.objection === 'removed') return redirect('https://help.meta.com/support/privacy')
      if (site.objection === 'soft-404') return notFound(visit)
      if (site.chooser === 'every-link' && query('chosen') === undefined) return chooserPage(visit)
      if (site.question === 'every-link' && query('asked') === undefined)
        return questionPage(visit, `${links.form}?asked=1`)
      return site.account === 'objected' ? objected(visit) : objectionForm(visit)
    }

  const fb = '/www.facebook.com'
  show(`${fb}/`, facebookHome, 'signed-in')
  show(`${fb}/settings`, facebookSettings, 'signed-in')
  show(`${fb}/help/contact/712876720715583`, objection(FACEBOOK), 'signed-in')
  show(`${fb}/help/contact/510058597920541`, thirdPartyObjection)
  show(`${fb}/help/contact/1266025207620918`, thirdPartyRights)
  show(
    `${fb}/help/delete_account`,
    (visit) =>
      site.deletion === 'removed' ? redirect('https://help.meta.com/support/privacy') : deleteFacebookAccount(visit),
    'signed-in',
  )
  show(`${fb}/login/`, loginWall)
  show(`${fb}/checkpoint/`, checkpoint)
  show(`${fb}/privacy/question/`, (visit) => questionPage(visit, `${FACEBOOK.form}?asked=1&chosen=1`), 'signed-in')
  privacyPages(fb, FACEBOOK, '/privacy/center', 'topicAi', 'object')

  const accounts = '/accountscenter.facebook.com'
  show(`${accounts}/`, (visit) => accountsCentre(visit, 'start'), 'signed-in')
  show(`${accounts}/personal_info`, (visit) => accountsCentre(visit, 'details'), 'signed-in')
  show(`${accounts}/ownership`, (visit) => accountsCentre(visit, 'ownership'), 'signed-in')

  const ig = '/www.instagram.com'
  show(`${ig}/`, (visit) => instagramHome(visit, chance() < 0.3), 'signed-in')
  show(`${ig}/kim/`, instagramProfile, 'signed-in')
  show(`${ig}/accounts/settings/`, instagramSettings, 'signed-in')
  show(`${ig}/accounts/about/`, instagramAbout, 'signed-in')
  show(
    `${ig}/accounts/remove/request/permanent/`,
    (visit) => (site.deletion === 'removed' ? notFound(visit) : deleteInstagramAccount(visit)),
    'signed-in',
  )
  show(`${ig}/accounts/login/`, loginWall)
  show(`${ig}/challenge/`, checkpoint)
  show('/help.instagram.com/contact/767264225370182', objection(INSTAGRAM), 'signed-in')
  show(
    '/help.instagram.com/question/',
    (visit) => questionPage(visit, `${INSTAGRAM.form}?asked=1&chosen=1`),
    'signed-in',
  )
  privacyPages('/privacycenter.instagram.com', INSTAGRAM, '/', 'topicAiInstagram', 'objectInstagram')

  show('/help.meta.com/support/privacy', hub)
  show('/faq.whatsapp.com/1285115568956956/', (visit) =>
    page(
      visit,
      visit.say('whatsapp'),
      html`<h1>${visit.say('whatsapp')}</h1><p>${visit.words({ de: 'Schreibe uns, wenn du widersprechen möchtest.', en: 'Write to us if you want to object.', fr: 'Écrivez-nous pour vous opposer.', it: 'Scrivici per opporti.' })}</p><p><a href="${visit.track('https://www.whatsapp.com/contact/')}">${visit.say('contactWhatsapp')}</a></p>`,
    ),
  )

  // What a visitor's address says of the place, as the service imitated here states it in one line of text.
  app.get('/www.cloudflare.com/cdn-cgi/trace', (context) => context.text('h=www.cloudflare.com\nloc=DE\n'))
  app.get('/:host/lazy', (context) => context.html(`<p>${visitOf(context, site, chance).random()}</p>`))
  app.get('/:host/help', (context) => context.html(hub(visitOf(context, site, chance))))
  app.get('/:host/favicon.ico', (context) => context.body(null, 204))
  app.notFound((context) => {
    return Promise.resolve(notFound(visitOf(context, site, chance))).then((content) => context.html(content, 404))
  })
  return app

  function privacyPages(
    host: string,
    links: PrivacyLinks,
    centre: string,
    topic: 'topicAi' | 'topicAiInstagram',
    object: 'object' | 'objectInstagram',
  ): void {
    show(`${host}${centre}`, (visit) => privacyCentre(visit, links, topic, object))
    show(`${host}${links.policy}`, (visit) => policyPage(visit, links))
    show(`${host}${links.topic}`, (visit) =>
      topic === 'topicAi' ? topicPage(visit, links) : privacyCentre(visit, links, topic, object),
    )
    show(`${host}${links.articles}`, (visit) => articleList(visit, links))
    show(`${host}${links.article}`, (visit) => articlePage(visit, links))
  }
}
