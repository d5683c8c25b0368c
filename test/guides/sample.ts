import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadFlows } from '../../src/flow/load.js'
import { formatProblem } from '../../src/flow/yaml.js'
import type { GuideSettings } from '../../src/guides/check.js'
import { loadSettings } from '../../src/settings/settings.js'
import { temporaryFolder } from '../helpers/cli.js'

/** Sentences that are in every guide of the sample. */
export const PROOF = [
  'Der Versand darf deine Daten nutzen.',
  'Du kannst dem jederzeit widersprechen.',
  'Ein Grund ist dafür nicht nötig.',
]

/** A guide in Markdown that names the first label of the way. */
export const guideText = (label: string) =>
  `# So widersprichst du

${PROOF[0]} ${PROOF[1]}

1. Öffne https://www.shop.example/ und melde dich an.
2. Klicke auf **${label}**.
3. Klicke auf „Widersprechen“.

${PROOF[2]}
`

/** The same as a page. */
export const guidePage = (label: string) => `<!doctype html><html lang="de"><title>So widersprichst du</title>
<nav><a href="/">Start</a></nav><main><h1>So widersprichst du</h1><p>${PROOF[0]} ${PROOF[1]}</p>
<ol><li>Öffne https://www.shop.example/ und melde dich an.</li><li>Klicke auf <b>${label}</b>.</li>
<li>Klicke auf „Widersprechen“.</li></ol><p>${PROOF[2]}</p></main></html>`

/** The label that is shown, and the one that was until May. */
export const [NOW, ONCE] = ['Privatsphäre', 'Datenschutz']

type Where = { readonly url?: string; readonly file?: string; readonly language?: string }

/** A project with one flow, and these guides of it, which all have the proof. */
export function project(guides: Readonly<Record<string, Where>>, more = ''): string {
  const root = temporaryFolder()
  const entries = Object.entries(guides).map(
    ([id, { language = 'de', ...where }]) =>
      `  ${id}: ${JSON.stringify({ title: `Guide ${id}`, publisher: 'Association', language, ...where, proof: PROOF.map((quote) => ({ quote })) })}`,
  )
  put(root, 'guidewatch.yaml', `guides: { near: [127.0.0.1, 127.0.0.2], pause: 0, contact: team@example.org }\n${more}`)
  put(
    root,
    'flows/form.yaml',
    `flow: form
link: https://forms.shop.example/objection
locales: [de-DE]
destination: { heading: { de: Widerspruch } }
routes:
  - id: menu
    guides: [${Object.keys(guides).join(', ')}]
    steps:
      - open: https://www.shop.example/
      - { id: settings, click: { role: link, name: { de: ${NOW} } } }
      - { id: object, click: { role: link, name: { de: Widersprechen } } }
formerly:
  labels: [{ locale: de, was: ${ONCE}, now: ${NOW}, step: menu/settings, until: 2026-05-03, source: notes }]
guides:
${entries.join('\n')}
`,
  )
  return root
}

export function put(root: string, name: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, name)), { recursive: true })
  writeFileSync(join(root, name), content)
}

/** The settings and flows of a project. */
export function loadedProject(root: string) {
  const settings: GuideSettings & ReturnType<typeof loadSettings> = loadSettings(join(root, 'guidewatch.yaml'))
  const { flows, problems } = loadFlows(settings.flows, { accounts: [], devices: ['desktop'] })
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'))
  return { settings, flows }
}
