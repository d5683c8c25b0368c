import { html } from 'hono/html'
import { type Html, page } from '../../page/frame.js'
import type { WalkSummary } from '../../state/result.js'
import { wordsIn } from '../../words/language.js'
import type { Shell } from '../shell.js'
import { bySeverityThenOrder, walkTable } from './walk-tables.js'

/** Walks on one page of the list. */
const PER_PAGE = 500

/** How many pages the list of all walks has; at least one. */
export function listPages(walks: readonly WalkSummary[]): number {
  return Math.max(1, Math.ceil(walks.length / PER_PAGE))
}

/**
 * A page of the list of all walks, the worst first.
 *
 * @param number of the page, from 1.
 */
export function listPage(walks: readonly WalkSummary[], number: number, shell: Shell): string {
  const { language, policy, style, index, list } = shell
  const words = wordsIn(language).report
  const count = listPages(walks)
  const shown = bySeverityThenOrder(walks).slice((number - 1) * PER_PAGE, number * PER_PAGE)
  const numbers = Array.from({ length: count }, (_, at) => at + 1)
  const frame = {
    language,
    title: `guidewatch: ${words.allWalks}`,
    policy,
    style,
    skip: { to: 'walks', text: words.skip },
  }
  return page(
    frame,
    html`<header>
<nav class="to-others" aria-label="${words.around}"><a href="${index(language)}">${words.back}</a></nav>
<h1>${words.allWalks}</h1>
</header>
<main id="walks" tabindex="-1">
${walkTable(shown, shell)}
${count > 1 ? html`<nav class="to-others" aria-label="${words.pages}">${numbers.map((one) => pageLink(one, one === number, list(one), words.page(one)))}</nav>` : ''}
</main>`,
  )
}

function pageLink(number: number, isCurrent: boolean, address: string | null, text: string): Html {
  return isCurrent || address === null
    ? html`<span aria-current="page" aria-label="${text}">${number}</span> `
    : html`<a href="${address}" aria-label="${text}">${number}</a> `
}
