import { expect, it } from 'vitest'
import { anchorOf } from '../../src/page/anchor.js'
import { asAddress } from '../../src/page/escape.js'
import { pictureOf } from '../../src/report/pictures.js'
import { folderShell } from '../../src/report/shell.js'

it('no two walks have one anchor', () => {
  const ids = ['shop/menu-a/de-DE-desktop', 'shop-menu/a/de-DE-desktop', 'shop/menu/a-de-DE-desktop']
  expect(new Set(ids.map((id) => anchorOf({ id }))).size).toBe(ids.length)
})

it('pictures are named by addresses, whatever letters are in their paths', () => {
  expect(asAddress('walks/a b/50%.approved.png')).toBe('walks/a%20b/50%25.approved.png')
  const { path } = pictureOf({ id: 'shop/menu/de-DE-desktop' }, { file: 'a#b.png', width: 1, height: 1 })
  expect(folderShell('en', 'en', 'index').file(path)).toBe('../walks/shop/menu/de-DE-desktop/a%23b.png')
  expect(folderShell('en', 'en', 'walks').file(path)).toBe('../../walks/shop/menu/de-DE-desktop/a%23b.png')
})
