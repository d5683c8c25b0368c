import { quoted } from '../propose/yaml-text.js'
import { languageOf } from '../text/local.js'

/** What a person says of a guide, in three answers. */
export type Answers = {
  /** The link that the guide gives: where its readers are to arrive. */
  readonly url: string
  /** What the guide is called. */
  readonly name: string
  /** Names of what it tells to click, in this order; empty where it gives the link alone. */
  readonly clicks: readonly string[]
  /** Where its readers begin. */
  readonly from: string
}

/** What a look at the pages has shown. */
export type Looked = {
  readonly locale: string
  readonly heading: string | null
  readonly fields: readonly { readonly label: string; readonly role: string; readonly required: boolean }[]
  readonly submit: string | null
  /** Hosts that the way needs beside its own. */
  readonly hosts: readonly string[]
  /** Hosts that the pages asked for, and may do without. */
  readonly asked: readonly string[]
  /** The role of each click that was seen. */
  readonly roles: Readonly<Record<string, string>>
}

/** Where nobody looked: all that is known are the answers, and what is not so shows at the first try. */
export function unseen({ name }: Answers): Looked {
  return { locale: 'en-US', heading: name, fields: [], submit: null, hosts: [], asked: [], roles: {} }
}

/** The id of a flow by the name of its guide: small letters, digits, hyphens. */
export function flowId(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  return words || 'guide'
}

/** A first flow file. It lints whatever the answers are. */
export function flowText(answers: Answers, looked: Looked, says: (click: string, role: string) => string): string {
  const { url, name, clicks, from } = answers
  const { locale, heading, fields, submit, hosts, asked, roles } = looked
  const steps = clicks.flatMap((click) => {
    const role = roles[click] ?? 'link'
    return [`      - click: { role: ${role}, name: ${quoted(click)} }`, `        says: ${quoted(says(click, role))}`]
  })
  const own = new URL(url).host
  return [
    '# yaml-language-server: $schema=../schemas/flow.schema.json',
    '# What can be written here, with examples: docs/flows.md of guidewatch.',
    `flow: ${flowId(name)}`,
    `title: ${quoted(name)}`,
    `link: ${quoted(url)}`,
    `locales: [${locale}] # the languages to walk in`,
    ...(hosts.length > 0 ? [`hosts: [${[own, ...hosts].map(quoted).join(', ')}] # where the walk may go`] : []),
    ...(asked.length > 0
      ? [
          `# The page also asks for ${asked.join(', ')}; name them under \`hosts\`, with ${own}, if it is not whole without.`,
        ]
      : []),
    'guides:',
    `  guide: { title: ${quoted(name)}, publisher: ${quoted(name)}, language: ${languageOf(locale)} }`,
    'destination: # what the page at the end says and asks',
    ...(heading === null ? [] : [`  heading: ${quoted(heading)}`]),
    ...(fields.length > 0
      ? [
          '  fields:',
          ...fields.map(
            ({ label, role, required }) =>
              `    - { label: ${quoted(label)}, role: ${role}${required ? ', required: true' : ''} }`,
          ),
        ]
      : []),
    ...(submit === null ? [] : [`  submit: ${quoted(submit)} # never pressed`]),
    'routes:',
    `  - id: ${clicks.length > 0 ? 'menu' : 'direct'}`,
    '    guides: [guide]',
    '    steps:',
    `      - open: ${quoted(clicks.length > 0 ? from : url)}`,
    ...(steps.length > 0 ? ['      # `says` is the sentence of the guide: put in what it prints.', ...steps] : []),
    '',
  ].join('\n')
}
