import { html } from 'hono/html'
import type { Run, WalkSummary } from '../state/result.js'
import { findingInWords } from '../words/finding.js'

/**
 * JUnit XML, one suite per flow and one case per walk. What was changed or broken is a failure, what could not be
 * judged an error, and routes in apps are skipped. In English, as CI tools are.
 */
export async function junitXml(run: Run): Promise<string> {
  const flows = [...new Set([...run.walks.map(({ flow }) => flow), ...run.notMachineVerified.map(({ flow }) => flow)])]
  const body = await html`${flows.map((flow) => {
    const walks = run.walks.filter((walk) => walk.flow === flow)
    const apps = run.notMachineVerified.filter((route) => route.flow === flow)
    const failures = walks.filter(({ verdict }) => verdict === 'changed' || verdict === 'broken').length
    const errors = walks.filter(({ verdict }) => verdict === 'blocked' || verdict === 'error').length
    return html`<testsuite name="${flow}" tests="${walks.length + apps.length}" failures="${failures}" errors="${errors}" skipped="${apps.length}" timestamp="${run.startedAt}" time="${seconds(walks.reduce((sum, walk) => sum + walk.durationMs, 0))}">
${walks.map(
  (
    walk,
  ) => html`<testcase classname="${walk.flow}" name="${valid(`${walk.route} ${walk.locale} ${walk.device}`)}" time="${seconds(walk.durationMs)}">${result(walk)}</testcase>
`,
)}${apps.map(
  (
    route,
  ) => html`<testcase classname="${route.flow}" name="${valid(route.route)}"><skipped message="native app: not machine-verified"/></testcase>
`,
)}</testsuite>
`
  })}`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="guidewatch" tests="${run.walks.length + run.notMachineVerified.length}">\n${body}</testsuites>\n`
}

function result(walk: WalkSummary) {
  const lines =
    walk.outcome.kind === 'error'
      ? [walk.outcome.message]
      : walk.findings
          .filter(({ relevance }) => relevance !== 'elsewhere')
          .map((finding) => findingInWords(finding, 'en'))
  const message = valid(lines[0] ?? walk.verdict)
  const text = valid(lines.join('\n'))
  if (walk.verdict === 'verified') return ''
  if (walk.verdict === 'changed' || walk.verdict === 'broken')
    return html`<failure type="${walk.verdict}" message="${message}">${text}</failure>`
  return html`<error type="${walk.verdict}" message="${message}">${text}</error>`
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}

/** Drops what XML 1.0 does not allow; a hostile page could otherwise make the file unreadable. */
function valid(text: string): string {
  return [...text].filter((character) => isXmlCharacter(character.codePointAt(0) ?? 0)).join('')
}

/** The `Char` production of XML 1.0 (https://www.w3.org/TR/xml/#charsets). */
function isXmlCharacter(code: number): boolean {
  return (
    [0x9, 0xa, 0xd].includes(code) ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    code >= 0x10000
  )
}
