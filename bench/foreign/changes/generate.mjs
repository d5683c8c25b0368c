import { sumOf } from '../half.mjs'
import { DRESS, dress } from './dress.mjs'
import { MATERIAL } from './material.mjs'
import { MORE_MATERIAL } from './more-material.mjs'
import { MORE_NOISE } from './more-noise.mjs'
import { NOISE } from './noise.mjs'
import { pageScript } from './page.mjs'

export const CHANGES = { ...MATERIAL, ...NOISE, ...MORE_MATERIAL, ...MORE_NOISE }

/**
 * Labelled cases from what an application says about its walks. By a fixed rule each application meets every second class, the
 * classes taking turns through its walks and their steps, so that over all applications each class meets several kinds of pages
 * and controls.
 */
export function generate(app) {
  const first = Math.floor(sumOf(app.id) / 2) % 2
  const entries = app.walks ?? []
  return Object.entries(CHANGES).flatMap(([name, change], index) => {
    if (index % 2 !== first || entries.length === 0) return []
    // What takes elements from where a single-page application put them breaks its drawing, which is another change than the one meant.
    if (change.rebuilds && app.spa) return []
    const turn = Math.floor(index / 2)
    const able = entries.flatMap((entry) => {
      const target = entry.without?.includes(name) ? undefined : targetOf(change, entry, turn)
      return target ? [{ entry, target }] : []
    })
    if (able.length === 0) return []
    const { entry, target } = able[turn % able.length]
    return [
      {
        id: `${app.id}/${entry.walk}/${name}${target.step ? `@${target.step}` : ''}`,
        walk: entry.walk,
        from: entry.version,
        to: entry.version,
        class: name,
        dressed: entry.form?.css ?? '',
        change: { name, target },
        expect: change.expect(target),
      },
    ]
  })
}

/** What the proxy is told for the approval of generated cases (no change) and for a night with a change. */
export function proxyOf(dressed, change) {
  const { page, fault, args, dress: varied, headers } = change ? { ...CHANGES[change.name], ...change.own } : {}
  return {
    scripts: [
      ...(dressed === undefined ? [] : [pageScript(dress, { ...DRESS, form: dressed, ...varied })]),
      ...(page ? [pageScript(page, { ...args, ...change.target })] : []),
    ],
    fault,
    headers,
  }
}

function targetOf({ at, needs }, { steps = [], form = {} }, turn) {
  const all = steps.map((step, index) => ({ ...step, next: step.next ?? steps[index + 1]?.step ?? 'arrival' }))
  if (at === 'page') return {}
  if (at === 'step') {
    const able = all.filter((step) => !needs || step[needs])
    return able[turn % Math.max(able.length, 1)]
  }
  const css = at === 'form' ? form.css : form[at]
  return css && (!needs || form[needs]) ? { ...form, css, form: form.css } : undefined
}
