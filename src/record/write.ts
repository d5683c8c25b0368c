import { Document, isMap, isScalar, isSeq, type Node } from 'yaml'
import type { FrameName, Target } from '../flow/schema.js'
import { derivedId } from '../flow/step-id.js'
import { languageOf } from '../text/local.js'
import type { SeenDestination } from './destination.js'
import type { RecordedStep, Recording } from './recording.js'

/** All that a new flow file is written from. Every text has passed redaction. */
export type ToWrite = {
  readonly flow: string
  readonly route: string
  /** How the file names the schema of flows, for editors; `null` where it is not beside. */
  readonly schema: string | null
  readonly include: readonly string[]
  readonly account: string
  readonly locale: string
  readonly device: string
  readonly recording: Recording
  readonly destination: SeenDestination
  /** Sentences of the destination that its author chose. */
  readonly sentences: readonly string[]
  /** Per step, what the guide says there. */
  readonly says: readonly (string | null)[]
  /** Hosts beside those of the included parts: where the way led, and what its pages are made of. */
  readonly hosts: readonly { readonly host: string; readonly for: string }[]
}

/** A flow file in YAML. The same recording is the same file, to the byte. */
export function flowFile(to: ToWrite): string {
  const language = languageOf(to.locale)
  const local = (text: string) => ({ [language]: text })
  const { recording, destination } = to
  const doc = new Document({
    flow: to.flow,
    ...(destination.heading ? { title: local(destination.heading) } : {}),
    link: { id: to.flow, url: linkOf(destination.url) },
    account: to.account,
    locales: [to.locale],
    devices: [to.device],
    ...(to.include.length > 0 ? { include: [...to.include] } : {}),
    ...(to.hosts.length > 0 ? { hosts: to.hosts.map(({ host }) => host) } : {}),
    ...(recording.interruptions.length > 0
      ? { interruptions: recording.interruptions.map((one, index) => interruptionOf(one, index, recording, local)) }
      : {}),
    destination: {
      ...(destination.heading ? { heading: local(destination.heading) } : {}),
      ...(destination.fields.length > 0
        ? {
            fields: destination.fields.map(({ label, role, required, prefilled }) => ({
              label: local(label),
              role,
              required,
              ...(prefilled ? { prefilled } : {}),
            })),
          }
        : {}),
      ...(destination.submit ? { submit: local(destination.submit) } : {}),
      ...(to.sentences.length > 0
        ? { sentences: to.sentences.map((text, index) => ({ id: sentenceId(text, index), text: local(text) })) }
        : {}),
      ...frameOf(destination.frame, local),
    },
    routes: [
      { id: to.route, steps: recording.steps.map((step, index) => stepOf(step, to.says[index] ?? null, local)) },
    ],
  })
  dress(doc, to)
  const head = to.schema ? `# yaml-language-server: $schema=${to.schema}\n` : ''
  return head + doc.toString({ lineWidth: 120, flowCollectionPadding: true })
}

/** Comments where a person has to look, and short things on one line. */
function dress(doc: Document, to: ToWrite): void {
  const { recording, destination } = to
  const node = (path: readonly (string | number)[]) => doc.getIn(path, true) as Node | undefined
  const comment = (path: readonly (string | number)[], text: string) => {
    const found = node(path)
    if (found && (isScalar(found) || isMap(found))) found.comment = ` ${text}`
  }
  const inline = (path: readonly (string | number)[]) => {
    const found = node(path)
    if (isMap(found) || isSeq(found)) found.flow = true
  }
  for (const path of [
    ['title'],
    ['locales'],
    ['devices'],
    ['include'],
    ['destination', 'heading'],
    ['destination', 'submit'],
  ])
    inline(path)
  comment(['link', 'url'], 'the page at the end; write here what the guide links to, if that is another address')
  for (const [index, { for: what }] of to.hosts.entries()) comment(['hosts', index], what)
  for (const [index] of recording.interruptions.entries()) {
    inline(['interruptions', index, 'dialog'])
    inline(['interruptions', index, 'click'])
  }
  for (const [index] of destination.fields.entries()) inline(['destination', 'fields', index])
  for (const [index] of to.sentences.entries()) inline(['destination', 'sentences', index])
  for (const [index, step] of recording.steps.entries()) {
    const at = ['routes', 0, 'steps', index]
    inline([...at, step.action])
    inline([...at, 'says'])
    const found = node(at)
    if (found && step.doubts.length > 0) found.commentBefore = step.doubts.map((doubt) => ` check: ${doubt}`).join('\n')
    if (step.action === 'fill') comment([...at, 'fill'], 'a test value; what was typed is not kept')
  }
  if (destination.heading === null)
    doc.commentBefore = ` check: the page at the end has no heading; say in another way how it is recognised\n`
}

function stepOf(step: RecordedStep, says: string | null, local: (text: string) => object): object {
  const more = says === null ? {} : { says: local(says) }
  if (step.action === 'open') return { open: step.url, ...more }
  const target = targetOf(step.target, local)
  if (step.action === 'fill') return { fill: { ...target, value: step.value }, ...more }
  if (step.action === 'choose' && step.option !== undefined)
    return { choose: { ...target, option: local(step.option) }, ...more }
  return { [step.action]: target, ...more }
}

function targetOf({ role, name, within, frame }: Target, local: (text: string) => object): object {
  const place = within && {
    role: within.role,
    ...(typeof within.name === 'string' ? { name: local(within.name) } : {}),
  }
  return { role, name: local(String(name)), ...(place ? { within: place } : {}), ...frameOf(frame, local) }
}

/** The title of a frame is in the language of the page. */
function frameOf(frame: FrameName | undefined, local: (text: string) => object): object {
  if (!frame) return {}
  return { frame: typeof frame.title === 'string' ? { ...frame, title: local(frame.title) } : frame }
}

function interruptionOf(
  { dialog, click }: Recording['interruptions'][number],
  index: number,
  { interruptions }: Recording,
  local: (text: string) => object,
): object {
  const id = slug(typeof dialog.name === 'string' ? dialog.name : dialog.role) || 'dialog'
  const before = interruptions.slice(0, index).filter((one) => one.dialog.name === dialog.name).length
  return {
    id: before === 0 ? id : `${id}-${before + 1}`,
    dialog: targetLike(dialog, local),
    click: targetOf({ role: click.role, name: click.name }, local),
  }
}

function targetLike(dialog: Recording['interruptions'][number]['dialog'], local: (text: string) => object): object {
  const name = typeof dialog.name === 'string' ? { name: local(dialog.name) } : {}
  return { role: dialog.role, ...name, ...frameOf(dialog.frame, local) }
}

/** What links to the page at the end: without the place on the page, and without what redaction has taken out of it. */
function linkOf(address: string): string {
  const bare = address.replace(/#(?!!?\/).*$/, '')
  if (!URL.canParse(bare)) return bare
  const url = new URL(bare)
  for (const [name, value] of [...url.searchParams]) if (/^\[.*\]$/.test(value)) url.searchParams.delete(name)
  return url.href
}

/** Small letters, digits and hyphens, as ids of flows are; '' when nothing is left. */
export function slug(text: string, most = 40): string {
  return derivedId({ click: { role: 'link', name: text.normalize('NFKD').replace(/\p{M}/gu, '') } })
    .replace(/^click-?/, '')
    .slice(0, most)
    .replace(/-+$/, '')
}

function sentenceId(text: string, index: number): string {
  const words = slug(text, 30)
  return words ? `${words}-${index + 1}` : `sentence-${index + 1}`
}
