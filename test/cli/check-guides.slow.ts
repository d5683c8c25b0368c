import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { guideChecksFileSchema } from '../../src/guides/checks-file.js'
import { guidePage, guideText, NOW, ONCE, project, put } from '../guides/sample.js'
import { guidewatch } from '../helpers/cli.js'
import { type Loopback, serve } from '../helpers/servers.js'

const open: Loopback[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

async function site(pages: Readonly<Record<string, string>>): Promise<Loopback> {
  const server = await serve((request, response) => {
    const body = pages[request.url ?? '']
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(body)
  })
  open.push(server)
  return server
}

const check = (root: string, ...args: readonly string[]) => guidewatch(['check-guides', ...args], { cwd: root })

describe('guidewatch check-guides', () => {
  it('tells in a line for each guide what came of it, and below which sentence is wrong', async () => {
    const { origin } = await site({ '/new': guidePage(NOW), '/old': guidePage(ONCE) })
    const root = project({
      one: { url: `${origin}/new` },
      two: { url: `${origin}/old` },
      three: { url: `${origin}/gone` },
    })
    const { code, stdout, stderr } = await check(root)
    expect(stdout.split('\n')).toEqual([
      'right   one: Association, Guide one',
      'wrong   two: Association, Guide two',
      `  "${ONCE}" is called "${NOW}" now (since 3 May 2026).`,
      `    Klicke auf ${ONCE}.`,
      `    Instead: Klicke auf ${NOW}.`,
      expect.stringMatching(new RegExp(`^    ${origin}/old#:~:text=.*Klicke%20auf%20Datenschutz`)),
      `unknown three: The page is not there any more. ${origin.slice(7)} answers 404 Not Found.`,
      'Guides checked: 3, right: 1, one sentence wrong: 1, unknown: 1',
      '',
    ])
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
  })

  it('ends with 0 when all are right, with 3 when something cannot be said', async () => {
    const { origin } = await site({ '/new': guidePage(NOW) })
    const root = project({ one: { url: `${origin}/new` }, two: { url: `${origin}/gone` } })
    expect((await check(root, 'one')).code).toBe(0)
    expect((await check(root)).code).toBe(3)
    expect((await check(root, '--language', 'fr')).code).toBe(2)
  })

  it('says everything as JSON, in the form that its schema has', async () => {
    const { origin } = await site({ '/old': guidePage(ONCE) })
    const root = project({ one: { url: `${origin}/old` }, two: { file: '../guides/two.md' } })
    put(root, 'guides/two.md', guideText(NOW))
    const { code, stdout } = await check(root, '--json', '--out', 'out/guides.json')
    const said = guideChecksFileSchema.strict().parse(JSON.parse(stdout))
    expect(said).toMatchObject({
      site: 'live',
      counts: { checked: 2, right: 1, wrong: 1, unknown: 0 },
      guides: [
        {
          id: 'one',
          teaches: ['form/menu'],
          findings: [{ rule: 'label-renamed', link: expect.stringContaining('#:~:text=') }],
        },
        { id: 'two', file: join(root, 'guides', 'two.md'), findings: [] },
      ],
    })
    expect(stdout).not.toMatch(/"(?:etag|against|validators)"/)
    expect(readFileSync(join(root, 'out', 'guides.json'), 'utf8')).toBe(stdout)
    expect(code).toBe(1)
  })

  it('names what there is when a guide is not', async () => {
    const root = project({ one: { file: '../one.md' }, two: { file: '../one.md' } })
    put(root, 'one.md', guideText(NOW))
    expect(await check(root, 'onee')).toMatchObject({
      code: 2,
      stderr: 'There is no guide `onee`, did you mean `one`? There are one, two.\n',
    })
    expect(await check(root, './other.md')).toMatchObject({ code: 2, stderr: 'There is no file ./other.md.\n' })
    expect(await check(root, '--dry-run')).toMatchObject({ code: 2, stderr: '`--dry-run` goes with --fix.\n' })
    expect((await check(root, '--flow', 'forms')).stderr).toBe(
      'There is no flow `forms`, did you mean `form`? The flows are: form.\n',
    )
    expect((await check(root, '--flow', 'form/x')).stderr).toBe(
      'The flow form has no route `x`. Its routes are: menu.\n',
    )
  })
})

describe('a file without an entry', () => {
  it('is checked by what the options say, and nothing of it is kept', async () => {
    const root = project({ one: { file: '../one.md' } })
    put(root, 'one.md', guideText(NOW))
    put(root, 'drafts/my-article.md', guideText(ONCE).replace('Ein Grund', 'Ein anderer Grund'))
    const { code, stdout } = await check(root, '--flow', 'form', '--language', 'de', 'drafts/my-article.md')
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'wrong   drafts/my-article.md',
      `  drafts/my-article.md:6:4 "${ONCE}" is called "${NOW}" now (since 3 May 2026).`,
    ])
    expect(code).toBe(1)
    expect(readdirSync(root)).not.toContain('state')
    expect(await check(root, 'drafts/my-article.md')).toMatchObject({
      code: 2,
      stderr: 'Say what the file teaches and in which language: --flow FLOW --language de.\n',
    })
    expect(await check(root, 'drafts/my-article.md', 'one', '--flow', 'form', '--language', 'de')).toMatchObject({
      code: 2,
    })
  })
})

