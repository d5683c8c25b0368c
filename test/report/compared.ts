import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { html } from 'hono/html'
import type { Page } from 'playwright'
import sharp from 'sharp'
import { maskPicture } from '../../src/judge/mask.js'
import { page, policyOf } from '../../src/page/frame.js'
import { STYLE } from '../../src/page/style.js'
import { type Comparison, comparison } from '../../src/report/comparison/comparison.js'
import { COMPARISON_STYLE } from '../../src/report/comparison/comparison-style.js'
import type { Language } from '../../src/settings/language.js'
import { ROOT, temporaryFolder } from '../helpers/cli.js'

export const SIZE = { width: 1280, height: 720 }
/** The colours of the two pictures, and of the mask. */
export const RED = [200, 30, 30] as const
export const BLUE = [30, 30, 200] as const
export const MARKED = [214, 0, 90] as const
export const POLICY = policyOf({
  'img-src': "'self' file:",
  'style-src': "'self' file:",
  'script-src': "'self' file:",
})

/** What was found between a red picture and a blue one, of which the left upper quarter is masked. */
export const VIEW: Comparison = {
  id: 'c0',
  before: { src: 'before.png', ...SIZE },
  after: { src: 'after.png', ...SIZE },
  difference: 'mask.png',
  boxBefore: { x: 600, y: 340, width: 80, height: 40 },
  box: { x: 600, y: 340, width: 90, height: 40 },
  scale: 1,
  what: 'The link "A" is now called "B".',
  variants: [{ src: 'other.png', ...SIZE }],
  lang: 'en',
}

/** A folder with a page of comparisons as a report has it. */
export async function comparedFolder(views: readonly Comparison[], language: Language = 'en'): Promise<string> {
  const folder = temporaryFolder()
  const plain = (name: string, [r, g, b]: readonly [number, number, number]) =>
    sharp({ create: { ...SIZE, channels: 3, background: { r, g, b } } })
      .png()
      .toFile(join(folder, name))
  await Promise.all([plain('before.png', RED), plain('after.png', BLUE), plain('other.png', [30, 160, 30])])
  const mask = new Uint8Array(SIZE.width * SIZE.height)
  for (let y = 0; y < SIZE.height / 2; y += 1) mask.fill(1, y * SIZE.width, y * SIZE.width + SIZE.width / 2)
  writeFileSync(join(folder, 'mask.png'), maskPicture(mask, SIZE.width, SIZE.height))
  writeFileSync(join(folder, 'report.css'), STYLE + COMPARISON_STYLE)
  copyFileSync(join(ROOT, 'client', 'compare.js'), join(folder, 'compare.js'))
  const style = html`<link rel="stylesheet" href="report.css"><script src="compare.js" defer></script>`
  const body = html`<main><h1>Causes</h1>${views.map((view) => html`<article><h2>Cause</h2>${comparison(view, language)}</article>`)}</main>`
  writeFileSync(join(folder, 'index.html'), page({ language, title: 'Causes', policy: POLICY, style }, body))
  return folder
}

/** The colour of a point of what an element shows, given as parts of its width and height. */
export async function colourAt(page: Page, selector: string, x: number, y: number): Promise<readonly number[]> {
  const picture = sharp(await page.locator(selector).first().screenshot())
  const { width, height } = await picture.metadata()
  const { data } = await picture
    .extract({ left: Math.floor(x * width), top: Math.floor(y * height), width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data]
}

/** True when two colours look the same. */
export function alike(one: readonly number[], other: readonly number[]): boolean {
  return one.every((part, index) => Math.abs(part - (other[index] ?? 0)) < 12)
}
