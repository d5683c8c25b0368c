import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { guidewatch, temporaryFolder } from '../helpers/cli.js'
import { document, project, type Site, serveSite, TEST_SETTINGS } from '../helpers/site.js'

let site: Site
beforeAll(async () => {
  site = await serveSite({
    '/': document('<nav><a href="/form">Privacy settings</a> <a href="/">Imprint</a> <button>Menu</button></nav>'),
    '/form': document(
      '<main><h1>Object</h1><form method="post" action="/sent"><label>E-mail <input name="mail" required></label><button>Send</button></form></main>',
    ),
  })
})

describe('guidewatch new', () => {
  it('writes settings and a first flow by what the pages say, which lints, is tried, and is not overwritten', async () => {
    const cwd = temporaryFolder()
    const args = [
      'new',
      '--url',
      `${site.origin}/form`,
      '--name',
      'How to object',
      '--click',
      'Menu',
      'Privacy settings',
    ]
    const made = await guidewatch(args, { cwd })
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(made.stdout).toContain('guidewatch try how-to-object')
    const flow = readFileSync(join(cwd, 'flows', 'how-to-object.yaml'), 'utf8')
    expect(flow.split('\n')[0]).toBe('# yaml-language-server: $schema=../schemas/flow.schema.json')
    expect(flow).toContain('heading: "Object"')
    expect(flow).toContain('{ label: "E-mail", role: textbox, required: true }')
    expect(flow).toContain('submit: "Send"')
    expect(flow).toContain('click: { role: button, name: "Menu" }')
    expect(existsSync(join(cwd, 'schemas', 'flow.schema.json'))).toBe(true)
    expect(await guidewatch(['lint'], { cwd })).toMatchObject({ code: 0 })
    const tried = await guidewatch(['try', 'how-to-object'], { cwd })
    expect(tried).toMatchObject({ code: 0 })
    expect(tried.stdout).toContain('Arrived')
    expect(existsSync(join(cwd, 'state', 'runs'))).toBe(false)
    const again = await guidewatch(args, { cwd })
    expect(again).toMatchObject({ code: 2, stdout: '' })
    expect(again.stderr).toMatch(/guidewatch\.yaml is there already, and nothing is overwritten/)
    expect(readFileSync(join(cwd, 'flows', 'how-to-object.yaml'), 'utf8')).toBe(flow)
    expect(site.requests.filter((line) => !line.startsWith('GET'))).toEqual([])
  })

  it('says what to give where nobody can be asked, and when an address is none', async () => {
    const cwd = temporaryFolder()
    const { code, stderr } = await guidewatch(['new'], { cwd })
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'Nobody is there to be asked. Give --url URL and --name NAME, and --click NAME for each thing that the guide tells to click.\n',
    })
    expect((await guidewatch(['new', '--yes', '--url', 'ftp://x'], { cwd })).stderr).toMatch(
      /`ftp:\/\/x` is no address/,
    )
    expect(existsSync(join(cwd, 'guidewatch.yaml'))).toBe(false)
  })

  it('writes a flow that lints without having looked', async () => {
    const cwd = temporaryFolder()
    const made = await guidewatch(['new', 'guide', '--no-look', '--yes', '--url', 'shop.example/form'], { cwd })
    expect(made.stdout).toContain('Nobody has looked at the page')
    expect(await guidewatch(['lint'], { cwd: join(cwd, 'guide') })).toMatchObject({ code: 0 })
  })
})

describe('guidewatch try', () => {
  const flow = (click: string) => `flow: f
link: ${site.origin}/form
destination: { heading: Object, submit: Send }
routes:
  - id: menu
    steps:
      - open: ${site.origin}/
      - click: { role: link, name: ${click} }
`

  it('tells each step, the names that are there instead, the picture, and what to write', async () => {
    const { config, folder } = project({ 'f.yaml': flow('Legal notice') }, TEST_SETTINGS)
    const { code, stdout } = await guidewatch(['try', 'f/menu', '--config', config])
    expect(code).toBe(1)
    expect(stdout).toMatch(/1\. Open 127\.0\.0\.1.*\(\d+\.\d s\)/)
    expect(stdout).toMatch(/2\. Click .Legal notice.\. – not done\./)
    expect(stdout).toMatch(/There are: link "[^"]+", link "[^"]+", button "Menu"\./)
    const [, picture = ''] = /Picture: (\S+)/.exec(stdout) ?? []
    expect(existsSync(picture)).toBe(true)
    expect(stdout).toContain('-      - click: { role: link, name: Legal notice }')
    expect(existsSync(join(folder, 'state', 'runs'))).toBe(false)
    expect(existsSync(join(folder, 'state', 'incidents.json'))).toBe(false)
  })

  it('gives the change that the walk found to be right', async () => {
    const { config } = project({ 'f.yaml': flow('Privacy setting') }, TEST_SETTINGS)
    const { code, stdout } = await guidewatch(['try', 'f', '--config', config])
    expect(code).toBe(1)
    expect(stdout).toMatch(/\+ .*click: \{ role: link, name: Privacy settings \}/)
  })

  it('is not kept from it by what is wrong with other flows', async () => {
    const { config, folder } = project({ 'f.yaml': flow('Privacy settings') }, TEST_SETTINGS)
    writeFileSync(join(folder, 'flows', 'g.yaml'), 'flow: g\n')
    expect(await guidewatch(['try', 'f', '--config', config])).toMatchObject({ code: 0 })
    expect(await guidewatch(['try', 'g', '--config', config])).toMatchObject({ code: 2, stdout: '' })
  })

  it('says what it cannot do in one message', async () => {
    const { config } = project({ 'f.yaml': flow('Privacy settings') }, TEST_SETTINGS)
    const said = async (...args: string[]) => {
      const env = { DISPLAY: '', WAYLAND_DISPLAY: '' }
      const { code, stderr } = await guidewatch(['try', ...args, '--config', config], { env })
      return `${code} ${stderr}`
    }
    expect(await said('f/nope')).toMatch(/^2 The flow `f` has no route `nope`\. Its routes are: menu\.\n$/)
    expect(await said('f', '--headed')).toMatch(/^2 There is no display to show the browser on\./)
    expect(await said('f', '--slow', 'much')).toMatch(/^2 .*milliseconds/)
    expect(await said('f', '--locale', 'pl')).toMatch(/^2 Nothing to walk/)
  })
})
