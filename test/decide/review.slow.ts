import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import { type Cause, memberKey, type Reviewed } from '../../src/cause/cause.js'
import { decisionStringSchema, type Taken } from '../../src/cause/decision.js'
import { type ServedReview, serveReview } from '../../src/decide/server/serve.js'
import type { Language } from '../../src/settings/language.js'
import { axeViolations } from '../helpers/axe.js'
import { temporaryFolder } from '../helpers/cli.js'
import { SAMPLE } from '../review/sample.js'
import { CONSEQUENCE, type HeldDesk, heldDesk } from './held-desk.js'
import { dressFolder, heldPage } from './held-page.js'

const [FORM, RENAME] = SAMPLE.causes as [Cause, Cause]
/** A typical night: three causes. */
const THIRD: Cause = { ...RENAME, id: '123456789abc', hash: 'c'.repeat(64), leftOut: [], incidents: [] }
const NIGHT: Reviewed = { ...SAMPLE, causes: [FORM, RENAME, THIRD] }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

let browser: Browser
let desk: HeldDesk
let server: ServedReview | undefined
const out = temporaryFolder()

beforeAll(async () => {
  const found = await findBrowser()
  browser = await chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false })
})
afterAll(() => browser.close())
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await server?.close()
  server = undefined
})

/** Opens the review as a maintainer does: by the address that was printed. */
async function opened(
  reviewed: Reviewed,
  language: Language = 'en',
  options: BrowserContextOptions = {},
): Promise<Page> {
  desk = heldDesk(reviewed, out, async () => heldPage(reviewed, language, 'served'))
  server = await serveReview({ desks: (run) => (run === reviewed.run ? desk : null), run: reviewed.run, language }, 0)
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(server.url)
  await page.locator('#decided').waitFor()
  return page
}

const formOf = (page: Page, { id }: Cause) => page.locator(`#c-${id} form`)
const taken = (): readonly Taken[] => desk.draft().taken
const of = ({ id, hash }: Cause) => ({ cause: id, hash })

