import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Edit, patchFlow } from '../../src/propose/patch.js'
import { withText } from '../../src/propose/yaml-text.js'
import { temporaryFolder } from '../helpers/cli.js'

const SOURCE = `flow: form # the id
locales: [de-DE, en-GB]
destination:
  heading: Form
  submit: { de: Senden, en: Send }
routes:
  - id: menu
    steps:
      - open: https://a.example/
      # A comment that stays.
      - click: { role: link, name: { de: "Datenschutz, Recht", en: [Privacy, Privacy policy] } }
      - click: { role: link, name: Opt out }
        says: Click "Opt out".
`

/** Applies a patch as a maintainer would. */
function applied(edits: readonly Edit[], source = SOURCE): string | undefined {
  const patch = patchFlow('flow.yaml', source, edits)
  if (patch === undefined) return undefined
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'flow.yaml'), source)
  execFileSync('git', ['apply', '-'], { cwd: folder, input: patch })
  return readFileSync(join(folder, 'flow.yaml'), 'utf8')
}

const rename = (at: Edit['at'], texts: Record<string, string>): Edit => ({
  kind: 'rename',
  at,
  texts,
  locales: ['de-DE', 'en-GB'],
})
const name = (step: number) => ['routes', 0, 'steps', step, 'click', 'name']

describe('patching a flow file', () => {
  it('renames in one language, keeping quotes where they are needed', () => {
    expect(applied([rename(name(1), { 'de-DE': 'Info, Recht' })])).toBe(
      SOURCE.replace('Datenschutz, Recht', 'Info, Recht'),
    )
  })

  it('renames the first of several alternatives, and the destination', () => {
    const edits = [rename(name(1), { 'en-GB': 'Legal' }), rename(['destination', 'submit'], { 'de-DE': 'Weiter' })]
    expect(applied(edits)).toBe(SOURCE.replace('[Privacy,', '[Legal,').replace('Senden', 'Weiter'))
  })

  it('adds a name beside those that a label has, and leaves what guides print and say', () => {
    const beside = (at: Edit['at'], texts: Record<string, string>): Edit =>
      ({ ...rename(at, texts), beside: true }) as Edit
    expect(applied([beside(name(1), { 'en-GB': 'Legal' })])).toBe(
      SOURCE.replace('[Privacy, Privacy policy]', '[Privacy, Privacy policy, Legal]'),
    )
    expect(applied([beside(name(1), { 'de-DE': 'Rechtliches' })])).toContain('["Datenschutz, Recht", Rechtliches]')
    const both = applied([beside(name(2), { 'de-DE': 'No', 'en-GB': 'No' })])
    expect(both).toContain('name: [Opt out, No]')
    expect(both).toContain('says: Click "Opt out".')
    expect(applied([beside(name(2), { 'en-GB': 'No, thanks' })])).toContain('en: ["Opt out", "No, thanks"]')
    expect(applied([beside(name(1), { 'en-GB': 'Privacy' })])).toBeUndefined()
    const block = 'name:\n  - One # the first\n  - Two # the last\nrest: 1\n'
    expect(withText(block, ['name'], ['One', 'Two'], ['One', 'Two', 'Three: 3'])).toBe(
      'name:\n  - One # the first\n  - Two\n  - "Three: 3" # the last\nrest: 1\n',
    )
  })

  it('gives a text for all languages one per language when only some changed', () => {
    expect(applied([rename(name(2), { 'de-DE': 'Ablehnen' })])).toContain('name: { de: "Ablehnen", en: "Opt out" } }')
    expect(applied([rename(name(2), { 'de-DE': 'Nein', 'en-GB': 'Nein' })])).toContain('name: Nein }')
  })

  it('puts steps before a step, in place of it, or of all after it, too', () => {
    const at = ['routes', 0, 'steps', 2]
    const steps = ['{ click: { role: button, name: "Menu" } }']
    const added = '      - { click: { role: button, name: "Menu" } }\n'
    const [before, after] = [
      SOURCE.slice(0, SOURCE.indexOf('      - click: { role: link, name: Opt')),
      SOURCE.slice(SOURCE.indexOf('      - click: { role: link, name: Opt')),
    ]
    expect(applied([{ kind: 'steps', at, steps, replaces: 0 }])).toBe(before + added + after)
    expect(applied([{ kind: 'steps', at, steps, replaces: 1 }])).toBe(before + added)
    expect(applied([{ kind: 'steps', at, steps, replaces: 2 }])).toBeUndefined()
    const only = ['routes', 0, 'steps', 1]
    const comment = before.indexOf('      - click')
    expect(applied([{ kind: 'steps', at: only, steps, replaces: 1 }])).toBe(before.slice(0, comment) + added + after)
    const first = ['routes', 0, 'steps', 0]
    expect(applied([{ kind: 'steps', at: first, steps, replaces: 2 }])).toContain(`steps:\n${added}${after}`)
    // A step of several lines ends where the next begins.
    const turned = `${SOURCE}      - click: { role: button, name: Next }\n`
    expect(applied([{ kind: 'steps', at, steps, replaces: 1 }], turned)).toBe(
      `${before}${added}      - click: { role: button, name: Next }\n`,
    )
    const renamed = rename(name(1), { 'de-DE': 'Neu', 'en-GB': 'New' })
    expect(applied([{ kind: 'steps', at: only, steps, replaces: 1 }, renamed])).not.toContain('Menu')
  })

  it('proposes no patch for what stands elsewhere', () => {
    expect(applied([rename(['routes', 7, 'steps', 0, 'click', 'name'], { 'de-DE': 'x' })])).toBeUndefined()
  })
})
