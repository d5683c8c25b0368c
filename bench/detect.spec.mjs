// Playwright's toMatchAriaSnapshot on the screens of the corpus: both trees are put into a page again, as elements with
// the same roles, names, states and texts, so that exactly what guidewatch compared is matched.
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'

const folder = process.env.BENCH_FOLDER
const cases = JSON.parse(readFileSync(join(folder, 'pairs.json'), 'utf8'))

for (const { id, pairs } of cases) {
  test(id, async ({ page }) => {
    for (const { step, before, after } of pairs) {
      await page.setContent(pageOf(before))
      const template = await page.locator('body').ariaSnapshot()
      await page.setContent(pageOf(after))
      const matches = await expect(page.locator('body'))
        .toMatchAriaSnapshot(template, { timeout: 1 })
        .then(
          () => true,
          () => false,
        )
      appendFileSync(join(folder, 'aria.jsonl'), `${JSON.stringify({ id, step, matches })}\n`)
    }
  })
}

function pageOf(tree) {
  return `<!doctype html><body>${tree.map(element).join('')}</body>`
}

function element(node) {
  if (typeof node === 'string') return `<span>${escaped(node)}</span>`
  const states = ['checked', 'disabled', 'expanded', 'selected', 'pressed']
    .filter((state) => node[state] !== undefined)
    .map((state) => `aria-${state}="${node[state]}"`)
  const attributes = [
    `role="${escaped(node.role)}"`,
    ...(node.name ? [`aria-label="${escaped(node.name)}"`] : []),
    ...(node.level ? [`aria-level="${node.level}"`] : []),
    ...states,
  ]
  const content = [...(node.text ? [node.text] : []), ...(node.children ?? [])].map(element).join('')
  return `<div ${attributes.join(' ')}>${content}</div>`
}

function escaped(text) {
  return String(text).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
