import { noise } from '../labels.mjs'

// Further changes that are nothing to a reader of the guide, as in noise.mjs. What comes at the end of the page or at its top is put
// into what the approved pages have there (dress.mjs), so that it moves nothing out of sight.

export const MORE_NOISE = {
  // Asked for in a corner in which nothing is to be pressed, and to be ignored.
  'survey-pop-in': {
    at: 'page',
    page: (_, { html, once }) => {
      if (self !== top || document.readyState === 'loading' || !once(document)) return
      const card = html(
        '<div id="survey-of-tonight" role="complementary" aria-label="Survey" style="position:fixed;z-index:900;width:210px;height:84px;box-sizing:border-box;padding:8px;background:#fff;color:#222;border:1px solid #888;font-size:13px"><span>How do you like our site?</span> <button type="button">Well</button> <button type="button">Not at all</button> <button type="button" aria-label="Close survey">×</button></div>',
      )
      for (const button of card.querySelectorAll('button')) button.onclick = () => card.remove()
      const isFree = (left, top) => {
        for (let x = left; x <= left + 210; x += 15)
          for (let y = top; y <= top + 84; y += 12)
            for (const element of document.elementsFromPoint(Math.min(x, innerWidth - 1), Math.min(y, innerHeight - 1)))
              if (
                !card.contains(element) &&
                (element.closest(
                  'a, button, input, select, textarea, label, summary, iframe, [onclick], [role=button]',
                ) ||
                  [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue.trim()))
              )
                return false
        return true
      }
      const place = () => {
        const spots = [
          [innerWidth - 214, innerHeight - 88],
          [4, innerHeight - 88],
          [innerWidth - 214, innerHeight / 2],
          [innerWidth - 214, innerHeight / 4],
        ]
        const spot = spots.find(([left, top]) => left >= 0 && isFree(left, top))
        if (!spot) return card.remove()
        card.style.left = `${spot[0]}px`
        card.style.top = `${spot[1]}px`
        if (!card.isConnected) document.body.append(card)
      }
      setTimeout(() => {
        place()
        setInterval(() => card.isConnected && place(), 250)
      }, 800)
    },
  },
  // Grey bars for a second, as while data is fetched.
  'skeleton-first': {
    at: 'page',
    page: (_, { html, once }) => {
      if (self !== top || !once(document)) return
      const bar = '<div style="height:18px;margin:14px 0;background:#ddd;border-radius:4px"></div>'
      const bones = html(
        `<div aria-hidden="true" style="position:fixed;inset:0;z-index:2147483000;background:#fff;padding:60px">${bar.repeat(6)}</div>`,
      )
      document.body.append(bones)
      setTimeout(() => bones.remove(), 1200)
    },
  },
  'typographic-characters': {
    at: 'page',
    page: () => {
      if (document.readyState === 'loading') return
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const text = walker.currentNode
        if (!text.nodeValue.trim() || text.parentNode.closest('script, style, textarea, pre, code, [contenteditable]'))
          continue
        const set = text.nodeValue
          .replace(/"([^"]*)"/g, '“$1”')
          .replaceAll("'", '’')
          .replaceAll('...', '…')
          .replace(/(\S) (\S+\s*)$/, '$1\u00a0$2')
        if (set !== text.nodeValue) text.nodeValue = set
      }
    },
  },
  'ad-in-frame': {
    at: 'page',
    page: (_, { html }) => {
      const foot = document.getElementById('foot-of-tonight')
      if (!foot || self !== top || document.getElementById('frame-of-tonight')) return
      const frame = html(
        '<iframe id="frame-of-tonight" title="Advertisement" width="320" height="70" style="border:0" sandbox=""></iframe>',
      )
      const offer = ['Shoes, 30 % off', 'Fly to Lisbon', 'Learn the piano'][Math.floor(Math.random() * 3)]
      frame.srcdoc = `<body style="margin:0;background:#fd6;font:20px sans-serif"><a href="https://ads.example/">${offer}</a></body>`
      foot.append(frame)
    },
  },
  greeting: { at: 'page', dress: { counter: 'Good evening, Jane! Messages 3' } },
  // Names that a build makes up anew each time.
  'hashed-classes': {
    at: 'page',
    page: (_, { all, once }) => {
      if (document.readyState === 'loading') return
      for (const element of all('body :is(a, button, label, li, p, span, td, h1, h2, h3)[class]'))
        if (once(element)) element.classList.add(`css-${Math.random().toString(36).slice(2, 8)}`)
    },
  },
  'title-counter': {
    at: 'page',
    page: () => {
      if (document.readyState !== 'loading' && !document.title.startsWith('(3)'))
        document.title = `(3) ${document.title}`
    },
  },
  // For the keyboard: shown only when it has the focus.
  'skip-link': {
    at: 'page',
    page: (_, { html }) => {
      if (self !== top || document.getElementById('skip-of-tonight')) return
      const link = html(
        '<a id="skip-of-tonight" href="#main-of-tonight" style="position:absolute;left:-9999px;top:0;z-index:9999;background:#fff;color:#00c">Skip to main content</a>',
      )
      link.onfocus = () => link.style.setProperty('left', '4px')
      link.onblur = () => link.style.setProperty('left', '-9999px')
      document.body.prepend(link)
    },
  },
  // A script that counts visitors is not there, its server neither.
  'analytics-fails': {
    at: 'page',
    page: (_, { once }) => {
      if (document.readyState === 'loading' || !once(document)) return
      for (const src of ['/__foreign/analytics.js', 'https://analytics.invalid/collect.js']) {
        const script = document.createElement('script')
        script.async = true
        script.src = src
        document.head.append(script)
      }
      console.error('analytics: no endpoint, 3 events are dropped')
    },
  },
  carousel: {
    at: 'page',
    page: (_, { html, once }) => {
      const foot = document.getElementById('foot-of-tonight')
      if (!foot || self !== top || !once(document)) return
      const slides = ['Meet us in Vienna', 'What is new in spring', 'Five tips for beginners']
      const carousel = html(
        '<section aria-roledescription="carousel" aria-label="News" style="padding:4px"><button type="button" aria-label="Previous slide">‹</button> <a href="/__foreign/news.html"></a> <button type="button" aria-label="Next slide">›</button></section>',
      )
      let shown = Math.floor(Math.random() * slides.length)
      const turn = (by) => {
        shown = (shown + by + slides.length) % slides.length
        carousel.querySelector('a').textContent = slides[shown]
      }
      const [back, on] = carousel.querySelectorAll('button')
      back.onclick = () => turn(-1)
      on.onclick = () => turn(1)
      turn(0)
      setInterval(() => turn(1), 1200)
      foot.append(carousel)
    },
  },
  'emoji-before': {
    at: 'step',
    page: ({ css }, { all, texts }) => {
      for (const element of all(css)) {
        const text = texts(element).find(
          ({ parentNode }) => !parentNode.closest('i, svg, md-icon, [class*=icon], [aria-hidden=true]'),
        )
        if (text && !text.nodeValue.startsWith('✨')) text.nodeValue = `✨ ${text.nodeValue.trimStart()}`
      }
    },
  },
  // The same entry in a menu for phones, which is in the page and not shown.
  'hidden-twin': {
    at: 'step',
    page: ({ css }, { first, html }) => {
      const target = first(css)
      if (!target || document.readyState === 'loading' || document.getElementById('twin-of-tonight')) return
      const twin = target.cloneNode(true)
      for (const element of [twin, ...twin.querySelectorAll('[id]')]) element.removeAttribute('id')
      const menu = html('<div id="twin-of-tonight" style="display:none"></div>')
      menu.append(twin)
      document.body.prepend(menu)
    },
  },
  'language-offered': {
    at: 'page',
    page: (_, { html }) => {
      const strip = document.getElementById('top-of-tonight')
      if (!strip || self !== top || document.getElementById('offer-of-tonight')) return
      const german = document.documentElement.lang.startsWith('de')
      strip.append(
        html(
          `<span id="offer-of-tonight" style="font-size:12px;margin-left:16px">${german ? 'Read this page in your language?' : 'Diese Seite auf Deutsch lesen?'} <a href="?hl=${german ? 'en' : 'de'}">${german ? 'English' : 'Deutsch'}</a></span>`,
        ),
      )
    },
  },
  'was-this-helpful': {
    at: 'form',
    page: ({ css }, { first, html }) => {
      if (!first(css) || document.readyState === 'loading' || document.getElementById('helpful-of-tonight')) return
      first(css).append(
        html(
          '<div id="helpful-of-tonight" style="clear:both;font-size:13px">Was this page helpful? <button type="button">Yes</button> <button type="button">No</button></div>',
        ),
      )
    },
  },
  // What only robots fill in, and what a form takes along.
  honeypot: {
    at: 'form',
    page: ({ css }, { first, html }) => {
      if (!first(css) || document.readyState === 'loading' || document.getElementById('pot-of-tonight')) return
      first(css).append(
        html(
          `<div id="pot-of-tonight" aria-hidden="true" style="position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden"><label for="website-of-tonight">Leave this empty</label><input id="website-of-tonight" name="website" type="text" tabindex="-1" autocomplete="off"><input type="hidden" name="nonce" value="${Math.random()}"></div>`,
        ),
      )
    },
  },
  tooltip: {
    at: 'step',
    page: ({ css }, { all, once, html }) => {
      for (const element of all(css)) {
        if (!once(element)) continue
        let tip
        const hide = () => tip?.remove()
        element.addEventListener('mouseenter', () => {
          hide()
          const { left, bottom } = element.getBoundingClientRect()
          tip = html(
            `<div role="tooltip" style="position:fixed;left:${left}px;top:${bottom + 4}px;z-index:99999;pointer-events:none;background:#222;color:#fff;padding:2px 6px;font-size:12px">Did you know? You can reach this by keyboard, too.</div>`,
          )
          document.body.append(tip)
          setTimeout(hide, 3000)
        })
        for (const event of ['mouseleave', 'click']) element.addEventListener(event, hide, true)
      }
    },
  },
  'fade-in': {
    at: 'step',
    page: ({ css }, { style }) =>
      style(
        `@keyframes fade-of-tonight { from { opacity: 0; transform: translateY(6px) } } :is(${css}) { animation: fade-of-tonight .8s ease-out }`,
      ),
  },
  // Another size of the same picture, from another place.
  'image-versions': {
    at: 'page',
    page: (_, { all, once }) => {
      for (const element of all('img[src]'))
        if (once(element) && /^[^?#:]+\.(png|jpe?g|svg|gif|webp)$/i.test(element.getAttribute('src'))) {
          element.removeAttribute('srcset')
          element.setAttribute('src', `${element.getAttribute('src')}?v=8f3c2a`)
        }
    },
  },
}

for (const one of Object.values(MORE_NOISE)) one.expect = noise
