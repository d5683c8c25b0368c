import { describe, expect, it } from 'vitest'
import type { Flow } from '../../src/flow/schema.js'
import type { Remark } from '../../src/screen/record.js'
import type { Asked } from '../../src/walk/guard/interception.js'
import { restraint } from '../../src/walk/guard/restraint.js'

const SHOP = 'https://shop.example'
const READ = `POST ${SHOP}/api/query`

function rules(more: Partial<Flow> = {}) {
  const notes: { remark: Remark; times: number }[] = []
  const flow = {
    link: { id: 'x', url: `${SHOP}/form` },
    hosts: [SHOP, 'https://api.example'],
    reads: [READ],
    routes: [],
    ...more,
  }
  const made = restraint(flow as unknown as Flow, (remark) => {
    const at = notes.push({ remark, times: 1 }) - 1
    return (times) => {
      notes[at] = { remark, times }
    }
  })
  const ask = (
    method: string,
    url: string,
    more: Partial<Asked> & { cookies?: readonly string[]; page?: string } = {},
  ) =>
    made.decide(
      { method, url, headers: {}, body: '', kind: 'XHR', redirected: false, ...more },
      more.cookies ?? [],
      more.page ?? `${SHOP}/form`,
    )
  return { ...made, ask, notes }
}

describe('on its way', () => {
  it('a walk asks by GET and HEAD, at the origins of the flow', () => {
    const { ask } = rules()
    expect(['GET', 'HEAD'].map((method) => ask(method, `${SHOP}/a?b=c`))).toEqual(['pass', 'pass'])
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE']) {
      expect([method, ask(method, `${SHOP}/a`)]).toEqual([method, 'stop'])
    }
    for (const kind of ['Document', 'Ping', 'CSPViolationReport', 'Fetch', 'Other']) {
      expect([kind, ask('POST', `${SHOP}/a`, { kind })]).toEqual([kind, 'stop'])
    }
    for (const url of [
      'http://shop.example/',
      'https://shop.example:8443/',
      'https://x.shop.example/',
      'ftp://shop.example/',
      'file:///etc/passwd',
    ])
      expect([url, ask('GET', url)]).toEqual([url, 'stop'])
    expect(ask('GET', 'data:text/plain,x')).toBe('pass')
  })

  it('what cannot be read, such as what is still being written, does not pass although the flow names it', () => {
    const { ask } = rules()
    expect(ask('POST', `${SHOP}/api/query`, { body: null })).toBe('stop')
    expect(ask('GET', `${SHOP}/x`, { body: null })).toBe('pass')
  })

  it('what was typed is not to be kept for the next walk, but for the name that every log-in says again', () => {
    const made = rules()
    made.typed('Kanarienvogel 4711')
    made.typed('Rotkehlchen99', { secret: true, password: true })
    made.typed('zaunkoenig', { secret: true, password: false })
    const kept = ['v=Kanarienvogel%204711', `{"a":"${btoa('Rotkehlchen99')}"}`, 'user=zaunkoenig', 'session=8f3a2b1c']
    expect(kept.map(made.holdsTyped)).toEqual([true, true, false, false])
  })

  it('what the flow names passes, exactly so', () => {
    const { ask } = rules()
    expect(ask('POST', `${SHOP}/api/query?x=1`, { body: '{}' })).toBe('pass')
    expect(ask('POST', `${SHOP}/api/query/more`)).toBe('stop')
    expect(ask('PUT', `${SHOP}/api/query`)).toBe('stop')
    expect(ask('POST', 'https://api.example/api/query')).toBe('stop')
  })

  it('a preflight is answered without asking, if what it asks about may pass', () => {
    const { ask } = rules()
    const about = (method: string) => ({ headers: { 'Access-Control-Request-Method': method } })
    expect(ask('OPTIONS', 'https://api.example/x', about('GET'))).toBe('grant')
    expect(ask('OPTIONS', `${SHOP}/api/query`, about('POST'))).toBe('grant')
    expect(ask('OPTIONS', 'https://api.example/x', about('DELETE'))).toBe('stop')
  })

  it('the same is noted once, with how often it happened', () => {
    const { ask, notes } = rules()
    for (let times = 0; times < 3; times += 1) ask('POST', `${SHOP}/track`, { kind: 'Ping' })
    expect(notes).toEqual([{ remark: { kind: 'request-stopped', request: `POST ${SHOP}/track` }, times: 3 }])
  })

  it('remembers what a page may have needed: requests with an answer, until the next page or step', () => {
    const made = rules()
    made.ask('POST', `${SHOP}/beacon`, { kind: 'Ping' })
    made.ask('POST', `${SHOP}/list?page=2`)
    made.ask('POST', 'https://tracker.example/x')
    expect(made.stopped()).toEqual([`POST ${SHOP}/list`])
    made.forgetStopped()
    expect(made.stopped()).toEqual([])
  })
})

