import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { filesBelow, ROOT, temporaryFolder } from '../helpers/cli.js'
import { document, serveSite, TEST_SETTINGS } from '../helpers/site.js'

const folder = temporaryFolder()
const own = join(folder, 'node_modules', 'guidewatch')

/** Calls a program in the folder in which the package is installed; what it says, whatever its exit code. */
async function call(program: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
  const { stdout, stderr } = await promisify(execFile)(program, args, { cwd: folder, env }).catch(
    (failed: { readonly stdout: string; readonly stderr: string }) => failed,
  )
  return `${stdout}${stderr}`
}

describe('the package, installed in an empty folder', () => {
  beforeAll(async () => {
    const [packed] = JSON.parse(await call('npm', 'pack', ROOT, '--json')) as [{ readonly filename: string }]
    await call('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, basename(packed.filename)))
  })

  it('says what it is, and holds neither tests nor state', async () => {
    expect(await call('npx', 'guidewatch', '--help')).toContain('Usage: guidewatch [options] [command]')
    const names = filesBelow(own).map((file) => file.slice(own.length + 1))
    expect(names).toEqual(expect.arrayContaining(['LICENSE', 'CHANGELOG.md', 'guidewatch.yaml', 'docs/flows.md']))
    expect(names.filter((name) => /^(test|state|src|bench|sim)\/|\.(test|slow)\.|\.age$/.test(name))).toEqual([])
    const { license } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')) as { readonly license: string }
    expect(license).toBe('EUPL-1.2')
  })

  it('walks a site of its owner, and leaves everything in their folder', async () => {
    const site = await serveSite({
      '/': document('<main><h1>Shop</h1><a href="/form">opt out</a></main>'),
      '/form': document('<main><h1>Opt out</h1><form><label>Why <input></label><button>Send</button></form></main>'),
    })
    mkdirSync(join(folder, 'flows'))
    writeFileSync(join(folder, 'guidewatch.yaml'), TEST_SETTINGS)
    writeFileSync(
      join(folder, 'flows', 'opt-out.yaml'),
      `flow: opt-out
link: ${site.origin}/form
destination: { heading: Opt out, submit: Send }
routes:
  - id: menu
    steps:
      - open: ${site.origin}/
      - click: { role: link, name: opt out }
`,
    )
    const before = filesBelow(own)
    expect(await call('npx', 'guidewatch', 'lint')).toBe('1 flow is in order.\n')
    const night = await call('npx', 'guidewatch', 'run')
    expect(night).toMatch(/^verified {2}opt-out\/menu\/en-US-desktop$/m)
    expect(night).toContain('Report:   state/runs/')
    expect(await call('npx', 'guidewatch', 'approve', '--captures', '1', '--by', 'Kim')).toContain(
      '2 screens of 1 walk',
    )
    expect(filesBelow(own)).toEqual(before)
  })

  it('shows the demonstration, on the stand-in and against what is approved of it', async () => {
    const before = filesBelow(own)
    const said = await call('npx', 'guidewatch', 'demo', 'third-party-rights')
    expect(said).toMatch(/third-party-rights/)
    expect(said).toContain('npx guidewatch stand-in')
    const run = JSON.parse(readFileSync(join(folder, 'state', 'demo', 'approved', 'run.json'), 'utf8')) as {
      readonly walks: readonly { readonly verdict: string }[]
    }
    expect(run.walks.map(({ verdict }) => verdict)).toEqual(['verified'])
    expect(filesBelow(own)).toEqual(before)
  })
})
