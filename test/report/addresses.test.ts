import { expect, it } from 'vitest'
import { anchorOf } from '../../src/page/anchor.js'
import { asAddress } from '../../src/page/escape.js'
import { imagePath } from '../../src/page/shot.js'

it('no two walks have one anchor', () => {
  const ids = ['shop/menu-a/de-DE-desktop', 'shop-menu/a/de-DE-desktop', 'shop/menu/a-de-DE-desktop']
  expect(new Set(ids.map((id) => anchorOf({ id }))).size).toBe(ids.length)
})

it('pictures are named by addresses, whatever letters are in their paths', () => {
  expect(asAddress('walks/a b/50%.approved.png')).toBe('walks/a%20b/50%25.approved.png')
  expect(imagePath({ id: 'shop/menu/de-DE-desktop' }, 'a#b.png')).toBe('walks/shop/menu/de-DE-desktop/a%23b.png')
})
