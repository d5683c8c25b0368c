import type {
  Effort,
  Publication,
  PublishedFile,
  PublishedLink,
  PublishedWay,
  Status,
} from '../../src/publish/schema.js'
import { linkPages, sitePages } from '../../src/publish/site/site.js'
import type { SiteExtra } from '../../src/publish/site/view.js'
import { COUNTS } from '../effort/counts.js'

// Links of every state, as guidewatch would publish them: what the pages, feeds and embeds are tried on.

export const NIGHT = { at: '2026-11-26T03:10:00.000Z', until: '2026-12-03T03:10:00.000Z' }

export const EFFORT: Effort = {
  ...COUNTS,
  keyPresses: 61,
  keyboard: true,
  labelChanges: 2,
  nightsReached: 28,
  nightsWalked: 30,
}

function way(locale: string, device: string, state: PublishedWay['state']): PublishedWay {
  const german = locale.startsWith('de')
  const isVerified = state === 'verified'
  return {
    locale,
    device,
    state,
    verifiedAt: isVerified ? NIGHT.at : '2026-11-20T03:10:00.000Z',
    verifiedUntil: isVerified ? NIGHT.until : '2026-11-27T03:10:00.000Z',
    steps: [
      {
        id: 'open',
        action: 'open',
        says: german ? 'Öffne facebook.com.' : 'Open facebook.com.',
        target: null,
        url: 'https://www.facebook.com/',
        picture: null,
      },
      {
        id: 'policy',
        action: 'click',
        says: german ? 'Tippe auf „Datenschutzrichtlinie“.' : 'Tap “Privacy Policy”.',
        target: { role: 'link', name: german ? 'Datenschutzrichtlinie' : 'Privacy Policy' },
        url: null,
        picture: null,
      },
      {
        id: 'arrival',
        action: 'arrive',
        says: null,
        target: null,
        url: null,
        picture: null,
      },
    ],
    effort: EFFORT,
  }
}

export function sampleLink(
  id: string,
  state: PublishedLink['state'],
  more: Partial<PublishedLink> = {},
): PublishedLink {
  const verified = state === 'verified'
  const routeState = state === 'retired' ? 'unknown' : state
  return {
    id,
    titles: {
      en: 'Object to AI training on Facebook',
      de: 'Bei Facebook der Nutzung für KI-Training widersprechen',
      fr: 'S’opposer à l’entraînement de l’IA sur Facebook',
      it: 'Opporsi all’addestramento dell’IA su Facebook',
    },
    state,
    url: state === 'retired' ? null : 'https://www.facebook.com/help/contact/712876720715583',
    verifiedAt: verified ? NIGHT.at : '2026-11-20T03:10:00.000Z',
    verifiedUntil: verified ? NIGHT.until : '2026-11-27T03:10:00.000Z',
    verifiedSince: verified ? '2026-09-02T03:10:00.000Z' : null,
    renewed: verified,
    action: verified
      ? null
      : {
          en: 'Use another way, or come back tomorrow.',
          de: 'Nimm einen anderen Weg, oder schau morgen wieder vorbei.',
          fr: 'Prenez un autre chemin, ou revenez demain.',
          it: 'Usa un’altra strada, o torna domani.',
        },
    address: `go/${id}/`,
    pages: { en: `en/${id}.html`, de: `de/${id}.html`, fr: `fr/${id}.html`, it: `it/${id}.html` },
    deadline: {
      date: '2027-05-26',
      sequence: 0,
      says: {
        en: 'Until 26 May 2027 you can object before training begins.',
        de: 'Bis zum 26. Mai 2027 lässt sich vor Beginn des Trainings widersprechen.',
      },
    },
    instead: [],
    routes: [
      {
        id: 'settings-policy',
        titles: { en: 'By the settings', de: 'Über die Einstellungen' },
        surface: 'web',
        state: routeState,
        verifiedAt: verified ? NIGHT.at : '2026-11-20T03:10:00.000Z',
        verifiedUntil: verified ? NIGHT.until : '2026-11-27T03:10:00.000Z',
        signedIn: true,
        guides: [
          {
            title: 'So widersprichst du der KI-Nutzung',
            publisher: 'Beispielzeitung',
            url: 'https://news.example.org/guide',
            language: 'de',
          },
        ],
        ways: [
          way('de-DE', 'desktop', routeState),
          way('de-DE', 'mobile', routeState),
          way('en-GB', 'desktop', routeState),
        ],
        checklist: {},
        attested: null,
      },
      {
        id: 'app-menu',
        titles: { en: 'In the app', de: 'In der App' },
        surface: 'app',
        state: 'not-machine-verified',
        verifiedAt: null,
        verifiedUntil: null,
        signedIn: true,
        guides: [],
        ways: [],
        checklist: {
          en: ['Open the menu.', 'Tap “Settings”.'],
          de: ['Öffne das Menü.', 'Tippe auf „Einstellungen“.'],
        },
        attested: null,
      },
    ],
    claims: [
      {
        id: 'no-reason',
        says: { en: 'You need not give a reason.', de: 'Du musst keinen Grund angeben.' },
        state: verified ? 'true' : 'unknown',
        at: verified ? NIGHT.at : null,
      },
    ],
    history: [
      {
        at: '2026-09-02T03:10:00.000Z',
        from: 'changed',
        to: 'verified',
        says: { en: 'Verified again.', de: 'Wieder bestätigt.' },
      },
      {
        at: '2026-09-01T03:10:00.000Z',
        from: 'verified',
        to: 'changed',
        says: {
          en: 'The link “Policy” is now called “Privacy Policy”.',
          de: 'Der Link „Richtlinie“ heißt nun „Datenschutzrichtlinie“.',
        },
      },
    ],
    evidence: ['a'.repeat(64), 'b'.repeat(64)],
    ...more,
  }
}

/** A publication with all that is known of its links. */
export type Whole = Omit<Publication, 'status'> & { readonly status: Status }

/** All pages for readers. */
export function siteFiles(publication: Whole, extra: SiteExtra = {}): readonly PublishedFile[] {
  return [
    ...sitePages(publication),
    ...publication.status.links.flatMap((link) => [...linkPages(publication, link, extra)]),
  ]
}

export function samplePublication(more: Partial<Whole> = {}): Whole {
  return {
    status: {
      version: '1.0',
      site: 'live',
      publisher: {
        name: 'Digital Rights Example',
        url: 'https://rights.example.org',
        contact: 'links@rights.example.org',
      },
      links: [
        sampleLink('facebook-broken', 'broken', { instead: ['facebook-objection'] }),
        sampleLink('facebook-changed', 'changed'),
        sampleLink('facebook-objection', 'verified'),
        sampleLink('facebook-retired', 'retired'),
        sampleLink('facebook-unknown', 'unknown', { verifiedAt: null, verifiedUntil: null }),
      ],
    },
    base: 'https://links.rights.example.org/',
    night: NIGHT,
    signed: true,
    ...more,
  }
}
