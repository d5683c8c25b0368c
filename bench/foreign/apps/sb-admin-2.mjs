import { either, noise } from '../labels.mjs'
import { npmPackage } from '../npm.mjs'
import { serveFolder } from '../site.mjs'

const REGISTER = 'register/pages/en-US-desktop'
const TABLES = 'tables/menu/en-US-desktop'
const [OLD, MIDDLE, NEW] = ['4.0.3', '4.0.7', '4.1.4']

/** Start Bootstrap's SB Admin 2: a side menu with sections that open, forms whose fields are named by placeholders. */
export default {
  id: 'sb-admin-2',
  versions: [OLD, MIDDLE, NEW],
  install: (cache, version) => npmPackage(cache, 'startbootstrap-sb-admin-2', version),
  serve: (folder, _, port) => serveFolder(folder, port),
  walks: [
    {
      walk: REGISTER,
      version: NEW,
      steps: [
        {
          step: 'pages',
          css: '#accordionSidebar a[data-target="#collapsePages"]',
          renamed: 'Screens',
          opposite: 'Hide pages',
        },
        {
          step: 'register',
          css: '#collapsePages a[href="register.html"]',
          renamed: 'Sign up here',
          opposite: 'Unregister',
          link: true,
          wrong: 'blank.html',
        },
      ],
      form: {
        css: 'form.user',
        field: '#exampleInputEmail',
        heading: 'h1',
      },
    },
    {
      walk: TABLES,
      version: MIDDLE,
      steps: [
        {
          step: 'tables',
          css: '#accordionSidebar a[href="tables.html"]',
          renamed: 'Lists',
          opposite: 'No tables',
          link: true,
          wrong: 'charts.html',
        },
      ],
      form: { heading: 'h1' },
    },
  ],
  nights: [
    { id: 'register-unchanged', walk: REGISTER, from: MIDDLE, nights: 3, class: 'unchanged', expect: noise() },
    { id: 'tables-unchanged', walk: TABLES, from: MIDDLE, nights: 3, class: 'unchanged', expect: noise() },
    // The new version has an advertisement below the menu, another name in the user menu and another year in the footer: nothing on the way.
    { id: 'register-4.0.7-4.1.4', walk: REGISTER, from: MIDDLE, to: NEW, expect: noise() },
    { id: 'tables-4.0.7-4.1.4', walk: TABLES, from: MIDDLE, to: NEW, expect: noise() },
    // A button of the destination has another name, which may be told (relabelled after the first contact).
    { id: 'buttons-4.0.7-4.1.4', walk: 'buttons/components/en-US-desktop', from: MIDDLE, to: NEW, expect: either() },
  ],
}
