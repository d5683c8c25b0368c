import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import { writeSession } from '../../src/state/sessions.js'
import { filesBelow, guidewatch } from '../helpers/cli.js'
import { mailSettings, serveMail } from '../helpers/mail.js'
import { captured } from '../helpers/page.js'
import { document, project, serveSite, TEST_SETTINGS } from '../helpers/site.js'

/** Planted secrets; none may be found in any byte that is written, in any spelling. */
const CANARIES = {
  password: 'c4nary-Pässword&1',
  name: 'Zorana Kanarek',
  email: 'zorana.kanarek@canary.example',
  cookie: 'canary-cookie-value-77',
  token: 'canarytoken9f8e7d6c5b4a39281706f5e4d3c2b1a0',
  field: 'canary field content',
}

function spellings(secret: string): readonly (string | Buffer)[] {
  const html = secret.replaceAll('&', '&amp;')
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '')
  return [secret, encodeURIComponent(secret), html, base64, Buffer.from(secret, 'utf16le')]
}

function leaksIn(folder: string): readonly string[] {
  return filesBelow(folder).flatMap((file) => {
    const bytes = readFileSync(file)
    return Object.entries(CANARIES).flatMap(([what, secret]) =>
      spellings(secret).some((spelling) => bytes.includes(spelling)) ? [`${what} in ${file}`] : [],
    )
  })
}

describe('nothing private leaves a walk', () => {
  it('leaves no trace of planted secrets in any file, nor in the output', async () => {
    const mail = await serveMail()
    const site = await serveSite({
      '/': document(`<h1>Hi</h1><p>Welcome back, ${CANARIES.name} (${CANARIES.email})</p><img alt="${CANARIES.name}" src="data:,"><p>Zorana, you have mail.</p>
<a href="/form?token=${CANARIES.token}&user=${encodeURIComponent(CANARIES.email)}#access=${CANARIES.token}">Form</a><p hidden>${CANARIES.cookie}</p><p>${CANARIES.token}</p>`),
      '/form':
        document(`<main><h1>The form of Zorana Kanarek</h1><form method="post"><label>Mail <input type="email" value="${CANARIES.email}"></label><label>Text <textarea>${CANARIES.field}</textarea></label>
<label>Pass <input type="password" value="${CANARIES.password.replace('&', '&amp;')}"></label><button>Send</button></form><script>console.log('${CANARIES.cookie}'); throw new Error('${CANARIES.email}')</script></main>`),
    })
    const flow = `flow: private
link: ${site.origin}/form
account: tester
destination: { heading: "The form of [private]", fields: [{ label: Text, role: textbox }] }
routes:
  - id: way
    steps:
      - { open: "${site.origin}/" }
      - { click: { role: link, name: Form } }
      - { fill: { role: textbox, name: Pass, secret: CANARY_PASSWORD } }
  - id: lost
    steps:
      - { open: "${site.origin}/" }
      - { click: { role: link, name: Zorana } }
`
    const { folder, config } = project(
      { 'private.yaml': flow },
      `${TEST_SETTINGS}accounts: { tester: { session: tester.age } }\n${mailSettings(mail.port)}  webhook: { url: { env: CANARY_HOOK }, secret: { env: CANARY_PASSWORD } }\n`,
    )
    const env = {
      CANARY_HOOK: `http://127.0.0.1:1/${CANARIES.token}`,
      CANARY_PASSWORD: CANARIES.password,
      GUIDEWATCH_SESSION_PASSPHRASE: 'correct horse',
    }
    const cookie = {
      name: 'sid',
      value: CANARIES.cookie,
      domain: '127.0.0.1',
      path: '/',
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: 'Lax' as const,
    }
    await writeSession(
      join(folder, 'tester.age'),
      {
        account: 'tester',
        session: { private: [CANARIES.name, CANARIES.email], storageState: { cookies: [cookie], origins: [] } },
        base: 0,
        signedInAt: new Date().toISOString(),
        savedBy: 'login',
        now: Date.now(),
      },
      { recipients: [], keys: { identities: [], passphrase: 'correct horse' } },
    )
    const night = await guidewatch(['run', '--config', config], { env })
    expect(night.code).toBe(1)
    const approved = await guidewatch(['approve', '--config', config, '--by', 'Tester', '--captures', '1'], {
      env,
    })
    expect(approved.stderr).toBe('')
    expect(approved.code).toBe(0)
    expect(leaksIn(folder)).toEqual([])
    const [told] = mail.inbox
    const said = [night, approved].map(({ stdout, stderr }) => stdout + stderr)
    const mailed = [told?.raw, told?.mail.subject, told?.mail.text, told?.mail.html]
    for (const secret of Object.values(CANARIES)) expect([...said, ...mailed].join('\n')).not.toContain(secret)
    // The walk really was there: what is not private was kept, and told.
    const records = filesBelow(join(folder, 'state', 'runs')).filter((file) => file.endsWith('walk.json'))
    expect(records.map((file) => readFileSync(file, 'utf8')).join()).toContain('The form of [private]')
    expect(told?.mail.text).toContain('but there is none')
    expect(night.stdout).toContain('1 delivered, 1 waiting')
  })

  const browser = findBrowser().then((found) =>
    chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false }),
  )
  afterAll(async () => (await browser).close())

  it('paints private text and filled fields over in the picture', async () => {
    const page = await (await browser).newPage({ viewport: { width: 400, height: 300 } })
    await page.setContent(
      `<body style="margin:0;background:#fff"><p id="a" style="margin:0;height:40px;color:#000">${CANARIES.name}</p><input id="b" value="${CANARIES.field}" style="display:block"><p id="c">public</p></body>`,
    )
    const { picture } = await captured(page, [CANARIES.name])
    for (const id of ['#a', '#b']) {
      const box = await page.locator(id).boundingBox()
      const region = {
        left: Math.ceil(box?.x ?? 0) + 1,
        top: Math.ceil(box?.y ?? 0) + 1,
        width: Math.floor(box?.width ?? 0) - 3,
        height: Math.floor(box?.height ?? 0) - 3,
      }
      // One colour throughout: `stats()` would look at the whole picture, so the pixels are counted here.
      const pixels = await sharp(picture).extract(region).removeAlpha().raw().toBuffer()
      const colours = new Set(
        Array.from({ length: pixels.length / 3 }, (_, index) =>
          pixels.subarray(index * 3, index * 3 + 3).toString('hex'),
        ),
      )
      expect([...colours]).toEqual(['c9ced6'])
    }
  })
})
