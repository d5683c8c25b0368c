import { expect, it } from 'vitest'
import { calm } from '../../src/walk/calm.js'
import type { Guard } from '../../src/walk/guard/guard.js'
import { pages } from '../helpers/page.js'

const open = pages()
const idle = { pending: () => 0, pendingChanged: () => new Promise<void>(() => undefined) } as unknown as Guard
const box = (motion: string) =>
  `<style>@keyframes turn { to { rotate: 1turn } }</style><div id="b" style="${motion}">Form</div>`

it.each(['real-time', 'deterministic'] as const)('waits for a dialog that fades in: %s', async (mode) => {
  const page = await open(box('visibility:hidden;transition:visibility 0s 400ms'))
  if (mode === 'deterministic') await page.clock.install()
  await page.locator('#b').evaluate((element) => {
    element.style.visibility = 'visible'
  })
  await calm(page, mode, idle, 10_000)
  expect(await page.locator('#b').isVisible()).toBe(true)
})

it('does not wait for what turns for ever, or for long', async () => {
  for (const motion of ['animation:turn 1s infinite', 'animation:turn 1000s']) {
    const page = await open(box(motion))
    const ended = await Promise.race([
      calm(page, 'real-time', idle, 60_000),
      page.waitForTimeout(20_000).then(() => 'late'),
    ])
    expect(ended).toBeUndefined()
  }
})
