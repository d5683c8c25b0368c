import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadFlows } from '../../src/flow/load.js'
import type { Flow } from '../../src/flow/schema.js'
import { type Edit, patchFlow } from '../../src/propose/patch.js'
import { quoted } from '../../src/propose/yaml-text.js'
import { textFor } from '../../src/text/local.js'
import { temporaryFolder } from '../helpers/cli.js'

const CONTEXT = { accounts: [], devices: ['desktop', 'mobile'] }

function flowWith(step: string, rest = ''): string {
  return `flow: form # the id
link: https://a.example/form
locales: [de-DE, en-GB]
destination:
  heading: Form
  submit: { de: Senden, en: Send }
claims:
  - { id: short, says: { de: 'Es genügt, „Senden“ zu drücken.', en: Nothing else. }, check: { reachable: true } }
routes:
  - id: menu
    steps:
      - open: https://a.example/
      # A comment that stays.
${step}
      - click: { role: button, name: { de: Weiter, en: Next } } # and this one
        says:   { de: 'Wähle „Weiter“.',   en: 'Choose "Next", not "Send".' }
${rest}`
}

/** Applies a patch as a maintainer would; `undefined` when there is none. */
function applied(source: string, edits: readonly Edit[]): string | undefined {
  const patch = patchFlow('flow.yaml', source, edits)
  if (patch === undefined) return undefined
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'flow.yaml'), source)
  execFileSync('git', ['apply', '-'], { cwd: folder, input: patch })
  return readFileSync(join(folder, 'flow.yaml'), 'utf8')
}

function loaded(source: string): Flow {
  const folder = join(temporaryFolder(), 'flows')
  mkdirSync(folder)
  writeFileSync(join(folder, 'flow.yaml'), source)
  const { flows, problems } = loadFlows(folder, CONTEXT)
  expect(problems).toEqual([])
  return flows[0] as Flow
}

const NAME = ['routes', 0, 'steps', 1, 'click', 'name']
const rename = (texts: Record<string, string>, at: Edit['at'] = NAME): Edit => ({
  kind: 'rename',
  at,
  texts,
  locales: ['de-DE', 'en-GB'],
  id: 'click-settings',
})
const BOTH = { 'de-DE': 'Optionen', 'en-GB': 'Options' }

/** What a flow tells its readers, per locale: every label and every sentence. */
function told(flow: Flow) {
  return flow.locales.map((locale) =>
    flow.routes[0]?.steps.map(({ id, click, says }) => [
      id,
      textFor(click?.name, locale) ?? null,
      textFor(says, locale) ?? null,
    ]),
  )
}

const CLICK = '      - click: { role: link, name: { de: Einstellungen, en: Settings } }\n'

