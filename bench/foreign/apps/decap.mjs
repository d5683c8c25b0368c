import { either, material, noise } from '../labels.mjs'
import { npmPackage } from '../npm.mjs'
import { serveFolder } from '../site.mjs'

/** What the site's own people configure: two collections, one settings page. */
const config = (locale) => `
backend: { name: test-repo }
locale: ${locale}
media_folder: static/images
publish_mode: simple
site_url: https://harbour.test
collections:
  - name: posts
    label: Posts
    label_singular: Post
    folder: posts
    create: true
    fields:
      - { label: Title, name: title, widget: string }
      - { label: Publish Date, name: date, widget: datetime, required: false }
      - { label: Draft, name: draft, widget: boolean, default: false, required: false }
      - { label: Summary, name: summary, widget: text, required: false }
      - { label: Body, name: body, widget: markdown }
  - name: pages
    label: Pages
    files:
      - name: about
        label: About the harbour
        file: about.md
        fields:
          - { label: Title, name: title, widget: string }
          - { label: Opening hours, name: hours, widget: text, hint: Shown at the gate. }
          - { label: Telephone, name: telephone, widget: string, required: false }
`

const post = (title, date, text) => ({ content: `---\ntitle: ${title}\ndate: ${date}\ndraft: false\n---\n\n${text}\n` })

const repo = (more) => ({
  posts: {
    '2024-03-01-tides.md': post('Tide tables', '2024-03-01T10:00:00.000Z', 'When the water comes, and when it goes.'),
    '2024-03-02-lantern.md': post('How to mend a lantern', '2024-03-02T10:00:00.000Z', 'With pictures.'),
    '2024-03-03-rye.md': post('Rye bread', '2024-03-03T10:00:00.000Z', 'Two days of patience.'),
    ...more,
  },
  'about.md': { content: '---\ntitle: About us\nhours: From eight to five.\ntelephone: "040 123"\n---\n' },
})

/** What the writers did between two nights. */
const LATER = {
  '2024-03-09-ropes.md': post('Ropes and knots', '2024-03-09T10:00:00.000Z', 'Seven that hold.'),
  '2024-03-10-eels.md': post('Eels are back', '2024-03-10T10:00:00.000Z', 'After nine years.'),
}

const [OLD, MIDDLE, NEW] = ['netlify 2.10.192 en', 'decap 3.1.10 en', 'decap 3.16.3 en']
const [MIDDLE_DE, NEW_DE] = ['decap 3.1.10 de', 'decap 3.16.3 de']

/** Netlify CMS, now Decap CMS: a single-page application that keeps everything in the browser, with hashed class names, in English and German. */
export default {
  id: 'decap',
  spa: true,
  versions: [OLD, MIDDLE, NEW, MIDDLE_DE, NEW_DE],
  install(cache, version) {
    const [make, release] = version.split(' ')
    return `${npmPackage(cache, `${make}-cms`, release)}/dist`
  },
  serve(folder, version, port) {
    const [make, , language = 'en', day = 'first'] = version.split(' ')
    const files = JSON.stringify(repo(day === 'later' ? LATER : {}))
    const page = `<!doctype html>
<html>
<head>
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1.0" />
  <title>Content Manager</title>
  <script>window.repoFiles = ${files}</script>
</head>
<body>
  <script src="/${make}-cms.js"></script>
</body>
</html>`
    return serveFolder(folder, port, {
      '/': { type: 'text/html; charset=utf-8', body: page },
      '/config.yml': { type: 'text/yaml; charset=utf-8', body: config(language) },
    })
  },
  walks: [
    {
      walk: 'decap-post/menu/en-desktop',
      version: MIDDLE,
      steps: [
        {
          step: 'new',
          css: 'a[href="#/collections/posts/new"]',
          renamed: 'Write something',
          opposite: 'Delete Post',
          link: true,
        },
      ],
      form: {
        css: '[class*=ControlPaneContainer] [class*=ControlPaneContainer]',
        field: '[id^=title-field]',
        label: 'label[for^=title-field]',
        submit: '[class*=PublishButton]',
        submitRenamed: 'Delete',
        tick: '[id^=draft-field]',
      },
    },
    {
      walk: 'decap-about/menu/en-desktop',
      version: NEW,
      steps: [
        {
          step: 'pages',
          css: 'a[href="#/collections/pages"]',
          renamed: 'Sites',
          opposite: 'Hide pages',
          link: true,
        },
        {
          step: 'about',
          css: 'a[href="#/collections/pages/entries/about"]',
          renamed: 'Where to find us',
          opposite: 'Delete about the harbour',
          link: true,
        },
      ],
      form: {
        css: '[class*=ControlPaneContainer] [class*=ControlPaneContainer]',
        field: '[id^=telephone-field]',
        label: 'label[for^=telephone-field]',
      },
    },
  ],
  // From looking at the three. Netlify CMS is Decap CMS now, with another mark above the log-in; the form of a page is the same in all
  // three. Of a post, the date was a box of text and is one for date and time, with a button "Clear" beside it. In 3.16 "New Post" is "＋ Post",
  // announced as "Create entry of type Post"; the date is empty at first, and the text can be struck through.
  nights: [
    { id: 'about-2.10-3.1', walk: 'decap-about/menu/en-desktop', from: OLD, to: MIDDLE, expect: noise() },
    { id: 'about-3.1-3.16', walk: 'decap-about/menu/en-desktop', from: MIDDLE, to: NEW, expect: noise() },
    { id: 'about-3.1-3.16-de', walk: 'decap-about/menu/de-desktop', from: MIDDLE_DE, to: NEW_DE, expect: noise() },
    { id: 'post-2.10-3.1', walk: 'decap-post/menu/en-desktop', from: OLD, to: MIDDLE, expect: either() },
    {
      id: 'post-3.1-3.16',
      walk: 'decap-post/menu/en-desktop',
      from: MIDDLE,
      to: NEW,
      expect: material(['new'], ['renamed']),
    },
    {
      id: 'post-3.1-3.16-de',
      walk: 'decap-post/menu/de-desktop',
      from: MIDDLE_DE,
      to: NEW_DE,
      expect: material(['new'], ['renamed']),
    },
    // Two posts more.
    {
      id: 'post-later',
      walk: 'decap-post/menu/en-desktop',
      from: MIDDLE,
      to: `${MIDDLE} later`,
      class: 'other-data',
      expect: noise(),
    },
    {
      id: 'about-later-de',
      walk: 'decap-about/menu/de-desktop',
      from: NEW_DE,
      to: `${NEW_DE} later`,
      class: 'other-data',
      expect: noise(),
    },
    ...[
      ['post', 'en', MIDDLE],
      ['about', 'de', MIDDLE_DE],
    ].map(([flow, language, from]) => ({
      id: `unchanged-${flow}-${language}`,
      walk: `decap-${flow}/menu/${language}-desktop`,
      from,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // Its people have set it to German.
    {
      id: 'post-in-german',
      walk: 'decap-post/menu/en-desktop',
      from: MIDDLE,
      to: MIDDLE_DE,
      class: 'language-changed',
      expect: material(['open', 'login', 'new'], ['language changed', 'renamed', 'gone']),
    },
  ],
}
