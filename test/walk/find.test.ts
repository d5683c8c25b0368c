import { expect, it } from 'vitest'
import { findSeen, labelledBeside } from '../../src/walk/find.js'
import { pages } from '../helpers/page.js'

const open = pages()
const DRAWN = '<i style="display:inline-block;width:20px;height:20px;border:1px solid"></i>'

it.each([
  ['within it', `<label><input id="it" type="checkbox" style="visibility:hidden">${DRAWN} Start</label>`],
  ['beside it', `<input id="it" type="checkbox" style="display:none"><label for="it">${DRAWN} Start</label>`],
])('a box that its label draws, and that is hidden %s, is pressed by the label', async (_, html) => {
  const page = await open(`<form>${html}<label>${DRAWN} Other</label></form>`)
  const target = { role: 'checkbox', name: 'Start' } as never
  const found = await findSeen(
    () => labelledBeside(page.mainFrame(), target, 'en'),
    () => null,
  )
  await found?.locator.click()
  expect(await page.locator('#it').isChecked()).toBe(true)
})
