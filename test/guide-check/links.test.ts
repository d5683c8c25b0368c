import { describe, expect, it } from 'vitest'
import { sameAddress } from '../../src/guide-check/urls.js'
import { check, told, world } from './world.js'

describe('a link', () => {
  it.each([
    ['link-old', 'https://www.grant.example/form2'],
    ['link-old', 'http://grant.example/form2/?utm_source=x&fbclid=y#top'],
    ['link-old', 'https://de-de.grant.example/form2'],
    ['link-gone', 'https://grant.example/dead'],
    ['link-redirected', 'https://grant.example/go'],
  ])('%s: %s', (rule, url) => {
    expect(told(`Stelle den Antrag mit [diesem Formular](${url}).`)).toEqual([`${rule}: ${url}`])
    expect(told(`Stelle den Antrag hier: ${url}`, { format: 'text' })).toEqual([`${rule}: ${url}`])
  })

  it('to another form is wrong where it is offered as the way, and nowhere else', () => {
    const wrong = '[dieses Formular](https://grant.example/complaint)'
    expect(told(`Für den Zuschuss nutze ${wrong}.`)).toEqual(['link-wrong-form: https://grant.example/complaint'])
    expect(told(`Eine Beschwerde geht über ${wrong}.`)).toEqual([])
    expect(told(`Nutze nicht ${wrong}.`)).toEqual([])
    expect(told(`Für Dritte gibt es ${wrong}.`)).toEqual([])
  })

  it('is offered also by a word of the right page’s title, to who does not care for menus, and on “their site”', () => {
    const links = world().links.map((one) => (one.is === 'right' ? { ...one, title: { en: 'Support payments' } } : one))
    const known = world({ links })
    const on = (text: string) => told(text, { language: 'en', known })
    expect(on('Some like [the page about payments](https://grant.example/complaint) best.')).toHaveLength(1)
    expect(on('Some like [the page about gardens](https://grant.example/complaint) best.')).toEqual([])
    expect(on('If you want, you get to [payments](https://grant.example/complaint) directly.')).toHaveLength(1)
    expect(on('If you are ill, [payments](https://grant.example/complaint) are here.')).toEqual([])
    expect(on('If you cannot stand menus you can use [this form](https://grant.example/dead).')).toHaveLength(1)
    expect(on('You cannot use [this form](https://grant.example/dead).')).toEqual([])
    expect(on('Or apply with [the form on their site](https://grant.example/dead).')).toHaveLength(1)
  })

  it.each([
    ['right', 'Stelle den Antrag mit [diesem Formular](https://www.grant.example/form).'],
    ['warned of', 'Vorsicht: [Dieses Formular](https://grant.example/form2) ist veraltet.'],
    ['told as old', 'Früher nahm man [dieses Formular](https://grant.example/form2).'],
    ['taken back behind it', 'Stelle den Antrag mit [diesem Formular](https://grant.example/form2). Das ist veraltet.'],
    ['corrected', 'Adresse [des Formulars](https://grant.example/form2) korrigiert.'],
    ['of nobody that is known', 'Stelle den Antrag mit [diesem Formular](https://grant.example/form22).'],
  ])('is no finding where it is %s', (_, source) => {
    expect(told(source)).toEqual([])
  })

  it('is the flow’s beside a section that only has a word of its address', () => {
    const links = world().links.map((one) =>
      one.is === 'right' ? { ...one, url: 'https://online.grant.example/form' } : one,
    )
    const page = (heading: string) =>
      told(
        `# Der Zuschuss\n\n## ${heading}\n\nÖffne **Mein Bereich**.\n\n## Auf Papier\n\nDer Vordruck: https://grant.example/dead`,
        { known: world({ links }) },
      )
    expect(page('Im Online-Banking')).toEqual(['link-gone: https://grant.example/dead'])
    expect(page('Grant')).toEqual([])
  })

  it('is wrong in a story, too, which readers follow; not so the other form, which somebody may have needed', () => {
    expect(told('Oder nimm [den Link, den ich genommen habe](https://grant.example/dead).')).toHaveLength(1)
    expect(told('Ich habe für den Zuschuss [das hier](https://grant.example/complaint) genommen.')).toEqual([])
  })

  it('is replaced where it stands, and the sentence says where it leads', () => {
    const source =
      '<p>Stelle den Antrag mit <a class=x href="https://grant.example/form2">diesem <b>Formular</b></a>.</p>'
    const [finding] = check(source, { format: 'html' }).findings
    expect(finding?.edits.map(({ from, to, text }) => [source.slice(from, to), text])).toEqual([
      ['https://grant.example/form2', 'https://www.grant.example/form'],
    ])
    expect(finding?.proposed).toBe('Stelle den Antrag mit diesem Formular (https://www.grant.example/form).')
  })
})

describe('addresses', () => {
  it('are the same whatever the language host, the tracking and the slash', () => {
    expect(
      sameAddress('https://de-de.facebook.com/help/contact/1/?locale=de_DE', 'http://m.facebook.com/help/contact/1'),
    ).toBe(true)
    expect(sameAddress('https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fb&h=x', 'https://a.example/b')).toBe(
      true,
    )
    expect(sameAddress('https://a.example/b?id=1', 'https://a.example/b?id=2')).toBe(false)
    expect(sameAddress('https://a.example/b', 'https://a.example/B')).toBe(false)
    expect(sameAddress('javascript:alert(1)', 'javascript:alert(1)')).toBe(false)
  })
})
