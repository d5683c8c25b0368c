import type { BrowserContext, Frame } from 'playwright'

/** What a page keeps beside the cookies and storage that a session holds. Numbers and kinds; no name and no value. */
export type Beside = {
  readonly origin: string
  /** Entries of session storage that look like a session. It ends with its tab, and no session file holds it. */
  readonly inSessionStorage: number
  /** Kinds of objects in IndexedDB that cannot be written down: they come back empty. */
  readonly unwritable: readonly string[]
  /** A service worker answers for the page; walks have none. */
  readonly hasServiceWorker: boolean
}

/** Milliseconds that looking at one frame may last: a page in an endless loop never answers. */
const LOOK_MS = 5000

/** Looks at every frame of every open page; frames of one origin count once. */
export async function lookBeside(context: BrowserContext): Promise<readonly Beside[]> {
  const frames = context.pages().flatMap((page) => page.frames())
  const seen = await Promise.all(frames.filter((frame) => /^https?:/.test(frame.url())).map(readFrame))
  const byOrigin = new Map<string, Beside>()
  for (const one of seen) {
    if (!one) continue
    const known = byOrigin.get(one.origin)
    byOrigin.set(one.origin, {
      origin: one.origin,
      inSessionStorage: Math.max(one.inSessionStorage, known?.inSessionStorage ?? 0),
      unwritable: [...new Set([...(known?.unwritable ?? []), ...one.unwritable])],
      hasServiceWorker: one.hasServiceWorker || known?.hasServiceWorker === true,
    })
  }
  return [...byOrigin.values()]
}

async function readFrame(frame: Frame): Promise<Beside | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), LOOK_MS)
  })
  const { origin } = new URL(frame.url())
  const read = frame.evaluate(readBeside).then(
    (seen) => ({ ...distrusted(seen), origin }),
    () => undefined,
  )
  return Promise.race([read, late]).finally(() => clearTimeout(timer))
}

/** A page can answer whatever it likes; what is told to a person is a number and plain words. */
function distrusted(seen: Read): Read {
  const { inSessionStorage, unwritable, hasServiceWorker } = seen
  return {
    inSessionStorage: Number.isInteger(inSessionStorage) ? inSessionStorage : 0,
    unwritable: Array.isArray(unwritable) ? unwritable.filter((kind) => /^\w{1,40}$/.test(kind)).slice(0, 5) : [],
    hasServiceWorker: hasServiceWorker === true,
  }
}

type Read = Omit<Beside, 'origin'>

/** Runs in the page. Nothing of what is stored leaves it. */
export async function readBeside(): Promise<Read> {
  const SAYS = /token|auth|session|jwt|oidc|msal|credential|refresh|sid$|signed.?in|logged.?in|user/i
  const JWT = /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/
  const RANDOM = /(?=[\w+/=-]*\d)(?=[\w+/=-]*[a-z])[\w+/=-]{24,}/i
  const countSessions = () => {
    try {
      return Object.keys(sessionStorage).filter((key) => {
        const value = sessionStorage.getItem(key) ?? ''
        return JWT.test(value) || (SAYS.test(key) ? value.length >= 8 : RANDOM.test(value))
      }).length
    } catch {
      // A frame that is sandboxed has none.
      return 0
    }
  }
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const WRITABLE = /^(?:Object|Array|String|Number|Boolean|Date|Map|Set|RegExp|BigInt|ArrayBuffer|\w+Array|\w*Error)$/
  const kinds = new Set<string>()
  const look = (value: unknown, depth: number): void => {
    if (value === null || typeof value !== 'object' || depth > 6 || kinds.size >= 5) return
    const kind = Object.prototype.toString.call(value).slice(8, -1)
    if (!WRITABLE.test(kind)) kinds.add(kind)
    else if (value instanceof Map || value instanceof Set)
      for (const one of [...value].slice(0, 100)) look(one, depth + 1)
    else if (!ArrayBuffer.isView(value)) for (const one of Object.values(value).slice(0, 100)) look(one, depth + 1)
  }
  const lookAtDatabases = async () => {
    const databases = await indexedDB.databases()
    for (const { name } of databases.slice(0, 20)) {
      if (!name) continue
      const database = await done(indexedDB.open(name))
      try {
        const stores = [...database.objectStoreNames].slice(0, 50)
        if (stores.length === 0) continue
        const transaction = database.transaction(stores, 'readonly')
        const records = await Promise.all(stores.map((store) => done(transaction.objectStore(store).getAll(null, 200))))
        look(records, 0)
      } finally {
        database.close()
      }
    }
  }
  await lookAtDatabases().catch(() => undefined)
  return {
    inSessionStorage: countSessions(),
    unwritable: [...kinds],
    hasServiceWorker: navigator.serviceWorker?.controller != null,
  }
}
