import { describe, expect, it } from 'vitest'
import type { GuideEntry } from '../../src/guides/entries.js'
import { publishedGuides } from '../../src/publish/guides.js'
import { publishedLinkSchema } from '../../src/publish/schema.js'
import type { GuideCheck } from '../../src/state/guide-checks.js'
import { sampleLink, samplePublication, siteFiles } from './sample.js'

function entry(id: string, more: Partial<GuideEntry> = {}): GuideEntry {
  return {
    id,
    title: `Guide ${id}`,
    publisher: `Paper ${id}`,
    language: 'en',
    url: `https://${id}.example/guide`,
    file: null,
    date: null,
    contact: null,
    family: null,
    named: false,
    teaches: [{ flow: 'shop', route: null }],
    proof: [],
    ...more,
  }
}

const check = (verdict: GuideCheck['verdict']) => ({ verdict }) as GuideCheck
const CHECKS = { a: check('right'), b: check('wrong'), c: check('unknown'), d: check('right') }
const ENTRIES = [
  entry('a'),
  entry('b', { named: true }),
  entry('c'),
  entry('d', { teaches: [{ flow: 'bank', route: 'menu' }] }),
  entry('never-checked'),
]

function pageWith(guides: ReturnType<typeof publishedGuides>, language = 'de'): string {
  const link = { ...sampleLink('facebook-verified', 'verified'), ...(guides ? { guides } : {}) }
  const sample = samplePublication()
  const files = siteFiles({ ...sample, status: { ...sample.status, links: [link] } })
  return String(files.find(({ path }) => path === `${language}/facebook-verified.html`)?.content ?? '')
}

describe('what is published of guides', () => {
  it('is how many teach a link and what they came to, and the names that may be told', () => {
    const guides = publishedGuides('shop', ENTRIES, CHECKS)
    expect(guides).toEqual({
      checked: 3,
      right: 1,
      wrong: 1,
      unknown: 1,
      named: [
        { title: 'Guide b', publisher: 'Paper b', url: 'https://b.example/guide', language: 'en', verdict: 'wrong' },
      ],
    })
    expect(publishedGuides('other', ENTRIES, CHECKS)).toBeUndefined()
    expect(publishedGuides('shop', ENTRIES, {})).toBeUndefined()
  })

  it('stands on the page of the link, and is absent where no guide is checked', () => {
    const html = pageWith(publishedGuides('shop', ENTRIES, CHECKS))
    expect(html).toContain('Anleitungen geprüft: 3, richtig: 1, ein Satz falsch: 1, unklar: 1')
    expect(html).toContain('Paper b')
    expect(html).not.toContain('Paper a')
    expect(pageWith(undefined)).not.toContain('Anleitungen geprüft')
  })

  it('is an addition that a link of before does without', () => {
    const link = sampleLink('facebook-verified', 'verified')
    expect(publishedLinkSchema.parse(link).guides).toBeUndefined()
    const guides = publishedGuides('shop', ENTRIES, CHECKS)
    expect(publishedLinkSchema.parse({ ...link, guides }).guides).toEqual(guides)
  })
})
