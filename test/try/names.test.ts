import { expect, it } from 'vitest'
import { namesInstead } from '../../src/try/names.js'

const tree = [
  {
    role: 'navigation',
    children: [
      { role: 'link', name: 'Privacy settings' },
      { role: 'link', name: 'Imprint' },
    ],
  },
  { role: 'button', name: 'Privacy' },
  { role: 'link', name: 'Imprint' },
  { role: 'heading', name: 'Privacy' },
]

it('tells what has the same role first, then what is pressed alike, the nearest name first, each once', () => {
  expect(namesInstead(tree, { role: 'link', name: { en: 'Privacy', de: 'Impressum' } }, 'en-GB')).toEqual([
    { role: 'link', name: 'Privacy settings' },
    { role: 'link', name: 'Imprint' },
    { role: 'button', name: 'Privacy' },
  ])
  expect(namesInstead(tree, { role: 'link', name: { en: 'Privacy', de: 'Imprint' } }, 'de-DE')[0]?.name).toBe('Imprint')
  expect(namesInstead(tree, { role: 'heading', name: 'Security' }, 'en')).toEqual([
    { role: 'heading', name: 'Privacy' },
  ])
  expect(namesInstead(tree, { role: 'textbox', name: 'Privacy' }, 'en')).toEqual([])
})
