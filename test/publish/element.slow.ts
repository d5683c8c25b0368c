import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { WORDS } from '../../integrations/element/guide-status.js'
import { elementFiles } from '../../src/publish/embed/element.js'
import { newKey, signingKey } from '../../src/publish/keys.js'
import type { PublishedLink, Status } from '../../src/publish/schema.js'
import { LANGUAGES } from '../../src/settings/language.js'
import { publishedWords } from '../../src/words/published.js'
import { siteWordsIn } from '../../src/words/site.js'
import { TAGS } from '../../src/words/text.js'
import { axeViolations } from '../helpers/axe.js'
import { ROOT, temporaryFolder } from '../helpers/cli.js'
import { newspaper, told } from '../helpers/embedded.js'
import { sampleLink, samplePublication } from './sample.js'

const paper = newspaper()
const FORM = 'https://www.facebook.com/help/contact/712876720715583'
const EXPIRED = { issuedAt: '2026-11-26T04:00:00.000Z', expires: '2026-11-27T16:00:00.000Z' }
const STATES = ['objection', 'changed', 'broken', 'unknown', 'retired'] as const

const statusWith = (more: Partial<PublishedLink>): Status => ({
  ...samplePublication().status,
  links: [sampleLink('facebook-objection', 'verified', more)],
})
const element = (attributes?: string) => paper.element('facebook-objection', attributes)

beforeEach(() => paper.publish())

