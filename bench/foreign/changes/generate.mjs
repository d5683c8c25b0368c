import { DRESS, dress } from './dress.mjs'
import { MATERIAL } from './material.mjs'
import { NOISE } from './noise.mjs'
import { pageScript } from './page.mjs'

export const CHANGES = { ...MATERIAL, ...NOISE }

/**
 * Labelled cases from what an application says about its walks. A class that is about a control is applied to one step of a walk, the
 * classes taking turns through the steps, so that over all applications each class meets several kinds of controls.
 */
export function generate(app) {
  return (app.walks ?? []).flatMap((entry, turn) =>
    Object.entries(CHANGES).flatMap(([name, change], index) => {
      const target = targetOf(change, entry, index + turn)
      if (!target || entry.without?.includes(name)) return []
      // What is about the page as a whole need not meet every walk of an application.
      if (change.at === 'page' && turn > 0 && index % 2 === turn % 2) return []
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
    }),
  )
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
