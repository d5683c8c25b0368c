// One page per feature of flows, written for this purpose.
import { page } from './page.mjs'

const arrive = "location.href = '/arrived'"

/** @type {import('./types.mjs').Case[]} */
export const own = [
  {
    feature: 'hover menu',
    what: 'a menu that CSS shows while the mouse is over it',
    html: page(`<style>ul.menu > li > ul { display: none } ul.menu > li:hover > ul { display: block }</style>
      <nav aria-label="Main"><ul class="menu"><li><a href="/elsewhere">Products</a><ul><li><a href="/arrived">Privacy</a></li></ul></li></ul></nav>`),
    before: ['click: { role: link, name: Products }', 'click: { role: link, name: Privacy }'],
    steps: ['hover: { role: link, name: Products }', 'click: { role: link, name: Privacy }'],
  },
  {
    feature: 'two-page log-in',
    what: 'the name on one page, the password on the next',
    html: page(
      `<h1>Sign in</h1><form method="post" action="/identify"><label>User <input name="user" autocomplete="username"></label><button>Next</button></form>`,
    ),
    steps: [
      'fill: { role: textbox, name: User, secret: FEATURE_USER }',
      'click: { role: button, name: Next }',
      'fill: { role: textbox, name: Password, secret: FEATURE_PASSWORD }',
      'click: { role: button, name: Log in }',
    ],
  },
  {
    feature: 'frame, same origin',
    what: 'a link in a frame',
    html: page('<h1>Outer</h1><iframe title="Settings" src="/frame" width="600" height="300"></iframe>'),
    before: ['click: { role: link, name: Privacy }'],
    steps: ['click: { role: link, name: Privacy, frame: { title: Settings } }'],
  },
  {
    feature: 'frame, other origin',
    what: 'a link in a frame of another site',
    html: ({ other }) =>
      page(`<h1>Outer</h1><iframe name="settings" src="${other}/frame" width="600" height="300"></iframe>`),
    before: ['click: { role: link, name: Privacy }'],
    steps: ['click: { role: link, name: Privacy, frame: { name: settings } }'],
  },
  {
    feature: 'form in a frame',
    what: 'the destination is a form in a frame of another site',
    html: ({ other }) => page(`<h1>Contact</h1><iframe src="${other}/form" width="600" height="400"></iframe>`),
    before: [],
    steps: [],
    destination:
      '{ heading: Object, fields: [{ label: Your e-mail, role: textbox, required: true }], submit: Send, FRAME }',
    frame: 'frame: { url: /form }',
  },
  {
    feature: 'shadow DOM',
    what: 'a button in an open shadow root, within another one',
    html: page(`<outer-box></outer-box><script>
      customElements.define('inner-box', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<button>Privacy</button>'; this.shadowRoot.querySelector('button').onclick = () => { ${arrive} } } })
      customElements.define('outer-box', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<inner-box></inner-box>' } })
    </script>`),
    steps: ['click: { role: button, name: Privacy }'],
  },
  {
    feature: 'select',
    what: 'a native list; its label is spelled with other quotes and spaces',
    html: page(
      `<label>Country <select onchange="if (this.value === 'ci') ${arrive}"><option>Choose</option><option value="ci">Côte  d’Ivoire</option></select></label>`,
    ),
    steps: ['choose: { role: combobox, name: Country, option: "Côte d\'Ivoire" }'],
  },
  {
    feature: 'list of options',
    what: 'a list drawn by script: a combobox with options',
    html: page(`<div id="label">City</div><button id="box" role="combobox" aria-labelledby="label" aria-expanded="false" aria-controls="list">Choose</button>
      <ul id="list" role="listbox" hidden><li role="option" tabindex="-1">Bern</li><li role="option" tabindex="-1">Basel</li></ul>
      <script>box.onclick = () => { list.hidden = false; box.ariaExpanded = 'true' }; list.onclick = ({ target }) => { if (target.textContent === 'Basel') ${arrive} }</script>`),
    steps: ['choose: { role: combobox, name: City, option: Basel }'],
  },
  {
    feature: 'date field',
    what: 'input type=date; the guide writes the day in words',
    html: page(`<label>Date of birth <input id="day" type="date"></label><button type="button" id="go">Go on</button>
      <script>go.onclick = () => { if (day.value === '1999-05-27') ${arrive} }</script>`),
    steps: ['fill: { role: textbox, name: Date of birth, value: 27 May 1999 }', 'click: { role: button, name: Go on }'],
  },
  {
    feature: 'scrolling list',
    what: 'a list that holds only what is in view',
    html: page(`<style>#list { height: 200px; overflow: auto } #list li { height: 25px }</style><ul id="list" aria-label="Topics"></ul><script>
      const draw = () => { const from = Math.floor(list.scrollTop / 25); list.innerHTML = '<div style="height:' + from * 25 + 'px"></div>' + Array.from({ length: 12 }, (_, at) => from + at < 300 ? '<li><a href="' + (from + at === 240 ? '/arrived' : '/elsewhere') + '">Topic ' + (from + at) + '</a></li>' : '').join('') + '<div style="height:' + Math.max(0, 288 - from) * 25 + 'px"></div>' }
      list.onscroll = draw; draw()</script>`),
    before: ['click: { role: link, name: Topic 240 }'],
    steps: ['click: { role: link, name: Topic 240, scroll: { role: list, name: Topics } }'],
  },
  {
    feature: 'page that loads more',
    what: 'a page that fetches the next entries at its end',
    html: page(`<ul id="list"></ul><div id="end" style="height: 10px"></div><script>
      let page = 0, busy = false
      const more = async () => { if (busy || page > 5) return; busy = true; const text = await (await fetch('/more?' + page++)).text(); list.insertAdjacentHTML('beforeend', text); busy = false }
      new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) more() }).observe(end)</script>`),
    before: ['click: { role: link, name: Entry 85 }'],
    steps: ['click: { role: link, name: Entry 85, scroll: page }'],
  },
  {
    feature: 'keyboard: Escape',
    what: 'a layer that only Escape closes',
    html: page(`<div id="layer" role="dialog" aria-label="Offers" style="position: fixed; inset: 0; background: #eee">Offers</div><a href="/arrived">Privacy</a>
      <script>addEventListener('keydown', ({ key }) => { if (key === 'Escape') layer.remove() })</script>`),
    before: ['click: { role: link, name: Privacy }'],
    steps: ['press: { key: Escape }', 'click: { role: link, name: Privacy }'],
  },
  {
    feature: 'keyboard: Enter on an entry',
    what: 'a menu whose entries answer to Enter only',
    html: page(`<div role="menu" aria-label="More"><div role="menuitem" tabindex="0" id="entry">Privacy</div></div>
      <script>entry.onkeydown = ({ key }) => { if (key === 'Enter') ${arrive} }</script>`),
    before: ['click: { role: menuitem, name: Privacy }'],
    steps: ['press: { role: menuitem, name: Privacy, key: Enter }'],
  },
]
