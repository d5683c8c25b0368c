import { join } from 'node:path'
import { material, noise } from '../labels.mjs'
import { npmPackage } from '../npm.mjs'
import { serveFolder } from '../site.mjs'

const TABLES = 'tables/menu/en-US-desktop'
const PASSWORD = 'password/login/en-US-desktop'
const REGISTER = 'register/login/en-US-desktop'
const [OLD, NEW] = ['6.0.2', '7.0.7']

/** Start Bootstrap's SB Admin: a menu on the left, and forms whose buttons are links. Its scripts come from elsewhere, and do not. */
export default {
  id: 'sb-admin',
  versions: [OLD, NEW],
  install: (cache, version) => join(npmPackage(cache, 'startbootstrap-sb-admin', version), 'dist'),
  serve: (folder, _, port) => serveFolder(folder, port),
  walks: [
    {
      walk: TABLES,
      version: NEW,
      steps: [
        {
          step: 'tables',
          css: '#sidenavAccordion a[href="tables.html"]',
          renamed: 'Lists',
          opposite: 'No tables',
          link: true,
          wrong: 'charts.html',
        },
      ],
      form: { heading: 'h1' },
    },
    {
      walk: PASSWORD,
      version: OLD,
      steps: [
        {
          step: 'forgot',
          css: 'form a[href="password.html"]',
          renamed: 'Lost your key?',
          opposite: 'Remember Password',
          link: true,
          wrong: 'register.html',
        },
      ],
      form: {
        css: 'main form',
        field: '#inputEmailAddress',
        label: 'label[for=inputEmailAddress]',
        submit: 'main form a.btn',
        submitRenamed: 'Delete account',
        heading: 'h3',
      },
    },
  ],
  nights: [
    { id: 'tables-unchanged', walk: TABLES, from: OLD, nights: 3, class: 'unchanged', expect: noise() },
    { id: 'password-unchanged', walk: PASSWORD, from: NEW, nights: 3, class: 'unchanged', expect: noise() },
    // The same menu and table with other distances; the search field of the header is read out with dots.
    { id: 'tables-6-7', walk: TABLES, from: OLD, to: NEW, expect: noise() },
    // "Email" is "Email address" now, and labels lie within their fields; "Last Name" is "Last name".
    { id: 'password-6-7', walk: PASSWORD, from: OLD, to: NEW, expect: material(['arrival'], ['field renamed']) },
    { id: 'register-6-7', walk: REGISTER, from: OLD, to: NEW, expect: material(['arrival'], ['field renamed']) },
  ],
}
