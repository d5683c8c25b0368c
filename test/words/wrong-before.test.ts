import { describe, expect, it } from 'vitest'
import type { Pictures } from '../../src/compare/appearance.js'
import { control, type Finding, nowhere } from '../../src/compare/finding.js'
import { compareWalk } from '../../src/compare/walk.js'
import type { Flow, Route } from '../../src/flow/schema.js'
import type { Outcome, Relocation, WalkRecord } from '../../src/screen/record.js'
import { LANGUAGES } from '../../src/settings/language.js'
import { findingInWords } from '../../src/words/finding.js'

// Sentences that were wrong as long as findings were English sentences that were read again.

const inAll = (finding: Finding) => LANGUAGES.map((language) => findingInWords(finding, language))
const added = (role: string, name: string) => ({ ...nowhere('s', 'item-added'), subject: control({ role, name }) })

async function foundAfter(outcome: Outcome, relocations: readonly Relocation[] = []): Promise<Finding | undefined> {
  const flow = {
    link: { id: 'f', url: 'https://shop.example/form' },
    destination: { heading: 'Form', fields: [], sentences: [] },
    claims: [],
  } as unknown as Flow
  const route = { id: 'r', steps: [{ id: 'open', open: 'https://shop.example/' }] } as unknown as Route
  const record = { outcome, screens: [], relocations, notes: [] } as unknown as WalkRecord
  return (await compareWalk(record, flow, route, 'en-GB', {}, {} as Pictures)).findings[0]
}

describe('a way that leads to another site', () => {
  it('is not said to end at a sentence when nobody knows where it leads', async () => {
    const why = { kind: 'other-host', host: null } as const
    const finding = await foundAfter({ kind: 'stopped', step: 'open', reason: 'left-hosts', why })
    expect(finding && inAll(finding)).toEqual([
      'The way leads away from shop.example.',
      'Der Weg führt von shop.example weg.',
      'Le chemin mène hors de shop.example.',
      'Il percorso porta via da shop.example.',
    ])
  })

  it('is said to end at the host that it leads to', async () => {
    const why = { kind: 'other-host', host: 'away.example' } as const
    const finding = await foundAfter({ kind: 'stopped', step: 'arrival', reason: 'left-hosts', why })
    expect(finding && inAll(finding)[0]).toBe('The way now ends at away.example instead of shop.example.')
  })
})

it('what is called as the guide says is never said to be only like it', async () => {
  const why = { kind: 'absent', role: 'textbox', name: 'Day' } as const
  const stopped: Outcome = { kind: 'stopped', step: 'day', reason: 'target-missing', why }
  const found = (after: string) =>
    foundAfter(stopped, [{ step: 'open', role: 'button', before: 'Profile', after, score: 0.8 }])
  expect(await found('Profile')).toMatchObject({ kind: 'step-missing', step: 'day' })
  expect(await found('Profiling')).toMatchObject({ kind: 'step-missing', step: 'open', after: 'Profiling' })
})

it('a page that was pushed down is said to be so in every language', () => {
  const pushed: Finding = { ...nowhere('s', 'appearance-only'), subject: { kind: 'pushed-page', by: 30 } }
  expect(inAll(pushed)).toEqual([
    'Only the look has changed: the page, pushed down by 30 px.',
    'Nur das Aussehen hat sich geändert: die Seite, um 30 px nach unten geschoben.',
    'Seul l’aspect a changé\u00a0: la page, décalée de 30\u00a0px vers le bas.',
    'È cambiato solo l’aspetto: la pagina, spostata in basso di 30 px.',
  ])
})

it('parts of pages have names in every language, and what has none is an element', () => {
  expect(inAll(added('searchbox', 'Suche'))).toEqual([
    'New here: the search box "Suche".',
    'Neu hier: das Suchfeld „Suche“.',
    'Nouveau ici\u00a0: le champ de recherche «\u00a0Suche\u00a0».',
    'Nuovo qui: il campo di ricerca «Suche».',
  ])
  // What a page invents as a role is no word, and nothing of the program's either.
  expect(inAll(added('constructor', 'x'))[1]).toBe('Neu hier: das Element „x“.')
})

it('quotation marks within a name stay as the page has them', () => {
  expect(inAll(added('link', 'Zitat "innen" hier'))).toEqual([
    'New here: the link "Zitat "innen" hier".',
    'Neu hier: der Link „Zitat "innen" hier“.',
    'Nouveau ici\u00a0: le lien «\u00a0Zitat "innen" hier\u00a0».',
    'Nuovo qui: il link «Zitat "innen" hier».',
  ])
})

it('a name that looks like a role with a name stays a name', () => {
  const renamed: Finding = { ...nowhere('s', 'field-added'), subject: { kind: 'field', label: 'link "A"' } }
  expect(inAll(renamed)[1]).toBe('Das Formular hat ein neues Feld: „link "A"“.')
})

it('a link that leads nowhere now, and what ended a walk instead of what was promised, have words', () => {
  const lost = { ...nowhere('s', 'link-target-changed'), subject: control({ role: 'link', name: 'A' }), before: '/a' }
  expect(inAll(lost)[1]).toBe('Der Link „A“ führt jetzt nirgendwohin statt zu /a.')
  const promised: Finding = {
    ...nowhere('s', 'claim-contradicted'),
    subject: { kind: 'claim', says: 'Ohne Konto.' },
    after: { kind: 'obstacle', obstacle: 'not-found' },
  }
  expect(inAll(promised)[1]).toBe(
    'Die Anleitung verspricht: „Ohne Konto.“ Zu sehen ist etwas anderes: Die Seite gibt es nicht mehr.',
  )
})
