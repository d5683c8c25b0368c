import { expect, it } from 'vitest'
import { claimFindings } from '../../src/guide-check/claim-rules.js'
import { linkFindings } from '../../src/guide-check/link-rules.js'
import { type Page, pageOf } from '../../src/guide-check/page.js'
import { readGuide } from '../../src/guide-text/read.js'
import { world } from './world.js'

const LINE = 'Use the form at https://www.grant.example/form2 or https://www.grant.example/complaint to apply. '

/** How often the rules look at an address of a guide of so many paragraphs full of links. */
function looks(paragraphs: number): number {
  const page = pageOf(readGuide(`<p>${LINE.repeat(4)}</p>\n`.repeat(paragraphs), 'html'), world(), 'en')
  let count = 0
  const addresses = page.addresses.map(
    (address) =>
      new Proxy(address, {
        get: (target, name, self) => {
          count += 1
          return Reflect.get(target, name, self)
        },
      }),
  )
  const counted: Page = { ...page, addresses }
  expect(linkFindings(counted).length).toBeGreaterThan(0)
  claimFindings(counted)
  return count
}

it('a text full of known links is looked at in proportion to their number', () => {
  const [some, twice] = [looks(20), looks(40)]
  expect(some).toBeGreaterThan(0)
  expect(twice).toBeLessThanOrEqual(some * 2.1)
})
