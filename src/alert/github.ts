import { z } from 'zod'
import type { Notice } from '../incident/incident.js'
import type { GithubSettings } from '../settings/alerts.js'
import { readSecret } from '../settings/secret.js'
import type { AlertContext, Channel, Rendered } from './channel.js'
import { markdown } from './format.js'
import { handOverByHttp } from './http.js'
import { isEnd, messageOf } from './message.js'

/** What is stored of a notice: the title is the key by which its issue is found. */
const contentSchema = z.object({ title: z.string(), body: z.string(), mark: z.string(), closes: z.boolean() })

const issuesSchema = z.array(
  z.object({ number: z.int(), title: z.string(), state: z.string(), body: z.string().nullable() }),
)

/** GitHub takes no more; its own limit is 65 536 characters. */
const MOST_CHARACTERS = 60_000

/** One GitHub issue per incident: opened, commented, closed, and opened again when the incident goes on. */
export function githubChannel(github: GithubSettings, root: string): Channel {
  return {
    name: 'github',
    render: async (notice, context) => render(notice, context),
    handOver: (content) =>
      handOverByHttp((signal) => {
        const call = caller(github, readSecret(github.token, root), signal)
        return bring(call, github, contentSchema.parse(JSON.parse(content.toString())))
      }),
    close: () => undefined,
  }
}

function render(notice: Notice, context: AlertContext): readonly Rendered[] {
  // Issues list what is open by themselves.
  const thread = (notice.incident ?? notice.session)?.thread
  if (thread === undefined || notice.kind === 'test') return []
  const message = messageOf(notice, context, context.settings.language)
  const mark = `<!-- ${notice.id} -->`
  const title = `${message.subject} (${thread})`
  const body = `${markdown(message).slice(0, MOST_CHARACTERS)}\n\n${mark}`
  const closes = isEnd(notice.kind)
  const content = Buffer.from(JSON.stringify({ title, body, mark, closes }))
  return [{ name: 'github', subject: message.subject, file: 'issue.json', content, to: ['github'] }]
}

type Call = (method: string, path: string, body?: unknown) => Promise<Response>

/**
 * Brings the issue to what the notice says. Every step can be repeated: what is there already, known by its title and
 * the mark of the notice, is not made twice. When the issues cannot be listed nothing is made.
 */
async function bring(call: Call, github: GithubSettings, content: z.infer<typeof contentSchema>): Promise<Response> {
  const label = encodeURIComponent(github.label)
  const listed = await find(call, `issues?state=all&labels=${label}`, ({ title }) => title === content.title)
  if (listed instanceof Response) return listed
  const { title, body } = content
  if (!listed) {
    const made = await call('POST', 'issues', { title, body, labels: [github.label] })
    if (!made.ok || !content.closes) return made
    const { number } = z.object({ number: z.int() }).parse(await made.json())
    return call('PATCH', `issues/${number}`, { state: 'closed' })
  }
  const issue = `issues/${listed.number}`
  if (!listed.body?.includes(content.mark)) {
    const told = await find(call, `${issue}/comments?`, (comment) => comment.body?.includes(content.mark) ?? false)
    if (told instanceof Response) return told
    const commented = told ?? (await call('POST', `${issue}/comments`, { body }))
    if (commented instanceof Response && !commented.ok) return commented
  }
  return call('PATCH', issue, { state: content.closes ? 'closed' : 'open' })
}

type Entry = { readonly number: number; readonly title: string; readonly body: string | null }

/** Looks through all pages of a list; a page that cannot be read ends it with the answer. */
async function find(call: Call, path: string, is: (entry: Entry) => boolean): Promise<Entry | Response | undefined> {
  for (let page = 1; ; page += 1) {
    const response = await call('GET', `${path}&per_page=100&page=${page}`.replace('?&', '?'))
    if (!response.ok) return response
    const entries = issuesSchema.parse(
      ((await response.json()) as object[]).map((entry) => ({ number: 0, title: '', state: '', body: null, ...entry })),
    )
    const found = entries.find(is)
    if (found || entries.length < 100) return found
  }
}

function caller(github: GithubSettings, token: string, signal: AbortSignal): Call {
  return (method, path, body) =>
    fetch(`${github.api}/repos/${github.repository}/${path}`, {
      method,
      signal,
      redirect: 'error',
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'guidewatch',
        'x-github-api-version': '2022-11-28',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
}