describe('guide-status', () => {
  it('says that a link is verified, since when, and leads to the form', async () => {
    const { page, violations } = await paper.open(element(), {
      before: (page) =>
        page.addInitScript(() => {
          const events: unknown[] = []
          addEventListener('guide-status', (event) => events.push((event as CustomEvent).detail))
          Object.assign(window, { events })
        }),
    })
    expect(await told(page)).toEqual([
      'Object to AI training on Facebook (www.facebook.com)',
      'Verified 2 days ago, on 26 November 2026.',
      'About this link',
    ])
    const form = page.getByRole('link', { name: 'Object to AI training on Facebook' })
    expect(await form.getAttribute('href')).toBe(FORM)
    expect(await form.getAttribute('rel')).toContain('noopener')
    const more = page.getByRole('link', { name: 'About this link' })
    expect(await more.getAttribute('href')).toBe(`${paper.origin()}/en/facebook-objection.html`)
    await expect.poll(() => page.getByText('verified on 1 May 2026').isVisible()).toBe(false)
    expect(await page.evaluate('events')).toEqual([{ link: 'facebook-objection', state: 'verified', reason: null }])
    expect(violations).toEqual([])
  })

  it('asks its own host for two files, and keeps nothing but what the reader remembers', async () => {
    const { page } = await paper.open(`${element()}${paper.element('facebook-broken')}`)
    const others: string[] = []
    page.on('request', (request) => others.push(request.url()))
    await told(page, 'broken')
    await page.reload()
    await told(page, 'broken')
    await told(page, 'verified')
    expect(others.every((url) => url.startsWith(`${paper.origin()}/`) || url === page.url())).toBe(true)
    expect(paper.asked()).toEqual(['GET /head.json', 'GET /status.json', 'GET /head.json', 'GET /status.json'])
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([`guidewatch-reader:${paper.origin()}/`])
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    expect(await page.context().cookies()).toEqual([])
  })

  const stranger = newKey().then(signingKey)
  it.each([
    ['has expired', async () => paper.publish(EXPIRED), 'it is too long since anybody checked.'],
    ['cannot be reached', () => paper.publish(null), 'the present state could not be loaded.'],
    ['is signed by somebody else', async () => paper.publish({ keys: [await stranger] }), 'it could not be confirmed'],
    [
      'bears a wrong signature',
      () => paper.publish({}, (head) => head.replace(/("signature":")(.)/, (_, a, b) => a + (b === 'A' ? 'B' : 'A'))),
      'it could not be confirmed that the present state is genuine.',
    ],
    ['nobody has signed', () => paper.publish({ keys: [] }), 'it could not be confirmed'],
    [
      'comes from the future',
      () => paper.publish({ issuedAt: '2026-11-28T14:00:00.000Z' }),
      'by the clock of this device',
    ],
  ])('shows what %s as unknown, and leads to no form', async (_, publish, reason) => {
    await publish()
    const { page, violations } = await paper.open(element())
    const [says] = await told(page, 'unknown')
    expect(says).toContain(`Unknown: ${reason}`)
    expect(await page.getByText('verified on 1 May 2026').isVisible()).toBe(false)
    expect(await page.locator(`a[href="${FORM}"]`).count()).toBe(0)
    const more = page.getByRole('link', { name: 'What you can do now' })
    expect(await more.getAttribute('href')).toBe(`${paper.origin()}/en/facebook-objection.html`)
    expect(violations).toEqual([])
    if (reason.startsWith('it is too long'))
      expect(await page.evaluate(() => localStorage.length), 'what does not count is not remembered').toBe(0)
  })

  it.each([
    ['is remembered by the browser', false],
    ['is remembered by the page, where the browser keeps nothing', true],
  ])('takes nothing older than what it saw before, which %s', async (_, isBlocked) => {
    await paper.publish({ sequence: 8 })
    const { page } = await paper.open(element(), {
      before: (page) =>
        page.addInitScript((isBlocked) => {
          if (!isBlocked) return
          const get = () => {
            throw new DOMException('blocked', 'SecurityError')
          }
          Object.defineProperty(window, 'localStorage', { get })
        }, isBlocked),
    })
    await told(page, 'verified')
    await paper.publish({ sequence: 7 })
    if (isBlocked) {
      await page.clock.fastForward('11:00')
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    } else await page.reload()
    expect(await told(page, 'unknown')).toContain(
      'Unknown: an older state was delivered than one that was here before. Something is wrong.',
    )
    expect(await page.locator(`a[href="${FORM}"]`).count()).toBe(0)
  })

  it('takes what nobody signed only where it is told to, and says so', async () => {
    await paper.publish({ keys: [] })
    const { page } = await paper.open(element('lang="de" allow-unsigned'))
    expect(await told(page, 'verified')).toContain('Nicht signiert: Niemand kann beweisen, von wem das stammt.')
  })

  it('says of a demonstration that it is one', async () => {
    await paper.publish({ status: { ...samplePublication().status, site: 'stand-in' } })
    const { page } = await paper.open(element())
    expect(await told(page)).toContain('A demonstration: it says nothing about any real site.')
  })

  it.each([
    ['en', ['Verified 2 days', 'Changed: you still', 'Broken: if you', 'Unknown: lately', 'Retired: nobody']],
    ['de', ['Bestätigt vorgestern, am 26.', 'Verändert: Du', 'Defekt: Wer', 'Ungewiss: Zuletzt', 'Aufgegeben: N']],
    [
      'fr',
      [
        'Vérifié avant-hier, le 26',
        'Modifié\u00a0: vous',
        'Rompu\u00a0: en',
        'Incertain\u00a0: ces',
        'Abandonné\u00a0: p',
      ],
    ],
    [
      'it',
      ['Verificato l’altro ieri, il 26', 'Modificato: arrivi', 'Interrotto: chi', 'Incerto: neg', 'Abbandonato: n'],
    ],
  ])(
    'tells every state in words (%s), and leads to the form of those alone that work',
    async (language, beginnings) => {
      const all = STATES.map((state) => paper.element(`facebook-${state}`, `keys="${paper.kid()}"`)).join('')
      const { page } = await paper.open(`<div lang="${language}">${all}</div>`)
      await told(page, 'retired')
      const lines = await page.locator('[part=says]').allInnerTexts()
      expect(lines.map((line, index) => line.slice(0, beginnings[index]?.length))).toEqual(beginnings)
      expect(await page.locator('[part=form]').count()).toBe(2)
      const titled = await page
        .locator('.card')
        .evaluateAll((cards) => cards.map((card) => [card.getAttribute('class'), card.getAttribute('lang')]))
      expect(titled).toEqual(
        ['verified', 'changed', 'broken', 'unknown', 'retired'].map((state) => [`card ${state}`, language]),
      )
    },
  )

  it('shows what is inside it where no script runs, and until it knows better', async () => {
    const { page } = await paper.open(element(), { context: { javaScriptEnabled: false } })
    expect(await page.getByText('verified on 1 May 2026').isVisible()).toBe(true)
    const slow = await paper.open(element(), {
      before: (page) => page.route('**/status.json*', () => undefined),
    })
    await slow.page.waitForRequest('**/status.json*').catch(() => undefined)
    expect(await slow.page.getByText('verified on 1 May 2026').isVisible()).toBe(true)
    await slow.page.clock.fastForward(11_000)
    expect(await told(slow.page, 'unknown')).toContain('Unknown: the present state could not be loaded.')
  })

  it('asks nothing before it is seen', async () => {
    const { page } = await paper.open(`<p style="height:3000px"></p>${element()}<div hidden>${element()}</div>`, {
      head: `<script type="module" src="${paper.origin()}/assets/guide-status.js"></script>`,
    })
    await page.evaluate(() => customElements.whenDefined('guide-status').then(() => undefined))
    await page.waitForTimeout(500)
    expect(paper.asked()).toEqual([])
    await page.locator('guide-status').first().scrollIntoViewIfNeeded()
    await told(page, 'verified')
    expect(paper.asked()).toHaveLength(2)
  })

  it('asks only when it is told to, where that is wanted, and by keyboard as well', async () => {
    const { page } = await paper.open(element(`keys="${paper.kid()}" lang="de" manual`))
    const button = page.getByRole('button', { name: 'Jetzt prüfen' })
    await button.waitFor()
    await page.clock.fastForward('26:00:00')
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    expect(paper.asked()).toEqual([])
    expect(await page.getByText('verified on 1 May 2026').isVisible()).toBe(true)
    await page.clock.setFixedTime('2026-11-28T12:00:00.000Z')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await told(page, 'verified')).toContain('Bestätigt vorgestern, am 26. November 2026.')
    expect(await page.locator('[aria-live]').getAttribute('aria-live'), 'who has asked is answered').toBe('polite')
    const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('part'))
    expect(await focused(), 'the focus does not get lost with the button').toBe('form')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('page')
  })

  it('becomes unknown when time runs out on an open page, and looks again', async () => {
    const { page } = await paper.open(element())
    await told(page, 'verified')
    expect(await page.locator('[aria-live]').getAttribute('aria-live')).toBe('off')
    expect(paper.asked()).toHaveLength(2)
    await page.clock.runFor('27:59:57')
    expect(await told(page, 'verified')).toContain('Verified 3 days ago, on 26 November 2026.')
    expect(paper.asked()).toHaveLength(2)
    await page.clock.runFor(4_000)
    // While it looks again, it still shows what it has.
    await expect
      .poll(() => told(page, 'unknown'))
      .toEqual([
        'Object to AI training on Facebook',
        'Unknown: it is too long since anybody checked.',
        'What you can do now',
        'Check now',
      ])
    await expect.poll(() => paper.asked()).toHaveLength(3)
    expect(await page.locator('[aria-live]').getAttribute('aria-live')).toBe('polite')
    await page.clock.runFor(72 * 3_600_000)
    expect(paper.asked(), 'it does not ask again and again').toHaveLength(3)
    await paper.publish({
      sequence: 9,
      issuedAt: '2026-12-02T12:00:00.000Z',
      expires: '2026-12-03T12:00:00.000Z',
    })
    await page.getByRole('button', { name: 'Check now' }).click()
    expect(await told(page, 'verified')).toContain('Verified 6 days ago, on 26 November 2026.')
  })

  it('becomes unknown when the last night that verified the link is too long ago', async () => {
    const until = '2026-11-28T18:00:00.000Z'
    await paper.publish({ status: statusWith({ renewed: false, verifiedUntil: until }) })
    const { page } = await paper.open(element())
    await told(page, 'verified')
    await page.clock.runFor('06:00:01')
    expect(await told(page, 'unknown')).toContain('Last verified 2 days ago, on 26 November 2026.')
    expect(await page.locator(`a[href="${FORM}"]`).count()).toBe(0)
  })

  it('looks again when its tab is looked at again', async () => {
    const { page } = await paper.open(element())
    await told(page, 'verified')
    await paper.publish({
      sequence: 8,
      status: { ...samplePublication().status, links: [sampleLink('facebook-objection', 'broken')] },
    })
    const back = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await back()
    expect(paper.asked(), 'a moment later the same still counts').toEqual([])
    await page.clock.fastForward('11:00')
    await back()
    expect(await told(page, 'broken')).toContain('Use another way, or come back tomorrow.')
  })

  it('goes on with what counts while its host cannot be reached, and no longer', async () => {
    const { page } = await paper.open(element())
    await told(page, 'verified')
    await paper.publish(null)
    const back = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.clock.fastForward('11:00')
    await back()
    await expect.poll(() => paper.asked()).toHaveLength(1)
    await page.waitForTimeout(100)
    await told(page, 'verified')
    await page.clock.fastForward('28:00:00')
    await back()
    await expect.poll(() => told(page, 'unknown')).toContain('Unknown: the present state could not be loaded.')
  })

  it('takes every text for a text, and no address for one that is none', async () => {
    const evil = '<img src=x onerror="window.canary=1">'
    const pages = { en: 'javascript:window.canary=1', de: 'https://elsewhere.example/' }
    const titles = { en: evil }
    await paper.publish({
      status: {
        ...samplePublication().status,
        links: [
          sampleLink('facebook-broken', 'broken', { titles, pages, action: { en: evil } }),
          sampleLink('facebook-objection', 'verified', { titles, pages }),
        ],
      },
    })
    const label = evil.replaceAll('"', '&quot;').replaceAll('<', '&lt;')
    const { page, violations } = await paper.open(
      `${element()}${paper.element('facebook-broken', `lang="de" keys="${paper.kid()}"`)}${element(`label="${label}" keys="${paper.kid()}"`)}`,
    )
    await told(page, 'broken')
    expect(await page.locator('[part=title]').allInnerTexts()).toEqual([
      `${evil} (www.facebook.com)`,
      evil,
      `${evil} (www.facebook.com)`,
    ])
    expect(await page.locator('guide-status img').count()).toBe(0)
    expect(await page.locator('[part=page]').evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual(
      ['en/facebook-objection', 'de/facebook-broken', 'en/facebook-objection'].map(
        (path) => `${paper.origin()}/${path}.html`,
      ),
    )
    expect(await page.evaluate('window.canary')).toBeUndefined()
    expect(violations).toEqual([])
  })

  it('believes nothing of a publication that leads to a script', async () => {
    await paper.publish({ status: statusWith({ url: 'javascript:window.canary=1' }) })
    const { page } = await paper.open(element())
    expect(await told(page, 'unknown')).toContain(
      'Unknown: it could not be confirmed that the present state is genuine.',
    )
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0)
  })

  it.each(['http://elsewhere.example/', 'javascript:alert(1)', 'data:text/plain,', '//'])(
    'asks nothing at an address like %s',
    async (base) => {
      const { page, violations } = await paper.open(element(`base="${base}"`))
      expect(await told(page, 'unknown')).toEqual(['Unknown: the present state could not be loaded.'])
      expect(violations).toEqual([])
    },
  )

  it('follows its attributes', async () => {
    const { page } = await paper.open(element())
    await told(page, 'verified')
    const set = (name: string, value: string) =>
      page
        .locator('guide-status')
        .evaluate((one, [name = '', value = '']) => one.setAttribute(name, value), [name, value])
    await set('lang', 'de-AT')
    expect(await told(page, 'verified')).toContain('Bestätigt vorgestern, am 26. November 2026.')
    await set('link', 'facebook-retired')
    expect(await told(page, 'retired')).toContain('Aufgegeben: Niemand prüft diesen Link mehr.')
    await set('link', 'nothing')
    expect(await told(page, 'unknown')).toContain('Ungewiss: Dieser Link ist nicht veröffentlicht, oder nicht mehr.')
    expect(paper.asked()).toHaveLength(2)
  })

  it.each([
    ['light', 'desktop', 'en'],
    ['dark', 'desktop', 'de'],
    ['light', 'phone', 'de'],
    ['dark', 'phone', 'en'],
  ] as const)('has nothing that axe finds fault with, %s on a %s', async (colorScheme, device, language) => {
    const viewport = device === 'phone' ? { width: 320, height: 640 } : { width: 1200, height: 900 }
    const all = STATES.map((state) => paper.element(`facebook-${state}`, `lang="${language}" keys="${paper.kid()}"`))
    const { page } = await paper.open(`${all.join('')}${element('manual')}${element('base="//"')}`, {
      context: { colorScheme, viewport, bypassCSP: true },
      // What is inside the element is the page’s own, and so are its colours.
      head: `<style>a{color:inherit}</style><script type="module" src="${paper.origin()}/assets/guide-status.js"></script>`,
    })
    for (const one of await page.locator('guide-status').all()) await one.scrollIntoViewIfNeeded()
    await told(page, 'retired')
    expect(await axeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  it('leaves the page as it is where its script is not the one that was meant', async () => {
    const script = `${paper.origin()}/assets/guide-status.js`
    const { page } = await paper.open(element(), {
      head: `<script type="module" src="${script}" integrity="sha384-${'A'.repeat(64)}" crossorigin></script>`,
    })
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => customElements.get('guide-status') === undefined)).toBe(true)
    expect(await page.getByText('verified on 1 May 2026').isVisible()).toBe(true)
  })

  it.each([
    ['the reader that was meant', false],
    ['another reader', true],
  ])('runs with %s alone, where the page preloads it with its hash', async (_, isOther) => {
    const hashes = JSON.parse(String(elementFiles().find(({ path }) => path.endsWith('.json'))?.content))
    const of = (name: string, integrity: string) =>
      `"${paper.origin()}/assets/${name}" integrity="${integrity}" crossorigin`
    const reader = isOther ? `sha384-${'A'.repeat(64)}` : hashes['assets/guidewatch-reader.js']
    const { page } = await paper.open(element(), {
      head: `<link rel="modulepreload" href=${of('guidewatch-reader.js', reader)}><script type="module" src=${of('guide-status.js', hashes['assets/guide-status.js'])}></script>`,
    })
    if (!isOther) return expect(await told(page, 'verified')).toHaveLength(3)
    await page.waitForTimeout(500)
    expect(await page.getByText('verified on 1 May 2026').isVisible()).toBe(true)
  })

  it('calls states as all that is published does', async () => {
    const { page } = await paper.open('')
    const script = `import('${paper.origin()}/assets/guide-status.js').then(({ WORDS }) => JSON.parse(JSON.stringify(WORDS)))`
    const words = (await page.evaluate(script)) as typeof WORDS
    expect(Object.keys(words)).toEqual(LANGUAGES)
    for (const language of LANGUAGES) {
      const published = publishedWords(language)
      expect(words[language]).toMatchObject({
        tag: TAGS[language],
        states: published.states,
        page: published.address.more,
        demonstration: published.demonstration,
        now: siteWordsIn(language).answer.now,
        form: siteWordsIn(language).answer.go,
      })
      expect(words[language].colon.trimEnd()).toBe(published.colon)
    }
  })

  it('is as its types say, and small', () => {
    const folder = join(ROOT, 'integrations', 'element')
    execFileSync(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder])
    const source = readFileSync(join(folder, 'guide-status.js'), 'utf8').replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, '')
    const texts = source.slice(source.indexOf('export const WORDS'), source.indexOf('const SHAPES'))
    const bytes = { code: Buffer.byteLength(source) - Buffer.byteLength(texts), texts: Buffer.byteLength(texts) }
    console.log(`guide-status.js without comments: ${JSON.stringify(bytes)}`)
    expect(bytes.code).toBeLessThan(14_000)
    expect(bytes.texts).toBeLessThan(8_000)
  })

  it('can be loaded where there is no browser, and does nothing', () => {
    const folder = temporaryFolder()
    for (const { path, content } of elementFiles()) writeFileSync(join(folder, basename(path)), content)
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    execFileSync(process.execPath, [join(folder, 'guide-status.js')])
  })
})
