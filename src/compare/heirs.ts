import { ARRIVAL, type Screen } from '../screen/screen.js'
import { flatten, type Item, isBesideContent, standsAlone, withoutIconWords } from '../screen/tree.js'
import { sameText } from '../text/normalise.js'
import { control, type Finding } from './finding.js'
import { button } from './form.js'

/**
 * What the flow says of the destination and is gone, as a rename where the approved screen tells what stands in its place: a
 * control that sends without belonging to any form, and a title that the page's code does not call a heading.
 *
 * @param differences what was found so far.
 * @param found in what tonight's destination differs from the approved one.
 */
export function withHeirs(
  differences: readonly Finding[],
  found: readonly Finding[],
  approved: Screen,
): readonly Finding[] {
  return differences.map((finding) => heirOf(finding, found, approved) ?? finding)
}

function heirOf(finding: Finding, found: readonly Finding[], approved: Screen): Finding | undefined {
  const { kind, step, subject, before: wanted } = finding
  if (step !== ARRIVAL || typeof wanted !== 'string' || subject.kind !== 'control') return undefined
  if (kind === 'submit-removed') return sender(wanted, found, approved)
  return kind === 'item-removed' && subject.role === 'heading' ? title(wanted, found, approved) : undefined
}

function sender(wanted: string, found: readonly Finding[], approved: Screen): Finding | undefined {
  const named = flatten(approved.tree).filter(({ name }) => sameText(name, wanted))
  const role = named.some((item) => item.role === 'button') ? 'button' : 'link'
  if (!named.some((item) => item.role === role && !(role === 'link' && isBesideContent(item.landmark))))
    return undefined
  const heir = found.find(
    ({ kind, subject, before, place }) =>
      kind === 'label-renamed' &&
      subject.kind === 'control' &&
      subject.role === role &&
      typeof before === 'string' &&
      sameText(before, wanted) &&
      !(role === 'link' && isBesideContent(place?.role ?? '')),
  )
  if (typeof heir?.after !== 'string') return undefined
  return { ...heir, kind: 'submit-renamed', relevance: 'route', subject: button({ label: heir.after }) }
}

function title(wanted: string, found: readonly Finding[], approved: Screen): Finding | undefined {
  const isTitle = (item: Item) => standsAlone(item, wanted)
  const was = flatten(approved.tree).find(isTitle)?.name
  const heir = found.find(({ kind, before }) => kind === 'text-changed' && was !== undefined && before === was)
  if (typeof heir?.before !== 'string' || typeof heir.after !== 'string') return undefined
  return {
    ...heir,
    kind: 'label-renamed',
    relevance: 'route',
    subject: control({ role: 'heading', name: '' }),
    before: withoutIconWords(heir.before),
    after: withoutIconWords(heir.after),
  }
}