describe('deciding in a browser', () => {
  it.each([
    ['change', {}],
    ['holds', {}],
    ['varies', { until: '2099-12-24' }],
    ['unsure', { reason: 'Only in German?' }],
  ] as const)('takes %s, after saying what it comes to', async (choice, more) => {
    const page = await opened(SAMPLE)
    const form = formOf(page, RENAME)
    await form.locator(`[value=${choice}]`).check()
    if ('until' in more) await form.locator('[name=until]').fill(more.until)
    if ('reason' in more) await form.locator('[name=reason]').fill(more.reason)
    await form
      .locator('.consequence')
      .getByText(choice === 'unsure' ? 'Nothing is changed.' : '6 screens are approved.')
      .waitFor()
    expect(taken()).toEqual([])
    await form.getByRole('button', { name: 'Decide', exact: true }).click()
    await form.locator('.taken').getByText('Ana').waitFor()
    expect(taken().map(({ decision }) => decision)).toEqual([{ ...of(RENAME), choice, ...more }])
    // Who is not sure has decided nothing: the cause still waits.
    expect(await page.locator('.counted').textContent()).toBe(`${choice === 'unsure' ? 0 : 1} of 2 decided`)
  })

  it('says all that a decision comes to', async () => {
    const page = await opened(SAMPLE)
    await formOf(page, RENAME).locator('[value=change]').check()
    const lines = formOf(page, RENAME).locator('.consequence li')
    await lines.first().waitFor()
    expect(await lines.allTextContents()).toEqual([
      'Wähle „Einstellungen“. becomes Wähle „Optionen“.',
      '6 screens are approved.',
      '2 walks are verified again.',
      'One guide has to follow: KI-Training widersprechen (Verbraucherschutz e. V.)',
      'Published as not kept: Das Textfeld kann leer bleiben.',
      'Patched: flows/objection.yaml',
      'One screen waits for another decision.',
    ])
  })

  it('takes seven clicks for a night of three causes, and is then finished', async () => {
    const page = await opened(NIGHT)
    let clicks = 0
    const click = async (name: string, within = page.locator('body')) => {
      await within
        .getByRole(name === 'Decide' || name === 'Finish' ? 'button' : 'radio', { name, exact: name === 'Decide' })
        .click()
      clicks++
    }
    for (const cause of NIGHT.causes) {
      await click('The guide must change', formOf(page, cause))
      await click('Decide', formOf(page, cause))
      await formOf(page, cause).locator('.taken li').waitFor()
    }
    expect(await page.locator('.counted').textContent()).toBe('3 of 3 decided')
    await click('Finish')
    await page.getByText('3 decisions are finished. · Commit 4f2a9c1').waitFor()
    await page.getByText('2 files changed').click()
    expect(await page.getByText('flows/objection.yaml').isVisible()).toBe(true)
    expect(clicks).toBe(7)
    expect(desk.draft().finished).toHaveLength(3)
    expect(await page.getByRole('button', { name: 'Finish' }).isVisible()).toBe(false)
    expect(await formOf(page, FORM).getByRole('radio').first().isVisible()).toBe(false)
  })

  it('takes a decision back', async () => {
    const page = await opened(SAMPLE)
    const form = formOf(page, FORM)
    await form.locator('[value=holds]').check()
    await form.getByRole('button', { name: 'Decide', exact: true }).click()
    await form.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('0 of 2 decided').waitFor()
    expect(taken()).toEqual([])
    expect(await form.locator('[value=holds]').isChecked()).toBe(false)
  })

  it('stops reminders of the incidents of a cause', async () => {
    const page = await opened(SAMPLE)
    await formOf(page, RENAME).getByRole('button', { name: 'Stop reminders for a week' }).click()
    await page.getByText('Nobody is reminded for a week.').waitFor()
    expect(desk.acknowledged).toEqual([[7, 7, 'Is being looked into']])
  })

  it('asks for a reason where somebody is not sure, in the language of the page', async () => {
    const page = await opened(SAMPLE, 'de')
    const form = formOf(page, FORM)
    await form.getByRole('button', { name: 'Entscheiden' }).click()
    expect(
      await form
        .locator('[name=choice]')
        .first()
        .evaluate((box: HTMLInputElement) => box.validationMessage),
    ).toBe('Wähle, wie du entscheidest.')
    await form.locator('[value=unsure]').check()
    await form.getByRole('button', { name: 'Entscheiden' }).click()
    const reason = form.locator('[name=reason]')
    expect(await reason.evaluate((field: HTMLTextAreaElement) => field.validationMessage)).toBe(
      'Sag, warum du nicht sicher bist.',
    )
    expect(await reason.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(desk.changes).toEqual([])
  })

  it('leaves the odd member of a group out, unless it is taken in', async () => {
    const page = await opened(SAMPLE)
    const form = formOf(page, RENAME)
    const [odd] = RENAME.leftOut.map(({ member }) => memberKey(member))
    await form.locator('summary').click()
    expect(await form.locator(`[name=member][value="${odd}"]`).isChecked()).toBe(false)
    await form.locator('[value=change]').check()
    await form.getByRole('button', { name: 'Decide', exact: true }).click()
    await form.locator('.taken li').waitFor()
    expect(taken()[0]?.decision.members).toBeUndefined()

    await form.locator(`[name=member][value="${odd}"]`).check()
    await form.getByRole('button', { name: 'Decide', exact: true }).click()
    await expect.poll(() => taken()[0]?.decision.members).toEqual([...RENAME.members.map(memberKey), odd])
  })

  it('decides of some members alone', async () => {
    const page = await opened(SAMPLE)
    const form = formOf(page, RENAME)
    await form.locator('summary').click()
    for (const box of (await form.locator('[name=member]').all()).slice(1)) await box.uncheck()
    await form.locator('[value=holds]').check()
    await form.getByRole('button', { name: 'Decide', exact: true }).click()
    await form.getByText('On 1 of 7 screens.').waitFor()
    expect(taken()[0]?.decision.members).toEqual(['objection/menu/de-DE-desktop@click-settings'])
    expect(await page.locator('.counted').textContent()).toBe('0 of 2 decided')
  })
})

describe('several people', () => {
  it('see what the other tab decided, and take over or leave it', async () => {
    const page = await opened(SAMPLE)
    const other = await page.context().newPage()
    await other.goto(`http://127.0.0.1:${server?.port}/`)
    await other.locator('#decided').waitFor()
    await formOf(page, RENAME).locator('[value=change]').check()
    await formOf(other, RENAME).locator('[value=holds]').check()
    await formOf(page, RENAME).getByRole('button', { name: 'Decide', exact: true }).click()
    await formOf(page, RENAME).locator('.taken li').waitFor()
    await formOf(other, RENAME).getByRole('button', { name: 'Decide', exact: true }).click()

    const conflict = formOf(other, RENAME).getByRole('alert')
    await conflict.getByText('Ana decided meanwhile: The guide must change.').waitFor()
    expect(taken().map(({ decision }) => decision.choice)).toEqual(['change'])
    await conflict.getByRole('button', { name: 'Decide as chosen here' }).click()
    await expect.poll(() => taken().map(({ decision }) => decision.choice)).toEqual(['holds'])

    // The first tab sees it without being asked.
    await formOf(page, RENAME).locator('.taken').getByText('The guide still holds').waitFor()
    expect(await formOf(page, RENAME).locator('[value=holds]').isChecked()).toBe(true)
  })

  it('lose nothing that they have not handed in yet', async () => {
    const page = await opened(SAMPLE)
    const form = formOf(page, RENAME)
    await form.locator('[value=unsure]').check()
    await form.locator('[name=reason]').fill('I ask Bea first')
    desk.decideAs('Bea', { ...of(RENAME), choice: 'varies' })
    await form.getByRole('alert').getByText('Bea decided meanwhile: Changes by itself.').waitFor()
    expect(await form.locator('[name=reason]').inputValue()).toBe('I ask Bea first')
    await form.getByRole('button', { name: 'Leave it at that' }).click()
    expect(await form.locator('[value=varies]').isChecked()).toBe(true)
    expect(taken()).toHaveLength(1)
  })

  it('cannot decide on last night once there is a newer one, which is offered', async () => {
    const page = await opened(SAMPLE)
    const form = formOf(page, RENAME)
    await form.locator('[value=change]').check()
    desk.supersededBy = '2027-03-05T02-23-00-000Z'
    await form.getByRole('button', { name: 'Decide', exact: true }).click()
    await form.getByRole('alert').getByText('There is a newer night.').waitFor()
    const link = page.getByRole('link', { name: 'Open the newest night' })
    expect(await link.getAttribute('href')).toBe('/runs/2027-03-05T02-23-00-000Z/report/index.html')
    expect(await form.locator('[value=change]').isDisabled()).toBe(true)
    expect(desk.changes).toEqual([])
  })

  it('learn that the server has ended', async () => {
    const page = await opened(SAMPLE)
    await server?.close()
    await formOf(page, RENAME).locator('[value=change]').check()
    await formOf(page, RENAME).getByText('guidewatch does not answer.').waitFor()
  })
})

describe('for everybody', () => {
  it('is decided with the keyboard alone, and the focus stays where it was', async () => {
    const page = await opened(SAMPLE)
    const focused = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 60))
    const first = formOf(page, FORM)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await first.locator('[value=change]').isChecked()).toBe(true)
    await page.keyboard.press('ArrowDown')
    expect(await first.locator('[value=holds]').isChecked()).toBe(true)
    for (const _ of ['the reason', 'the button']) await page.keyboard.press('Tab')
    expect(await focused()).toContain('submit')
    await page.keyboard.press('Enter')
    await first.locator('.taken li').waitFor()
    expect(await focused()).toContain('submit')
    await page.keyboard.press('j')
    expect(await focused()).toContain(`id="c-${RENAME.id}"`)
    await page.keyboard.press('k')
    expect(await focused()).toContain(`id="c-${FORM.id}"`)
    // Nothing holds the focus: it comes to the end of the page.
    for (let presses = 0; presses < 30 && !(await focused())?.includes('data-finish'); presses++)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('One decision is finished.').waitFor()
    expect(taken()).toEqual([])
  })

  it.each(['en', 'de', 'fr', 'it'] as const)(
    'fits a phone in %s, with targets that a finger hits',
    async (language) => {
      const page = await opened(NIGHT, language, PHONE)
      const form = formOf(page, RENAME)
      await form.locator('[value=varies]').check()
      await form.locator('summary').click()
      await form.locator('.consequence li').first().waitFor()
      desk.decideAs('Bea', { ...of(RENAME), choice: 'holds' })
      await form.getByRole('alert').waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      const small = await page.evaluate(() =>
        [
          ...document.querySelectorAll(
            'form.decide :is(button, label:has(input[type=radio], input[type=checkbox]), summary), #decided button',
          ),
        ]
          .map((element) => [element.textContent, element.getBoundingClientRect().height] as const)
          .filter(([, height]) => height > 0 && height < 44),
      )
      expect(small).toEqual([])
    },
  )

  it.each(['light', 'dark'] as const)('is without violations in every state (%s)', async (colorScheme) => {
    const page = await opened(NIGHT, 'en', { colorScheme, bypassCSP: true })
    const form = formOf(page, RENAME)
    expect(await axeViolations(page)).toEqual([])
    await form.locator('summary').click()
    await form.locator('[value=varies]').check()
    await form.locator('.consequence li').first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    desk.decideAs('Bea', { ...of(RENAME), choice: 'holds' })
    await form.getByRole('alert').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await form.getByRole('button', { name: 'Decide as chosen here' }).click()
    await expect.poll(() => taken()[0]?.decision.choice).toBe('varies')
    await page.getByRole('button', { name: 'Finish' }).click()
    await page.getByText('One decision is finished.').waitFor()
    expect(await axeViolations(page)).toEqual([])
    desk.supersededBy = '2027-03-05T02-23-00-000Z'
    await page.getByRole('link', { name: 'Open the newest night' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
  })

  it('shows no form that could not work without script', async () => {
    const file = dressFolder(temporaryFolder(), { 'index.html': heldPage(SAMPLE, 'en', 'folder') })
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await page.goto(pathToFileURL(join(file, 'index.html')).href)
    expect(await page.getByText('Einstellungen').first().isVisible()).toBe(true)
    expect(
      await page.locator('form, #decided').evaluateAll((all) => all.map((one) => getComputedStyle(one).display)),
    ).toEqual(['none', 'none', 'none'])
  })

  it('takes no text for markup, whoever wrote it', async () => {
    const evil = '<img src=x onerror="document.title=1"></script><script>document.title=1</script><!--'
    const hostile: Cause = {
      ...RENAME,
      members: RENAME.members.map((member) => ({ ...member, flowTitle: evil, routeTitle: evil, device: evil })),
    }
    const page = await opened({ ...SAMPLE, causes: [hostile] })
    desk.decideAs(evil, { ...of(hostile), choice: 'unsure', reason: evil })
    await formOf(page, hostile).locator('.taken').getByText(evil).first().waitFor()
    await page.route('**/api/consequence', (route) =>
      route.fulfill({
        json: {
          ...CONSEQUENCE,
          links: [evil],
          files: [evil],
          claims: [{ flow: evil, says: evil, locale: evil }],
          sentences: [{ locale: evil, before: evil, after: evil }],
        },
      }),
    )
    await formOf(page, hostile).locator('[value=change]').check()
    await formOf(page, hostile).locator('.consequence').getByText(evil).first().waitFor()
    await page.route('**/api/decisions', (route) => route.fulfill({ status: 422, json: { error: evil } }))
    await formOf(page, hostile).getByRole('button', { name: 'Decide', exact: true }).click()
    await page.locator('.said').getByText(evil).waitFor()
    expect(await page.title()).toBe('guidewatch')
    expect(await page.locator('img, form script').count()).toBe(0)
  })
})

