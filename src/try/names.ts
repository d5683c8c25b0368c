import type { Target } from '../flow/schema.js'
import type { AriaNode } from '../screen/screen.js'
import { flatten, isUsedAlike } from '../screen/tree.js'
import { textsFor } from '../text/local.js'
import { similarity } from '../text/similarity.js'

/** Something on a screen that a step could name. */
export type Named = { readonly role: string; readonly name: string }

/**
 * What is on a screen instead of a target that is not there: what has its role first, then what is pressed alike, the
 * nearest names first, each once.
 *
 * @param target what a step asks for, in the language of `locale`.
 */
export function namesInstead(
  tree: readonly (AriaNode | string)[],
  target: Pick<Target, 'role' | 'name'>,
  locale: string,
): readonly Named[] {
  const wanted = textsFor(target.name, locale)
  const rank = ({ role, name }: Named) =>
    (role === target.role ? 1 : 0) + Math.max(0, ...wanted.map((text) => similarity(text, name))) / 2
  const isAlike = (role: string) => isUsedAlike(role, target.role)
  const all = flatten(tree).flatMap(({ role, name, node }): Named[] =>
    node && name && isAlike(role) ? [{ role, name }] : [],
  )
  const once = [...new Map(all.map((one) => [`${one.role} ${one.name}`, one])).values()]
  return once.sort((a, b) => rank(b) - rank(a))
}
