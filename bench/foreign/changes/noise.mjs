import { noise } from '../labels.mjs'

// Changes that are nothing to a reader of the guide.

const isPage = (request) =>
  /html/.test(request.headers.accept ?? '') && request.headers['sec-fetch-dest'] === 'document'

export const NOISE = {
  'late-font': { at: 'page', fault: (request) => (/\.(woff2?|ttf|otf)(\?|$)/.test(request.url) ? 2500 : undefined) },
  'other-font': {
    at: 'page',
    page: (_, { style }) =>
      style(':not(i):not(svg):not([class*=icon]):not([class*=fa-]):not(.bi) { font-family: "DejaVu Serif", serif }'),
  },
  'late-image': { at: 'page', fault: (request) => (request.url.startsWith('/__foreign/image') ? 3000 : undefined) },
  'sub-pixel-shift': {
    at: 'step',
    page: ({ css }, { style }) => style(`${css} { position: relative; left: .4px; top: .3px; letter-spacing: .03px }`),
  },
  'dom-order': {
    at: 'step',
    rebuilds: true,
    needs: 'list',
    page: ({ list }, { first, once }) => {
      const parent = first(list)
      if (!parent || !once(parent) || document.readyState === 'loading') return
      parent.style.display = 'flex'
      parent.style.flexDirection = 'column'
      const children = [...parent.children]
      children.forEach((child, index) => {
        child.style.order = String(index)
      })
      for (const child of children.slice(1)) parent.prepend(child)
    },
  },
  'badge-in-name': {
    at: 'step',
    page: ({ css }, { all, once, html }) => {
      for (const element of all(css)) if (once(element)) element.append(html('<span style="margin-left:4px">27</span>'))
    },
  },
  'badge-beside': {
    at: 'step',
    page: ({ css }, { all, once, html }) => {
      for (const element of all(css)) if (once(element)) element.after(html('<small>14</small>'))
    },
  },
  'counter-in-header': { at: 'page', dress: { counter: 'Messages 17' } },
  'consent-banner': {
    at: 'page',
    page: (_, { html }) => {
      if (document.readyState === 'loading' || document.getElementById('consent-of-tonight')) return
      document.body.append(
        html(
          '<div id="consent-of-tonight" role="region" aria-label="Cookies" style="position:fixed;bottom:0;left:0;right:0;z-index:9999;background:#fff;color:#222;padding:12px;border-top:1px solid #888"><form><h2 style="font-size:16px">We value your privacy</h2><p>We use cookies. Choose what you allow.</p><label><input type="checkbox" checked disabled> Necessary</label> <label><input type="checkbox"> Statistics</label> <button type="button">Accept all</button> <button type="submit">Save choice</button></form></div>',
        ),
      )
    },
  },
  'newsletter-dialog': {
    at: 'page',
    page: (_, { html }) => {
      if (document.readyState === 'loading' || document.documentElement.dataset.asked) return
      document.documentElement.dataset.asked = 'yes'
      const dialog = html(
        '<div role="dialog" aria-modal="true" aria-label="Newsletter" style="position:fixed;inset:0;z-index:9999;background:rgba(0,0,0,.5)"><form style="margin:140px auto;width:360px;padding:24px;background:#fff;color:#222"><h2 style="font-size:18px">Never miss a thing</h2><p>Subscribe to our newsletter.</p><label>Your e-mail <input type="email" required></label> <button type="submit">Subscribe</button> <button type="button">No, thanks</button></form></div>',
      )
      dialog.querySelector('button[type=button]').onclick = () => dialog.remove()
      document.body.append(dialog)
    },
  },
  'invisible-characters': {
    at: 'step',
    page: ({ css }, { all, once, texts }) => {
      for (const element of all(css)) {
        const [text] = once(element) ? texts(element) : []
        if (!text) continue
        const words = text.nodeValue
        const middle = Math.ceil(words.length / 2)
        text.nodeValue = `\u200e${words.slice(0, middle)}\u00ad${words.slice(middle)}\u200b`
      }
    },
  },
  'date-format': { at: 'form', dress: { date: '2027-05-26' } },
  'date-format-points': { at: 'form', dress: { date: '26.05.2027' } },
  'date-in-time-element': {
    at: 'form',
    dress: { dateMarkup: '<time datetime="2027-05-26"><span>26</span> May 2027</time>' },
  },
  'relative-time': {
    at: 'page',
    dress: { changed: 'Last changed by A. Meyer on 3 March 2026, 2 hours ago (16:47)' },
  },
  'last-changed-by': {
    at: 'page',
    dress: { changed: 'Last changed by K. Lindqvist on 19 April 2026, 1 day ago (09:12)' },
  },
  decoration: {
    at: 'step',
    page: ({ css }, { style }) =>
      style(`${css}::before { content: "\\2605\\a0" } ${css}::after { content: "\\a0\\203a" }`),
  },
  'hidden-star': {
    at: 'field',
    needs: 'label',
    page: ({ label }, { all, once, html }) => {
      for (const element of all(label))
        if (once(element)) element.append(html('<span aria-hidden="true" style="color:#c00"> *</span>'))
    },
  },
  'split-text': {
    at: 'step',
    rebuilds: true,
    page: ({ css }, { all, once, texts }) => {
      for (const element of all(css)) {
        const [text] = once(element) ? texts(element) : []
        if (!text) continue
        const words = text.nodeValue.match(/\S+\s*/g) ?? []
        text.replaceWith(
          ...words.map((word) => {
            const span = document.createElement('span')
            span.textContent = word
            return span
          }),
        )
      }
    },
  },
  'wrapper-elements': {
    at: 'step',
    rebuilds: true,
    page: ({ css }, { all, once, html }) => {
      for (const element of all(css)) {
        if (!once(element)) continue
        const outer = html('<span style="display:contents"><span style="display:contents"></span></span>')
        element.before(outer)
        outer.firstElementChild.append(element)
      }
    },
  },
  'fails-once-503': { at: 'page', fault: (request, count) => (isPage(request) && count === 1 ? '503' : undefined) },
  'fails-once-reset': { at: 'page', fault: (request, count) => (isPage(request) && count === 1 ? 'reset' : undefined) },
  'never-ending-image': {
    at: 'page',
    page: (_, { html }) => {
      if (document.readyState === 'loading' || document.getElementById('never-of-tonight')) return
      document.body.append(html('<img id="never-of-tonight" src="/__foreign/never.svg" alt="" width="1" height="1">'))
    },
  },
  advertisement: {
    at: 'page',
    page: (_, { html }) => {
      if (document.readyState === 'loading' || document.getElementById('ad-of-tonight')) return
      document.body.append(
        html(
          '<aside id="ad-of-tonight" aria-label="Advertisement"><a href="/__foreign/gone.html"><img src="/__foreign/image.svg" alt="Buy one, get two"></a></aside>',
        ),
      )
    },
  },
  'closed-section': {
    at: 'form',
    page: ({ css }, { first, html }) => {
      const form = first(css)
      if (!form || document.readyState === 'loading' || document.getElementById('closed-of-tonight')) return
      form.append(
        html(
          '<div id="closed-of-tonight" hidden="until-found"><p><label>Fax number <input type="text" name="fax"></label> <label>Branch <select><option>A</option></select></label></p></div>',
        ),
      )
    },
  },
  'search-in-header': {
    at: 'page',
    page: (_, { html }) => {
      if (document.getElementById('search-of-tonight')) return
      document.body.prepend(
        html(
          '<form id="search-of-tonight" role="search" action="/search" style="padding:2px"><input type="search" name="q" aria-label="Search the site"> <button type="submit">Search</button></form>',
        ),
      )
    },
  },
  'other-ids': {
    at: 'page',
    page: (_, { all, once }) => {
      if (document.readyState === 'loading') return
      for (const element of all('a[class], li[class], h1, h2, p[class]'))
        if (once(element)) element.setAttribute('data-build', '8f3c2a')
    },
  },
  'restyled-surroundings': {
    at: 'page',
    page: (_, { style }) =>
      style(
        'body { background: #f4f1ea !important } p, td, li { line-height: 1.7 } h1, h2 { letter-spacing: .5px; font-style: italic }',
      ),
  },
}

for (const one of Object.values(NOISE)) one.expect = noise