describe('without a server', () => {
  async function file(language: Language): Promise<Page> {
    const report = dressFolder(temporaryFolder(), { 'index.html': heldPage(SAMPLE, language, 'folder') })
    const page = await (await browser.newContext()).newPage()
    await page.goto(pathToFileURL(join(report, 'index.html')).href)
    await page.locator('#decided').waitFor()
    return page
  }
  const commandOf = (page: Page) => page.locator('.command textarea').inputValue()
  const decoded = (command: string) =>
    decisionStringSchema.parse(
      JSON.parse(Buffer.from(command.replace(/^guidewatch decide gw1\./, ''), 'base64url').toString('utf8')),
    )

  it('makes one text of what was clicked', async () => {
    const page = await file('fr')
    const reason = 'Seulement en français ? „Ja“ – 日本'
    await formOf(page, FORM).locator('[value=unsure]').check()
    await formOf(page, FORM).locator('[name=reason]').fill(reason)
    await formOf(page, FORM).getByRole('button', { name: 'Décider' }).click()
    await formOf(page, RENAME).locator('[value=change]').check()
    await formOf(page, RENAME).getByRole('button', { name: 'Décider' }).click()
    await page.getByText('1 sur 2 décidés').waitFor()
    const command = await commandOf(page)
    expect(command).toMatch(/^guidewatch decide gw1\.[\w-]+$/)
    expect(decoded(command)).toEqual({
      run: SAMPLE.run,
      site: 'live',
      decisions: [
        { ...of(FORM), choice: 'unsure', reason },
        { ...of(RENAME), choice: 'change' },
      ],
    })
    const issue = new URL((await page.locator('[data-issue]').getAttribute('href')) ?? '')
    expect(issue.origin + issue.pathname).toBe('https://github.com/owner/guides/issues/new')
    expect(issue.searchParams.get('template')).toBe('decide.yml')
    expect(`guidewatch decide ${issue.searchParams.get('decisions')}`).toBe(command)
    expect(await page.locator('[data-workflow]').getAttribute('href')).toBe(
      'https://github.com/owner/guides/actions/workflows/decide.yml',
    )
  })

  it('keeps decisions while the tab is open, and forgets what is undone', async () => {
    const page = await file('en')
    await formOf(page, FORM).locator('[value=holds]').check()
    await formOf(page, FORM).getByRole('button', { name: 'Decide', exact: true }).click()
    await page.getByText('1 of 2 decided').waitFor()
    await page.reload()
    await page.getByText('1 of 2 decided').waitFor()
    expect(decoded(await commandOf(page)).decisions).toEqual([{ ...of(FORM), choice: 'holds' }])
    await formOf(page, FORM).getByRole('button', { name: 'Undo' }).click()
    await page.getByText('0 of 2 decided').waitFor()
    expect(await page.getByRole('button', { name: 'Copy the command' }).isVisible()).toBe(false)
  })

  it('copies the command, or selects it where the browser refuses', async () => {
    const page = await file('en')
    await formOf(page, FORM).locator('[value=holds]').check()
    await formOf(page, FORM).getByRole('button', { name: 'Decide', exact: true }).click()
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: () => Promise.reject(new Error('refused')) },
      })
    })
    await page.getByRole('button', { name: 'Copy the command' }).click()
    await page.getByText('The command is selected').waitFor()
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(await commandOf(page))
  })
})
