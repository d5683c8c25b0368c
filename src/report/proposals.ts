import { html } from 'hono/html'
import type { Html } from '../page/frame.js'
import { shot } from '../page/shot.js'
import type { Proposal } from '../screen/proposal.js'
import type { SeenScreen } from '../screen/screen.js'
import type { Run, WalkResult } from '../state/result.js'
import { wordsIn } from '../words/language.js'
import { proposalInWords } from '../words/proposal.js'
import { pictureOf } from './pictures.js'
import type { Shell } from './shell.js'

/** What the guides of a walk should now say: told to the editor, quoted for the guide, with pictures of a new way. */
export function proposalSections(
  walk: WalkResult,
  run: Pick<Run, 'proposals' | 'patches'>,
  shell: Shell,
): readonly Html[] {
  const hasPatch = run.patches.some(({ flow }) => flow === walk.flow)
  return run.proposals
    .filter(({ flow, route }) => flow === walk.flow && route === walk.route)
    .flatMap((proposal) => {
      const text = proposal.texts.find(({ locale, devices }) => locale === walk.locale && devices.includes(walk.device))
      return text ? [section(proposal, text, walk, hasPatch, shell)] : []
    })
}

function section(
  proposal: Proposal,
  text: Proposal['texts'][number],
  walk: WalkResult,
  hasPatch: boolean,
  shell: Shell,
): Html {
  const { language } = shell
  const words = wordsIn(language).report
  const patch = hasPatch ? shell.file(`patches/${walk.flow}.patch`) : null
  const isRoute = proposal.kind === 'route'
  const screens = isRoute ? (walk.proposed?.screens ?? []) : []
  return html`<section class="proposal"><h2>${isRoute ? words.proposedRoute : words.proposed}</h2>
<p>${proposalInWords(text, language)}</p>
${!isRoute && text.sentences.length > 0 ? html`<blockquote lang="${text.locale}">${text.sentences.map((sentence) => html`<p>${sentence}</p>`)}</blockquote>` : ''}
${screens.length > 0 ? html`<ol class="strip" tabindex="0" aria-label="${words.proposedRoute}">${screens.map((screen) => strip(walk, screen, words.arrival, shell))}</ol>` : ''}
${patch ? html`<p class="meta">${words.patch} <a href="${patch}">patches/${walk.flow}.patch</a></p>` : ''}
</section>`
}

/** @param arrival what a screen without a target is called. */
function strip(walk: WalkResult, screen: SeenScreen, arrival: string, { language, file }: Shell): Html {
  const name = screen.target ? html`<span lang="${walk.locale}">${screen.target.name}</span>` : arrival
  const src = file(pictureOf(walk, screen.image).path)
  return html`<li>${src ? shot(src, screen, screen.target?.name ?? arrival, language) : ''}<p><strong>${name}</strong></p></li>`
}
