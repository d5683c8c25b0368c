import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { document, type Handler, type Site, serveSite } from '../helpers/site.js'

/**
 * Sites of several makes, told apart by where they keep that somebody is signed in. Each answers at `/`, with the control
 * "Sign out" for members and "Sign in" for everybody else; pressing "Sign in" signs in.
 */
export type Make = (site: Site) => Site['pages']

const MEMBER = '<nav><button>Sign out</button><a href="/">Your garden</a></nav><h1>Hello</h1><p>You are a member.</p>'
const GUEST = '<h1>Welcome</h1><form action="/enter" method="post"><button>Sign in</button></form>'

const html = (response: ServerResponse, body: string, headers: Record<string, string | string[]> = {}) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
  response.end(document(body))
}
const redirect = (response: ServerResponse, to: string, headers: Record<string, string | string[]> = {}) => {
  response.writeHead(303, { location: to, ...headers })
  response.end()
}
const cookie = (request: IncomingMessage, name: string) =>
  new RegExp(`(?:^|; )${name}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1]
const MONTH = 'Path=/; Max-Age=2592000; HttpOnly'

/** A page that decides in the browser; `signedIn` is an expression that may be awaited, `enter` what "Sign in" does. */
const byScript = (signedIn: string, enter: string): Handler => {
  const body = `<main id="main"></main><script type="module">
    const main = document.getElementById('main')
    const open = () => { main.innerHTML = ${JSON.stringify(MEMBER)} }
    const enter = async () => { ${enter}; open() }
    if (await (async () => { ${signedIn} })().catch(() => false)) open()
    else {
      main.innerHTML = '<h1>Welcome</h1><button>Sign in</button>'
      main.querySelector('button').onclick = enter
    }
  </script>`
  return (_, response) => html(response, body)
}

const DATABASE = `const garden = () => new Promise((resolve, reject) => {
    const request = indexedDB.open('garden', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('keys')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const put = async (value) => {
    const store = (await garden()).transaction('keys', 'readwrite').objectStore('keys')
    await new Promise((resolve) => { store.put(value, 'session').onsuccess = resolve })
  }
  const get = async () => {
    const request = (await garden()).transaction('keys').objectStore('keys').get('session')
    return new Promise((resolve) => { request.onsuccess = () => resolve(request.result) })
  };`

/** A cookie for each member, kept on the server, as most sites do it. */
function cookieSite(isValid: (id: string | undefined, request: IncomingMessage, response: ServerResponse) => boolean) {
  return (enter: (request: IncomingMessage) => string): Site['pages'] => ({
    '/': (request, response) =>
      isValid(cookie(request, 'sid'), request, response) ? html(response, MEMBER) : html(response, GUEST),
    '/enter': (request, response) => redirect(response, '/', { 'set-cookie': `sid=${enter(request)}; ${MONTH}` }),
  })
}

export const MAKES = {
  /** Another cookie at each visit; one that comes back a second time ends the session. */
  rotating: () => {
    let valid: string | undefined
    const used = new Set<string>()
    const next = () => {
      valid = `rotating-${randomUUID()}`
      return valid
    }
    return cookieSite((id, _, response) => {
      if (id !== undefined && used.has(id)) valid = undefined
      if (id === undefined || id !== valid) return false
      used.add(id)
      response.setHeader('set-cookie', `sid=${next()}; ${MONTH}`)
      return true
    })(next)
  },
  /** Whoever signs in ends the session from before. */
  'one at a time': () => {
    let valid: string | undefined
    return cookieSite((id) => id !== undefined && id === valid)(() => {
      valid = `single-${randomUUID()}`
      return valid
    })
  },
  /** The cookie counts only in the browser that it was given to. */
  'user agent': () => {
    const given = new Map<string, string | undefined>()
    return cookieSite((id, request) => id !== undefined && given.get(id) === request.headers['user-agent'])(
      (request) => {
        const id = `bound-${randomUUID()}`
        given.set(id, request.headers['user-agent'])
        return id
      },
    )
  },
  'two pages': () => {
    const known = new Set<string>()
    const id = `two-${randomUUID()}`
    return {
      '/': (request, response) =>
        known.has(cookie(request, 'sid') ?? '')
          ? html(response, MEMBER)
          : html(response, '<h1>Welcome</h1><a href="/name">Sign in</a>'),
      '/name': document('<form action="/word"><label>Name <input name="name"></label><button>Next</button></form>'),
      '/word': document(
        '<form action="/enter" method="post"><label>Password <input type="password" name="word"></label><button>Log in</button></form>',
      ),
      '/enter': (_, response) => {
        known.add(id)
        redirect(response, '/', { 'set-cookie': `sid=${id}; ${MONTH}` })
      },
    }
  },
  'another language': () => ({
    '/': (request, response) => {
      const body = cookie(request, 'sid')
        ? '<nav><button>Abmelden</button></nav><h1>Hallo</h1><p>Das ist deine Seite, und du bist hier angemeldet, wie du es gewollt hast.</p>'
        : GUEST
      html(response, body)
    },
    '/enter': (_, response) => redirect(response, '/', { 'set-cookie': `sid=german; ${MONTH}` }),
  }),
  /** Members see their name on a button. */
  named: () => {
    const home = '<a href="/">Home</a>'
    return {
      '/': (request, response) =>
        html(
          response,
          cookie(request, 'sid')
            ? `<nav>${home} <button>Kim Miller</button> <button>Sign out</button></nav><h1>Hello Kim</h1><p>You are a member.</p>`
            : `<nav>${home}</nav>${GUEST}`,
        ),
      '/enter': (_, response) => redirect(response, '/', { 'set-cookie': `sid=named; ${MONTH}` }),
    }
  },
  'local storage': () => ({
    '/': byScript(
      `return localStorage.getItem('token') !== null`,
      `localStorage.setItem('token', crypto.randomUUID())`,
    ),
  }),
  'session storage': () => ({
    '/': byScript(
      `return sessionStorage.getItem('auth.token') !== null`,
      `sessionStorage.setItem('auth.token', crypto.randomUUID())`,
    ),
  }),
  database: () => ({
    '/': byScript(
      `${DATABASE} return await get() !== undefined`,
      `${DATABASE} await put({ token: crypto.randomUUID() })`,
    ),
  }),
  /** A key that never leaves its browser, with which the page proves itself (as in DPoP, RFC 9449). */
  'device key': () => ({
    '/': byScript(
      `${DATABASE} const key = await get(); await crypto.subtle.sign('HMAC', key.pair, new Uint8Array(8)); return true`,
      `${DATABASE} await put({ pair: await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']) })`,
    ),
  }),
  /** Asks for a passkey at each visit. */
  passkey: () => ({
    '/': byScript(
      `await navigator.credentials.get({ publicKey: { challenge: new Uint8Array(16), timeout: 500 } }); return true`,
      '',
    ),
  }),
  /** Who is signed in is known to a service worker alone. */
  'service worker': () => ({
    '/worker.js': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/javascript' })
      response.end(`let member
        addEventListener('install', () => skipWaiting())
        addEventListener('activate', (event) => event.waitUntil(clients.claim()))
        addEventListener('fetch', (event) => {
          const { pathname } = new URL(event.request.url)
          if (pathname === '/join') { event.respondWith(caches.open('m').then((c) => c.put('/m', new Response('x'))).then(() => new Response('joined'))) }
          if (pathname === '/who') { event.respondWith(caches.match('/m').then((m) => new Response(m ? 'member' : 'guest'))) }
        })`)
    },
    '/': byScript(
      `await navigator.serviceWorker.register('/worker.js'); await navigator.serviceWorker.ready
       if (!navigator.serviceWorker.controller) await new Promise((resolve) => { navigator.serviceWorker.oncontrollerchange = resolve })
       return (await (await fetch('/who')).text()) === 'member'`,
      `await fetch('/join')`,
    ),
  }),
  /** The browser itself is asked for name and password. */
  basic: () => ({
    '/': (request, response) => {
      if (request.headers.authorization) return html(response, MEMBER)
      response.writeHead(401, { 'www-authenticate': 'Basic realm="garden"', 'content-type': 'text/html' })
      response.end(document('<h1>401</h1>'))
    },
  }),
  /** A page that asks another host whether its visitor is a member. */
  'another host': ({ port }) => {
    const asks = `return (await fetch('http://localhost:${port}/who', { credentials: 'include' }).then((r) => r.text())) === 'member'`
    const open = (request: IncomingMessage, response: ServerResponse, text: string) => {
      response.writeHead(200, {
        'access-control-allow-origin': request.headers.origin ?? '*',
        'access-control-allow-credentials': 'true',
      })
      response.end(text)
    }
    return {
      '/': byScript(asks, `localStorage.setItem('seen', 'yes'); await fetch('/join')`),
      '/join': (request, response) => {
        members.add(port)
        open(request, response, 'joined')
      },
      '/who': (request, response) => open(request, response, members.has(port) ? 'member' : 'guest'),
    }
  },
  /** A page that renews its session with a POST at each visit. */
  renewing: () => ({
    '/': byScript(
      `return localStorage.getItem('refresh') !== null && (await fetch('/renew', { method: 'POST' })).ok`,
      `localStorage.setItem('refresh', crypto.randomUUID())`,
    ),
    '/renew': (_, response) => html(response, 'renewed'),
  }),
  /** A cookie that counts only below the site that it was given under (CHIPS). */
  partitioned: () => ({
    '/': (request, response) => html(response, cookie(request, '__Host-sid') ? MEMBER : GUEST),
    '/enter': (_, response) =>
      redirect(response, '/', {
        'set-cookie': '__Host-sid=parted; Path=/; Max-Age=2592000; Secure; HttpOnly; SameSite=None; Partitioned',
      }),
  }),
} satisfies Record<string, Make>

const members = new Set<number>()

/** Serves a site of one make until the test file ends. */
export async function serveMake(make: keyof typeof MAKES): Promise<Site> {
  const site = await serveSite({})
  site.pages = MAKES[make](site)
  return site
}
