import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, start, unpack } from '../debian.mjs'
import { either, noise } from '../labels.mjs'

/** Everybody may see everything, and nobody on the network is told. */
const settings = (port) => `Listen 127.0.0.1:${port}
WebInterface Yes
DefaultAuthType None
Browsing Off
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
`
const files = 'SystemGroup root\nUser nobody\nGroup nogroup\nAccessLog stderr\nErrorLog stderr\nPageLog stderr\n'

/** The print server's own pages, in German and English: plain HTML without landmarks, a menu, a form of tick boxes. */
export default {
  id: 'cups',
  spa: false,
  versions: ['bullseye', 'bookworm', 'trixie'],
  install: (cache, version) =>
    unpack(cache, version, 'cups', ['cups-daemon', 'cups-server-common', 'cups-common', 'cups']),
  async serve(root, _version, asked) {
    const port = asked || (await freePort())
    mkdirSync(join(root, 'etc', 'cups'), { recursive: true })
    writeFileSync(join(root, 'etc', 'cups', 'bench.conf'), settings(port))
    writeFileSync(join(root, 'etc', 'cups', 'bench-files.conf'), files)
    const folders = 'mkdir -p /run/cups/certs /var/spool/cups/tmp /var/cache/cups'
    const serve = 'exec cupsd -f -c /etc/cups/bench.conf -s /etc/cups/bench-files.conf'
    const program = start(root, ['sh', '-c', `${folders}; ${serve}`])
    const origin = `http://127.0.0.1:${port}`
    await answers(origin, program)
    return { origin, stop: program.stop }
  },
  walks: [
    {
      walk: 'cups-settings/menu/de-desktop',
      version: 'bookworm',
      steps: [
        {
          step: 'admin',
          css: 'a[href="/admin"]',
          renamed: 'Wartung',
          opposite: 'Verwaltung beenden',
          link: true,
          wrong: '/jobs/',
          shared: true,
        },
      ],
      form: {
        css: 'form:has([name=CHANGESETTINGS])',
        field: '[name=SHARE_PRINTERS]',
        submit: '[name=CHANGESETTINGS]',
        submitRenamed: 'Alles löschen',
        heading: 'h1',
        tick: '[name=SHARE_PRINTERS]',
      },
    },
    {
      walk: 'cups-advanced/menu/en-desktop',
      version: 'trixie',
      steps: [
        {
          step: 'admin',
          css: 'a[href="/admin"]',
          renamed: 'Maintenance',
          opposite: 'Leave administration',
          link: true,
          wrong: '/jobs/',
          shared: true,
        },
        {
          step: 'advanced',
          css: 'a[href*="ADVANCEDSETTINGS=YES"]',
          renamed: 'Expert',
          opposite: 'Hide advanced',
          link: true,
          wrong: '/help/',
        },
      ],
      form: {
        css: 'form:has([name=CHANGESETTINGS])',
        submit: '[name=CHANGESETTINGS]',
        submitRenamed: 'Delete everything',
        heading: 'h1',
      },
    },
  ],
  // From looking at the pages. 2.4 names its maker otherwise in the menu, and the start page "Startseite" in German; 2.4.10 differs from
  // 2.4.2 by its number and the years at the bottom.
  nights: ['en', 'de'].flatMap((locale) =>
    ['settings', 'advanced'].flatMap((flow) => {
      const walk = `cups-${flow}/menu/${locale}-desktop`
      return [
        { id: `unchanged-${flow}-${locale}`, walk, from: 'bookworm', nights: 3, class: 'unchanged', expect: noise() },
        { id: `2.3-to-2.4.2-${flow}-${locale}`, walk, from: 'bullseye', to: 'bookworm', expect: either() },
        { id: `2.4.2-to-2.4.10-${flow}-${locale}`, walk, from: 'bookworm', to: 'trixie', expect: noise() },
      ]
    }),
  ),
}
