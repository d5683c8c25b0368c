// @ts-check
// biome-ignore-all lint/correctness/noUnusedVariables: these scripts are one program
// biome-ignore-all lint/suspicious/noRedundantUseStrict: a classic script, no module
'use strict'

// What keeps the decisions: the server of `guidewatch review`, or this tab.

/** Where a run stands, and what is done to it. @typedef {{ read: () => Promise<Standing>, decide: (decision: Decision, replaces: string[], alike: string[]) => Promise<Standing | Conflict>, undo: (id: string) => Promise<Standing | Conflict> }} Store */

/** Asks the server; what it refuses is thrown as its sentence, and a conflict is an answer. @param {Data} data */
function guidewatchAsk(data) {
  /** @param {string} path @param {unknown} [body] @param {AbortSignal} [signal] */
  async function ask(path, body, signal) {
    const post = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
    const answer = await fetch(`/runs/${encodeURIComponent(data.run)}/api/${path}`, {
      ...(body === undefined ? {} : post),
      ...(signal && { signal }),
    })
    const value = await answer.json().catch(() => ({ error: answer.statusText }))
    if (!answer.ok && answer.status !== 409) throw new Error(value.error, { cause: answer.status })
    return value
  }
  return ask
}

/** Keeps decisions on the server. @param {ReturnType<typeof guidewatchAsk>} ask @returns {Store} */
function guidewatchServed(ask) {
  /** What only a look at the server tells. @type {Pick<Standing, 'supersededBy' | 'incidents'>} */
  let told = { supersededBy: null, incidents: {} }
  /** @param {any} answer @returns {Standing | Conflict} */
  const fromDraft = (answer) =>
    'draft' in answer
      ? { taken: answer.draft.taken, finished: answer.draft.finished, revision: answer.draft.revision, ...told }
      : answer

  return {
    read: async () => {
      const { revision, decided, finished, supersededBy, causes } = await ask('review')
      /** @type {readonly { id: string, incidents: readonly number[] }[]} */
      const followed = causes
      told = { supersededBy, incidents: Object.fromEntries(followed.map(({ id, incidents }) => [id, incidents])) }
      return { revision, taken: decided, finished, ...told }
    },
    decide: async (decision, replaces) => fromDraft(await ask('decisions', { decision, replaces })),
    undo: async (id) => fromDraft(await ask('undo', { id })),
  }
}

/** Keeps decisions in this tab, for as long as it is open. @param {Data} data @returns {Store} */
function guidewatchKept(data) {
  const name = `guidewatch ${data.site} ${data.run}`
  let changes = 0
  /** @type {Taken[]} */
  let taken = []
  try {
    const known = new Map(data.causes.map(({ id, hash }) => [id, hash]))
    const stored = /** @type {Taken[]} */ (JSON.parse(sessionStorage.getItem(name) ?? '[]'))
    taken = stored.filter(({ decision }) => known.get(decision.cause) === decision.hash)
  } catch {
    // Not allowed, or not ours: then they live in memory alone.
  }
  /** @param {Taken[]} next */
  const keep = async (next) => {
    taken = next
    try {
      sessionStorage.setItem(name, JSON.stringify(taken))
    } catch {
      // As above.
    }
    return { revision: ++changes, taken, finished: [], supersededBy: null, incidents: {} }
  }
  let count = taken.length
  return {
    read: () => keep(taken),
    // Members that are decided anew leave the decision that they belonged to.
    decide: (decision, replaces, alike) =>
      keep([
        ...taken.flatMap((one) =>
          replaces.includes(one.id) ? guidewatchWithout(one, decision.members ?? alike, alike) : [one],
        ),
        { id: `${++count} ${Math.random()}`, by: null, at: null, decision },
      ]),
    undo: (id) => keep(taken.filter((one) => one.id !== id)),
  }
}

/** What is left of a decision; nothing when all of its members are decided anew. @param {Taken} taken @param {readonly string[]} anew @param {readonly string[]} alike */
function guidewatchWithout(taken, anew, alike) {
  const members = (taken.decision.members ?? alike).filter((key) => !anew.includes(key))
  return members.length === 0 ? [] : [{ ...taken, decision: { ...taken.decision, members } }]
}
