import { join } from 'node:path'
import { either, material, noise } from '../labels.mjs'
import { npmPackage } from '../npm.mjs'
import { serveFolder } from '../site.mjs'

const COMPOSE = 'compose/mailbox/en-US-desktop'
const PROJECT = 'project/pages/en-US-desktop'
const REGISTER = 'register/extras/en-US-desktop'
const DATA = 'data/tables/en-US-desktop'
const [OLD, NEW] = ['3.0.5', '3.2.0']

/** AdminLTE: a long side menu of sections that open, pages of up to 1 500 elements. */
export default {
  id: 'admin-lte',
  versions: [OLD, NEW],
  install: (cache, version) => ({
    own: npmPackage(cache, 'admin-lte', version),
    // What its own installation copies below plugins/.
    folders: {
      '/plugins/jquery/': join(npmPackage(cache, 'jquery', '3.6.0'), 'dist'),
      '/plugins/bootstrap/': join(npmPackage(cache, 'bootstrap', '4.6.1'), 'dist'),
      '/plugins/fontawesome-free/': npmPackage(cache, '@fortawesome/fontawesome-free', '5.15.4'),
    },
  }),
  serve: ({ own, folders }, _, port) => serveFolder(own, port, {}, folders),
  walks: [
    {
      walk: PROJECT,
      // The page covers itself until all has come: a picture that never does keeps readers out, too.
      without: ['never-ending-image'],
      version: NEW,
      steps: [
        {
          step: 'pages',
          css: '.nav-sidebar > li:has([href$="project-add.html"]) > a',
          renamed: 'Screens',
          opposite: 'Hide pages',
        },
        {
          step: 'add',
          css: '.nav-sidebar a[href$="examples/project-add.html"]',
          renamed: 'Begin something new',
          opposite: 'Project Delete',
          link: true,
          wrong: 'pages/examples/blank.html',
          list: '.nav-treeview:has([href$="project-add.html"])',
        },
      ],
      form: {
        css: '.content',
        field: '#inputClientCompany',
        label: 'label[for=inputClientCompany]',
        submit: '.content input[type=submit]',
        submitRenamed: 'Delete project',
        heading: 'h1',
      },
    },
    {
      walk: COMPOSE,
      // Its menus open only when all has come.
      without: ['never-ending-image'],
      version: OLD,
      steps: [
        {
          step: 'mailbox',
          css: '.nav-sidebar > li:has([href$="compose.html"]) > a',
          renamed: 'Post',
          opposite: 'Leave mailbox',
        },
        {
          step: 'compose',
          css: '.nav-sidebar a[href$="mailbox/compose.html"]',
          renamed: 'New letter',
          opposite: 'Discard',
          link: true,
          wrong: 'pages/mailbox/read-mail.html',
          list: '.nav-treeview:has([href$="compose.html"])',
        },
      ],
      form: {
        css: '.content',
        field: 'input[placeholder="Subject:"]',
        submit: '.content button[type=submit]',
        submitRenamed: 'Delete',
        heading: 'h1',
      },
    },
  ],
  nights: [
    { id: 'compose-unchanged', walk: COMPOSE, from: OLD, nights: 3, class: 'unchanged', expect: noise() },
    { id: 'project-unchanged', walk: PROJECT, from: NEW, nights: 3, class: 'unchanged', expect: noise() },
    { id: 'data-unchanged', walk: DATA, from: OLD, nights: 3, class: 'unchanged', expect: noise() },
    // The menu has a search, "Kanban Board" and more; nothing on the way has another name.
    { id: 'compose-3.0.5-3.2.0', walk: COMPOSE, from: OLD, to: NEW, expect: either() },
    { id: 'data-3.0.5-3.2.0', walk: DATA, from: OLD, to: NEW, expect: either() },
    // The button "Create new Porject" is spelled "Create new Project" now.
    {
      id: 'project-3.0.5-3.2.0',
      walk: PROJECT,
      from: OLD,
      to: NEW,
      expect: material(['arrival'], ['submit renamed']),
    },
    // "Register" is "Register v1" now, in a closed section "Login & Register v1" of "Extras".
    {
      id: 'register-3.0.5-3.2.0',
      walk: REGISTER,
      from: OLD,
      to: NEW,
      expect: material(['register'], ['renamed', 'moved', 'gone'], ['broken', 'changed']),
    },
  ],
}
