import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MOST_BYTES, singlePage } from '../../src/report/single/single.js'
import { nightOf } from './single-night.js'

const sourceOf = (content: string) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`
const within = (page: string, pattern: RegExp) => [...page.matchAll(pattern)].map(([, content = '']) => content)
const small = await nightOf(6, 3)
const page = await singlePage(small.view, small.out, null, 'en')

describe('the report in one file', () => {
  it('holds everything it shows, allowed by hash alone', () => {
    const [policy] = within(page, /http-equiv="Content-Security-Policy" content="([^"]+)"/g)
    const scripts = within(page, /<script>(.*?)<\/script>/gs).map(sourceOf)
    const [style = ''] = within(page, /<style>(.*?)<\/style>/gs)
    expect(scripts.length).toBeGreaterThan(0)
    expect(policy).toBe(
      `default-src 'none'; img-src data:; style-src ${sourceOf(style)}; script-src ${scripts.join(' ')}; base-uri 'none'; form-action 'none'`,
    )
    expect(within(page, /<img[^>]* src="([^"]*)"/g).every((src) => src.startsWith('data:image/webp;base64,'))).toBe(
      true,
    )
    expect(within(page, /<img[^>]* src="([^"]*)"/g)).toHaveLength(6)
    expect(page).not.toMatch(/<link|@import|url\(|<iframe|<object /)
    const links = within(page, /href="([^"]*)"/g).filter((link) => !/^(#|https:)/.test(link))
    expect(links).toEqual([])
    expect(page).not.toContain(small.out)
  })

  it('shows every cause with its form, and says where the rest is', () => {
    for (const { id, hash } of small.view.reviewed.causes) {
      expect(page).toContain(`data-cause="${id}" data-hash="${hash}"`)
    }
    expect(page).toContain('"mode":"single"')
    expect(page).toContain(`<code>runs/${small.view.run.run}/report/index.html</code>`)
  })

  it('links to the whole report where there is an address of it, and to nothing that is none', async () => {
    const linked = await singlePage(small.view, small.out, 'https://reports.example/a/', 'de')
    expect(linked).toContain('<a href="https://reports.example/a/" rel="noreferrer">der ganze Bericht</a>')
    for (const url of ['javascript:alert(1)', 'data:text/html,x', '../x']) {
      const other = await singlePage(small.view, small.out, url, 'de')
      expect(other).not.toContain(url)
    }
  })

  it('is the same to the byte each time', async () => {
    expect(await singlePage(small.view, small.out, null, 'en')).toBe(page)
  })

  it('shows a cause without its pictures where they are gone, and says so', async () => {
    const night = await nightOf(2, 2)
    rmSync(join(night.out, 'before.png'))
    const without = await singlePage(night.view, night.out, null, 'it')
    expect(without).not.toContain('data:image/')
    expect(without.split('In questo file non c’era posto per le sue immagini')).toHaveLength(3)
  })

  it.each([
    { walks: 1000, causes: 6, inFull: 6, pictured: 6 },
    { walks: 1000, causes: 40, inFull: 40, pictured: 15 },
  ])('stays small with $walks walks and $causes causes', async ({ walks, causes, inFull, pictured }) => {
    const { view, out } = await nightOf(walks, causes)
    const large = await singlePage(view, out, null, 'en')
    expect(Buffer.byteLength(large)).toBeLessThan(MOST_BYTES)
    expect(within(large, /(<form class="decide")/g)).toHaveLength(inFull)
    expect(within(large, /(src="data:image)/g)).toHaveLength(2 * pictured)
    expect(within(large, /(There was no room in this file)/g)).toHaveLength(inFull - pictured)
    // The most urgent ones have pictures.
    const [shown = ''] = large.split('There was no room in this file')
    expect(within(shown, /(src="data:image)/g)).toHaveLength(2 * pictured)
  })

  it('names the causes that it cannot show, counts the others, and lets nobody decide on them', async () => {
    const { view, out } = await nightOf(1000, 1000)
    const large = await singlePage(view, out, null, 'en')
    expect(Buffer.byteLength(large)).toBeLessThan(MOST_BYTES)
    const forms = within(large, /(<form class="decide")/g).length
    const named = within(large, /(<li id="c-)/g).length
    const [more = ''] = within(large, /and ([\d,]+) more in the whole report/g)
    expect(forms).toBeGreaterThan(10)
    expect(forms + named + Number(more.replace(',', ''))).toBe(1000)
    const [json = ''] = within(large, /<script type="application\/json" id="guidewatch-run">(.*?)<\/script>/gs)
    expect((JSON.parse(json) as { causes: unknown[] }).causes).toHaveLength(forms)
    expect(large).toContain('1,000 causes want a decision')
  })

  it('keeps within its size whatever a page says', async () => {
    const { view, out } = await nightOf(60, 30, 'x&<"'.repeat(10_000))
    const large = await singlePage(view, out, null, 'en')
    expect(Buffer.byteLength(large)).toBeLessThan(MOST_BYTES)
    expect(within(large, /(<li id="c-)/g).length).toBeGreaterThan(0)
  })
})
