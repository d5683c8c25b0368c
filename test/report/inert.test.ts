import { expect, it } from 'vitest'
import { nowhere } from '../../src/compare/finding.js'
import { verdictTable } from '../../src/report/table.js'
import type { WalkSummary } from '../../src/state/result.js'
import { plainMarkdown } from '../../src/text/markdown.js'

const ESCAPE = String.fromCharCode(27)

it('what a page says steers no terminal', () => {
  const said = `${ESCAPE}]0;owned${String.fromCharCode(7)} ${ESCAPE}[2J gone`
  const walk = {
    id: 'shop/menu/en-GB-desktop',
    verdict: 'changed',
    outcome: { kind: 'arrived' },
    findings: [{ ...nowhere('s', 'text-changed'), relevance: 'route', before: said }],
  } as unknown as WalkSummary
  const table = verdictTable([walk], 'en', 200)
  expect(table).toContain('owned')
  expect(table).not.toMatch(/[^\P{Cc}\n]/u)
})

it('what a page says calls nobody and links nowhere on GitHub', () => {
  const text = plainMarkdown('@octocat see #12 at www.evil.example and https://evil.example, mailto:a@b.example')
  // GitHub reads mentions in the finished text, where an escape is gone.
  const finished = text.replaceAll('\\', '').replaceAll('&#58;', ':').replaceAll('&#46;', '.')
  expect(finished).not.toMatch(/@\w|#\d/)
  expect(text).not.toMatch(/www\.|:\/\/|mailto:/)
})
