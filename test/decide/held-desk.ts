import type { Reviewed } from '../../src/cause/cause.js'
import type { Consequence, Decision, Draft, Taken } from '../../src/cause/decision.js'
import type { Conflict, Desk } from '../../src/decide/server/desk.js'
import { asset } from '../../src/decide/server/open-desk.js'

/** What a decision comes to when nothing else is said. */
export const CONSEQUENCE: Consequence = {
  screens: 6,
  waiting: [{ member: 'objection/menu/de-DE-desktop@arrival', cause: 'f0e1d2c3b4a5' }],
  stays: [],
  verified: ['objection/menu/en-US-desktop', 'objection/menu/it-IT-desktop'],
  links: [],
  claims: [{ flow: 'objection', says: 'Das Textfeld kann leer bleiben.', locale: 'de-DE' }],
  guides: [{ title: 'KI-Training widersprechen', publisher: 'Verbraucherschutz e. V.', url: null, language: 'de' }],
  sentences: [{ locale: 'de-DE', before: 'Wähle „Einstellungen“.', after: 'Wähle „Optionen“.' }],
  files: ['flows/objection.yaml'],
  ignored: 0,
  byHand: false,
}

/** A desk that decides in memory as the real one does on disk, with what a test changes behind its back. */
export type HeldDesk = Desk & {
  /** As somebody at another machine would. */
  readonly decideAs: (by: string, decision: Decision) => void
  /** A newer night is there from now on. */
  supersededBy: string | null
  /** What finishing waits for before it answers. */
  held: Promise<unknown>
  readonly draft: () => Draft
  /** What was asked of it that changes something, in order. */
  readonly changes: string[]
  readonly acknowledged: (readonly [incident: number, days: number, reason: string])[]
}

export function heldDesk(reviewed: Reviewed, out: string, page: Desk['page'], by = 'Ana'): HeldDesk {
  let draft: Draft = {
    schema: 1,
    run: reviewed.run,
    site: reviewed.site,
    revision: 0,
    openedAt: '2027-03-04T07:00:00.000Z',
    taken: [],
    finished: [],
    undone: [],
  }
  const taken = (id: string) => draft.taken.find(({ decision }) => decision.cause === id) ?? null
  const change = (what: string, next: readonly Taken[], finished = draft.finished) => {
    desk.changes.push(what)
    draft = { ...draft, revision: draft.revision + 1, taken: [...next], finished: [...finished] }
  }
  const take = (name: string, decision: Decision) => {
    const one = { id: `d${draft.revision + 1}`, by: name, at: '2027-03-04T07:12:00.000Z', decision }
    const others = draft.taken.filter(({ decision: { cause } }) => cause !== decision.cause)
    change(`decide ${decision.choice}`, [...others, one])
  }
  const conflict = (why: Conflict['why'], current: Taken | null) => ({
    conflict: { why, current, supersededBy: desk.supersededBy },
  })
  const desk: HeldDesk = {
    out,
    supersededBy: null,
    held: Promise.resolve(),
    changes: [],
    acknowledged: [],
    page,
    asset,
    draft: () => draft,
    decideAs: take,
    standing: async () => ({
      run: draft.run,
      site: draft.site,
      revision: draft.revision,
      supersededBy: desk.supersededBy,
      decided: draft.taken,
      finished: draft.finished,
      causes: reviewed.causes.map(({ id, hash, incidents }) => ({ id, hash, incidents })),
    }),
    consequence: async ({ choice }) =>
      choice === 'unsure'
        ? { ...CONSEQUENCE, screens: 0, waiting: [], verified: [], claims: [], guides: [], sentences: [], files: [] }
        : CONSEQUENCE,
    decide: async (decision, replaces) => {
      if (desk.supersededBy !== null) return conflict('superseded', null)
      const current = taken(decision.cause)
      if (reviewed.causes.every(({ id, hash }) => id !== decision.cause || hash !== decision.hash))
        return conflict('run', current)
      if ((current?.id ?? null) !== (replaces[0] ?? null)) return conflict('decided', current)
      take(by, decision)
      return { draft }
    },
    undo: async (id) => {
      if (draft.taken.every((one) => one.id !== id)) return conflict('decided', null)
      change(
        'undo',
        draft.taken.filter((one) => one.id !== id),
      )
      return { draft }
    },
    acknowledge: async (...what) => {
      desk.acknowledged.push(what)
      desk.changes.push('acknowledge')
    },
    finish: async () => {
      const done = draft.taken.filter(({ decision }) => decision.choice !== 'unsure')
      const left = draft.taken.filter(({ decision }) => decision.choice === 'unsure')
      change('finish', left, [...draft.finished, ...done])
      await desk.held
      const files = ['flows/objection.yaml', 'snapshots/live/objection/menu/de-DE-desktop/click-settings.json']
      return {
        decisions: done.length,
        files,
        commits: ['4f2a9c1'],
        branch: null,
        pushed: false,
        byHand: 0,
        undelivered: [],
      }
    },
  }
  return desk
}
