import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { checkGuides, type GuideRun } from '../../src/guides/check.js'
import { guideEntries } from '../../src/guides/entries.js'
import { knownOf } from '../../src/guides/known.js'
import { guideChecksFile, readGuideChecks } from '../../src/state/guide-checks.js'
import { type Loopback, loopbackVisitor, serve } from '../helpers/servers.js'
import { guidePage, guideText, loadedProject, NOW, ONCE, PROOF, project, put } from './sample.js'

const open: Loopback[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

async function site(handler: Parameters<typeof serve>[0], address?: string): Promise<Loopback> {
  const server = await serve((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end()
    else handler(request, response)
  }, address)
  open.push(server)
  return server
}

const page =
  (body: string | Buffer, headers = {}): Parameters<typeof serve>[0] =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)

/** Checks all guides of a project, at a time. */
async function checked(root: string, at = '2026-11-26T02:00:00Z', run: Partial<GuideRun> = {}) {
  const { settings, flows } = loadedProject(root)
  const now = () => new Date(at)
  const known = knownOf(settings, flows, 'live', now())
  const all = await checkGuides(settings, guideEntries(flows), known, {
    site: 'live',
    now,
    visitor: loopbackVisitor(),
    ...run,
  })
  return Object.fromEntries(all.map(({ entry, check }) => [entry.id, check]))
}

const kept = (root: string) => readGuideChecks(loadedProject(root).settings.state, 'live').guides

describe('guides', () => {
  it('are right or wrong, on the web as in files', async () => {
    const { origin } = await site((request, response) =>
      page(guidePage(request.url === '/old' ? ONCE : NOW))(request, response),
    )
    const root = project({
      new: { url: `${origin}/new` },
      old: { url: `${origin}/old` },
      file: { file: '../guides/old.md' },
      french: { file: '../guides/new.md', language: 'fr' },
    })
    put(root, 'guides/old.md', guideText(ONCE))
    put(root, 'guides/new.md', guideText(NOW))
    const all = await checked(root)
    expect(Object.entries(all).map(([id, { verdict }]) => `${id} ${verdict}`)).toEqual([
      'new right',
      'old wrong',
      'file wrong',
      'french right',
    ])
    for (const id of ['old', 'file']) {
      expect(all[id]?.findings).toMatchObject([
        {
          rule: 'label-renamed',
          sentence: `Klicke auf ${ONCE}.`,
          subject: { printed: ONCE, now: NOW },
          proposed: `Klicke auf ${NOW}.`,
        },
      ])
    }
    expect(kept(root)).toEqual(all)
  })

  it('of which nothing can be said are unknown, each with its reason, and keep the others from nothing', async () => {
    const pages: Record<string, Parameters<typeof serve>[0]> = {
      '/ok': page(guidePage(NOW)),
      '/403': (_, response) => response.writeHead(403).end(),
      '/404': (_, response) => response.writeHead(404).end(),
      '/503': (_, response) => response.writeHead(503).end(),
      '/members': (_, response) => response.writeHead(302, { location: '/login?to=guide' }).end(),
      '/pdf': page('%PDF-1.4'),
      '/large': page(guidePage(NOW) + ' '.repeat(2_000_000)),
      '/rebuilt': page('<p>Ein neuer Artikel, ganz ohne die alten Sätze.</p>'),
      '/two': page(guidePage(NOW).replace(PROOF[2] ?? '', '')),
      '/consent': page(
        `<h1>Wir und unsere Partner verarbeiten Daten</h1><p>Mit deiner Einwilligung setzen wir Cookies für Tracking. Zustimmen?</p>`,
      ),
      '/paywall': page(`<h1>So widersprichst du</h1><p>${PROOF[0]}</p><p>Jetzt abonnieren und weiterlesen.</p>`),
      '/latin1': page(Buffer.from(guidePage(NOW), 'latin1')),
    }
    const { origin } = await site((request, response) => pages[request.url ?? '']?.(request, response))
    const root = project(
      Object.fromEntries(Object.keys(pages).map((path) => [`p-${path.slice(1)}`, { url: origin + path }])),
    )
    const all = await checked(root)
    expect(Object.entries(all).map(([id, { verdict, unknown }]) => `${id.slice(2)} ${unknown ?? verdict}`)).toEqual([
      'ok right',
      '403 refused',
      '404 not-found',
      '503 server-error',
      'members redirected-away',
      'pdf not-text',
      'large too-large',
      'rebuilt rebuilt',
      'two rebuilt',
      'consent consent-wall',
      'paywall paywall',
      'latin1 unreadable',
    ])
    for (const { verdict, message, findings } of Object.values(all)) {
      expect(message ?? '').not.toMatch(/\n/)
      if (verdict === 'unknown') expect(findings).toEqual([])
    }
  })

  it('that are hostile are read like any other', async () => {
    const nested = '<div>'.repeat(100_000)
    const { origin } = await site((request, response) =>
      page(
        {
          '/nested': guidePage(ONCE).replace('<main>', `<main>${nested}`),
          '/nested-inline': guidePage(ONCE).replace('<main>', `<main>${'<b><i>'.repeat(50_000)}`),
          '/script': guidePage(NOW).replace(
            '<main>',
            `<main><script>process.exit(1); document.write("Klicke auf <b>${ONCE}</b>")</script>`,
          ),
          '/nulls': guidePage(ONCE).replaceAll('>K', '>\0K'),
          '/refresh': guidePage(NOW).replace('<title>', '<meta http-equiv="refresh" content="0;url=/away"><title>'),
          '/attributes': guidePage(NOW).replace('<main>', `<main ${'a="1" '.repeat(100_000)}>`),
          '/open': guidePage(NOW).replace('<main>', `<main>${'<a href="'.repeat(50_000)}`),
        }[request.url ?? ''] ?? 'away',
      )(request, response),
    )
    const names = ['nested', 'nested-inline', 'script', 'nulls', 'refresh', 'attributes', 'open']
    const root = project(Object.fromEntries(names.map((name) => [name, { url: `${origin}/${name}` }])))
    const all = await checked(root, undefined, { visitor: loopbackVisitor({ maxBytes: 5_000_000 }) })
    const verdicts = Object.fromEntries(Object.entries(all).map(([id, { verdict }]) => [id, verdict]))
    // Nothing of it is run or followed.
    expect(verdicts).toMatchObject({ script: 'right', refresh: 'right', nulls: 'wrong' })
    // What no person writes may be too much; then nothing is said of it.
    for (const name of ['nested', 'nested-inline']) expect(['wrong', 'unknown']).toContain(verdicts[name])
    for (const name of ['attributes', 'open']) expect(['right', 'unknown']).toContain(verdicts[name])
    expect(open[0]?.paths()).not.toContain('/away')
  })
})

