import type { AriaNode, Screen } from '../screen/screen.js'
import { CLICKABLE } from '../screen/tree.js'
import { normalise } from '../text/normalise.js'
import { similarity } from '../text/similarity.js'
import { likeness, type Traits } from './likeness.js'

export type Relocated = { readonly role: string; readonly name: string; readonly nth: number; readonly score: number }

/** Below this likeness nothing is taken, and the second best must be this much less alike. */
const LEAST_LIKENESS = 0.6
const LEAST_LEAD = 0.05
/** An element of the same name may well be another one of many ("Edit"), so all else has to speak for it more. */
const LEAST_OF_SAME_NAME = 0.76

/** Without an approved screen there is only the name to go by, and it has to be this similar. */
const NAME_ALONE = 0.7

/** Pressing these is never a try: they send, pay, delete or sign out. English, German, French, Italian, Spanish. */
const HARMFUL =
  /(?<!\p{L})(submit|send|confirm|delete|remove|pay|buy|order|log ?out|sign ?out|accept|allow|agree|deactivate|block|report|senden|absenden|bestätigen|löschen|entfernen|bezahlen|kaufen|bestellen|abmelden|akzeptieren|erlauben|zulassen|zustimmen|deaktivieren|blockieren|melden|envoyer|supprimer|payer|acheter|déconnexion|se déconnecter|accepter|autoriser|désactiver|invia|elimina|paga|acquista|esci|accetta|consenti|disattiva|enviar|eliminar|pagar|comprar|cerrar sesión|aceptar|permitir)(?!\p{L})/iu

/** True for names that say they send, pay, delete or sign out. */
export function isHarmful(name: string): boolean {
  return HARMFUL.test(name)
}

/**
 * True when the best candidate is alike enough to be taken, and no other is nearly as much. A wrong relocation is
 * worse than none: measured, 99 of 100 that are taken are right (docs/benchmarks.md).
 */
export function isSure(best: number, second: number, sameName: boolean): boolean {
  return best >= (sameName ? LEAST_OF_SAME_NAME : LEAST_LIKENESS) && best - second >= LEAST_LEAD
}

/**
 * Finds the target of a step whose name is gone, by its likeness in role, name, neighbours, place, box and link.
 *
 * The same name is the target, be it on another kind of control or in another place than the guide names. What was on
 * the approved screen under its own name is some other element, so it is no candidate.
 *
 * @param names the published names in this locale.
 * @param approved the approved screen of this step, if any; without it only the name counts.
 * @param seen the tree tonight, boxes included.
 * @returns the best candidate, if {@link isSure}. `nth` counts the elements of that role and name in reading order.
 */
export function relocate(
  role: string,
  names: readonly string[],
  approved: Screen | undefined,
  seen: readonly (AriaNode | string)[],
): Relocated | undefined {
  const before = approved ? traitsIn(approved.tree) : []
  const wanted = names.map(normalise)
  const known = new Set(before.map((element) => `${element.role} ${element.name}`))
  const old = before.find((element) => element.role === role && wanted.includes(element.name))
  const now = traitsIn(seen)
  const [named, ...namesakes] = now.filter((element) => isCandidate(element, role) && wanted.includes(element.name))
  if (named && namesakes.length === 0) return { role: named.role, name: named.name, nth: 0, score: 1 }
  const [best, second] = now
    .filter((element) => isCandidate(element, role) && !known.has(`${element.role} ${element.name}`))
    .map((element) => ({ element, score: old ? likeness(old, element) : byName(wanted, element) }))
    .sort((a, b) => b.score - a.score)
  if (!best) return undefined
  const { element, score } = best
  const sameName = old?.name === element.name
  if (old ? !isSure(score, second?.score ?? 0, sameName) : score < NAME_ALONE) return undefined
  const nth = now
    .slice(0, now.indexOf(element))
    .filter((other) => other.role === element.role && other.name === element.name).length
  return { role: element.role, name: element.name, nth, score: Math.round(score * 100) / 100 }
}

function isCandidate(element: Traits, role: string): boolean {
  const sameUse = element.role === role || (CLICKABLE.has(element.role) && CLICKABLE.has(role))
  return sameUse && element.name !== '' && !isHarmful(element.name)
}

function byName(wanted: readonly string[], element: Traits): number {
  return Math.max(...wanted.map((name) => similarity(name, element.name)))
}

/** Every node of a tree with what it is recognised by. */
function traitsIn(tree: readonly (AriaNode | string)[]): readonly Traits[] {
  const found: { traits: Traits; label: string }[] = []
  const visit = (nodes: readonly (AriaNode | string)[], path: readonly string[]): void => {
    const counts = new Map<string, number>()
    for (const node of nodes) {
      if (typeof node === 'string') continue
      const count = (counts.get(node.role) ?? 0) + 1
      counts.set(node.role, count)
      const own = [...path, `${node.role}[${count}]`]
      const name = normalise(node.name ?? '')
      const traits = { role: node.role, name, neighbours: '', path: own, box: node.box ?? null, url: node.url ?? null }
      found.push({ traits, label: name || normalise(node.text ?? '') })
      visit(node.children ?? [], own)
    }
  }
  visit(tree, [])
  return found.map(({ traits }, index) => ({ ...traits, neighbours: around(found, index) }))
}

/** What stands right before and after, as a reader would say "the one between X and Y". */
function around(entries: readonly { readonly label: string }[], index: number): string {
  return [-2, -1, 1, 2].flatMap((offset) => entries[index + offset]?.label ?? []).join(' ')
}