describe('--fix', () => {
  it('writes what is proposed, changes nothing else, and says what it changes', async () => {
    const root = project({ one: { file: '../guides/one.md' }, web: { url: 'https://a.example/' } })
    const before = `\uFEFF${guideText(ONCE).replaceAll('\n', '\r\n')}<!-- \u00a0 -->`
    put(root, 'guides/real.md', before)
    chmodSync(join(root, 'guides/real.md'), 0o640)
    symlinkSync('real.md', join(root, 'guides/one.md'))
    const dry = await check(root, 'one', '--fix', '--dry-run')
    expect(dry.stdout).toContain(`-2. Klicke auf **${ONCE}**.`)
    expect(dry.stdout).toContain(`+2. Klicke auf **${NOW}**.`)
    expect(dry.code).toBe(1)
    expect(readFileSync(join(root, 'guides/real.md'), 'utf8')).toBe(before)
    const wet = await check(root, 'one', '--fix')
    expect(wet.stdout).toContain('--- a/guides/one.md\n+++ b/guides/one.md\n')
    expect(wet.stdout).toContain('Guides checked: 1, right: 1, one sentence wrong: 0, unknown: 0\n')
    expect(wet.code).toBe(0)
    expect(readFileSync(join(root, 'guides/real.md'), 'utf8')).toBe(before.replace(ONCE, NOW))
    expect(statSync(join(root, 'guides/real.md')).mode & 0o777).toBe(0o640)
    expect(readdirSync(join(root, 'guides')).sort()).toEqual(['one.md', 'real.md'])
    expect((await check(root, 'one', '--fix')).stdout).toContain('Nothing can be written')
  })

  it('writes nothing on the web', async () => {
    const root = project({ web: { url: 'https://a.example/' } })
    expect(await check(root, '--fix')).toMatchObject({
      code: 2,
      stderr: '`--fix` writes into guides that are files; these are on the web.\n',
    })
  })
})

describe('guides in files', () => {
  it('that cannot be read are unknown, each with its reason', async () => {
    const files: Readonly<Record<string, Buffer | string>> = {
      latin1: Buffer.from(guideText(NOW), 'latin1'),
      utf16: Buffer.from(`\uFEFF${guideText(NOW)}`, 'utf16le'),
      binary: Buffer.from([1, 0, 2]),
      large: 'x'.repeat(1_100_000),
      empty: '',
    }
    const names = Object.keys(files)
    const root = project(Object.fromEntries(names.map((name) => [name, { file: `../${name}.md` }])))
    put(root, 'guidewatch.yaml', 'guides: { megabytes: 1 }\n')
    for (const [name, content] of Object.entries(files)) put(root, `${name}.md`, content)
    const { code, stdout } = await check(root)
    expect(
      stdout.replaceAll(root, ''),
    ).toBe(`unknown latin1: What came cannot be read. latin1.md is not in UTF-8; save it in UTF-8.
unknown utf16: What came cannot be read. utf16.md is not in UTF-8 but in utf-16le; save it in UTF-8.
unknown binary: It is no text that guidewatch reads. binary.md is binary.
unknown large: The page is too large to be read. large.md is larger than 1 MB.
unknown empty: The page was rebuilt, or something else was shown: not all of its three sentences were found.
Guides checked: 5, right: 0, one sentence wrong: 0, unknown: 5
`)
    expect(code).toBe(3)
  })
})
