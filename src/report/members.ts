import { html } from 'hono/html'
import type { Cause, CauseMember } from '../cause/cause.js'
import { grouped } from '../collection/grouped.js'
import type { Html } from '../page/frame.js'
import { leftOutInWords } from '../words/cause.js'
import { wordsIn } from '../words/language.js'
import { capitalised } from '../words/text.js'
import { languageName } from '../words/value.js'
import type { Shell } from './shell.js'

/** More are only counted: they are all on the list of walks, and the first page has to stay small. */
const MOST = 60

/** The walks that a decision takes, by language, with what their guide says and should say; each leads to its step. */
export function alike({ members }: Cause, shell: Shell): Html {
  const words = wordsIn(shell.language).report
  const shown = members.slice(0, MOST)
  return html`<details class="alike"><summary>${words.members(members.length)}</summary>
<ul>${[...byWording(shown)].map(([, group]) => wordingItem(group, shell))}${more(members.length, shell)}</ul></details>`
}

/** The walks that it does not take, each with the reason. */
export function leftOut({ leftOut: others }: Cause, shell: Shell): Html | '' {
  const { language } = shell
  const words = wordsIn(language).report
  if (others.length === 0) return ''
  return html`<details class="left-out"><summary>${words.leftOut(others.length)}</summary>
<ul>${others.slice(0, MOST).map(({ member, why }) => html`<li>${walkLink(member, shell, true)}${wordsIn(language).colon} ${leftOutInWords(why, member, language)}</li>`)}${more(others.length, shell)}</ul></details>`
}

function more(count: number, { language, list }: Shell): Html | '' {
  if (count <= MOST) return ''
  const text = wordsIn(language).report.more(count - MOST)
  const all = list(1)
  return html`<li>${all ? html`<a href="${all}">${text}</a>` : text}</li>`
}

function byWording(members: readonly CauseMember[]): ReadonlyMap<string, readonly CauseMember[]> {
  return grouped(members, ({ locale, flow, says, proposals }) =>
    JSON.stringify([locale, flow, says, proposals.map(({ sentences }) => sentences)]),
  )
}

function wordingItem(group: readonly CauseMember[], shell: Shell): Html | '' {
  const [first] = group
  if (!first) return ''
  const { locale, says, proposals, flowTitle } = first
  const instead = proposals.flatMap(({ sentences }) => sentences)
  const name = capitalised(languageName(locale.slice(0, 2), shell.language))
  return html`<li><p><strong>${name}</strong> <span class="meta">${locale} · <span lang="${locale}">${flowTitle}</span></span></p>
${says ? html`<p lang="${locale}"><span class="was">${says}</span>${instead.length > 0 ? html` → <span class="now">${instead.join(' ')}</span>` : ''}</p>` : ''}
<p class="links">${group.map((member) => html`${walkLink(member, shell, false)} `)}</p></li>
`
}

/** @param isAlone whether the text must say which language it is of. */
function walkLink(member: CauseMember, { walk }: Shell, isAlone: boolean): Html {
  const { locale, device, routeTitle } = member
  const text = html`<span lang="${locale}">${routeTitle}</span>, ${isAlone ? `${locale}, ` : ''}${device}`
  const address = walk(member.walk, member.step)
  return address ? html`<a href="${address}">${text}</a>` : html`<span>${text}</span>`
}
