import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Canaries, leaksIn } from '../helpers/canaries.js'
import { filesBelow } from '../helpers/cli.js'
import { mailSettings, serveMail } from '../helpers/mail.js'
import { secretive } from '../helpers/secretive.js'
import { document, serveSite } from '../helpers/site.js'

const SIGNED_OUT = document('<h1>Sign in</h1>')

/** A site that knows its members by a cookie, gives them another one at each visit, and shows and logs all it knows. */
function members(canaries: Canaries) {
  const { cookie: first = '', name = '', email = '' } = canaries
  let visits = 0
  const rotated = (visit: number) =>
    visit === 0 ? first : `${first}-${createHash('sha256').update(`${visit}`).digest('hex')}`
  return {
    latest: () => rotated(visits),
    page: (asked: string | undefined) => {
      if (!asked?.includes(`sid=${first}`)) return { body: SIGNED_OUT, cookie: null }
      visits += 1
      return {
        cookie: `sid=${rotated(visits)}; HttpOnly; Path=/; Max-Age=8640000`,
        body: document(`<h1>Members</h1><p>${name} (${email})</p><p>${rotated(visits)}</p><p id="kept"></p>
<a href="/form?session=${rotated(visits)}#${encodeURIComponent(email)}">Form</a>
<script>
  document.getElementById('kept').textContent = localStorage.getItem('token') || ''
  console.log(document.cookie, localStorage.getItem('token'), ${JSON.stringify(rotated(visits))})
  localStorage.setItem('last', ${JSON.stringify(name)})
  setTimeout(() => { throw new Error(${JSON.stringify(`${name} ${rotated(visits)}`)}) })
</script>`),
      }
    },
  }
}

describe('a night with a test account', () => {
  it('leaves nothing of its session in the clear, whatever the site shows, logs and exchanges', {
    timeout: 400_000,
  }, async () => {
    const [site, mail] = await Promise.all([serveSite({}), serveMail()])
    const flow = `flow: members
link: ${site.origin}/form
account: tester
destination: { heading: "The form of [private]" }
routes:
  - id: way
    steps:
      - { open: "${site.origin}/" }
      - { click: { role: link, name: Form } }
  - id: lost
    steps:
      - { open: "${site.origin}/" }
      - { click: { role: link, name: Nowhere } }
`
    const { call, canaries, expectNoLeak, file, folder, importing } = await secretive(
      flow,
      site.origin,
      mailSettings(mail.port),
    )
    const { latest, page } = members(canaries)
    const answer =
      (heading: string): (typeof site.pages)[string] =>
      (request, response) => {
        const { body, cookie: set } = page(request.headers.cookie)
        response.setHeader('content-type', 'text/html; charset=utf-8')
        if (set) response.setHeader('set-cookie', set)
        response.end(body.replace('<h1>Members</h1>', `<h1>${heading}</h1>`))
      }
    site.pages = { '/': answer('Members'), '/form': answer(`The form of ${canaries.name}`) }
    expect((await call(importing)).code).toBe(0)
    expect((await call(['run'])).code).toBe(1)
    const whole = readFileSync(file)
    writeFileSync(file, whole.subarray(0, whole.length - 60))
    await call(['run', '--out', join(folder, 'damaged')])

    // The walks were signed in, and what is not private was kept: there was something to leak.
    const records = filesBelow(join(folder, 'state', 'runs')).filter((one) => one.endsWith('walk.json'))
    expect(records.map((one) => readFileSync(one, 'utf8')).join()).toContain('The form of [private]')
    expect(mail.inbox.length).toBeGreaterThan(0)
    const all = { ...canaries, rotated: latest() }
    expectNoLeak({ rotated: latest() }, 10)
    for (const {
      raw,
      mail: { text, html },
    } of mail.inbox)
      expect(leaksIn([raw, text, html].join('\n'), all)).toEqual([])
  })
})
