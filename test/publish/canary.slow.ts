import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import { pictureMaker } from '../../src/publish/guide/pictures.js'
import type { Screen } from '../../src/screen/screen.js'
import { temporaryFolder } from '../helpers/cli.js'
import { captured } from '../helpers/page.js'
import { document } from '../helpers/site.js'

/** A name, an address and what was typed; of equal length, so that what shows nothing of them is the same for both. */
const READERS = [
  { name: 'Rotkehlchen', email: 'rotkehlchen@posteo.example', typed: 'Geheimnis-47zq' },
  { name: 'Drosselbart', email: 'drosselbart@posteo.example', typed: 'Verborgen-83qx' },
] as const
type Reader = (typeof READERS)[number]

const TARGET = { x: 20, y: 300, width: 200, height: 40 }

let browser: Browser
beforeAll(async () => {
  const found = await findBrowser()
  browser = await chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false })
})
afterAll(() => browser.close())

/** The published picture of a page that shows all of a reader, captured by a walk that knows these secrets of it. */
async function published({ name, email, typed }: Reader, secrets: readonly string[]) {
  const page = await browser.newPage({ viewport: { width: 390, height: 600 } })
  await page.setContent(
    document(
      `<header>${name}</header><p>Signed in as ${email}</p><input aria-label="E-mail" value="${email}"><textarea aria-label="Why">${typed}</textarea><button aria-label="${name}, menu">${name}</button><a href="/object" style="position:absolute;left:20px;top:300px;width:200px;height:40px">Object</a>`,
      '<style>*{font:16px monospace}</style>',
    ),
  )
  const { screen, picture } = await captured(page, secrets)
  await page.close()
  const seen: Screen = {
    ...screen,
    image: { ...screen.image, file: picture },
    target: { role: 'link', name: 'Object', box: TARGET, text: null, drawn: false, pictures: [], opensTab: null },
  }
  const folder = temporaryFolder()
  const approved = { by: 'x', at: 'x', run: 'x' }
  const made = await pictureMaker(join(folder, 'kept')).of({ approved, file: 'x.json', screen: seen })
  return { made, source: readFileSync(picture) }
}

const bytesOf = ({ made }: Awaited<ReturnType<typeof published>>) =>
  made.files.map(({ content }) => (content as Buffer).toString('latin1'))

describe('the canary', () => {
  it('name, address and what was typed are in no published picture', async () => {
    const [one, other] = await Promise.all(
      READERS.map((reader) => published(reader, [reader.name, reader.email, reader.typed])),
    )
    if (!one || !other) throw new Error('unreachable')
    expect(bytesOf(one)).toEqual(bytesOf(other))
    expect(one.made.picture).toEqual(other.made.picture)
    for (const bytes of bytesOf(one)) {
      for (const { name, email, typed } of READERS) {
        expect(bytes).not.toContain(name)
        expect(bytes).not.toContain(email)
        expect(bytes).not.toContain(typed)
      }
    }
  })

  it('would tell: where nobody knows the name, the pictures differ', async () => {
    const [one, other] = await Promise.all(READERS.map((reader) => published(reader, [reader.email, reader.typed])))
    if (!one || !other) throw new Error('unreachable')
    expect(bytesOf(one)).not.toEqual(bytesOf(other))
  })
})