describe('night after night', () => {
  it('a page is asked whether it has changed, and sent again where what is known has', async () => {
    let label = NOW
    const { origin, asked } = await site((request, response) => {
      const etag = `"${label}"`.normalize('NFD').replace(/[^\x20-\x7e]/g, '')
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end()
      else page(guidePage(label), { etag })(request, response)
    })
    const root = project({ one: { url: `${origin}/one` } })
    const first = await checked(root, '2026-11-24T02:00:00Z')
    expect(first.one).toMatchObject({ verdict: 'right', since: '2026-11-24T02:00:00.000Z' })
    const second = await checked(root, '2026-11-25T02:00:00Z')
    expect(second.one).toEqual({ ...first.one, checkedAt: '2026-11-25T02:00:00.000Z' })
    label = ONCE
    const third = await checked(root, '2026-11-26T02:00:00Z')
    expect(third.one).toMatchObject({ verdict: 'wrong', since: '2026-11-26T02:00:00.000Z', last: null })
    const pages = () =>
      asked.filter(({ url }) => url === '/one').map(({ headers }) => headers['if-none-match'] !== undefined)
    expect(pages()).toEqual([false, true, true])
    // The flow says something else now: the old answer is of no use, though the page is still the same.
    writeFileSync(join(root, 'flows/form.yaml'), flowWithout(root))
    const fourth = await checked(root, '2026-11-27T02:00:00Z')
    expect(fourth.one?.verdict).toBe('right')
    expect(pages()).toEqual([false, true, true, false])
  })

  it('what could not be looked at keeps what was found before, and since when', async () => {
    let status = 200
    const { origin } = await site((request, response) => {
      if (status === 200) page(guidePage(ONCE))(request, response)
      else response.writeHead(status).end()
    })
    const root = project({ one: { url: `${origin}/one` } })
    const first = await checked(root, '2026-11-24T02:00:00Z')
    status = 503
    for (const day of ['25', '26']) {
      const { one } = await checked(root, `2026-11-${day}T02:00:00Z`)
      expect(one).toMatchObject({
        verdict: 'unknown',
        unknown: 'server-error',
        since: '2026-11-25T02:00:00.000Z',
        findings: [],
      })
      expect(one?.last).toEqual({
        at: first.one?.checkedAt,
        since: first.one?.since,
        verdict: 'wrong',
        findings: first.one?.findings,
      })
    }
    status = 200
    const last = await checked(root, '2026-11-27T02:00:00Z')
    expect(last.one).toMatchObject({ verdict: 'wrong', since: '2026-11-24T02:00:00.000Z', last: null })
  })

  it('a run that ends early loses nothing', async () => {
    const { origin } = await site(page(guidePage(ONCE)))
    const root = project({ a: { url: `${origin}/a` }, b: { url: `${origin}/b` }, c: { url: `${origin}/c` } })
    await checked(root, '2026-11-24T02:00:00Z')
    const stop = {
      started: ({ id }: { id: string }) => {
        if (id === 'b') throw new Error('stopped')
      },
    }
    await expect(checked(root, '2026-11-25T02:00:00Z', { progress: stop })).rejects.toThrow('stopped')
    expect(
      Object.entries(kept(root)).map(([id, { checkedAt, verdict }]) => `${id} ${checkedAt.slice(8, 10)} ${verdict}`),
    ).toEqual(['a 25 wrong', 'b 24 wrong', 'c 24 wrong'])
  })

  it('guides that are gone are forgotten once all are checked', async () => {
    const { origin } = await site(page(guidePage(NOW)))
    const root = project({ a: { url: `${origin}/a` }, b: { url: `${origin}/b` } })
    await checked(root)
    const fewer = project({ a: { url: `${origin}/a` } })
    rmSync(join(root, 'flows'), { recursive: true })
    put(root, 'flows/form.yaml', flowOf(fewer))
    await checked(root)
    expect(Object.keys(kept(root))).toEqual(['a', 'b'])
    await checked(root, undefined, { isWhole: true })
    expect(Object.keys(kept(root))).toEqual(['a'])
  })

  it('a state that is damaged or of a newer guidewatch is not written over', async () => {
    const { origin, asked } = await site(page(guidePage(NOW)))
    const root = project({ a: { url: `${origin}/a` } })
    const file = guideChecksFile(loadedProject(root).settings.state, 'live')
    for (const [content, message] of [
      ['{"schema":1,"si', /is damaged/],
      ['{"schema":9}', /newer guidewatch/],
    ] as const) {
      put(root, 'state/guides/live.json', content)
      await expect(checked(root)).rejects.toThrow(message)
    }
    expect(file).toContain('state/guides/live.json')
    expect(asked).toEqual([])
  })
})

