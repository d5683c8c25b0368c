import { describe, expect, it } from 'vitest'
import { guideFrom, sentenceFor } from '../../src/record/guide.js'

const GUIDE = `---
title: x
---
# How to object

1. Open [the shop](https://shop.example.org/) and log in.
2. Choose **Settings**, then
   **Privacy**. It is at the end of the list.
3. Klicke auf „Datenschutz & Sicherheit“.

<!-- Settings -->
Settings can be found there since 2024. Then press Send.`

describe('what a guide says', () => {
  const guide = guideFrom(GUIDE)

  it('is read sentence by sentence, without its markup', () => {
    expect(guide.sentences).toEqual([
      'How to object',
      'Open the shop and log in.',
      'Choose Settings, then Privacy.',
      'It is at the end of the list.',
      'Klicke auf „Datenschutz & Sicherheit“.',
      'Settings can be found there since 2024.',
      'Then press Send.',
    ])
  })

  it('is found by a label, and goes forward with the steps', () => {
    const first = sentenceFor(guide, ['Settings'], -1)
    expect(first).toEqual({ text: 'Choose Settings, then Privacy.', index: 2 })
    expect(sentenceFor(guide, ['Privacy'], 2)?.index).toBe(2)
    expect(sentenceFor(guide, ['Send'], 2)?.index).toBe(6)
    expect(sentenceFor(guide, ['Settings'], 4)?.index).toBe(5)
  })

  it('a quoted label comes before a word that is the same', () => {
    const two = guideFrom('Your data is yours. Click “Data”.')
    expect(sentenceFor(two, ['Data'], -1)?.text).toBe('Click “Data”.')
  })

  it('finds nothing for a label that is only a part of words, or is no word', () => {
    expect(sentenceFor(guide, ['Set'], -1)).toBeUndefined()
    expect(sentenceFor(guide, ['→'], -1)).toBeUndefined()
  })
})
