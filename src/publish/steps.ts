import { stepsFor } from '../flow/lint.js'
import { actionOf, type Route, type Step } from '../flow/schema.js'
import { targetOf } from '../flow/used.js'
import { ARRIVAL } from '../screen/screen.js'
import type { PlannedWalk } from '../state/plan.js'
import { readSnapshots, type StoredSnapshot } from '../state/snapshots.js'
import { sameLabel } from '../text/labels.js'
import { textFor, textsFor } from '../text/local.js'
import { quotes } from '../text/quoted.js'
import type { PictureMaker } from './guide/pictures.js'
import type { PublishedStep } from './schema.js'

/** The steps of a walk as they are published, and the hashes of the approved screens. */
export type Steps = {
  readonly steps: readonly PublishedStep[]
  readonly evidence: readonly string[]
}

/**
 * What is published of a walk's steps: the guide's words, and of a page only what a maintainer has approved.
 *
 * @param folder of the walk's snapshots.
 * @throws SnapshotError when a snapshot or its picture is damaged.
 */
export async function stepsOf(
  { locale, device }: PlannedWalk,
  route: Route,
  folder: string,
  pictures: PictureMaker,
): Promise<Steps> {
  const snapshots = readSnapshots(folder)
  const made = await Promise.all(
    [...stepsFor(route, locale, device).map(({ id }) => id), ARRIVAL].map(async (id) => {
      const [snapshot] = snapshots[id] ?? []
      return snapshot ? { id, snapshot, ...(await pictures.of(snapshot)) } : null
    }),
  )
  const found = made.filter((one) => one !== null)
  const of = (id: string) => found.find((one) => one.id === id)
  const steps = stepsFor(route, locale, device).map((step): PublishedStep => {
    const one = of(step.id)
    return {
      id: step.id,
      action: actionOf(step),
      says: saysOf(step, locale, one?.snapshot),
      target: usedAt(step, locale, one?.snapshot),
      url: step.open ?? null,
      picture: one?.picture ?? null,
    }
  })
  const end = of(ARRIVAL)
  const arrival: PublishedStep[] = end
    ? [{ id: ARRIVAL, action: 'arrive', says: null, target: null, url: null, picture: end.picture }]
    : []
  return {
    steps: [...steps, ...arrival],
    evidence: found.map(({ snapshot }) => snapshot.screen.image.sha256),
  }
}

/** The guide's words, unless they quote a label that the approved screen no longer shows: those would lead readers astray. */
function saysOf(step: Step, locale: string, snapshot: StoredSnapshot | undefined): string | null {
  const says = textFor(step.says, locale)
  const labels = textsFor(targetOf(step)?.name, locale)
  const seen = snapshot?.screen.target?.name
  const isRenamed = Boolean(seen) && labels.every((label) => !sameLabel(label, seen ?? ''))
  const quotesOld = says !== undefined && isRenamed && labels.some((label) => quotes(says, label))
  return quotesOld ? null : (says ?? null)
}

/** What is used, as the approved screen calls it, else as the guide does. */
function usedAt(step: Step, locale: string, snapshot: StoredSnapshot | undefined): PublishedStep['target'] {
  const wanted = targetOf(step)
  if (!wanted) return null
  const seen = snapshot?.screen.target
  return { role: wanted.role, name: seen?.name || (textFor(wanted.name, locale) ?? '') }
}
