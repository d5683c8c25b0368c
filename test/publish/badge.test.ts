import { Ajv } from 'ajv'
import fc from 'fast-check'
import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { badgeOf, badges } from '../../src/publish/embed/badge.js'
import { COLOURS, LABEL, TEXT } from '../../src/publish/embed/badge-svg.js'
import { LINK_STATES, type Publication } from '../../src/publish/schema.js'
import { LANGUAGES } from '../../src/settings/language.js'
import { HOSTILE, hostileText, publicationSaying } from './hostile.js'
import { sampleLink, samplePublication } from './sample.js'

/** https://shields.io/badges/endpoint-badge, and what its server checks: unknown keys are refused. */
const isEndpoint = new Ajv().compile({
  type: 'object',
  required: ['schemaVersion', 'label', 'message'],
  additionalProperties: false,
  properties: {
    schemaVersion: { const: 1 },
    label: { type: 'string' },
    message: { type: 'string', minLength: 1 },
    color: { type: 'string', pattern: '^([0-9a-f]{3}){1,2}$' },
    labelColor: { type: 'string' },
    isError: { type: 'boolean' },
    namedLogo: { type: 'string' },
    logoSvg: { type: 'string' },
    style: { type: 'string' },
    cacheSeconds: { type: 'integer', minimum: 300 },
  },
})

const STATES = samplePublication({
  status: {
    ...samplePublication().status,
    links: LINK_STATES.map((state) =>
      sampleLink(state, state, {
        history: [{ at: '2026-11-22T03:10:00.000Z', from: 'verified', to: state, says: { en: 'x' } }],
      }),
    ),
  },
})
const message = (state: string, language: 'en' | 'de' | 'fr' | 'it', publication: Publication = STATES) => {
  const link = publication.status.links.find(({ id }) => id === state)
  if (!link) throw new Error(`no link ${state}`)
  return badgeOf(publication, link, language)
}

describe('badges', () => {
  it('say the state with its date, in the text and to screen readers', () => {
    expect(LINK_STATES.map((state) => message(state, 'en').message)).toEqual([
      'broken since 22 Nov 2026',
      'changed since 22 Nov 2026',
      'unknown, last verified 20 Nov 2026',
      'verified 26 Nov 2026',
      'retired since 22 Nov 2026',
    ])
    expect(message('verified', 'de').message).toBe('bestätigt am 26.11.2026')
    expect(message('verified', 'fr').message).toBe('vérifié le 26 nov. 2026')
    expect(message('verified', 'it').message).toBe('verificato il 26 nov 2026')
    const svg = read(fileOf(STATES, 'badges/en/verified.svg'))
    expect(svg.get('@aria-label')?.content).toBe('link: verified 26 Nov 2026')
    expect(svg.find(`//*[local-name()='text']`).map(({ content }) => content)).toEqual(['link', 'verified 26 Nov 2026'])
  })

  it('say until when that is valid, where one points at them', () => {
    expect(message('verified', 'en').title).toBe(
      'Object to AI training on Facebook: verified on 26 November 2026, valid until 3 December 2026',
    )
    expect(message('broken', 'de').title).toBe(
      'Bei Facebook der Nutzung für KI-Training widersprechen: defekt seit 22. November 2026, zuletzt bestätigt am 20. November 2026',
    )
  })

  it('of verified links move on with the night, and stop with it', () => {
    const night = { at: '2026-11-27T03:10:00.000Z', until: '2026-12-04T03:10:00.000Z' }
    expect(message('verified', 'en', { ...STATES, night }).message).toBe('verified 27 Nov 2026')
    expect(message('verified', 'en', { ...STATES, night: null }).message).toBe('verified 26 Nov 2026')
    expect(message('broken', 'en', { ...STATES, night }).message).toBe('broken since 22 Nov 2026')
  })

  it('of a link that was never verified say no date', () => {
    const publication = samplePublication()
    const link = sampleLink('one', 'unknown', { verifiedAt: null, verifiedUntil: null, history: [] })
    expect(badgeOf(publication, link, 'en').message).toBe('unknown')
    expect(badgeOf(publication, { ...link, state: 'verified' }, 'en').message).toBe('verified')
  })

  it('of the stand-in are no statement about a site', () => {
    const demo = { ...STATES, status: { ...STATES.status, site: 'stand-in' as const } }
    expect(message('verified', 'de', demo)).toMatchObject({
      label: 'Demo',
      title: expect.stringMatching(/^Eine Vorführung/),
    })
  })

  it('can be read: 4.5:1 at least, and by more than their colour', () => {
    for (const colour of [...Object.values(COLOURS), LABEL]) {
      expect(contrast(colour, TEXT), colour).toBeGreaterThanOrEqual(4.5)
    }
    const shapes = LINK_STATES.map(
      (state) =>
        read(fileOf(STATES, `badges/en/${state}.svg`)).find('//*[local-name()="g"]/*[local-name()="path"]/@d')[0]
          ?.content,
    )
    expect(new Set(shapes).size).toBe(LINK_STATES.length)
  })

  it('need nothing else: no script, style, font or address', () => {
    for (const { path, content } of badges(STATES).filter(({ path }) => path.endsWith('.svg'))) {
      const svg = read(String(content))
      const names = new Set(svg.find('//*').map((element) => (element as XmlElement).name))
      expect([...names].sort(), path).toEqual(['g', 'path', 'rect', 'svg', 'text', 'title'])
      expect(
        svg
          .find('//@*')
          .map(({ content }) => content)
          .join(' '),
      ).not.toMatch(/url\(|:\/\/(?!www\.w3\.org)/)
    }
  })

  it('are drawn: the label, the state’s colour and its shape', async () => {
    for (const state of LINK_STATES) {
      const { data, info } = await sharp(Buffer.from(fileOf(STATES, `badges/de/${state}.svg`)))
        .flatten({ background: '#ffffff' })
        .raw()
        .toBuffer({ resolveWithObject: true })
      const pixel = (x: number, y: number) =>
        `#${data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3).toString('hex')}`
      expect(info.height).toBe(24)
      expect(pixel(4, 4)).toBe(LABEL)
      expect(pixel(info.width - 5, 4)).toBe(COLOURS[state])
      const light = data.filter((value, index) => index % 3 === 0 && value > 200 && (data[index + 2] ?? 0) > 200)
      expect(light.length).toBeGreaterThan(15)
    }
  })

  it('for shields are endpoints, and never an error', () => {
    for (const language of LANGUAGES) {
      for (const state of LINK_STATES) {
        const found = JSON.parse(fileOf(STATES, `badges/${language}/${state}.json`))
        expect(isEndpoint(found), JSON.stringify(isEndpoint.errors)).toBe(true)
        expect(found).toMatchObject({ message: message(state, language).message, cacheSeconds: 300 })
        expect(found).not.toHaveProperty('isError')
      }
    }
  })

  it.each(HOSTILE)('hold %j as text and nothing else', (text) => {
    expect(
      read(fileOf(publicationSaying(text), 'badges/en/facebook-objection.svg')).find('//*[local-name()="script"]'),
    ).toEqual([])
  })

  it('hold any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const { path, content } of badges(publicationSaying(text))) {
          if (path.endsWith('.svg')) XmlDocument.fromString(String(content)).dispose()
        }
      }),
      { numRuns: 80 },
    )
  })
})

function fileOf(publication: Publication, path: string): string {
  return String(badges(publication).find((file) => file.path === path)?.content)
}

function read(svg: string): XmlElement {
  return XmlDocument.fromString(svg).root
}

/** WCAG 2.2, relative luminance and contrast. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}
