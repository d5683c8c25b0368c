import type { Screen } from '../screen/screen.js'
import { flatten } from '../screen/tree.js'
import { sameLabel } from '../text/labels.js'
import type { Finding, Value } from './finding.js'

/**
 * A text beside a field that became its label in the markup, or no longer is: a reader reads the same words at the same
 * field.
 */
export function withoutRelabelled(differences: readonly Finding[], approved: Screen, seen: Screen): readonly Finding[] {
  const gone = new Set<Finding>()
  const fields = differences.filter(({ kind, before, after }) => kind === 'label-renamed' && (!before || !after))
  for (const field of fields) {
    const text = differences.find(
      (other) =>
        !gone.has(other) &&
        (field.before
          ? other.kind === 'item-added' && labelled(other.after, field.before)
          : other.kind === 'text-changed' && other.after === null && labelled(other.before, field.after)),
    )
    if (text) for (const one of [field, text]) gone.add(one)
    else if (!field.before && flatten(approved.tree).some(({ name }) => labelled(name, field.after))) gone.add(field)
  }
  // Beside what has its name from the code, a tree does not repeat it.
  const labels = approved.fields.filter(({ label }) => seen.fields.some((now) => labelled(now.label, label)))
  const repeats = (words: Value | null) => labels.some(({ label }) => labelled(words, label))
  return differences.filter(
    (one) =>
      !gone.has(one) &&
      !(one.kind === 'text-changed' && one.after === null && repeats(one.before)) &&
      !(
        one.kind === 'item-added' &&
        one.subject?.kind === 'control' &&
        repeats(one.after) &&
        one.subject.role === 'text'
      ),
  )
}

/** The same label, with or without its colon or star. */
function labelled(text: Value | null, label: Value | null): boolean {
  const bare = (name: Value | null) => (typeof name === 'string' ? name : '').replace(/[\s:*]+$/u, '')
  return bare(text) !== '' && sameLabel(bare(text), bare(label))
}
