import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { either, material, noise } from '../labels.mjs'
import { npmPackage } from '../npm.mjs'
import { serveFolder } from '../site.mjs'

const SETTINGS = 'settings/panel/en-US-desktop'
const LINK = 'control-panel/text/en-US-desktop'
const [OLD, NEW, GERMAN] = ['5.3.6', '5.4.1', '5.3.6 de-DE']

/** TiddlyWiki: a single-page application that draws everything itself, without a server, in English and German. */
export default {
  id: 'tiddlywiki',
  spa: true,
  versions: [OLD, NEW, GERMAN],
  install(cache, version) {
    const [release, language] = version.split(' ')
    const own = npmPackage(cache, 'tiddlywiki', release)
    const folder = join(cache, `tiddlywiki-${version.replace(' ', '-')}`)
    if (existsSync(join(folder, 'out', 'index.html'))) return join(folder, 'out')
    mkdirSync(join(folder, 'tiddlers'), { recursive: true })
    const wiki = {
      plugins: [],
      themes: ['tiddlywiki/vanilla', 'tiddlywiki/snowwhite'],
      languages: language ? [language] : [],
    }
    writeFileSync(join(folder, 'tiddlywiki.info'), JSON.stringify(wiki))
    if (language)
      writeFileSync(join(folder, 'tiddlers', 'language.tid'), `title: $:/language\n\n$:/languages/${language}`)
    execFileSync(process.execPath, [
      join(own, 'tiddlywiki.js'),
      folder,
      '--output',
      join(folder, 'out'),
      '--render',
      '$:/core/save/all',
      'index.html',
      'text/plain',
    ])
    return join(folder, 'out')
  },
  serve: (folder, _, port) => serveFolder(folder, port),
  walks: [
    {
      walk: SETTINGS,
      version: OLD,
      steps: [
        {
          step: 'panel',
          css: 'button[aria-label="control panel"]',
          renamed: 'workshop',
          opposite: 'close control panel',
          icon: 'button[aria-label="control panel"] svg',
          without: ['label-in-picture'],
        },
        {
          step: 'settings',
          css: '.tc-control-panel .tc-tab-buttons > button:nth-child(3), button[data-tab-title*="ControlPanel/Settings"]',
          renamed: 'Behaviour',
          opposite: 'No settings',
        },
      ],
      form: {
        css: '.tc-tiddler-frame[data-tiddler-title="$:/ControlPanel"] .tc-tiddler-body',
        tick: '.tc-tiddler-body input[type=checkbox]',
        heading: '.tc-tiddler-frame[data-tiddler-title="$:/ControlPanel"] h2.tc-title',
      },
    },
  ],
  nights: [
    { id: 'settings-unchanged', walk: SETTINGS, from: OLD, nights: 3, class: 'unchanged', expect: noise() },
    { id: 'link-unchanged', walk: LINK, from: NEW, nights: 3, class: 'unchanged', expect: noise() },
    // The tabs are announced as tabs now; what stands on them is the same.
    { id: 'settings-5.3.6-5.4.1', walk: SETTINGS, from: OLD, to: NEW, expect: either() },
    { id: 'link-5.3.6-5.4.1', walk: LINK, from: OLD, to: NEW, expect: either() },
    // The whole wiki is in German: the button is "Einstellungen", the link is gone.
    {
      id: 'settings-in-german',
      walk: SETTINGS,
      from: OLD,
      to: GERMAN,
      class: 'language-changed',
      expect: material(['open', 'panel'], ['language changed', 'renamed', 'gone']),
    },
    {
      id: 'link-in-german',
      walk: LINK,
      from: OLD,
      to: GERMAN,
      class: 'language-changed',
      expect: material(['open', 'panel'], ['language changed', 'renamed', 'gone']),
    },
  ],
}
