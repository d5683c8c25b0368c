import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, start, unpack } from '../debian.mjs'
import { either, noise } from '../labels.mjs'
import { quietSettings } from '../torrents.mjs'

/** What is on the list: paused, and nobody has any of it. */
const tracker = 'http://127.0.0.1:9/announce'
const torrents = ['Harbour pictures', 'Letters 1994', 'Tide tables']

/** A list, a menu and a dialog of preferences that one script draws; it asks the server by POST for all that it shows. */
export default {
  id: 'transmission',
  spa: true,
  versions: ['trixie', 'sid'],
  async install(cache, version) {
    const root = await unpack(cache, version, 'transmission', ['transmission-daemon'])
    const folder = join(root, 'var', 'seed', 'torrents')
    mkdirSync(folder, { recursive: true })
    for (const name of torrents) {
      const info = `d6:lengthi1048576e4:name${name.length}:${name}12:piece lengthi1048576e6:pieces20:${name.padEnd(20, '.').slice(0, 20)}e`
      writeFileSync(join(folder, `${name}.torrent`), `d8:announce${tracker.length}:${tracker}4:info${info}e`)
    }
    return root
  },
  async serve(root, _version, asked) {
    const port = asked || (await freePort())
    const prepare = 'cp -r /var/seed /run/home; mkdir /run/downloads; cat > /run/home/settings.json'
    const serve = 'exec transmission-daemon --foreground --config-dir /run/home'
    const program = start(root, ['sh', '-c', `${prepare}; ${serve}`], { input: JSON.stringify(quietSettings(port)) })
    const origin = `http://127.0.0.1:${port}`
    await answers(`${origin}/transmission/web/`, program)
    return { origin, stop: program.stop }
  },
  walks: [
    {
      walk: 'transmission-limits/menu/en-desktop',
      version: 'sid',
      steps: [
        {
          step: 'preferences',
          css: 'button[data-action="show-preferences-dialog"]',
          renamed: 'Workshop',
          opposite: 'Forget preferences',
        },
        { step: 'speed', css: '#prefs-tab-speed', renamed: 'Traffic', opposite: 'Without limits' },
      ],
      form: {
        css: '.prefs-speed-page',
        field: '#upload-speed-div input',
        label: '#upload-speed-div label',
        heading: '.prefs-speed-page .section-label',
        tick: '#upload-speed-div input',
      },
    },
    {
      walk: 'transmission-add/button/en-desktop',
      version: 'sid',
      steps: [
        {
          step: 'add',
          css: '#toolbar-open',
          renamed: 'New transfer',
          opposite: 'Close torrent',
          icon: '#toolbar-open svg',
          shared: true,
        },
      ],
      form: {
        css: '.dialog-window',
        field: '.dialog-window input[type=url]',
        label: '.dialog-window label:has(+ input[type=url])',
        submit: '.dialog-buttons button:not(.dialog-dismiss-button)',
        submitRenamed: 'Remove all',
        heading: '.dialog-heading',
        tick: '#auto-start-check',
      },
    },
    {
      walk: 'transmission-peers/menu/en-mobile',
      version: 'trixie',
      steps: [
        {
          step: 'preferences',
          css: 'button[data-action="show-preferences-dialog"]',
          renamed: 'Workshop',
          opposite: 'Forget preferences',
        },
        { step: 'peers', css: '#prefs-tab-peers', renamed: 'Neighbours', opposite: 'Nobody' },
      ],
      form: {
        css: '.prefs-peers-page',
        field: '.prefs-peers-page input[type=number]',
        label: '.prefs-peers-page > label:first-of-type',
        heading: '.prefs-peers-page > .section-label',
        tick: '#use-pex-div input',
      },
    },
  ],
  // From looking at 4.1.0-beta.2 and 4.1.4. Menu, tabs, fields and buttons of the way have the same names. In 4.1.4 the buttons at the
  // top have words below their pictures ("Open" where the guide says "Open torrent"), there is one more button beside the speed, and
  // the times on the tab of the limits are no longer "0.25:15".
  nights: [
    ['limits', 'limits/menu/en-desktop'],
    ['add', 'add/button/en-desktop'],
    ['peers', 'peers/menu/en-desktop'],
    ['peers-mobile', 'peers/menu/en-mobile'],
  ].flatMap(([id, route]) => {
    const walk = `transmission-${route}`
    return [
      { id: `unchanged-${id}`, walk, from: 'trixie', nights: 3, class: 'unchanged', expect: noise() },
      { id: `4.1.0-beta.2-to-4.1.4-${id}`, walk, from: 'trixie', to: 'sid', expect: either() },
    ]
  }),
}
