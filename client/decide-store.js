// @ts-check
// biome-ignore-all lint/correctness/noUnusedVariables: these scripts are one program

// What keeps the decisions: the server of `guidewatch review`, or this tab.

/** Where a run stands, and what is done to it. @typedef {{ read: () => Promise<Standing>, decide: (decision: Decision, replaces: string[]) => Promise<Standing | Conflict>, undo: (id: string) => Promise<Standing | Conflict> }} Store */

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
    if (!answer.ok && answer.status !== 409) throw new Error(value.error)
    return value
  }
  return ask
}

/** Keeps decisions on the server. @param {ReturnType<typeof guidewatchAsk>} ask @returns {Store} */
function guidewatchServed(ask) {
  /** @type {string | null} */
  let newer = null
  /** @param {any} answer @returns {Standing | Conflict} */
  const fromDraft = (answer) =>
    'draft' in answer ? { taken: answer.draft.taken, finished: answer.draft.finished, supersededBy: newer } : answer

  return {
    read: async () => {
      const { decided, finished, supersededBy } = await ask('review')
      newer = supersededBy
      return { taken: decided, finished, supersededBy }
    },
    decide: async (decision, replaces) => fromDraft(await ask('decisions', { decision, replaces })),
    undo: async (id) => fromDraft(await ask('undo', { id })),
  }
}

/** Keeps decisions in this tab, for as long as it is open. @param {Data} data @returns {Store} */
function guidewatchKept(data) {
  const name = `guidewatch ${data.site} ${data.run}`
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
    return { taken, finished: [], supersededBy: null }
  }
  let count = taken.length
  return {
    read: () => keep(taken),
    decide: (decision, replaces) =>
      keep([
        ...taken.filter(({ id }) => !replaces.includes(id)),
        { id: `${++count} ${Math.random()}`, by: null, at: null, decision },
      ]),
    undo: (id) => keep(taken.filter((one) => one.id !== id)),
  }
}
