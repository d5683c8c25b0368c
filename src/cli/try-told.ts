import { join } from 'node:path'
import type { Flow } from '../flow/schema.js'
import { quoted } from '../propose/yaml-text.js'
import type { Relocation } from '../screen/record.js'
import type { Settings } from '../settings/settings.js'
import { walkFolder } from '../state/runs.js'
import { printable } from '../text/inert.js'
import { escapeRegExp } from '../text/normalise.js'
import { adviceFor } from '../try/advice.js'
import type { Named } from '../try/names.js'
import type { Tried } from '../try/walk.js'
import type { Hint } from '../walk/hint.js'
import { findingInWords } from '../words/finding.js'
import { called, nounOf } from '../words/value.js'
import { shown } from './options.js'

/** How a way ended: what is wrong, where to see it, what is there instead, what to write. */
export function endOf(tried: Tried, flow: Flow, settings: Settings, at: string): readonly string[] {
  const { language } = settings
  const { judged, record, out, planned } = tried
  const { outcome } = record
  const told = judged.findings.filter(({ kind }) => kind !== 'not-approved' && kind !== 'renderer-changed')
  const wrong = outcome.kind === 'error' ? [outcome.message] : told.map((finding) => findingInWords(finding, language))
  const { missing, instead, patch, isFound } = adviceFor(tried, flow)
  const picture = record.screens.find(({ step }) => step === at)?.image.file
  const isThere = judged.verdict === 'verified'
  return [
    ...(outcome.kind === 'obstacle' ? takenLines(record.relocations) : []),
    ...wrong.map((text) => `     ${printable(text)}`),
    ...(isThere ? ['     Arrived: what the flow says of the destination is there.'] : []),
    ...insteadLines(instead, missing, settings),
    ...hostLines(tried, flow),
    ...(picture ? [`     Picture: ${shown(join(walkFolder(out, planned.id), picture))}`] : []),
    ...patchLines(patch, isFound),
  ]
}

/** What was pressed instead of what the flow names, where the way then ended at an obstacle: that may be why. */
export function takenLines(relocations: readonly Relocation[]): readonly string[] {
  return relocations.map(
    ({ step, role, before, after }) =>
      `     Step ${step}: there was no ${printable(called({ role, name: before }, 'en'))}; ${printable(quoted(after))} was taken for it.`,
  )
}

/** More names than these help nobody. */
const MOST_NAMES = 8

function insteadLines(instead: readonly Named[], role: string | null, { language }: Settings): readonly string[] {
  if (!role) return []
  const { noun } = nounOf(role, language)
  if (instead.length === 0) return [`     There is no ${noun} at all, nor anything else that is used like one.`]
  const list = (some: readonly Named[]) => some.slice(0, MOST_NAMES).map((one) => printable(called(one, language)))
  const rest = instead.length > MOST_NAMES ? `, and ${instead.length - MOST_NAMES} more` : ''
  return [`     There are: ${list(instead).join(', ')}${rest}.`]
}

/** What to write where the target is not where a step looks for it. */
export function hintLines(hint: Hint): readonly string[] {
  if (hint.kind === 'scroll') return ['     It comes when the page is scrolled. Write into the target: scroll: page']
  if (hint.kind === 'hidden')
    return [
      '     It is in the page, and not to be seen: a step before it may have to `click` or `hover` what opens it.',
    ]
  const { title, name, url } = hint
  const host = URL.canParse(url) && /^http/.test(url) ? new URL(url).host : ''
  const frame = title ? `title: ${quoted(title)}` : name ? `name: ${quoted(name)}` : `url: ${quoted(escapeRegExp(url))}`
  const hosts = host ? ` The flow must name ${printable(host)} under \`hosts\`, if it is another one than its own.` : ''
  return [`     It is in a frame.${hosts} Write into the target: frame: { ${printable(frame)} }`]
}

/** Hosts that the page asked for and the flow does not name: without their styles and scripts a page may be another. */
function hostLines({ record }: Tried, flow: Flow): readonly string[] {
  const hosts = record.notes.flatMap((note) => (note.kind === 'host-refused' ? [note.host] : []))
  if (hosts.length === 0) return []
  const list = [...new Set(hosts)].map((host) => printable(host))
  const own = flow.hosts.map((origin) => origin.replace(/^https?:\/\//, ''))
  return [
    `     The page also asked for ${list.join(', ')}, which this flow does not name. If the page is not whole without, write`,
    `       hosts: [${[...own, ...list].map(quoted).join(', ')}]`,
  ]
}

function patchLines(patch: string | null, isFound: boolean): readonly string[] {
  if (!patch) return []
  return [
    isFound ? '     Write:' : '     If the guide means the nearest of them, write:',
    ...patch
      .trimEnd()
      .split('\n')
      .map((one) => `       ${printable(one)}`),
  ]
}
