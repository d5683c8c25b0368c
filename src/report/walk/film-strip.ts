import { html } from 'hono/html'
import type { Html } from '../../page/frame.js'
import { shot } from '../../page/shot.js'
import { ARRIVAL } from '../../screen/screen.js'
import type { StepResult, WalkResult } from '../../state/result.js'
import { wordsIn } from '../../words/language.js'
import { pictureOf } from '../pictures.js'
import type { Shell } from '../shell.js'

/** The whole way, screen by screen, with what the reader uses outlined and what the guide says below. */
export function filmStrip(walk: WalkResult, shell: Shell): Html | '' {
  const words = wordsIn(shell.language).report
  const shown = walk.steps.map((step, index) => ({ step, index })).filter(({ step }) => step.screen || step.says)
  if (shown.length === 0) return ''
  const isPhone = walk.steps.some(({ screen }) => screen && screen.image.height > screen.image.width)
  return html`<h2>${words.filmStrip}</h2>
<p class="meta">${words.target}</p>
<ol class="strip ${isPhone ? 'phone' : ''}" tabindex="0" aria-label="${words.filmStrip}">${shown.map(({ step, index }) => item(step, index, walk, shell))}</ol>`
}

function item(step: StepResult, index: number, walk: WalkResult, { language, file }: Shell): Html {
  const words = wordsIn(language).report
  const name = step.id === ARRIVAL ? words.arrival : `${words.step} ${index + 1}`
  const src = step.screen && file(pictureOf(walk, step.screen.image).path)
  return html`<li>${step.screen && src ? html`<a href="${src}">${shot(src, step.screen, name, language)}</a>` : ''}<p><strong>${name}</strong>${step.says ? html`<br><span lang="${walk.locale}">${step.says}</span>` : ''}</p></li>
`
}