describe('politeness', () => {
  it('asks once for a page that several guides name', async () => {
    const { origin, paths } = await site(page(guidePage(ONCE), { etag: '"1"' }))
    const root = project({ a: { url: `${origin}/same` }, b: { url: `${origin}/same`, language: 'de-AT' } })
    for (const day of ['24', '25']) {
      const all = await checked(root, `2026-11-${day}T02:00:00Z`)
      expect([all.a?.verdict, all.b?.verdict]).toEqual(['wrong', 'wrong'])
    }
    expect(paths().filter((path) => path === '/same')).toHaveLength(2)
  })

  it('asks a host for one page after the other, and several hosts at once', async () => {
    let waiting: (() => void)[] = []
    const busy = { a: 0, b: 0 }
    const most = { a: 0, b: 0, both: 0 }
    const slow =
      (name: 'a' | 'b'): Parameters<typeof serve>[0] =>
      (request, response) => {
        busy[name] += 1
        most[name] = Math.max(most[name], busy[name])
        most.both = Math.max(most.both, busy.a + busy.b)
        waiting.push(() => {
          busy[name] -= 1
          page(guidePage(NOW))(request, response)
        })
        // Both hosts are asked before either answers.
        if (waiting.length === 2) for (const answer of waiting.splice(0)) answer()
      }
    const a = await site(slow('a'))
    const b = await site(slow('b'), '127.0.0.2')
    const root = project({
      a1: { url: `${a.origin}/1` },
      a2: { url: `${a.origin}/2` },
      b1: { url: `${b.origin}/1` },
      b2: { url: `${b.origin}/2` },
    })
    await checked(root, undefined, { visitor: loopbackVisitor({ near: ['127.0.0.1', '127.0.0.2'] }) })
    waiting = []
    expect(most).toEqual({ a: 1, b: 1, both: 2 })
    expect(a.paths()).toEqual(['/robots.txt', '/1', '/2'])
  })

  it('asks for nothing when nobody is named whom one could ask why', async () => {
    const { origin, asked } = await site(page(guidePage(NOW)))
    const root = project({ a: { url: `${origin}/a` } })
    put(root, 'guidewatch.yaml', 'guides: { near: [127.0.0.1] }\n')
    const { settings, flows } = loadedProject(root)
    const run = { site: 'live', now: () => new Date() } as const
    await expect(checkGuides(settings, guideEntries(flows), new Map(), run)).rejects.toThrow('`guides: contact:`')
    expect(asked).toEqual([])
    put(
      root,
      'guidewatch.yaml',
      'guides: { near: [127.0.0.1] }\npublish: { publisher: { contact: team@example.org } }\n',
    )
    const named = loadedProject(root)
    await checkGuides(named.settings, guideEntries(named.flows), new Map(), run)
    expect(asked[1]?.headers['user-agent']).toMatch(/^guidewatch\/\d+\.\d+\.\d+ \(\+team@example\.org\)$/)
  })
})

/** The flow of a project, as it is. */
function flowOf(root: string): string {
  return readFileSync(join(root, 'flows/form.yaml'), 'utf8')
}

/** The flow without what was so before. */
function flowWithout(root: string): string {
  return flowOf(root).replace(/formerly:\n.*\n/, '')
}