describe('a patch of a renamed label', () => {
  it.each([
    ['a map between braces', `        says: { de: Wähle „Einstellungen“., en: 'Choose "Settings".' }`],
    [
      'a map in lines',
      `        says:\n          de: Wähle „Einstellungen“. # so\n          en: "Choose \\"Settings\\"."`,
    ],
    ['a map by locale', `        says: { de-DE: Wähle „Einstellungen“., en-GB: 'Choose "Settings".' }`],
    ['alternatives', `        says: { de: [Wähle „Einstellungen“., Tippe.], en: ['Choose "Settings".', Tap.] }`],
    [
      'a folded block',
      `        says:\n          de: >-\n            Wähle\n            „Einstellungen“.\n          en: Choose "Settings".`,
    ],
    [
      'a literal block',
      `        says:\n          de: |-\n            Wähle „Einstellungen“.\n          en: 'Choose "Settings".'`,
    ],
    [
      'a text over two lines',
      `        says:\n          de: Wähle\n            „Einstellungen“.\n          en: 'Choose\n            "Settings".'`,
    ],
    [
      'letters as escapes',
      `        says: { de: "W\\u00e4hle \\u201eEinstellungen\\u201c.", en: 'Choose "Settings".' }`,
    ],
  ])('changes the sentence that quotes it, written as %s, and nothing else', (_, says) => {
    const source = flowWith(CLICK + says)
    const changed = applied(source, [rename(BOTH)]) ?? ''
    const [before, after] = [told(loaded(source)), told(loaded(changed))]
    const wanted = JSON.stringify(before).replaceAll('Einstellungen', 'Optionen').replaceAll('Settings', 'Options')
    expect(after).toEqual(JSON.parse(wanted.replaceAll('click-options', 'click-settings')))
    const rest = (text: string) => text.replaceAll(/Einstellungen|Settings|Optionen|Options| {6}- id: .*\n/g, '')
    if (!says.includes('\\u')) expect(rest(changed).replace(/^ {8}click: /m, '      - click: ')).toBe(rest(source))
  })

  it('keeps the id that was derived from the label, so that what is approved is found again', () => {
    const source = flowWith(`${CLICK}        says: { de: Wähle „Einstellungen“. }`)
    expect(applied(source, [rename({ 'en-GB': 'Options' })])).toBe(
      source
        .replace('      - click: { role: link', '      - id: click-settings\n        click: { role: link')
        .replace('en: Settings', 'en: Options'),
    )
    const braces = flowWith('      - { click: { role: link, name: Settings }, says: Choose "Settings" }')
    expect(applied(braces, [rename({ 'de-DE': 'Options', 'en-GB': 'Options' })])).toContain(
      '      - { id: click-settings, click: { role: link, name: Options }, says: Choose "Options" }',
    )
    // Where it is derived from another language, or was given, nothing has to be kept.
    expect(applied(source, [rename({ 'de-DE': 'Optionen' })])).not.toContain('id: click')
    const given = flowWith(`${CLICK}        id: own`)
    expect(applied(given, [rename(BOTH)])).not.toContain('id: click')
  })

  it('leaves a sentence alone that does not quote the label', () => {
    const source = flowWith(`${CLICK}        says: { de: Öffne die Einstellungen., en: 'Choose "Settings and more".' }`)
    expect(applied(source, [rename({ 'de-DE': 'Optionen' })])).toBe(source.replace('de: Einstellungen', 'de: Optionen'))
  })

  it('gives a sentence for all languages one per language where only one of them changed', () => {
    const shared = '      - click: { role: link, name: Settings }\n        says: Choose "Settings".'
    expect(applied(flowWith(shared), [rename({ 'de-DE': 'Optionen' })])).toContain(
      '        says: { de: "Choose \\"Optionen\\".", en: "Choose \\"Settings\\"." }\n',
    )
    expect(applied(flowWith(shared), [rename({ 'de-DE': 'Options', 'en-GB': 'Options' })])).toContain(
      'says: Choose "Options".\n',
    )
    // The sentence of a guide in German quotes the German label alone.
    const german = flowWith(`${CLICK}        says: Wähle „Einstellungen“.`)
    expect(applied(german, [rename({ 'de-DE': 'Optionen' })])).toContain('says: Wähle „Optionen“.\n')
    expect(applied(german, [rename(BOTH)])).toContain('says: Wähle „Optionen“.\n')
  })

  it('gives a locale an entry of its own where another of its language still shows the old label', () => {
    const source = flowWith(`${CLICK}        says:\n          de: Wähle „Einstellungen“.`).replace(
      '[de-DE,',
      '[de-AT, de-DE,',
    )
    const edit: Edit = { ...rename({ 'de-DE': 'Optionen' }), locales: ['de-AT', 'de-DE', 'en-GB'] } as Edit
    const changed = applied(source, [edit]) ?? ''
    expect(changed).toContain('name: { de-DE: "Optionen", de: Einstellungen, en: Settings }')
    expect(changed).toContain(
      '        says:\n          de-DE: "Wähle „Optionen“."\n          de: Wähle „Einstellungen“.\n',
    )
    const steps = loaded(changed).routes[0]?.steps[1]
    expect(textFor(steps?.says, 'de-AT')).toBe('Wähle „Einstellungen“.')
  })

  it('changes what quotes a renamed button of the form, unless a control of that name stands on the way', () => {
    const source = flowWith(
      '      - click: { role: link, name: { de: A, en: Send } }\n        says: { de: A., en: \'Choose "Send".\' }',
    )
    const changed = applied(source, [rename({ 'de-DE': 'Absenden', 'en-GB': 'Submit' }, ['destination', 'submit'])])
    expect(changed).toBe(
      source
        .replace('{ de: Senden, en: Send }', '{ de: Absenden, en: Submit }')
        .replace('„Senden“ zu', '„Absenden“ zu')
        .replace('not "Send"', 'not "Submit"'),
    )
  })

  it('leaves what stands for others alone, and still patches the label', () => {
    const source = flowWith(
      `${CLICK}        says: &all { de: &one Wähle „Einstellungen“., en: Go. }`,
      '    title: *one\n',
    )
    const changed = applied(source, [rename({ 'de-DE': 'Optionen' })])
    expect(changed).toBe(source.replace('de: Einstellungen', 'de: Optionen'))
    expect(applied(source.replaceAll('&one ', '').replace('*one', 'x'), [rename({ 'de-DE': 'Optionen' })])).toContain(
      'Wähle „Optionen“.',
    )
  })

  it('writes what steers a terminal or turns the direction of writing in letters that are seen', () => {
    const hostile = '\u202Egnp\u001B[31m"\n# x: { y'
    const source = flowWith(`${CLICK}        says: { de: Wähle „Einstellungen“. }`)
    const changed = applied(source, [rename({ 'de-DE': hostile })]) ?? ''
    for (const letter of ['\u202E', '\u001B']) expect(changed).not.toContain(letter)
    const step = loaded(changed).routes[0]?.steps[1]
    expect([textFor(step?.click?.name, 'de-DE'), textFor(step?.says, 'de-DE')]).toEqual([
      hostile,
      `Wähle „${hostile}“.`,
    ])
  })

  const styles: Record<string, (text: string) => string> = {
    double: quoted,
    single: (text) => `'${text.replaceAll("'", "''")}'`,
    literal: (text) => `|-\n            ${text}`,
    folded: (text) => `>-\n            ${text.replaceAll(' ', '\n            ')}`,
  }
  const label = fc
    .tuple(
      fc.constantFrom('A', 'b', 'Ü'),
      fc.string({ unit: fc.constantFrom(...'ab 1:#\'"{}[],&*!|>%@`-„“«»\\ßé.'.split('')), maxLength: 12 }),
    )
    .map(([first, rest]) => `${first}${rest}z`.replace(/\s+/g, ' '))

  it('loads, and says the new label wherever the old one was quoted, and differs in nothing else', () => {
    fc.assert(
      fc.property(
        label,
        label,
        fc.constantFrom(...Object.keys(styles)),
        fc.constantFrom('„x“', '"x"', '«x»', "'x'", 'x'),
        (before, after, style, marks) => {
          const sentence = `Wähle dann ${marks.replace('x', () => before)} im Menü.`
          const source = flowWith(
            `      - click: { role: link, name: { de: ${quoted(before)}, en: Other } }\n        says:\n          en: Go on.\n          de: ${styles[style]?.(sentence)}`,
          )
          const changed = applied(source, [rename({ 'de-DE': after })])
          if (before === after) return changed === undefined
          if (changed === undefined) return false
          const now = loaded(changed)
          const step = now.routes[0]?.steps[1]
          const isQuoted = marks !== 'x'
          expect(textFor(step?.click?.name, 'de-DE')).toBe(after)
          expect(textFor(step?.says, 'de-DE')).toBe(
            isQuoted ? `Wähle dann ${marks.replace('x', () => after)} im Menü.` : sentence,
          )
          const rest = (flow: Flow) =>
            JSON.stringify({ ...flow, file: '' }, (key, value) => (key === 'de' ? undefined : value))
          expect(rest(now)).toBe(rest(loaded(source)))
          return true
        },
      ),
      { numRuns: 60 },
    )
  })
})
