import { createHmac } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { channelsOf, deliverDue, spoolNotice } from '../../src/alert/deliver.js'
import { sampleNotice } from '../../src/alert/sample.js'
import type { Notice } from '../../src/incident/incident.js'
import { loadSettings } from '../../src/settings/settings.js'
import { filesBelow, temporaryFolder } from '../helpers/cli.js'

type Call = {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A server that answers as `answer` says and keeps what it was asked. */
async function serve(answer: (call: Call) => { status: number; json?: unknown }) {
  const calls: Call[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const call = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body }
    calls.push(call)
    const { status, json } = answer(call)
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {})
    response.end(json === undefined ? '' : JSON.stringify(json))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => server.close())
  return { calls, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const SECRET = 'canary-secret-of-the-channel'

function settingsWith(alerts: string) {
  const folder = temporaryFolder()
  const file = join(folder, 'guidewatch.yaml')
  writeFileSync(join(folder, 'secret.txt'), `${SECRET}\n`)
  writeFileSync(file, `alerts:\n${alerts}`)
  return { folder, settings: loadSettings(file) }
}

const NOW = new Date(Date.UTC(2026, 0, 5))

describe('the webhook', () => {
  async function posted(statuses: readonly number[]) {
    const left = [...statuses]
    const hook = await serve(() => ({ status: left.shift() ?? 200 }))
    process.env.TEST_HOOK_URL = `${hook.origin}/hook?token=${SECRET}`
    const { folder, settings } = settingsWith(
      '  webhook: { url: { env: TEST_HOOK_URL }, secret: { file: secret.txt } }\n',
    )
    await spoolNotice(await sampleNotice(settings, NOW), channelsOf(settings), { settings, deliveredAt: null })
    return {
      hook,
      folder,
      deliver: (hours: number) =>
        deliverDue(settings.state, channelsOf(settings), () => new Date(NOW.getTime() + hours * 3_600_000)),
    }
  }

  it('is signed as Standard Webhooks has it, and repeats itself under the same id', async () => {
    const { hook, deliver } = await posted([503, 200])
    expect((await deliver(0)).waiting).toEqual([expect.stringContaining('to webhook: HTTP 503')])
    expect(await deliver(1)).toMatchObject({ delivered: 1, waiting: [] })
    const [first, second] = hook.calls
    expect(second?.body).toBe(first?.body)
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = second?.headers ?? {}
    expect(signature).toBe(`v1,${createHmac('sha256', SECRET).update(`${id}.${at}.${second?.body}`).digest('base64')}`)
    expect(JSON.parse(second?.body ?? '')).toMatchObject({
      type: 'guidewatch.test',
      notice: { incident: { class: 'changed' } },
    })
  })

  it('follows no redirect, gives up on what is refused, and writes its address nowhere', async () => {
    const { deliver, folder, hook } = await posted([302, 404])
    expect((await deliver(0)).waiting).toHaveLength(1)
    expect((await deliver(1)).failed).toEqual([expect.stringContaining('HTTP 404')])
    expect(hook.calls.every(({ url }) => url.startsWith('/hook'))).toBe(true)
    const written = filesBelow(folder).filter((file) => !file.endsWith('secret.txt'))
    const { readFileSync } = await import('node:fs')
    expect(written.filter((file) => readFileSync(file, 'latin1').includes(SECRET))).toEqual([])
  })

  it('goes to another machine by https only', async () => {
    process.env.TEST_HOOK_URL = 'http://hooks.example.org/'
    const { settings } = settingsWith('  webhook: { url: { env: TEST_HOOK_URL }, secret: { file: secret.txt } }\n')
    await spoolNotice(await sampleNotice(settings, NOW), channelsOf(settings), { settings, deliveredAt: null })
    expect((await deliverDue(settings.state, channelsOf(settings), () => NOW)).waiting).toEqual([
      expect.stringContaining('must be an https one'),
    ])
  })
})

describe('GitHub issues', () => {
  /** As much of GitHub as guidewatch uses. */
  async function github() {
    const issues: { number: number; title: string; state: string; body: string; comments: { body: string }[] }[] = []
    const state = { failing: false }
    const server = await serve(({ method, url, body, headers }) => {
      if (headers.authorization !== `Bearer ${SECRET}`) return { status: 401 }
      const [, number, comments] = /issues\/(\d+)(\/comments)?/.exec(url) ?? []
      const issue = issues.find((one) => one.number === Number(number))
      const sent = body === '' ? {} : JSON.parse(body)
      if (method === 'GET' && state.failing) return { status: 502 }
      if (method === 'GET')
        return { status: 200, json: comments ? issue?.comments : url.includes('page=1') ? issues : [] }
      if (method === 'PATCH' && issue) return { status: 200, json: Object.assign(issue, sent) }
      if (comments && issue) return { status: 201, json: issue.comments.push(sent) }
      const made = { number: issues.length + 1, state: 'open', comments: [], ...sent }
      issues.push(made)
      return { status: 201, json: made }
    })
    const { settings } = settingsWith(
      `  github: { repository: ngo/guides, token: { file: secret.txt }, api: "${server.origin}" }\n`,
    )
    const sample = await sampleNotice(settings, NOW)
    let hours = 0
    return {
      issues,
      state,
      tell: async (kind: Notice['kind'], id: string) => {
        hours += 2
        await spoolNotice({ ...sample, kind, id }, channelsOf(settings), { settings, deliveredAt: null })
        return deliverDue(settings.state, channelsOf(settings), () => new Date(NOW.getTime() + hours * 3_600_000))
      },
    }
  }

  it('are opened, commented, closed and opened again, one per incident', async () => {
    const { issues, tell } = await github()
    for (const [kind, id] of [
      ['opened', 'a'],
      ['reminder', 'b'],
      ['recovered', 'c'],
    ] as const) {
      expect(await tell(kind, id)).toMatchObject({ delivered: 1, failed: [] })
    }
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ state: 'closed', title: expect.stringContaining('step 2') })
    expect(issues[0]?.comments).toHaveLength(2)
    await tell('reopened', 'd')
    expect(issues[0]).toMatchObject({ state: 'open' })
    expect(issues).toHaveLength(1)
  })

  it('are not made when the list cannot be read', async () => {
    const { issues, state, tell } = await github()
    state.failing = true
    expect((await tell('opened', 'a')).waiting).toEqual([expect.stringContaining('HTTP 502')])
    expect(issues).toEqual([])
    state.failing = false
    await tell('recovered', 'b')
    expect(issues.map(({ state: now }) => now)).toEqual(['closed'])
    expect(issues[0]?.comments).toHaveLength(1)
  })
})
