import { noise } from '../labels.mjs'
import { npmPackage } from '../npm.mjs'
import { serveFolder } from '../site.mjs'

const SETTINGS = 'settings/menu/en-US-desktop'
const VALIDATION = 'validation/forms/en-US-desktop'
const [OLD, NEW] = ['4.0.3', '4.2.0']

/** Gentelella: a built site of sixty pages with a long settings form, dates, badges in its menu and drawn charts. */
export default {
  id: 'gentelella',
  versions: [OLD, NEW],
  install: (cache, version) => `${npmPackage(cache, 'gentelella', version)}/dist`,
  serve: (folder, _, port) => serveFolder(folder, port),
  walks: [
    {
      walk: SETTINGS,
      // Its button is disabled until something was entered.
      without: ['disable-submit'],
      version: NEW,
      steps: [
        {
          step: 'settings',
          css: 'nav a[href$="settings.html"]',
          renamed: 'Workshop',
          opposite: 'Remove settings',
          link: true,
          wrong: 'theme.html',
        },
      ],
      form: {
        css: '#account form',
        field: '#account form input[type=email]',
        submit: '#account form button[type=submit]',
        submitRenamed: 'Delete account',
        heading: 'main h1',
      },
    },
  ],
  nights: [
    { id: 'settings-unchanged', walk: SETTINGS, from: OLD, nights: 3, class: 'unchanged', expect: noise() },
    { id: 'validation-unchanged', walk: VALIDATION, from: NEW, nights: 3, class: 'unchanged', expect: noise() },
    // Another line of breadcrumbs at the top and another line in the footer; the way and the forms are the same.
    { id: 'settings-4.0.3-4.2.0', walk: SETTINGS, from: OLD, to: NEW, expect: noise() },
    { id: 'validation-4.0.3-4.2.0', walk: VALIDATION, from: OLD, to: NEW, expect: noise() },
  ],
}
