import { temporaryFolder } from './cli.js'
import { nights } from './night.js'
import { document, project, type Site, serveSite } from './site.js'

/** A page that leads by "Go" to the destination with the heading "There", unless a test says otherwise. */
export const LINK = '<a href="/there">Go</a>'

/** The destination of {@link wayOn}. */
export const THERE = document(
  '<main><h1>There</h1><form method="post" action="/send"><label>Why <input></label><button>Object</button></form></main>',
)

/** One flow on one site: from `/start` by the given steps to the destination. Returns its nights. */
export async function wayOn(
  pages: Site['pages'],
  more: { readonly steps?: string; readonly flow?: string; readonly settings?: string } = {},
) {
  const site = await serveSite({ '/there': THERE, ...pages })
  const flow = `flow: way
link: ${site.origin}/there
destination: { heading: There, fields: [{ label: Why, role: textbox }], submit: Object }
${more.flow ?? ''}
routes:
  - id: only
    steps:
      - { open: "${site.origin}/start" }
${more.steps ?? '      - { click: { role: link, name: Go } }'}
`
  const { config } = project({ 'way.yaml': flow }, more.settings)
  return { site, ...nights(temporaryFolder(), config) }
}

/** Answers the first time as given, and with the page ever after. */
export function failsOnce(fail: Exclude<Site['pages'][string], string>, page: string): Site['pages'][string] {
  let asked = 0
  return (request, response) => {
    asked += 1
    if (asked === 1) return fail(request, response)
    const type = page.startsWith('<') ? 'text/html; charset=utf-8' : 'text/javascript'
    response.writeHead(200, { 'content-type': type }).end(page)
  }
}
