// Widgets from npm that nobody here wrote, each as its documentation shows it.
import { page } from './page.mjs'

/** What is installed, at the versions that were measured. */
export const PACKAGES = [
  'superfish',
  'jquery',
  'bootstrap',
  '@shoelace-style/shoelace',
  'tom-select',
  'flatpickr',
  '@duetds/date-picker',
  'clusterize.js',
  'tabulator-tables',
  'vanilla-cookieconsent',
  'klaro',
]

const arrive = "location.href = '/arrived'"
const shoelace = `<link rel="stylesheet" href="/nm/@shoelace-style/shoelace/cdn/themes/light.css"><script type="module" src="/nm/@shoelace-style/shoelace/cdn/shoelace-autoloader.js"></script>`
const bootstrap = `<link rel="stylesheet" href="/nm/bootstrap/dist/css/bootstrap.min.css"><script defer src="/nm/bootstrap/dist/js/bootstrap.bundle.min.js"></script>`

/** @type {import('./types.mjs').Case[]} */
export const foreign = [
  {
    feature: 'hover menu',
    what: 'superfish',
    html: page(
      `<ul class="sf-menu" id="menu"><li><a href="/elsewhere">Account</a><ul><li><a href="/elsewhere">Settings</a><ul><li><a href="/arrived">Privacy</a></li></ul></li></ul></li></ul><script>jQuery('#menu').superfish()</script>`,
      `<link rel="stylesheet" href="/nm/superfish/dist/css/superfish.css"><script src="/nm/jquery/dist/jquery.min.js"></script><script src="/nm/superfish/dist/js/hoverIntent.js"></script><script src="/nm/superfish/dist/js/superfish.min.js"></script>`,
    ),
    before: [
      'click: { role: link, name: Account }',
      'click: { role: link, name: Settings }',
      'click: { role: link, name: Privacy }',
    ],
    steps: [
      'hover: { role: link, name: Account }',
      'hover: { role: link, name: Settings }',
      'click: { role: link, name: Privacy }',
    ],
  },
  {
    feature: 'hover menu',
    what: 'Bootstrap dropdown, shown on hover by the usual line of CSS',
    html: page(
      `<style>.dropdown:hover .dropdown-menu { display: block; margin-top: 0 }</style><nav class="navbar navbar-expand bg-light"><ul class="navbar-nav"><li class="nav-item dropdown"><a class="nav-link dropdown-toggle" href="#" role="button" data-bs-toggle="dropdown" aria-expanded="false">Account</a><ul class="dropdown-menu"><li><a class="dropdown-item" href="/arrived">Privacy</a></li></ul></li></ul></nav>`,
      bootstrap,
    ),
    before: ['click: { role: button, name: Account }', 'click: { role: link, name: Privacy }'],
    steps: ['hover: { role: button, name: Account }', 'click: { role: link, name: Privacy }'],
  },
  {
    feature: 'frame, same origin',
    what: 'vanilla-cookieconsent in a frame',
    html: page('<h1>Shop</h1><iframe title="Consent" src="/consent" width="900" height="500"></iframe>'),
    before: ['click: { role: button, name: Reject all }'],
    steps: ['click: { role: button, name: Reject all, frame: { title: Consent } }'],
    serve: 'consent',
  },
  {
    feature: 'frame, other origin',
    what: 'vanilla-cookieconsent in a frame of another site',
    html: ({ other }) => page(`<h1>Shop</h1><iframe src="${other}/consent" width="900" height="500"></iframe>`),
    before: ['click: { role: button, name: Reject all }'],
    steps: ['click: { role: button, name: Reject all, frame: { url: /consent } }'],
  },
  {
    feature: 'form in a frame',
    what: 'a Bootstrap form in a frame of another site',
    html: ({ other }) =>
      page(`<h1>Contact</h1><iframe src="${other}/bootstrap-form" width="800" height="500"></iframe>`),
    before: [],
    steps: [],
    destination:
      '{ heading: Object, fields: [{ label: Email address, role: textbox, required: true }, { label: I am sure, role: checkbox }], submit: Submit, FRAME }',
    frame: 'frame: { url: /bootstrap-form }',
  },
  {
    feature: 'shadow DOM',
    what: 'Shoelace button and menu',
    html: page(
      `<sl-dropdown><sl-button slot="trigger" caret>More</sl-button><sl-menu><sl-menu-item value="p">Privacy</sl-menu-item><sl-menu-item value="o">Other</sl-menu-item></sl-menu></sl-dropdown><script>document.querySelector('sl-menu').addEventListener('sl-select', ({ detail }) => { if (detail.item.value === 'p') ${arrive} })</script>`,
      shoelace,
    ),
    steps: ['click: { role: button, name: More }', 'click: { role: menuitem, name: Privacy }'],
  },
  {
    feature: 'shadow DOM',
    what: 'a form of Shoelace fields as the destination',
    html: page(
      `<h1>Object</h1><form><sl-input label="Your e-mail" required></sl-input><sl-textarea label="Reason"></sl-textarea><sl-checkbox required>I am sure</sl-checkbox><sl-button type="submit" variant="primary">Send</sl-button></form>`,
      shoelace,
    ),
    steps: [],
    destination:
      '{ heading: Object, fields: [{ label: Your e-mail, role: textbox, required: true }, { label: Reason, role: textbox, required: false }, { label: I am sure, role: checkbox, required: true }], submit: Send }',
  },
  {
    feature: 'list of options',
    what: 'Shoelace select',
    html: page(
      `<sl-select label="City"><sl-option value="bern">Bern</sl-option><sl-option value="basel">Basel</sl-option></sl-select><script>document.querySelector('sl-select').addEventListener('sl-change', ({ target }) => { if (target.value === 'basel') ${arrive} })</script>`,
      shoelace,
    ),
    steps: ['choose: { role: combobox, name: City, option: Basel }'],
  },
  {
    feature: 'list of options',
    what: 'Tom Select',
    html: page(
      `<label for="city">City</label><select id="city"><option value="">Choose</option><option>Bern</option><option>Basel</option></select><script>new TomSelect('#city', { onChange: (value) => { if (value === 'Basel') ${arrive} } })</script>`,
      `<link rel="stylesheet" href="/nm/tom-select/dist/css/tom-select.css"><script src="/nm/tom-select/dist/js/tom-select.complete.min.js"></script>`,
    ),
    steps: ['choose: { role: combobox, name: City, option: Basel }'],
  },
  {
    feature: 'select',
    what: 'Bootstrap form-select',
    html: page(
      `<div class="form-floating"><select class="form-select" id="city" onchange="if (this.value === '2') ${arrive}"><option selected>Choose</option><option value="1">Bern</option><option value="2">Basel</option></select><label for="city">City</label></div>`,
      bootstrap,
    ),
    steps: ['choose: { role: combobox, name: City, option: Basel }'],
  },
  {
    feature: 'date field',
    what: 'flatpickr, typed into',
    html: page(
      `<label for="day">Date of birth</label><input id="day"><button type="button" id="go">Go on</button><script>const picker = flatpickr('#day', { allowInput: true }); go.onclick = () => { if (picker.formatDate(picker.selectedDates[0] ?? new Date(0), 'Y-m-d') === '1999-05-27') ${arrive} }</script>`,
      `<link rel="stylesheet" href="/nm/flatpickr/dist/flatpickr.css"><script src="/nm/flatpickr/dist/flatpickr.js"></script>`,
    ),
    steps: ['fill: { role: textbox, name: Date of birth, value: 1999-05-27 }', 'click: { role: button, name: Go on }'],
  },
  {
    feature: 'date field',
    what: 'flatpickr as it comes: a field that cannot be typed into',
    html: page(
      `<label for="day">Date</label><input id="day"><script>flatpickr('#day', { defaultDate: '1999-05-26', onChange: ([day]) => { if (day.getDate() === 27) ${arrive} } })</script>`,
      `<link rel="stylesheet" href="/nm/flatpickr/dist/flatpickr.css"><script src="/nm/flatpickr/dist/flatpickr.js"></script>`,
    ),
    before: ['fill: { role: textbox, name: Date, value: 1999-05-27 }'],
    steps: ['fill: { role: textbox, name: Date, value: 1999-05-27 }'],
    refused: true,
  },
  {
    feature: 'date field',
    what: 'Duet date picker',
    html: page(
      `<label for="day">Date of birth</label><duet-date-picker identifier="day"></duet-date-picker><button type="button" id="go">Go on</button><script>go.onclick = () => { if (document.querySelector('duet-date-picker').value === '1999-05-27') ${arrive} }</script>`,
      `<link rel="stylesheet" href="/nm/@duetds/date-picker/dist/duet/themes/default.css"><script type="module" src="/nm/@duetds/date-picker/dist/duet/duet.esm.js"></script>`,
    ),
    steps: ['fill: { role: textbox, name: Date of birth, value: 1999-05-27 }', 'click: { role: button, name: Go on }'],
  },
  {
    feature: 'scrolling list',
    what: 'clusterize.js, 5000 rows',
    html: page(
      `<div id="area" class="clusterize-scroll" style="height: 300px"><ul id="rows" class="clusterize-content" aria-label="Topics"></ul></div><script>new Clusterize({ rows: Array.from({ length: 5000 }, (_, at) => '<li><a href="' + (at === 900 ? '/arrived' : '/elsewhere') + '">Topic ' + at + '</a></li>'), scrollId: 'area', contentId: 'rows' })</script>`,
      `<link rel="stylesheet" href="/nm/clusterize.js/clusterize.css"><script src="/nm/clusterize.js/clusterize.min.js"></script>`,
    ),
    before: ['click: { role: link, name: Topic 900 }'],
    steps: ['click: { role: link, name: Topic 900, scroll: { role: list, name: Topics } }'],
  },
  {
    feature: 'scrolling list',
    what: 'Tabulator, a virtual table of 500 rows',
    html: page(
      `<div id="table"></div><script>new Tabulator('#table', { height: 300, columns: [{ title: 'Topic', field: 'topic', formatter: 'link', formatterParams: { urlField: 'url' } }], data: Array.from({ length: 500 }, (_, id) => ({ id, topic: 'Topic ' + id, url: id === 300 ? '/arrived' : '/elsewhere' })) })</script>`,
      `<link rel="stylesheet" href="/nm/tabulator-tables/dist/css/tabulator.min.css"><script src="/nm/tabulator-tables/dist/js/tabulator.min.js"></script>`,
    ),
    before: ['click: { role: link, name: Topic 300 }'],
    steps: ['click: { role: link, name: Topic 300, scroll: { role: grid } }'],
  },
  {
    feature: 'keyboard: Escape',
    what: 'Shoelace drawer',
    html: page(`<sl-drawer label="Offers" open no-header>Offers</sl-drawer><a href="/arrived">Privacy</a>`, shoelace),
    before: ['click: { role: link, name: Privacy }'],
    steps: ['press: { key: Escape }', 'click: { role: link, name: Privacy }'],
  },
  {
    feature: 'keyboard: Enter on an entry',
    what: 'Bootstrap dropdown, by arrow key and Enter',
    html: page(
      `<div class="dropdown"><button class="btn dropdown-toggle" data-bs-toggle="dropdown" aria-expanded="false">Account</button><ul class="dropdown-menu"><li><a class="dropdown-item" href="/arrived">Privacy</a></li></ul></div>`,
      bootstrap,
    ),
    before: ['click: { role: button, name: Account }', 'click: { role: link, name: Privacy }'],
    steps: [
      'press: { role: button, name: Account, key: ArrowDown }',
      'press: { role: link, name: Privacy, key: Enter }',
    ],
  },
]