describe('once something was typed', () => {
  it('a request that holds it is stopped, whatever its method', () => {
    const made = rules()
    made.typed('Kanarienvogel')
    expect(made.ask('GET', `${SHOP}/search?q=kanarienvogel`)).toBe('stop')
    expect(made.ask('GET', `${SHOP}/x`, { headers: { Referer: `${SHOP}/?q=Kanarienvogel` } })).toBe('stop')
    expect(made.ask('GET', `${SHOP}/x`, { cookies: ['note=Kanarienvogel'] })).toBe('stop')
    expect(made.ask('POST', `${SHOP}/api/query`, { body: '{"q":"Kanarienvogel"}' })).toBe('stop')
    expect(made.ask('POST', `${SHOP}/api/query`, { body: null })).toBe('stop')
    expect(made.ask('POST', `${SHOP}/api/query`, { body: '{}' })).toBe('pass')
    expect(made.ask('GET', `${SHOP}/x`)).toBe('pass')
    expect(made.betrays(`${SHOP}/x`, [['cookie', 'note=Kanarienvogel']])).toBe(true)
    expect(made.betrays('https://kanarienvogel.shop.example/', [])).toBe(true)
  })

  it('it is no header of a page, by value or name, and no user of an address; the browser’s own headers are', () => {
    const made = rules()
    const own = { Accept: 'text/html,image/avif', 'Accept-Language': 'de-DE', 'User-Agent': 'Chrome/156' }
    expect(made.ask('GET', `${SHOP}/`, { kind: 'Document', headers: own })).toBe('pass')
    const ways: Readonly<Record<string, string>>[] = [
      { accept: 'text/Kanarienvogel' },
      { 'accept-language': 'Kanarienvogel' },
      { 'upgrade-insecure-requests': 'Kanarienvogel' },
      { 'user-agent': 'Kanarienvogel' },
      { 'x-kanarienvogel': '1' },
      { 'x-kanarien': 'vogel' },
      { 'Sec-Required-CSP': 'script-src https://kanarienvogel.example' },
      { authorization: `Basic ${Buffer.from('Kanarienvogel:x').toString('base64')}` },
    ]
    // The gate learns them by itself, whatever else was connected with before.
    expect(made.betrays(`${SHOP}/`, [])).toBe(false)
    expect(made.betrays(`${SHOP}/`, Object.entries(own))).toBe(false)
    for (const value of ['Kanarienvogel', 'de', 'Chrome', 'image', '156']) made.typed(value)
    expect(made.ask('GET', `${SHOP}/x`, { headers: { ...own, 'sec-ch-ua-platform': '"de"' } })).toBe('pass')
    for (const accept of ['*/*', 'image/jxl,image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8'])
      expect(made.ask('GET', `${SHOP}/x`, { headers: { ...own, accept } })).toBe('pass')
    expect(made.betrays(`${SHOP}/x`, Object.entries(own))).toBe(false)
    for (const headers of ways) expect(made.betrays(`${SHOP}/x`, Object.entries({ ...own, ...headers }))).toBe(true)
    for (const headers of ways) expect([headers, made.ask('GET', `${SHOP}/x`, { headers })]).toEqual([headers, 'stop'])
    expect(made.ask('GET', 'https://Kanarienvogel:x@shop.example/x')).toBe('stop')
    expect(made.ask('GET', 'https://kanarien:vogel@shop.example/x')).toBe('stop')
    expect(made.ask('GET', `${SHOP}/x?${'a'.repeat(33_000)}`)).toBe('stop')
  })
})

