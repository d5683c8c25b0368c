import { existsSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { triedTogether } from '../compare/assumed.js'
import { type Path, parsed, valueAt, withConfirmation } from '../propose/yaml-text.js'
import type { Settings } from '../settings/settings.js'
import { jobOf } from '../state/job.js'
import { planFile, readPlan } from '../state/plan.js'
import type { StoredRun } from '../state/runs.js'

/** A flow file, or a part, in which assumptions were confirmed. */
export type ConfirmedFile = { readonly file: string; readonly text: string; readonly count: number }

type Held = { readonly text: string; readonly language: string | null }

/**
 * What approved screens of a run confirm of that which their flows assume: what held on each walk of the run that could see it,
 * and is on an approved screen. Nothing is written. The stand-in confirms nothing.
 *
 * @param isApproved tells of a walk and a step whether that screen was approved.
 * @param texts what files hold now that are about to be changed otherwise, by absolute path.
 */
export function confirmedBy(
  settings: Settings,
  { run, out }: StoredRun,
  isApproved: (walk: string, step: string) => boolean,
  texts: ReadonlyMap<string, string> = new Map(),
): readonly ConfirmedFile[] {
  if (run.site !== 'live') return []
  const confirmation = { on: run.startedAt.slice(0, 10), run: run.run }
  const changed = new Map<string, ConfirmedFile>()
  for (const flow of jobOf(readPlan(planFile(out)), settings, out).flows) {
    const own = run.walks.filter((walk) => walk.flow === flow.flow)
    const failed = new Set(triedTogether(own).flatMap((one) => (one.held === false ? [keyOf(one)] : [])))
    const held = own.flatMap(({ id, assumed = [] }) =>
      assumed.filter((one) => one.at.some((step) => isApproved(id, step)) && !failed.has(keyOf(one))),
    )
    if (held.length === 0) continue
    for (const file of filesOf(flow.file, settings)) {
      const known = changed.get(file)
      const source = known?.text ?? texts.get(file) ?? readFileSync(file, 'utf8')
      const { text, count } = withConfirmed(source, held, confirmation)
      if (text !== source) changed.set(file, { file, text, count: (known?.count ?? 0) + count })
    }
  }
  return [...changed.values()]
}

function keyOf({ text, language }: Held): string {
  return JSON.stringify([language, text])
}

function withConfirmed(source: string, held: readonly Held[], confirmation: { on: string; run: string }) {
  const keys = new Set(held.map(keyOf))
  const wanted = assumedIn(source).filter(({ key }) => keys.has(key))
  let [text, count] = [source, 0]
  for (const { path } of wanted) {
    const after = withConfirmation(text, path, confirmation)
    if (after !== text) count += 1
    text = after
  }
  return { text, count }
}

/** What a file says nobody has confirmed, and where. */
function assumedIn(source: string): readonly { readonly key: string; readonly path: Path }[] {
  const groups = valueAt(parsed(source), ['assumed'])
  if (!Array.isArray(groups)) return []
  return groups.flatMap((group: unknown, index) => {
    const language = valueAt(group, ['language'])
    return Object.entries((valueAt(group, ['confirmed']) ?? {}) as object).flatMap(([text, state]) =>
      state === false
        ? [
            {
              key: keyOf({ text, language: typeof language === 'string' ? language : null }),
              path: ['assumed', index, 'confirmed', text],
            },
          ]
        : [],
    )
  })
}

/** A flow file and the parts that it includes, as far as they lie in the folder of the flows. */
function filesOf(file: string, settings: Pick<Settings, 'flows'>, known: readonly string[] = []): readonly string[] {
  // The plan of a run from elsewhere names no file but a flow's.
  if (known.includes(file) || relative(settings.flows, file).startsWith('..') || !existsSync(file)) return known
  const includes = valueAt(parsed(readFileSync(file, 'utf8')), ['include'])
  const parts = Array.isArray(includes) ? includes.filter((one) => typeof one === 'string') : []
  return parts.reduce<readonly string[]>(
    (all, part) => filesOf(resolve(dirname(file), part), settings, all),
    [...known, file],
  )
}
