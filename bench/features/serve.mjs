import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { page } from './page.mjs'

const TYPES = { '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml' }

/** Pages that cases have in common. */
const COMMON = {
  '/arrived': page('<h1>Arrived</h1>'),
  '/elsewhere': page('<h1>Elsewhere</h1>'),
  '/frame': page('<h2>Settings</h2><a href="/arrived" target="_top">Privacy</a>'),
  '/form': page(
    '<h1>Object</h1><form method="post" action="/sent"><label>Your e-mail <input name="mail" type="email" required></label><button>Send</button></form>',
  ),
  '/bootstrap-form': page(
    '<div class="container"><h1>Object</h1><form><div class="mb-3"><label for="mail" class="form-label">Email address</label><input type="email" class="form-control" id="mail" required></div><div class="mb-3 form-check"><input type="checkbox" class="form-check-input" id="sure"><label class="form-check-label" for="sure">I am sure</label></div><button type="submit" class="btn btn-primary">Submit</button></form></div>',
    '<link rel="stylesheet" href="/nm/bootstrap/dist/css/bootstrap.min.css">',
  ),
  '/consent': page(
    `<script src="/nm/vanilla-cookieconsent/dist/cookieconsent.umd.js"></script><script>
      CookieConsent.run({ hideFromBots: false, categories: { necessary: { enabled: true, readOnly: true }, analytics: {} }, onConsent: () => { top.location.href = top === self ? '/arrived' : document.referrer.replace(/[^/]*$/, 'arrived') }, language: { default: 'en', translations: { en: { consentModal: { title: 'We use cookies', description: 'Cookies.', acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all' }, preferencesModal: { sections: [] } } } } })</script>`,
    '<link rel="stylesheet" href="/nm/vanilla-cookieconsent/dist/cookieconsent.css">',
  ),
  '/password': page(
    '<h1>Welcome</h1><form method="post" action="/log-in"><label>Password <input type="password" name="password" autocomplete="current-password"></label><button>Log in</button></form>',
  ),
}

/** Serves the cases and the packages under two origins. */
export async function serve(cases, packages) {
  const sites = { own: '', other: '' }
  const handle = (request, response) => {
    const url = new URL(request.url ?? '/', 'http://site')
    const send = (text, type = 'text/html; charset=utf-8', status = 200, headers = {}) =>
      response.writeHead(status, { 'content-type': type, ...headers }).end(text)
    const [, id] = /^\/(case-\d+)$/.exec(url.pathname) ?? []
    const one = cases.find((other) => other.id === id)
    if (one) return send(typeof one.html === 'function' ? one.html(sites) : one.html)
    if (url.pathname === '/identify' || url.pathname === '/log-in') {
      let body = ''
      request
        .on('data', (chunk) => (body += chunk))
        .on('end', () => {
          const field =
            url.pathname === '/identify'
              ? ['user', 'kim-canary', '/password']
              : ['password', 'canary-secret-7', '/arrived']
          const right = request.method === 'POST' && new URLSearchParams(body).get(field[0]) === field[1]
          send('', 'text/html', 303, { location: right ? field[2] : '/elsewhere' })
        })
      return
    }
    if (url.pathname === '/more') {
      const from = Number(url.search.slice(1)) * 20
      return send(
        Array.from(
          { length: 20 },
          (_, at) =>
            `<li style="height: 60px"><a href="${from + at === 85 ? '/arrived' : '/elsewhere'}">Entry ${from + at}</a></li>`,
        ).join(''),
      )
    }
    if (COMMON[url.pathname]) return send(COMMON[url.pathname])
    const file = url.pathname.startsWith('/nm/') ? join(packages, normalize(url.pathname.slice(4))) : ''
    if (file && existsSync(file)) return send(readFileSync(file), TYPES[extname(file)] ?? 'application/octet-stream')
    return send(page('<h1>404</h1>'), 'text/html', 404)
  }
  const servers = await Promise.all(
    ['own', 'other'].map(async (name) => {
      const server = createServer(handle)
      await new Promise((done) => server.listen(0, '127.0.0.1', done))
      // Another port is another origin, and another host name another site, which Chromium gives a process of its own.
      sites[name] = `http://${name === 'own' ? '127.0.0.1' : 'localhost'}:${server.address().port}`
      return server
    }),
  )
  return {
    ...sites,
    close: () => {
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}