describe('the log-in', () => {
  const document = { kind: 'Document', body: 'u=Zaunkoenig&p=Rotkehlchen99' }
  const FORM = `${SHOP}/login`
  const typed = () => {
    const made = rules()
    made.typed('Zaunkoenig', { secret: true, password: false })
    made.typed('Rotkehlchen99', { secret: true, password: true })
    return made
  }

  it('passes once, while its control is pressed, to the origin of page and form', () => {
    const made = typed()
    expect(made.ask('POST', `${SHOP}/login`, document)).toBe('stop')
    expect(made.allowLogIn(FORM)).toBe(true)
    expect(made.ask('POST', 'https://api.example/login', document)).toBe('stop')
    expect(made.ask('POST', `${SHOP}/login`, { ...document, kind: 'Fetch' })).toBe('stop')
    expect(made.ask('POST', `${SHOP}/login`, document)).toBe('pass')
    expect(made.ask('POST', `${SHOP}/again`, { ...document, redirected: true })).toBe('stop')
    expect(made.ask('POST', `${SHOP}/login`, document)).toBe('stop')
    expect(made.allowLogIn(FORM)).toBe(false)
  })

  it('is what goes where its form said, and holds every secret', () => {
    const made = typed()
    made.allowLogIn(`${FORM}#top`)
    expect(made.ask('POST', `${SHOP}/delete-account`, { kind: 'Document', body: 'sure=yes' })).toBe('stop')
    expect(made.ask('POST', `${SHOP}/delete-account`, document)).toBe('stop')
    expect(made.ask('POST', FORM, { kind: 'Document', body: 'sure=yes' })).toBe('stop')
    expect(made.ask('POST', FORM, { kind: 'Document', body: 'u=Zaunkoenig' })).toBe('stop')
    expect(made.ask('POST', FORM, { kind: 'Document', body: null })).toBe('stop')
    expect(made.ask('POST', FORM, { kind: 'Document', body: `${document.body}&x=${'YWFhYWFh.'.repeat(90_000)}` })).toBe(
      'stop',
    )
    expect(made.ask('POST', FORM, document)).toBe('pass')
  })

  it('takes nothing else along that was typed', () => {
    const made = typed()
    made.typed('Kanarienvogel 4711')
    made.allowLogIn(FORM)
    const more = { kind: 'Document', body: `${document.body}&note=Kanarienvogel+4711` }
    expect(made.ask('POST', FORM, more)).toBe('stop')
    expect(made.ask('POST', FORM, document)).toBe('pass')
  })

  it('of two pages has the name in its first part, and the password in its second', () => {
    const made = rules()
    made.typed('Zaunkoenig', { secret: true, password: false })
    expect(made.allowLogIn(`${SHOP}/name`, 'name')).toBe(true)
    expect(made.ask('POST', `${SHOP}/name`, { kind: 'Document', body: 'sure=yes' })).toBe('stop')
    expect(made.ask('POST', `${SHOP}/name`, { kind: 'Document', body: 'u=Zaunkoenig' })).toBe('pass')
    made.endLogIn()
    made.typed('Rotkehlchen99', { secret: true, password: true })
    made.allowLogIn(FORM)
    expect(made.ask('POST', FORM, { kind: 'Document', body: 'p=Rotkehlchen99' })).toBe('pass')
  })

  it('does not pass before a secret was typed, after the press, to another form, or on a search', () => {
    expect(rules().allowLogIn(FORM)).toBe(false)
    const late = typed()
    late.allowLogIn(FORM)
    late.endLogIn()
    expect(late.ask('POST', `${SHOP}/login`, document)).toBe('stop')
    const other = typed()
    other.allowLogIn('https://api.example/login')
    expect(other.ask('POST', `${SHOP}/login`, document)).toBe('stop')
    const searching = typed()
    searching.explore()
    expect(searching.allowLogIn(FORM)).toBe(false)
  })

  it('by script passes if the flow names it, once', () => {
    const made = typed()
    expect(made.ask('POST', `${SHOP}/api/query`, { body: document.body })).toBe('stop')
    made.allowLogIn(undefined)
    expect(made.ask('POST', `${SHOP}/api/query`, { body: '{"user":"Zaunkoenig"}' })).toBe('stop')
    expect(made.ask('POST', `${SHOP}/api/query`, { body: '{"u":"Zaunkoenig","p":"Rotkehlchen99"}' })).toBe('pass')
    expect(made.ask('POST', `${SHOP}/api/query`, { body: document.body })).toBe('stop')
  })

  it('leaves the user name known to that origin, and the password to none', () => {
    const made = typed()
    made.allowLogIn(FORM)
    made.ask('POST', `${SHOP}/login`, document)
    expect(made.ask('GET', `${SHOP}/users/Zaunkoenig`)).toBe('pass')
    expect(made.ask('GET', 'https://api.example/users/Zaunkoenig')).toBe('stop')
    expect(made.ask('GET', `${SHOP}/users/Rotkehlchen99`)).toBe('stop')
  })
})

describe('a search and an arrival', () => {
  it('a search reads by GET and HEAD only, whatever the flow names', () => {
    const made = rules()
    made.explore()
    expect(made.ask('GET', `${SHOP}/x`)).toBe('pass')
    expect(made.ask('POST', `${SHOP}/api/query`)).toBe('stop')
  })

  it('a search asks again what the walk has asked for by name, as far as that has changed nothing and names no change', () => {
    const query = (made: ReturnType<typeof rules>, body = '{"operationName":"FeedQuery"}') =>
      made.ask('POST', `${SHOP}/api/query`, { body })
    const made = rules()
    expect(query(made)).toBe('pass')
    made.explore()
    expect(query(made)).toBe('pass')
    for (const body of [
      '{"query":"mutation { follow(id: 1) }"}',
      'doc_id=1&fb_api_req_friendly_name=SettingsSaveMutation',
      '{"operationName":"DeletePost"}',
      '{"jsonrpc":"2.0","method":"account.sign_out"}',
    ])
      expect([body, query(made, body)]).toEqual([body, 'stop'])
    const signing = rules()
    query(signing)
    signing.hasChanged('POST', `${SHOP}/api/query`)
    signing.explore()
    expect(query(signing)).toBe('stop')
  })

  it('after arrival nothing goes on, and nothing fails', () => {
    const made = rules()
    made.close()
    expect(['GET', 'POST'].map((method) => made.ask(method, `${SHOP}/x`))).toEqual(['hold', 'hold'])
    expect(made.ask('GET', 'data:text/plain,x')).toBe('pass')
  })
})
