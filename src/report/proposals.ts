import { html } from 'hono/html'
import type { Proposal } from '../propose/proposal.js'
import type { Run, WalkResult } from '../run/result.js'
import type { Html } from './walk-article.js'
import { type ReportLanguage, WORDS } from './words.js'

/** What the guides of a walk should now say: told to the editor, quoted for the guide, with pictures of a new way. */
export function proposalSections(
  walk: WalkResult,
  run: Pick<Run, 'proposals' | 'patches'>,
  language: ReportLanguage,
): readonly Html[] {
  const hasPatch = run.patches.some(({ flow }) => flow === walk.flow)
  return run.proposals
    .filter(({ flow, route }) => flow === walk.flow && route === walk.route)
    .flatMap((proposal) => {
      const text = proposal.texts.find(({ locale }) => locale === walk.locale)
      return text ? [section(proposal, text, walk, hasPatch, language)] : []
    })
}

function section(
  proposal: Proposal,
  text: Proposal['texts'][number],
  walk: WalkResult,
  hasPatch: boolean,
  language: ReportLanguage,
): Html {
  const words = WORDS[language]
  const pictures = proposal.pictures.find(({ locale, device }) => locale === walk.locale && device === walk.device)
  return html`<section class="proposal"><h4>${proposal.kind === 'route' ? words.proposedRoute : words.proposed}</h4>
<p>${text.instruction[language]}</p>
${text.sentences.length > 0 ? html`<blockquote lang="${text.locale}">${text.sentences.map((sentence) => html`<p>${sentence}</p>`)}</blockquote>` : ''}
${pictures ? html`<ol class="strip" tabindex="0" aria-label="${words.proposedRoute}">${pictures.files.map((file, index) => html`<li><span class="shot"><img loading="lazy" src="../${file.split('/').map(encodeURIComponent).join('/')}" alt="${words.proposedRoute}, ${words.step} ${index + 1}"></span></li>`)}</ol>` : ''}
${hasPatch ? html`<p class="meta">${words.patch} <a href="../patches/${walk.flow}.patch">patches/${walk.flow}.patch</a></p>` : ''}
</section>`
}
