import { expect, it } from 'vitest'
import { takenLines } from '../../src/cli/try-told.js'

it('says what was pressed instead of what a step names, and lets no name of a page into the terminal', () => {
  const taken = { step: 'settings', role: 'link', before: 'Settings', after: 'Options\u001b[2J', score: 0.9 }
  expect(takenLines([])).toEqual([])
  const [line = ''] = takenLines([taken])
  expect(line).toMatch(/^ {5}Step settings: there was no link "Settings"; .*Options.* was taken for it\.$/)
  expect(line).not.toContain('\u001b')
})
