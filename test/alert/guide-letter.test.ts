import { describe, expect, it } from 'vitest'
import { mailText, markdown } from '../../src/alert/format.js'
import { guidesToTell, letterMarkdown, letterText, letterTo } from '../../src/alert/letter.js'
import { messageOf } from '../../src/alert/message.js'
import { advanceGuides } from '../../src/incident/advance-guides.js'
import { emptyState, type Incident } from '../../src/incident/incident.js'
import { LANGUAGES } from '../../src/settings/language.js'
import { loadSettings } from '../../src/settings/settings.js'
import { copy, finding, guideNight, guideTrouble } from '../helpers/guide-troubles.js'
import { POLICY } from '../helpers/incidents.js'
import { project } from '../helpers/site.js'

const SETTINGS = loadSettings(project({}, '').config)
const WRITER = { by: 'Ana', evidence: null }

const OLD = finding(
  'link',
  {
    sentence: 'Öffne dieses Formular.',
    subject: { printed: 'https://a.example/old', now: 'https://a.example/new?x=(1)', language: null, of: null },
    proposed: null,
  },
  'link-old',
)

function opened(...troubles: Parameters<typeof guideNight>[1]) {
  const state = advanceGuides(emptyState('live'), guideNight(0, troubles), POLICY)
  const [notice] = state.pending
  const incident = state.incidents[0] as Incident
  if (!notice) throw new Error('nothing is told')
  return { notice, incident }
}

const AGENCY = guideTrouble(0, 'agency', finding('one'), [
  copy('post'),
  copy('herald', { sentence: 'In den Einstellungen „Privatsphäre“ wählen.', proposed: null }),
])

describe('the letter to an editor whose guide was read', () => {
  it('quotes the sentence of this copy and what it should say, in the language of the guide', () => {
    const { incident } = opened(
      AGENCY,
      guideTrouble(0, 'agency', OLD, [copy('post', { sentence: OLD.sentence, proposed: null })]),
    )
    const [post, herald] = guidesToTell(incident)
    expect([post?.publisher, herald?.publisher]).toEqual(['post.example', 'herald.example'])
    const text = (guide = post) => {
      const letter = guide && letterTo(guide, incident, WRITER)
      return letter ? letterText(letter, false) : ''
    }
    expect(text()).toContain('in der Anleitung „So widersprichst du“ passen 2 Sätze nicht mehr zu dem')
    expect(text()).toContain('  > Wähle in den Einstellungen „Privatsphäre“.')
    expect(text()).toContain('  > Wähle in den Einstellungen „Datenschutz“.')
    expect(text()).toContain('https://post.example/guide#:~:text=W%C3%A4hle')
    expect(text()).toContain('Das richtige Formular:\nhttps://a.example/new?x=(1)')
    expect(text(herald)).toContain('  > In den Einstellungen „Privatsphäre“ wählen.')
    expect(text(herald)).toContain('Einen neuen Wortlaut können wir nicht vorschlagen.')
    expect(text(herald)).not.toContain('Formular')
  })

  it.each(LANGUAGES)('can be written in %s', (language) => {
    const { incident } = opened(AGENCY)
    const [guide] = guidesToTell(incident)
    const letter = guide && letterTo(guide, incident, WRITER, language)
    expect(letter?.language).toBe(language)
    expect(letter && letterText(letter, false)).toContain('„Datenschutz“')
  })

  it('keeps an address in Markdown as it is', () => {
    const { incident } = opened(AGENCY, guideTrouble(0, 'agency', OLD, [copy('post', { sentence: OLD.sentence })]))
    const [guide] = guidesToTell(incident)
    const letter = guide && letterTo(guide, incident, WRITER)
    const text = letter ? letterMarkdown(letter, null) : ''
    expect(text).toContain('(https://post.example/guide#:~:text=W%C3%A4hle)')
    expect(text).toContain('(https://a.example/new?x=%281%29)')
  })
})

describe('an alert about a guide', () => {
  it('says what is wrong in how many copies, sentence by sentence, and how to write to the editor', () => {
    const { notice } = opened(AGENCY)
    const message = messageOf(notice, { settings: SETTINGS, deliveredAt: null }, 'en')
    expect(message.subject).toBe('Out of date: the guide “So widersprichst du”')
    expect(message.lead).toBe('One sentence of this guide does not match what readers see; 2 pages publish this text.')
    const text = mailText(message)
    for (const part of [
      'Wähle in den Einstellungen „Privatsphäre“.',
      'Wähle in den Einstellungen „Datenschutz“.',
      'is called "Datenschutz" now',
      'desk@herald.example',
      'guidewatch letter 1 --all',
      'guidewatch incidents ack 1',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('decisions')
  })

  it('turns nothing of a guide into a link or into markup', () => {
    const evil = 'https://evil.example/ [x](https://evil.example) <b>'
    const { notice } = opened(
      guideTrouble(0, 'post', finding('one', { sentence: evil }), [
        copy('post', { url: 'http://evil.example', fragment: null }),
      ]),
    )
    const message = messageOf(notice, { settings: SETTINGS, deliveredAt: null }, 'en')
    expect(mailText(message)).not.toContain('://evil.example')
    expect(markdown(message)).not.toMatch(/\]\(https?:\/\/evil|<b>/)
  })
})

describe('the weekly digest', () => {
  it('shows the sentences of guides, which may be told nowhere else', () => {
    const { notice, incident } = opened(AGENCY)
    const digest = { ...notice, kind: 'digest' as const, incident: null, incidents: [{ incident, muted: null }] }
    const context = { settings: SETTINGS, deliveredAt: null }
    const text = mailText(messageOf(digest, context, 'de'))
    expect(text).toContain('Vorfall 1')
    expect(text).toContain('  > Wähle in den Einstellungen „Privatsphäre“.')
    expect(text).toContain('  > Wähle in den Einstellungen „Datenschutz“.')
    const over = { ...incident, state: 'resolved' as const }
    const later = { ...digest, incidents: [{ incident: over, muted: null }] }
    expect(mailText(messageOf(later, context, 'de'))).not.toContain('„Privatsphäre“')
  })
})
