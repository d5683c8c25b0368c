import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
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
