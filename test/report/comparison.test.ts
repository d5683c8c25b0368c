import { describe, expect, it } from 'vitest'
import { rendered } from '../../src/page/frame.js'
import { type Comparison, comparison } from '../../src/report/comparison/comparison.js'
import { excerpts } from '../../src/report/comparison/excerpts.js'
import { LANGUAGES } from '../../src/settings/language.js'
import { wordsIn } from '../../src/words/language.js'
import { englishIn } from '../words/leaks.js'

const SIZE = { width: 1280, height: 720 }
const VIEW: Comparison = {
  id: 'c-0a1b2c3d4e5f',
  before: { src: '../walks/a/menu.approved.png', ...SIZE },
  after: { src: '../walks/a/menu.png', ...SIZE },
  difference: '../walks/a/menu.difference.png',
  boxBefore: { x: 40, y: 120, width: 160, height: 24 },
  box: { x: 40, y: 120, width: 110, height: 24 },
  scale: 1,
  what: 'The link "A" is now called "B".',
  variants: [],
  lang: 'en',
}
const markup = (more: Partial<Comparison> = {}) => rendered(comparison({ ...VIEW, ...more }, 'en'))
const viewBoxes = (text: string) => [...text.matchAll(/viewBox="([^"]*)"/g)].map(([, box]) => box)

describe('a comparison', () => {
  it('shows both excerpts with their boxes and the sentence, and links to the whole pictures', () => {
    const text = markup()
    expect(text.match(/class="stage"/g)).toHaveLength(2)
    expect(text.match(/class="mark"/g)).toHaveLength(2)
    expect(text).toContain('aria-label="Approved: The link &quot;A&quot; is now called &quot;B&quot;."')
    expect(text).toContain('<a href="../walks/a/menu.approved.png">Whole picture</a>')
    expect(text).toContain('<figcaption><span lang="en"><bdi>The link')
  })

  it('loads no picture before it comes near the window, and sets no style', () => {
    const text = markup({ variants: [{ src: 'v.png', ...SIZE }] })
    const pictures = text.match(/<img [^>]*>/g) ?? []
    expect(pictures).toHaveLength(4)
    expect(pictures.filter((picture) => !/loading="lazy".* width="1280" height="720"/.test(picture))).toEqual([])
    expect(text).not.toMatch(/<image|style=|<script| on\w+=/)
  })

  it('has one side where there is nothing to compare with, and no mask where nothing was compared', () => {
    const text = markup({ before: null, difference: null })
    expect(text.match(/class="stage"/g)).toHaveLength(1)
    expect(text).not.toMatch(/Approved:|marks-difference|class="mask"/)
  })

  it('does not link to a picture that lies in the page', () => {
    const text = markup({ after: { src: 'data:image/png;base64,AAAA', ...SIZE } })
    expect(text.match(/data:image/g)).toHaveLength(1)
  })

  it('lets nothing of a page be markup', () => {
    const text = markup({ what: '"><img src=x onerror=alert(1)>\u202E', id: 'x"><b>', lang: '"><b>' })
    expect(text).not.toMatch(/<img src=x|<b>|\u202E/)
  })
})

describe('excerpts', () => {
  const at = (x: number, y: number) => ({ x, y, width: 160, height: 24 })
  const of = (more: Partial<Comparison>) => excerpts({ ...VIEW, ...more })

  it('show the same part of the page while the thing moved a little', () => {
    const { before, after } = of({ boxBefore: at(40, 120), box: at(40, 180) })
    expect(before).toEqual(after)
    expect(before).toEqual({ x: 0, y: 30, width: 480, height: 264 })
  })

  it('follow what moved far, at the same scale', () => {
    const { before, after } = of({ boxBefore: at(40, 40), box: at(900, 600) })
    expect(before).toMatchObject({ x: 0, y: 0 })
    expect(after).toMatchObject({ x: 740, y: 510 })
    expect([before?.width, before?.height]).toEqual([after?.width, after?.height])
  })

  it('show the place of what is gone on both, and whole pictures of what has no place', () => {
    const gone = of({ box: null })
    expect(gone.after).toEqual(gone.before)
    const nowhere = of({ box: null, boxBefore: null, before: { src: 'x', width: 1280, height: 600 } })
    expect(nowhere.before).toEqual({ x: 0, y: 0, ...SIZE })
    expect(nowhere.after).toEqual(nowhere.before)
  })

  it('are counted in pixels of the picture on a phone, whose pixels are finer', () => {
    const phone = { src: 'x', width: 780, height: 1688 }
    const { after } = of({ before: phone, after: phone, scale: 2 })
    expect(after).toEqual({ x: 0, y: 60, width: 780, height: 408 })
    const text = markup({ before: phone, after: phone, scale: 2 })
    expect(viewBoxes(text)).toEqual(['0 60 780 408', '0 60 780 408'])
  })
})

describe.each(LANGUAGES.filter((language) => language !== 'en'))('in %s', (language) => {
  it('everything is said, and nothing in English', () => {
    const said = (tongue: typeof language | 'en') =>
      Object.values(wordsIn(tongue).comparison).map((words) =>
        typeof words === 'function' ? (words as (...parts: unknown[]) => string)(2, 3) : words,
      )
    expect(said(language).filter((text) => text.trim() === '' || /undefined/.test(text))).toEqual([])
    expect(said(language).flatMap(englishIn)).toEqual([])
    const same = said(language).filter((text) => said('en').includes(text))
    expect(same.filter((text) => text !== 'Zoom')).toEqual([])
    const script = rendered(comparison({ ...VIEW, what: '', variants: [VIEW.after] }, language))
    const [, words = ''] = /data-words="([^"]*)"/.exec(script) ?? []
    const parsed: Record<string, string> = JSON.parse(words.replaceAll('&quot;', '"').replaceAll('&#39;', "'"))
    expect(Object.keys(parsed).sort()).toEqual(Object.keys(englishWords()).sort())
  })
})

/** The names that the script asks for. */
function englishWords(): Record<string, string> {
  const [, words = ''] = /data-words="([^"]*)"/.exec(markup()) ?? []
  return JSON.parse(words.replaceAll('&quot;', '"'))
}
