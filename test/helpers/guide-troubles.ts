import type { GuideFinding, GuideRule } from '../../src/guide-check/finding.js'
import type { GuideNight } from '../../src/incident/advance-guides.js'
import type { Trouble } from '../../src/incident/incident.js'
import type { Printed } from '../../src/incident/printed.js'
import { nightAt } from './incidents.js'

/** A sentence that a guide prints and that is wrong. */
export function finding(id: string, more: Partial<GuideFinding> = {}, rule: GuideRule = 'label-renamed'): GuideFinding {
  const sentence = 'Wähle in den Einstellungen „Privatsphäre“.'
  return {
    id,
    rule,
    sentence,
    where: { quote: { exact: sentence, prefix: 'Zuerst: ', suffix: '' }, line: 12, column: 1, from: 100, to: 142 },
    subject: { printed: 'Privatsphäre', now: 'Datenschutz', language: null, of: 'shop/menu/privacy' },
    since: '2026-01-05',
    evidence: { source: 'night', picture: null },
    proposed: 'Wähle in den Einstellungen „Datenschutz“.',
    edits: [],
    ...more,
  }
}

/** A guide that prints it. */
export function copy(id: string, more: Partial<Printed['guides'][number]> = {}): Printed['guides'][number] {
  const { sentence, proposed } = finding('')
  return {
    id,
    title: 'So widersprichst du',
    publisher: `${id}.example`,
    url: `https://${id}.example/guide`,
    file: null,
    language: 'de',
    contact: `desk@${id}.example`,
    sentence,
    proposed,
    line: 12,
    fragment: `https://${id}.example/guide#:~:text=W%C3%A4hle`,
    ...more,
  }
}

/** What is wrong in a text, as incidents take it in. */
export function guideTrouble(
  day: number,
  text: string,
  of: GuideFinding = finding('one'),
  guides: Printed['guides'] = [copy(text)],
  more: Partial<Trouble> = {},
): Trouble {
  return {
    key: `guide/${text}/${of.id}`,
    flow: 'shop',
    route: 'menu',
    step: 'privacy',
    language: 'de',
    class: 'changed',
    walks: [],
    account: '',
    alike: of.rule,
    instruction: text,
    confirmed: true,
    headline: { kind: 'guide', title: 'So widersprichst du' },
    evidence: {
      run: nightAt(day),
      walk: '',
      locale: 'de',
      flowTitle: 'shop',
      routeTitle: 'So widersprichst du',
      stepNumber: null,
      says: of.sentence,
      findings: [],
      failure: null,
      guides: guides.map(({ title, publisher, url, language }) => ({ title, publisher, url, language })),
      proposals: [],
      patch: null,
      pictures: null,
      printed: [{ finding: of, guides }],
    },
    source: 'guide',
    ...more,
  }
}

/** A guide check of a night; all texts of its troubles, and those named, were judged. */
export function guideNight(day: number, troubles: readonly Trouble[], right: readonly string[] = []): GuideNight {
  const texts = new Set([...troubles.map(({ instruction }) => instruction), ...right])
  return { run: nightAt(day), at: nightAt(day), troubles, judged: texts, texts }
}
