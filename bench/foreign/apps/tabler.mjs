import { noise } from '../labels.mjs'
import { npmPackage } from '../npm.mjs'
import { serveFolder } from '../site.mjs'

const SETTINGS = 'settings/user-menu/en-US-desktop'
const SIGN_IN = 'sign-in/user-menu/en-US-desktop'
const VERSION = '1.2.0'

/** Tabler's demonstration site: start page of nearly 2 000 elements, menus that open, switches, pictures. */
export default {
  id: 'tabler',
  versions: [VERSION],
  install: (cache, version) => `${npmPackage(cache, '@tabler/preview', version)}/dist`,
  serve: (folder, _, port) => serveFolder(folder, port),
  walks: [
    {
      walk: SIGN_IN,
      version: VERSION,
      steps: [
        {
          step: 'user-menu',
          css: 'a[aria-label="Open user menu"]',
          renamed: 'Your account',
          opposite: 'Close user menu',
        },
        {
          step: 'logout',
          css: 'a.dropdown-item[href="./sign-in.html"]',
          renamed: 'Leave',
          opposite: 'Stay logged in',
          link: true,
          wrong: './blank.html',
          list: '.nav-item.dropdown .dropdown-menu-arrow:has(> [href="./sign-in.html"])',
        },
      ],
      form: {
        css: 'form[action="./"]',
        field: 'input[type=email]',
        submit: 'button[type=submit]',
        submitRenamed: 'Create account',
        tick: 'form .form-check input',
        heading: 'h2.text-center',
      },
    },
    {
      walk: SETTINGS,
      version: VERSION,
      steps: [
        { step: 'user-menu', css: 'a[aria-label="Open user menu"]', renamed: 'My things', opposite: 'Hide user menu' },
        {
          step: 'settings',
          css: 'a.dropdown-item[href="./settings.html"]',
          renamed: 'Preferences',
          opposite: 'Remove settings',
          link: true,
          wrong: './blank.html',
          list: '.nav-item.dropdown .dropdown-menu-arrow:has(> [href="./settings.html"])',
        },
      ],
      form: { heading: '.card h2.mb-4' },
    },
  ],
  nights: [
    { id: 'settings-unchanged', walk: SETTINGS, from: VERSION, nights: 3, class: 'unchanged', expect: noise() },
    { id: 'sign-in-unchanged', walk: SIGN_IN, from: VERSION, nights: 3, class: 'unchanged', expect: noise() },
  ],
}
