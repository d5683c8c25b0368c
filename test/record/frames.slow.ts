import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { save } from '../../src/record/save.js'
import { guidewatch, ROOT, temporaryFolder } from '../helpers/cli.js'
import { serveSite, document as whole } from '../helpers/site.js'
import { recordedBy } from './author.js'

/** A page whose settings, with the form at the end, are a frame of another site. */
async function served() {
  const settings = await serveSite({
    '/': whole(`<div role="dialog" aria-label="Your cookies"><button>Accept all</button><button onclick="this.parentNode.remove()">Reject all</button></div>
      <a href="/privacy">Privacy</a>`),
    '/privacy':
      whole(`<h1>Object</h1><form method="post" action="/sent"><p>You may leave the reason empty if you like.</p>
      <label>Reason <input name="reason"></label><button>Send</button></form>`),
  })
  const site = await serveSite({
    '/': whole(
      `<h1>Account</h1><iframe title="Settings" src="http://localhost:${settings.port}/" width="600" height="400"></iframe>`,
    ),
  })
  return { settings, url: `${site.origin}/` }
}

it('a way that leads into a frame of another site is recorded, lints, and is verified at the next run', async () => {
  const { settings, url } = await served()
  const { way, said } = await recordedBy({ url }, async ({ page, clicks }) => {
    const frame = page.frameLocator('iframe')
    await clicks(frame.getByRole('button', { name: 'Reject all' }))
    await clicks(frame.getByRole('link', { name: 'Privacy' }))
    await clicks(frame.getByRole('button', { name: 'Send' }))
  })
  expect(said.filter((line) => /“Send”/.test(line))).toEqual([
    'The control that sends: button “Send”. It was not pressed.',
  ])
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'flows'))
  writeFileSync(join(folder, 'guidewatch.yaml'), 'timezone: UTC\n')
  const saved = save({
    file: join(folder, 'flows', 'object.yaml'),
    flow: 'object',
    route: 'settings',
    parts: [],
    root: folder,
    schemas: join(ROOT, 'schemas'),
    account: 'logged-out',
    locale: 'en-GB',
    device: 'desktop',
    way,
    sentences: way.destination?.sentences ?? [],
    says: way.recording.steps.map(() => null),
    existing: null,
    lint: { accounts: [], devices: ['desktop'] },
  })
  expect(saved.lines).toEqual([])
  const frame = { title: { en: 'Settings' } }
  expect(parse(readFileSync(saved.file, 'utf8'))).toMatchObject({
    link: { url },
    hosts: expect.arrayContaining([`localhost:${settings.port}`]),
    interruptions: [{ dialog: { role: 'dialog', name: { en: 'Your cookies' }, frame } }],
    destination: { heading: { en: 'Object' }, submit: { en: 'Send' }, fields: [{ label: { en: 'Reason' } }], frame },
    routes: [{ steps: [{ open: url }, { click: { role: 'link', name: { en: 'Privacy' }, frame } }] }],
  })
  const at = ['--config', join(folder, 'guidewatch.yaml')]
  const out = join(folder, 'run')
  await guidewatch(['run', ...at, '--out', out])
  expect((await guidewatch(['approve', out, '--captures', '1', ...at])).stderr).toBe('')
  const again = await guidewatch(['run', ...at, '--out', join(folder, 'again')])
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('verified')])
  expect(settings.requests).not.toContain('POST /sent')
})

describe('a press in a frame', () => {
  it('is named with it, by title, name or address, of the same site or of another one', async () => {
    const other = await serveSite({ '/': whole('<button onclick="document.title=1">Inside</button>') })
    const site = await serveSite({
      '/': whole(`<iframe src="/in" title="Near by"></iframe><iframe src="/in" name="named"></iframe>
        <iframe src="http://localhost:${other.port}/" id="other" name="frame-8231"></iframe>`),
      '/in': whole('<button>Near</button>'),
    })
    const { steps } = await recordedBy({ url: `${site.origin}/` }, async ({ page, clicks }) => {
      await clicks(page.frameLocator('iframe >> nth=0').getByRole('button'))
      await clicks(page.frameLocator('iframe >> nth=1').getByRole('button'))
      await clicks(page.frameLocator('#other').getByRole('button'))
      expect(await page.frames()[3]?.title()).toBe('1')
    })
    expect(steps.slice(1)).toEqual([
      'click button “Near” in the frame “Near by”',
      'click button “Near” in the frame “named”',
      `click button “Inside” in the frame “^http:\\/\\/localhost:${other.port}\\/([?#]|$)”`,
    ])
  })

  it('is heard once, wherever the frame has gone meanwhile', async () => {
    const button = `<button onclick="document.title += '!'">Inside</button>`
    const other = await serveSite({
      '/': whole('<a href="/further">Further</a>'),
      '/further': whole(`${button}<a href="HOME">Home</a>`),
    })
    const site = await serveSite({
      '/': whole(`<iframe title="Elsewhere" src="http://localhost:${other.port}/"></iframe>`),
      '/home': whole(`${button}<a href="http://localhost:${other.port}/further">Away</a>`),
    })
    other.pages['/further'] = String(other.pages['/further']).replace('HOME', `${site.origin}/home`)
    const { steps, said } = await recordedBy({ url: `${site.origin}/` }, async ({ page, clicks }) => {
      const frame = page.frameLocator('iframe')
      for (const name of ['Further', 'Home', 'Away']) {
        await clicks(frame.getByRole('link', { name }))
        await clicks(frame.getByRole('button'))
        expect(await page.frames()[1]?.title()).toBe('Test page!')
      }
    })
    expect(steps.slice(1).map((step) => step.split(' in ')[0])).toEqual(
      ['Further', 'Home', 'Away'].flatMap((name) => [`click link “${name}”`, 'click button “Inside”']),
    )
    expect(said).toHaveLength(steps.length)
  })
})
