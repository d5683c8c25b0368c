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

async function shown(body: string, secret: string, known: readonly string[] = [secret]) {
  const page = await browser.newPage({ viewport: { width: 600, height: 500 } })
  await page.setContent(document(body, FIXED))
  // What the page is to wait for before it is pictured.
  await page.evaluate('globalThis.ready')
  const { screen, picture } = await captured(page, known)
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

/** A page with a picture of its own making, in pixels; `use` is a script that has its address as `url`. */
const inPixels = (secret: string, use: string) => `<div id="out"></div><script>
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: 300, height: 40 })
  const pen = canvas.getContext('2d')
  pen.font = '16px monospace'
  pen.fillText('${secret}', 0, 25)
  const url = canvas.toDataURL()
  ${use}</script>`
const BOX = 'style="width:300px;height:40px;background:#000;'
/** A transition from the first view to one without it, which a script keeps from its end. */
const keptBack = (first: string) => `<p id="p">${first}</p><script>
  const keep = (part, opacity) => document.documentElement.animate([{ opacity }, { opacity }],
    { duration: 1e9, fill: 'both', pseudoElement: '::view-transition-' + part + '(root)' })
  const drawn = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  globalThis.ready = drawn.then(() => document.startViewTransition(() => { p.textContent = '' }).ready)
    .then(() => { keep('old', 1); keep('new', 0) })</script>`
const SCROLLER = 'overflow:auto;width:300px;height:40px;scroll-marker-group:after'

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
    [
      'hyphens',
      (secret) =>
        `<p lang="en" style="width:30px;hyphens:manual;hyphenate-character:'${escaped(secret)}'">aaaa&shy;bbbb&shy;cc</p>`,
    ],
    ['marks of emphasis', (secret) => each(secret, (l) => `<span style="text-emphasis:'${escaped(l)}'">o</span>`)],
    [
      'markers of what scrolls',
      (secret) =>
        `<style>#c{${SCROLLER}}#c p::scroll-marker{content:attr(data-s)}</style><div id="c"><p data-s="${escaped(secret)}">x<p>y</div>`,
    ],
    [
      'buttons of what scrolls',
      (secret) =>
        `<style>#c{${SCROLLER}}#c::scroll-button(down){content:"${secret}"}</style><div id="c"><p>x<p>y<p>z</div>`,
    ],
    ['a transition that is kept back', (secret) => keptBack(escaped(secret))],
    [
      'a backdrop',
      (secret) =>
        inPixels(
          secret,
          `out.innerHTML = '<div id="d" popover="manual">x</div><style>#d::backdrop{background:url(' + url + ')}</style>'; d.showPopover()`,
        ),
    ],
    [
      'a filter that draws a picture',
      (secret) =>
        inPixels(
          secret,
          `out.innerHTML = '<svg width="0" height="0"><filter id="f" x="0" y="0" width="1" height="1"><feImage href="' + url + '"/></filter></svg><div ${BOX}filter:url(#f)"></div>'`,
        ),
    ],
    [
      'a filter that draws far beyond its element',
      (secret) =>
        inPixels(
          secret,
          `out.innerHTML = '<svg width="0" height="0"><filter id="f" filterUnits="userSpaceOnUse" x="0" y="0" width="400" height="300"><feImage x="90" y="200" width="300" height="40" href="' + url + '"/></filter></svg><div style="width:1px;height:1px;background:#000;filter:url(#f)"></div>'`,
        ),
    ],
    [
      'a mask of the border',
      (secret) => inPixels(secret, `out.innerHTML = '<div ${BOX}-webkit-mask-box-image:url(' + url + ')"></div>'`),
    ],
    [
      'a mask of a reflection',
      (secret) => inPixels(secret, `out.innerHTML = '<div ${BOX}-webkit-box-reflect:below 0 url(' + url + ')"></div>'`),
    ],
    [
      'the button of a field for files',
      (secret) =>
        inPixels(
          secret,
          `out.innerHTML = '<style>::file-selector-button{width:300px;height:40px;background:url(' + url + ')}</style><input type="file">'`,
        ),
    ],
    [
      'the thumb of a slider',
      (secret) =>
        inPixels(
          secret,
          `out.innerHTML = '<style>::-webkit-slider-thumb{appearance:none;width:300px;height:40px;background:url(' + url + ')}</style><input type="range" style="width:400px;height:40px;appearance:none">'`,
        ),
    ],
    [
      'a first line',
      (secret) =>
        inPixels(
          secret,
          `out.innerHTML = '<style>#l::first-line{background:url(' + url + ')}</style><p id="l" style="font-size:40px">xxxxxxxxxxxx</p>'`,
        ),
    ],
    [
      'a picture with an address that is written otherwise',
      (secret) =>
        inPixels(
          secret,
          `out.innerHTML = '<svg width="300" height="40"><image width="300" height="40"/></svg>'; document.querySelector('image').setAttribute('href', ' DA\\nTA' + url.slice(4))`,
        ),
    ],
    [
      'a picture with another name for its address',
      (secret) =>
        inPixels(
          secret,
          `out.innerHTML = '<svg width="300" height="40"><image width="300" height="40"/></svg>'; document.querySelector('image').setAttributeNS('http://www.w3.org/1999/xlink', 'other:href', url)`,
        ),
    ],
    [
      'a picture whose address an animation sets',
      (secret) =>
        inPixels(
          secret,
          `out.innerHTML = '<svg width="300" height="40"><image width="300" height="40"><set attributeName="href" to="' + url + '"/></image></svg>'`,
        ),
    ],
  ])('what was typed, in %s', async (_, body) => {
    const [one, two] = await Promise.all(SECRETS.map((secret) => shown(body(secret), secret)))
    expect(differing(one?.pixels ?? Buffer.alloc(0), two?.pixels ?? Buffer.alloc(0))).toBeLessThan(9)
  })
})

describe('a picture shows as it is', () => {
  it.each<[string, string]>([
    [
      'what scrolls by buttons with arrows, and its dots',
      `<style>#c{${SCROLLER}}#c::scroll-button(down){content:"▼" / "Down"}#c p::scroll-marker{content:"•"}</style><div id="c"><p>x<p>y<p>z</div>`,
    ],
    [
      'a dialog over a backdrop',
      '<style>::backdrop{background:#0006;backdrop-filter:blur(2px)}</style><p>Page</p><dialog id="d">Text</dialog><script>d.showModal()</script>',
    ],
    [
      'marks of emphasis, hyphens and filters without pictures',
      `<p style="text-emphasis:'•'">one</p><p lang="en" style="width:30px;hyphenate-character:'‐'">aaaa&shy;bbb</p><svg width="0" height="0"><filter id="f"><feGaussianBlur stdDeviation="1"/></filter></svg><p style="filter:url(#f)">soft</p>`,
    ],
    [
      'a short transition',
      `<p id="p">one</p><script>globalThis.ready = document.startViewTransition(() => { p.textContent = 'two' }).ready</script>`,
    ],
    [
      'fields',
      '<input placeholder="Name"><input type="date"><input type="range"><input type="file"><select><option>x</select><details open><summary>More</summary>text</details><progress value=".5"></progress>',
    ],
  ])('%s', async (_, body) => {
    const [known, nothing] = await Promise.all([shown(body, SECRETS[0]), shown(body, '', [])])
    expect(known.pixels.equals(nothing.pixels)).toBe(true)
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
