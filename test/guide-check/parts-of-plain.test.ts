import { describe, expect, it } from 'vitest'
import { readGuide } from '../../src/guide-text/read.js'
import { sentencesOf } from '../../src/guide-text/sentences.js'
import { check, type Language, labelsOf, told, world } from './world.js'

const kinds = (text: string) => readGuide(text, 'text').blocks.map(({ kind }) => kind)

describe('plain text', () => {
  it('takes lines that are set in equally for a quotation, and not the steps of a way', () => {
    expect(kinds('It told you:\n\n    > Open it, then press it,\n    > and send it soon.\n')).toContain('quote')
    expect(kinds('Go there:\n\n    > My area\n      > Requests\n        > File\n')).not.toContain('quote')
    expect(kinds('Go there:\n\n    > My area\n')).not.toContain('quote')
  })

  it('ends a sentence at an address before a capital', () => {
    const ended =
      'Nehmt diesen Link hier, wer gar nichts suchen mag: https://www.grant.example/form\nDas geht ohne Login.'
    const [block] = readGuide(ended, 'text').blocks
    expect(sentencesOf(block?.text ?? '', 'de')).toHaveLength(2)
    const open = 'Nehmt diesen Link hier, wer gar nichts suchen mag: https://www.grant.example/form\nund dann weiter.'
    expect(sentencesOf(readGuide(open, 'text').blocks[0]?.text ?? '', 'de')).toHaveLength(1)
  })

  it.each<Language>(['de', 'en', 'fr', 'it'])('takes the letter of an item for no part of a label: %s', (language) => {
    const { open, list, old } = labelsOf(language)
    const way = `a. ${open}\nb. ${list}\nc. ${old}\n`
    expect(told(way, { language, format: 'text' })).toEqual([`label-renamed: ${old}`])
  })

  it.each([
    ['de', 'Also'],
    ['de', 'Nun'],
    ['en', 'Right'],
    ['en', 'So'],
    ['fr', 'Alors'],
    ['fr', 'Bref'],
    ['it', 'Allora'],
    ['it', 'Dunque'],
  ] as const)('takes a word that begins a tale for nobody: %s: %s', (language, word) => {
    const { open, list, old } = labelsOf(language)
    expect(told(`${word}: **${open}**, **${list}**, **${old}**.`, { language })).toEqual([`label-renamed: ${old}`])
  })
})

describe('a label that only a broken route still has', () => {
  it.each<Language>(['de', 'en', 'fr', 'it'])('is gone: %s', (language) => {
    const { open, list, gone } = labelsOf(language)
    const known = world()
    const routes = (state: 'broken' | 'verified') =>
      known.routes.map((route) => {
        const own = labelsOf(route.locale.slice(0, 2)).gone
        const step = { step: 'grant/menu/check', labels: [own], action: 'click' as const, needed: true }
        return { ...route, state, steps: [...route.steps, step] }
      })
    const labels = known.labels.map((label) =>
      label.text === labelsOf(label.locale.slice(0, 2)).gone ? { ...label, step: 'grant/menu/check' } : label,
    )
    const way = `1. **${open}**\n2. **${list}**\n3. **${gone}**\n`
    const rules = (state: 'broken' | 'verified') =>
      check(way, { language, known: { ...known, labels, routes: routes(state) } }).findings.map(({ rule }) => rule)
    expect(rules('broken')).toEqual(['label-gone'])
    expect(rules('verified')).not.toContain('label-gone')
  })
})
