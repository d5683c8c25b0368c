import { type Browser, chromium } from 'playwright'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import { captured } from '../helpers/page.js'
import { document } from '../helpers/site.js'

/** As long as each other and alike: where nothing is disclosed, a picture is the same for both. */
const SECRETS = ['Rotkehlchen&47z', 'Drosselbart&83q'] as const
const FIXED = '<style>*{font:16px monospace}</style>'

let browser: Browser
beforeAll(async () => {
  const found = await findBrowser()
  browser = await chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false })
})
afterAll(() => browser.close())

async function shown(body: string, secret: string) {
  const page = await browser.newPage({ viewport: { width: 600, height: 500 } })
  await page.setContent(document(body, FIXED))
  const { screen, picture } = await captured(page, [secret])
  await page.close()
  return { screen, pixels: await sharp(picture).removeAlpha().raw().toBuffer() }
}

/** Pixels that differ where neither picture is covered; a letter's ink may stand out of its box by a few. */
function differing(one: Buffer, two: Buffer): number {
  const colour = (pixels: Buffer, at: number) => pixels.readUIntBE(at, 3)
  let count = 0
  for (let at = 0; at < one.length; at += 3) {
    const colours = [colour(one, at), colour(two, at)]
    if (colours[0] !== colours[1] && !colours.includes(0xc9ced6)) count += 1
  }
  return count
}

const escaped = (text: string) => text.replace(/&/g, '&amp;')
const each = (secret: string, write: (letter: string, index: number) => string) => [...secret].map(write).join('')
const drawn = (letter: string) =>
  encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="30"><text y="20">${escaped(letter)}</text></svg>`,
  )

describe('a picture does not show', () => {
  it.each<[string, (secret: string) => string]>([
    [
      'options of an open list',
      (secret) => `<select size="15">${each(secret, (l) => `<option>${escaped(l)}`)}</select>`,
    ],
    ['the label of a group of options', (secret) => `<select size="3"><optgroup label="${escaped(secret)}"></select>`],
    [
      'what an SVG uses',
      (secret) =>
        `<svg width="0" height="0"><defs><text id="t" y="20">${escaped(secret)}</text></defs></svg><svg><use href="#t"/></svg>`,
    ],
    ['a vector picture for each letter', (secret) => each(secret, (l) => `<img src="data:image/svg+xml,${drawn(l)}">`)],
    ['a shadow', (secret) => `<p style="color:transparent;text-shadow:0 60px #000">${escaped(secret)}</p>`],
    ['a filter', (secret) => `<p style="filter:drop-shadow(0 60px 0 #000)">${escaped(secret)}</p>`],
    ['a reflection', (secret) => `<p style="-webkit-box-reflect:below 40px">${escaped(secret)}</p>`],
    [
      'columns of a table beside each other',
      (secret) =>
        `<p>Two</p><table>${each(secret.slice(0, 8), (l, row) => `<tr><td>${l}<td>${escaped(secret[8 + row] ?? '')}`)}</table>`,
    ],
  ])('what was typed, in %s', async (_, body) => {
    const [one, two] = await Promise.all(SECRETS.map((secret) => shown(body(secret), secret)))
    expect(differing(one?.pixels ?? Buffer.alloc(0), two?.pixels ?? Buffer.alloc(0))).toBeLessThan(9)
  })
})

describe('a screen does not tell', () => {
  it.each<[string, (name: string) => string]>([
    ['a role', (name) => `<input aria-label="Other" role="${name}">`],
    ['the role of a form', (name) => `<form role="${name}"><input aria-label="Other"></form>`],
    ['the name of a tag', (name) => `<x-${name} role="textbox" aria-label="Other">x</x-${name}>`],
    ['many addresses', (name) => each(name, (letter) => `<a href="/u/${letter}">x</a>`)],
  ])('what was typed, as %s', async (_, body) => {
    const name = 'rotkehlchen47z'
    const { screen } = await shown(body(name), SECRETS[0])
    expect(JSON.stringify(screen)).not.toContain(name)
    expect(JSON.stringify(screen.tree)).not.toContain('/u/k')
  })
})
