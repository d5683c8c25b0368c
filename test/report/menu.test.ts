import { describe, expect, it } from 'vitest'
import type { Fact } from '../../src/compare/finding.js'
import { menusOf } from '../../src/compare/menu.js'
import { rendered } from '../../src/page/frame.js'
import { menuInWords } from '../../src/report/comparison/menu-in-words.js'
import type { AriaNode } from '../../src/screen/screen.js'
import { LANGUAGES, type Language } from '../../src/settings/language.js'
import { englishIn } from '../words/leaks.js'

const link = (name: string, at?: number): AriaNode => ({
  role: 'link',
  name,
  ...(at !== undefined && { box: { x: 20, y: at * 40, width: 200, height: 30 } }),
})
const menu = (names: readonly string[], name = 'Menü', from = 0): AriaNode => ({
  role: 'navigation',
  name,
  children: [{ role: 'list', children: names.map((one, index) => link(one, from + index)) }],
})
const fact = (kind: Fact['kind'], name: string, before: string | null, after: string | null): Fact => ({
  kind,
  subject: { kind: 'control', role: 'link', name },
  before,
  after,
  count: 1,
  place: null,
  alsoAt: [],
})
/** As markup; '' where there is nothing around. */
function around(was: AriaNode[], is: AriaNode[], about: Fact, language: Language = 'en', written = 'de'): string {
  const [menu] = menusOf(was, is, [about])
  return menu ? rendered(menuInWords(menu, written, language)) : ''
}
const RENAMED = fact('label-renamed', '', 'Einstellungen', 'Optionen')

/** What is to be read, one entry a line, without what only the eye or only the ear gets. */
function lines(was: AriaNode[], is: AriaNode[], about: Fact, language: Language = 'en'): readonly string[] {
  return [...around(was, is, about, language).matchAll(/<(?:p|li)[^>]*>(.*?)<\/(?:p|li)>/gs)].map(([, inner = '']) =>
    inner
      .replace(/<(ins|del)>/g, (_, tag) => (tag === 'ins' ? '[+' : '[-'))
      .replace(/<\/(ins|del)>/g, ']')
      .replace(/<[^>]*>/g, '')
      .replaceAll('&quot;', '"')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

describe('the menu around a change', () => {
  it('shows the old and the new name among its neighbours', () => {
    const was = menu(['Start', 'Einstellungen', 'Hilfe'])
    const is = menu(['Start', 'Optionen', 'Hilfe'])
    expect(lines([was], [is], RENAMED)).toEqual([
      'What stands around it: navigation "Menü"',
      'Start',
      'before: [-Einstellungen] now: [+Optionen] renamed',
      'Hilfe',
    ])
  })

  it('shows what is new, and what is gone where it was', () => {
    const was = menu(['Start', 'Profil', 'Einstellungen', 'Hilfe'])
    const is = menu(['Start', 'Profil', 'Hilfe', 'Abmelden'])
    expect(lines([was], [is], fact('item-removed', 'Einstellungen', 'Einstellungen', null)).slice(1)).toEqual([
      'Start',
      'Profil',
      '[-Einstellungen] gone',
      'Hilfe',
      '[+Abmelden] new',
    ])
  })

  it('knows a menu again that is called otherwise', () => {
    const was = menu(['Start', 'Einstellungen', 'Hilfe', 'Abmelden'], 'Menü')
    const is = menu(['Start', 'Optionen', 'Hilfe', 'Abmelden'], 'Navigation')
    expect(lines([was], [is], fact('item-added', 'Optionen', null, 'Optionen'))).toEqual([
      'What stands around it: navigation "Navigation"',
      'Start',
      '[-Einstellungen] gone',
      '[+Optionen] new',
      'Hilfe',
      'Abmelden',
    ])
  })

  it('tells what came from elsewhere, and what went there', () => {
    const was = [
      menu(['Start', 'Einstellungen', 'Hilfe', 'Suche']),
      menu(['Impressum', 'Kontakt', 'Presse'], 'Fuß', 12),
    ]
    const is = [menu(['Start', 'Hilfe', 'Suche']), menu(['Impressum', 'Kontakt', 'Presse', 'Einstellungen'], 'Fuß', 12)]
    const moved = fact('item-moved', 'Einstellungen', null, null)
    expect(lines(was, is, moved)).toEqual([
      'What stands around it: navigation "Fuß"',
      'Impressum',
      'Kontakt',
      'Presse',
      '[+Einstellungen] moved here',
    ])
    const gone = fact('item-removed', 'Hilfe', 'Hilfe', null)
    const without = [menu(['Start', 'Suche', 'Profil']), is[1] as AriaNode]
    expect(lines(was, without, gone).slice(1)).toEqual([
      'Start',
      '[-Einstellungen] moved away',
      '[-Hilfe] gone',
      'Suche',
      '[+Profil] new',
    ])
  })

  it('says what an entry is when it became something else, or is not what the others are', () => {
    const was = menu(['Start', 'Einstellungen', 'Hilfe'])
    const is: AriaNode = {
      role: 'navigation',
      name: 'Menü',
      children: [link('Start'), { role: 'button', name: 'Einstellungen' }, link('Hilfe')],
    }
    const changed: Fact = { ...fact('role-changed', 'Einstellungen', null, null) }
    expect(lines([was], [is], changed).slice(1)).toEqual([
      'Start link',
      'Einstellungen button, was: link',
      'Hilfe link',
    ])
  })

  it('shows twelve entries around the changed one, and counts the others', () => {
    const names = Array.from({ length: 40 }, (_, index) => `Punkt ${index}`)
    const was = menu(names.with(20, 'Einstellungen'))
    const is = menu(names.with(20, 'Optionen'))
    const told = lines([was], [is], RENAMED).slice(1)
    expect(told).toHaveLength(14)
    expect([told[0], told[1], told.at(-2), told.at(-1)]).toEqual(['… 14 more', 'Punkt 14', 'Punkt 25', '… 14 more'])
    expect(told[7]).toContain('Optionen')
  })

  it('says nothing where the changed thing is on neither screen, or stands alone', () => {
    expect(lines([menu(['Start'])], [menu(['Start'])], RENAMED)).toEqual([])
    expect(lines([link('Einstellungen')], [link('Optionen')], RENAMED)).toEqual([])
  })

  it('lets no name of a page be markup, or turn the line around', () => {
    const name = '"><img src=x onerror=alert(1)>\u202Eevil'
    const [was, is] = [menu(['Start', 'Einstellungen', 'Hilfe'], name), menu(['Start', name, 'Hilfe'], name)]
    const markup = around([was], [is], fact('label-renamed', '', 'Einstellungen', name), 'en', '"><script>')
    expect(markup).not.toMatch(/<img|<script|\u202E/)
    expect(markup).toContain('<ins><bdi>')
  })
})

describe.each(LANGUAGES.filter((language) => language !== 'en'))('in %s', (language) => {
  it('has no English in it', () => {
    const was = [menu(['Uno', 'Einstellungen', 'Due', 'Tre']), menu(['A', 'B', 'C'], 'Fuß', 12)]
    const is = [menu(['Uno', 'Optionen', 'Quattro']), menu(['A', 'B', 'C', 'Due'], 'Fuß', 12)]
    const told = lines(was, is, RENAMED, language)
    expect(told.flatMap(englishIn)).toEqual([])
    expect(told.length).toBeGreaterThan(4)
  })
})
