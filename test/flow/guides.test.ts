import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadFlows } from '../../src/flow/load.js'
import { formatProblem } from '../../src/flow/yaml.js'
import { ROOT, temporaryFolder } from '../helpers/cli.js'

const LINES = (more: string) => `flow: form
link: https://a.example/form
destination: { heading: Objection }
routes: [{ id: menu, guides: GUIDES, steps: [{ open: https://a.example/ }] }]
${more}`
const FLOW = (more: string, guides = '') => LINES(more).replace('GUIDES', `[${guides}]`)

/** Flows by file name, beside the guide `guides/one.md`. */
function loaded(files: Readonly<Record<string, string>>) {
  const root = temporaryFolder()
  mkdirSync(join(root, 'guides'))
  writeFileSync(join(root, 'guides', 'one.md'), '# One\n')
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, 'flows', name)), { recursive: true })
    writeFileSync(join(root, 'flows', name), content)
  }
  const { flows, problems } = loadFlows(join(root, 'flows'), { accounts: [], devices: ['desktop'] })
  return {
    root,
    flows,
    problems: problems.map((one) => formatProblem(one).replace(`${root}/flows/`, '').replace(root, '')),
  }
}

const guide = (more: string, guides = 'one') =>
  FLOW(`guides:\n  one: { title: One, publisher: P, language: de, ${more} }\n`, guides)
const PROOF = `proof: [${[1, 2, 3].map((n) => `{ quote: This is sentence number ${n}. }`).join(', ')}]`

describe('the guides of a flow', () => {
  it('may be files, found from where they are named', () => {
    const { root, flows, problems } = loaded({
      'site/form.yaml': FLOW('include: [../parts/guides.yaml]\n'),
      'parts/guides.yaml': `part: guides
guides:
  one:
    { title: One, publisher: P, language: de, file: ../../guides/one.md, contact: a@b.example, family: f, named: true, teaches: [form/menu, form], ${PROOF} }
`,
    })
    expect(problems).toEqual([])
    const [flow] = flows
    const { file, teaches } = flow?.guides.one ?? {}
    expect(resolve(dirname(flow?.file ?? ''), file ?? '')).toBe(join(root, 'guides', 'one.md'))
    expect(teaches).toEqual(['form/menu', 'form'])
  })

  it.each([
    ['url: https://a.example/guide', []],
    [`url: https://a.example/guide, file: ../guides/one.md, ${PROOF}`, ['give `url` or `file`, not both']],
    [
      `file: ../guides/two.md, ${PROOF}`,
      ['there is no file `../guides/two.md`; it is looked for relative to this file'],
    ],
    [`file: ../guides, ${PROOF}`, ['expected a file that ends with .md, .html or .txt']],
    [
      'file: ../guides/one.md',
      ['name 3 sentences that must be found in it (`proof`), else nothing could be said of it'],
    ],
    [PROOF, ['say where the guide is that these sentences are in: `url` or `file`']],
    [
      'url: https://a.example/guide, proof: [{ quote: This is the one sentence. }, { quote: This is the one sentence. }]',
      ['name 3 sentences that must be found in it; these are 2', 'this sentence is listed twice'],
    ],
    [
      'url: https://a.example/guide, proof: [{ quote: Settings }]',
      ['quote a whole sentence: what is shorter may be on any page'],
    ],
    ['teaches: [form/menus]', ['there is no flow or route `form/menus`, did you mean `form/menu`?']],
    ['contact: nobody', ['expected a mail address or a URL']],
    ['adress: x', ['unknown key `adress`']],
  ])('%s', (more, expected) => {
    expect(loaded({ 'form.yaml': guide(more) }).problems).toEqual(
      expected.map((message) => expect.stringMatching(new RegExp(`^form\\.yaml:\\d+:\\d+ .*${escaped(message)}`))),
    )
  })

  it('teach something, if they are checked', () => {
    const url = 'url: https://a.example/guide'
    expect(loaded({ 'form.yaml': guide(`${url}, ${PROOF}`, '') }).problems).toEqual([
      expect.stringContaining('say what it teaches: `teaches`, or its id under `guides` of a route'),
    ])
    expect(loaded({ 'form.yaml': guide(`${url}, ${PROOF}, teaches: [form]`, '') }).problems).toEqual([])
    expect(loaded({ 'form.yaml': guide(url, '') }).problems).toEqual([])
  })

  it('have one id each, if they are checked', () => {
    const other = guide(`url: https://b.example/guide, ${PROOF}`).replace('flow: form', 'flow: other')
    const { problems } = loaded({ 'a.yaml': guide('url: https://a.example/guide'), 'b.yaml': other })
    expect(problems).toEqual([
      expect.stringMatching(/^b\.yaml:6:3 .*the guide id `one` is already taken by another guide, in .*a\.yaml/),
    ])
    const same = guide(`url: https://b.example/guide, ${PROOF}`)
    expect(loaded({ 'a.yaml': same, 'b.yaml': same.replace('flow: form', 'flow: other') }).problems).toEqual([])
  })

  it('that guidewatch brings along are in order', () => {
    const { problems } = loadFlows(join(ROOT, 'flows'), {
      accounts: ['facebook-eu', 'instagram-eu'],
      devices: ['desktop', 'mobile'],
    })
    expect(problems).toEqual([])
  })
})

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
