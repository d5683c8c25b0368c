import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import type { Cause } from '../../src/cause/cause.js'
import { openDesks } from '../../src/decide/server/open-desk.js'
import { serveReview } from '../../src/decide/server/serve.js'
import { readDraft } from '../../src/review/draft.js'
import { axeViolations } from '../helpers/axe.js'
import { ROOT } from '../helpers/cli.js'
import type { Night } from '../helpers/night.js'
import { commitAll, decisionOf, reviewedOf, watched } from './watched.js'

type Project = Awaited<ReturnType<typeof watched>>

let browser: Browser
let project: Project
let git: ReturnType<typeof commitAll>
/** The latest night, in which the entry was renamed on all ways to the form, and its one cause. */
let night: Night
let cause: Cause

beforeAll(async () => {
  const found = await findBrowser()
  browser = await chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false })
  project = await watched()
  git = commitAll(project.folder)
  night = await project.night({ entry: 'Data' })
  cause = reviewedOf(project.settings, night).causes[0] as Cause
})
afterAll(() => browser.close())
beforeEach(() => rmSync(join(project.settings.state, 'review'), { recursive: true, force: true }))

async function entered(url: string): Promise<Page> {
  const page = await (await browser.newContext({ bypassCSP: true })).newPage()
  await page.goto(url)
  await page.locator('form.decide').first().waitFor()
  return page
}

/** The server of one person, in this process. */
const serve = (by = 'Ana') =>
  serveReview({ desks: openDesks(project.settings, 'live', { by }), run: night.run.run, language: 'en' }, 0)
const takenOf = (run: string) => readDraft(project.settings, { run, site: 'live' })?.taken ?? []
const formOf = (page: Page, { id }: Cause) => page.locator(`#c-${id} form.decide`)
const decideButton = (page: Page, cause: Cause) =>
  formOf(page, cause).getByRole('button', { name: 'Decide', exact: true })

/** The command as a person starts it, until it has printed its address. */
async function started(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(
    process.execPath,
    [join(ROOT, 'dist', 'cli', 'main.js'), 'review', '--no-open', '--by', 'Ana', ...args],
    { env: { ...process.env, SSH_CONNECTION: '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let told = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      told += chunk
    })
  }
  await expect.poll(() => told, { timeout: 30_000 }).toContain('End with Ctrl+C.')
  const ended = async () => {
    const code = new Promise<number | null>((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    return { code: await code, told }
  }
  return { told: () => told, url: /http:\S+/.exec(told)?.[0] ?? '', ended }
}

describe('guidewatch review, of a night that was walked', () => {
  it('says at once that what the guide names cannot be left out of the comparison, and takes no such decision', async () => {
    const served = await serve()
    const page = await entered(served.url)
    await formOf(page, cause).locator('[value=varies]').check()
    await formOf(page, cause).locator('.consequence').getByText('This cannot be left out of the comparison').waitFor()
    await decideButton(page, cause).click()
    await page.locator('#decided').getByText('This cannot be left out of the comparison').waitFor()
    expect(takenOf(night.run.run)).toEqual([])
    await served.close()
  })

  it('tells two people at two servers what the other one decided', async () => {
    const [anas, beas] = await Promise.all([serve('Ana'), serve('Bea')])
    const [ana, bea] = await Promise.all([entered(anas.url), entered(beas.url)])
    await formOf(ana, cause).locator('[value=change]').check()
    await formOf(bea, cause).locator('[value=holds]').check()
    await decideButton(ana, cause).click()
    await ana.getByText('1 of 1 decided').waitFor()
    await decideButton(bea, cause).click()
    await formOf(bea, cause).getByRole('alert').getByText('Ana decided meanwhile: The guide must change.').waitFor()
    await formOf(bea, cause).getByRole('button', { name: 'Decide as chosen here' }).click()
    await formOf(ana, cause)
      .locator('.taken')
      .getByText(/Bea, .*: The guide still holds/)
      .waitFor()
    expect(takenOf(night.run.run)).toMatchObject([{ by: 'Bea', decision: decisionOf(cause, 'holds') }])
    await Promise.all([anas.close(), beas.close()])
  })

  it('tells at the end what is decided and not finished, and how to come here from another machine', async () => {
    const review = await started(['--config', project.config], { SSH_CONNECTION: '192.0.2.7 5 192.0.2.9 22' })
    const port = new URL(review.url).port
    expect(review.told()).toContain(`ssh -N -L ${port}:127.0.0.1:${port} `)
    expect(review.told()).toContain('@192.0.2.9\n')
    const page = await entered(review.url)
    await formOf(page, cause).locator('[value=holds]').check()
    await decideButton(page, cause).click()
    await page.getByText('1 of 1 decided').waitFor()
    const { told } = await review.ended()
    expect(told).toContain('1 decision is not finished:')
    expect(told).toMatch(/is now called "Data"\. Ana: The guide still holds/)
    expect(told).toContain(`guidewatch review ${night.run.run}`)
  })

  it('refuses last night once there is a newer one, and leads to the same cause there', async () => {
    const served = await serve()
    const page = await entered(served.url)
    await formOf(page, cause).locator('[value=change]').check()
    const newer = await project.night({ entry: 'Data' })
    await page.getByText('There is a newer night.').first().waitFor()
    await page.getByRole('link', { name: 'Open the newest night' }).click()
    await page.waitForURL(`**/runs/${newer.run.run}/report/index.html`)
    await formOf(page, cause).locator('[value=change]').check()
    await decideButton(page, cause).click()
    await page.getByText('1 of 1 decided').waitFor()
    expect(takenOf(newer.run.run)).toHaveLength(1)
    expect(takenOf(night.run.run)).toEqual([])
    night = newer
    await served.close()
  })

  it('shows the report, says what a decision comes to, and leaves one clean commit', async () => {
    const review = await started(['--config', project.config, '--commit'])
    expect(review.told()).toContain(`1 cause wants a decision in the run ${night.run.run} (live).`)
    const page = await entered(review.url)
    expect(await axeViolations(page)).toEqual([])
    expect(await page.locator('img, svg image').count()).toBeGreaterThan(0)

    await formOf(page, cause).locator('[value=change]').check()
    const lines = formOf(page, cause).locator('.consequence')
    await lines.getByText('4 walks are verified again.').waitFor()
    expect(await lines.textContent()).toContain('Choose "Privacy". becomes Choose "Data".')
    expect(git('status', '--porcelain')).toBe('')
    await decideButton(page, cause).click()
    await page.getByText('1 of 1 decided').waitFor()
    expect(git('status', '--porcelain')).toBe('')

    await page.getByRole('button', { name: 'Finish' }).click()
    await page.getByText('One decision is finished.').waitFor()
    expect(git('status', '--porcelain')).toBe('')
    expect(await page.locator('.said').textContent()).toContain(git('rev-parse', '--short=10', 'HEAD'))
    expect(readFileSync(project.flowFile, 'utf8')).toContain('says: Choose "Data".')
    expect(await axeViolations(page)).toEqual([])

    const { code, told } = await review.ended()
    expect(code).toBe(0)
    expect(told).toContain('All that was decided is finished.')
  })
})
