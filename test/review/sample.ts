import type { Cause, CauseMember, Reviewed } from '../../src/cause/cause.js'

/** A night of three causes: a menu entry renamed in seven walks, a form reversed, and an account that is not let in. */

const GUIDE = {
  title: 'KI-Training widersprechen',
  publisher: 'Verbraucherschutz e. V.',
  url: 'https://guide.example/ki',
  language: 'de',
}

export const RENAMED: CauseMember = {
  walk: 'objection/menu/de-DE-desktop',
  step: 'click-settings',
  flow: 'objection',
  route: 'menu',
  locale: 'de-DE',
  device: 'desktop',
  verdict: 'changed',
  flowTitle: 'Widerspruch gegen KI-Training',
  routeTitle: 'Über das Menü',
  stepNumber: 2,
  says: 'Wähle „Einstellungen“.',
  facts: [
    {
      fact: {
        kind: 'label-renamed',
        subject: { kind: 'control', role: 'link', name: 'Einstellungen' },
        before: 'Einstellungen',
        after: 'Optionen',
        count: 1,
        place: { role: 'navigation', name: 'Menü' },
        alsoAt: [],
      },
      relevance: 'route',
      boxBefore: { x: 40, y: 120, width: 160, height: 24 },
      box: { x: 40, y: 120, width: 110, height: 24 },
    },
  ],
  alsoAt: [],
  stops: false,
  confirmed: true,
  proposals: [
    {
      change: { kind: 'rename', step: 2, before: 'Einstellungen', after: 'Optionen' },
      sentences: ['Wähle „Optionen“.'],
    },
  ],
  guides: [GUIDE],
}

function renamedIn(locale: string, device: string, before: string, after: string, says: string): CauseMember {
  const [seen] = RENAMED.facts
  if (!seen) throw new Error('the sample has no fact')
  const fact = { ...seen.fact, subject: { kind: 'control' as const, role: 'link', name: before }, before, after }
  return {
    ...RENAMED,
    walk: `objection/menu/${locale}-${device}`,
    locale,
    device,
    says,
    facts: [{ ...seen, fact }],
    proposals: [{ change: { kind: 'rename', step: 2, before, after }, sentences: [says.replace(before, after)] }],
  }
}

const MOVED = { ...renamedIn('fr-FR', 'mobile', 'Paramètres', 'Options', 'Choisissez « Paramètres ».') }
const MOVED_FACT = {
  kind: 'item-moved' as const,
  subject: { kind: 'control' as const, role: 'link', name: 'Options' },
  before: { kind: 'within' as const, containers: [{ role: 'navigation', name: 'Menu' }] },
  after: { kind: 'within' as const, containers: [{ role: 'dialog', name: 'Plus' }] },
  count: 1,
  place: null,
  alsoAt: [],
}

const REVERSED: CauseMember = {
  ...RENAMED,
  step: 'arrival',
  stepNumber: null,
  verdict: 'broken',
  says: null,
  facts: [
    {
      fact: {
        kind: 'destination-other-form',
        subject: { kind: 'control', role: 'heading', name: 'Widersprich der Nutzung deiner Daten' },
        before: 'Widersprich der Nutzung deiner Daten',
        after: 'Stimme der Nutzung deiner Daten zu',
        count: 1,
        place: null,
        alsoAt: [],
      },
      relevance: 'route',
      boxBefore: { x: 40, y: 80, width: 400, height: 32 },
      box: { x: 40, y: 80, width: 380, height: 32 },
    },
    {
      fact: {
        kind: 'claim-contradicted',
        subject: { kind: 'claim', says: 'Das Textfeld kann leer bleiben.' },
        before: null,
        after: null,
        count: 1,
        place: null,
        alsoAt: [],
      },
      relevance: 'route',
      boxBefore: null,
      box: null,
    },
  ],
  proposals: [],
}

const hash = (letter: string) => letter.repeat(64)

const RENAME: Cause = {
  id: '0a1b2c3d4e5f',
  hash: hash('a'),
  verdict: 'changed',
  members: [
    RENAMED,
    { ...RENAMED, walk: 'objection/menu/de-DE-mobile', device: 'mobile' },
    renamedIn('en-US', 'desktop', 'Settings', 'Options', 'Choose "Settings".'),
    renamedIn('en-US', 'mobile', 'Settings', 'Options', 'Choose "Settings".'),
    renamedIn('it-IT', 'desktop', 'Impostazioni', 'Opzioni', 'Scegli «Impostazioni».'),
    renamedIn('it-IT', 'mobile', 'Impostazioni', 'Opzioni', 'Scegli «Impostazioni».'),
  ],
  leftOut: [
    {
      member: {
        ...MOVED,
        facts: [...MOVED.facts, { fact: MOVED_FACT, relevance: 'menu', boxBefore: null, box: null }],
      },
      why: { kind: 'more', facts: [MOVED_FACT] },
    },
  ],
  incidents: [7],
}

const FORM: Cause = {
  id: 'f0e1d2c3b4a5',
  hash: hash('b'),
  verdict: 'broken',
  members: [REVERSED],
  leftOut: [],
  incidents: [8],
}

export const SAMPLE: Reviewed = {
  run: '2027-03-04T02-23-00-000Z',
  site: 'live',
  causes: [FORM, RENAME],
  hindrances: [
    {
      verdict: 'blocked',
      account: 'anna',
      hosts: ['www.instagram.com'],
      fact: {
        kind: 'obstacle',
        subject: { kind: 'obstacle', obstacle: 'checkpoint' },
        before: null,
        after: null,
        count: 1,
        place: null,
        alsoAt: [],
      },
      failure: null,
      walks: ['profile/menu/de-DE-desktop', 'profile/menu/de-DE-mobile'],
    },
  ],
  notApproved: [],
}
