import type { Box } from '../screen/screen.js'
import { editSimilarity, wordSimilarity } from '../text/similarity.js'

/** What an element is recognised by when its name has changed. */
export type Traits = {
  readonly role: string
  readonly name: string
  /** The name as it stands in the page, letter by letter. */
  readonly written: string
  /** Text of what stands around it. */
  readonly neighbours: string
  /** From the root down, each as `role[n]`: the n-th of that role below its parent. */
  readonly path: readonly string[]
  readonly box: Box | null
  readonly url: string | null
}

/** How alike two elements are in each respect, 0 to 1, in the order of {@link WEIGHTS}. */
export type Features = readonly number[]

/**
 * How much each respect counts. Fitted to the elements of 17 sites that are years apart: conditional logit over all
 * candidates of a page, weights not below 0 (`npm run bench:relocate -- --fit`; see docs/decisions/0003-relocation.md).
 * The respects are those of Similo (Nass et al., ACM TOSEM 2023), without the attributes that only developers see.
 */
export const WEIGHTS: Readonly<Record<string, number>> = {
  role: 2.08,
  nameEqual: 1.27,
  nameEdit: 2.51,
  nameWords: 3.19,
  nameless: 2.14,
  neighbours: 0.91,
  pathEqual: 1.42,
  pathSteps: 4.01,
  pathRoles: 2.73,
  depth: 1.72,
  distance: 3.58,
  height: 2.02,
  size: 1.06,
  urlEqual: 0.99,
  urlAlike: 1.22,
}

/** What can be asked of the target at all: an element without a link is not looked for by its link. */
function applicable(target: Traits): Features {
  const [name, neighbours, box, url] = [target.name, target.neighbours, target.box, target.url].map((trait) =>
    trait ? 1 : 0,
  ) as [number, number, number, number]
  return [1, name, name, name, 1 - name, neighbours, 1, 1, 1, 1, box, box, box, url, url]
}

/** How alike an element is to the one looked for: the share of the weights that it reaches, 0 to 1. */
export function likeness(target: Traits, candidate: Traits, weights: Features = Object.values(WEIGHTS)): number {
  const sum = (features: Features) => features.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0)
  return sum(featuresOf(target, candidate)) / Math.max(sum(applicable(target)), Number.EPSILON)
}

export function featuresOf(target: Traits, candidate: Traits): Features {
  const [name, other] = [target.name.toLowerCase(), candidate.name.toLowerCase()]
  const [path, otherPath] = [target.path, candidate.path]
  const [roles, otherRoles] = [path.map(withoutNumber), otherPath.map(withoutNumber)]
  const [url, otherUrl] = [addressOf(target.url), addressOf(candidate.url)]
  const [box, otherBox] = [target.box, candidate.box]
  const both = box && otherBox
  return [
    target.role === candidate.role ? 1 : 0,
    name && name === other ? 1 : 0,
    editSimilarity(name, other),
    wordSimilarity(name, other),
    !name && !other ? 1 : 0,
    wordSimilarity(target.neighbours, candidate.neighbours),
    path.join('/') === otherPath.join('/') ? 1 : 0,
    (2 * longestCommon(path, otherPath)) / Math.max(path.length + otherPath.length, 1),
    (2 * longestCommon(roles, otherRoles)) / Math.max(path.length + otherPath.length, 1),
    1 / (1 + Math.abs(path.length - otherPath.length)),
    both ? near(Math.hypot(box.x - otherBox.x, box.y - otherBox.y)) : 0,
    both ? near(box.y - otherBox.y) : 0,
    both ? ratio(box.width * box.height, otherBox.width * otherBox.height) : 0,
    url && url === otherUrl && !url.endsWith('/') ? 1 : 0,
    editSimilarity(url ?? '', otherUrl ?? ''),
  ]
}

/** At this distance in CSS pixels, nearness has fallen to a half. */
const HALF_DISTANCE = 200

function near(distance: number): number {
  return 1 / (1 + Math.abs(distance) / HALF_DISTANCE)
}

function ratio(a: number, b: number): number {
  return Math.min(a, b) / Math.max(a, b, 1)
}

function withoutNumber(step: string): string {
  return step.replace(/\[\d+\]$/, '')
}

/** Host and path; what follows them varies from visit to visit. */
function addressOf(url: string | null): string | undefined {
  return url?.replace(/^https?:\/\//, '').replace(/[?#].*$/, '')
}

/** Length of the longest common subsequence. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const lengths = new Uint16Array(b.length + 1)
  for (const step of a) {
    let diagonal = 0
    for (let j = 0; j < b.length; j += 1) {
      const above = lengths[j + 1] as number
      lengths[j + 1] = step === b[j] ? diagonal + 1 : Math.max(above, lengths[j] as number)
      diagonal = above
    }
  }
  return lengths[b.length] as number
}
