import { answers, freePort, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'

const user = 'anna'
const password = 'Harbour-71-lantern'
const hash =
  'YmVuY2guaGFyYm91ci5xYg==:GTfR+9JPdvYbgpbDdiO9eF5eISbkn24gePg0gMStXXSlCaODqoss516mTTRnTONY1n+znqkGe4BwWucJcH5Sig=='

/** A client that talks to nobody; the proxy asks it under another port than its own. */
const settings = (locale, port) => `[LegalNotice]
Accepted=true

[BitTorrent]
Session\\DHTEnabled=false
Session\\LSDEnabled=false
Session\\PeXEnabled=false
Session\\Interface=lo
Session\\InterfaceName=lo
Session\\Port=6881
Session\\DefaultSavePath=/tmp/downloads

[Network]
PortForwardingEnabled=false

[Preferences]
Connection\\UPnP=false
Connection\\Interface=lo
Connection\\InterfaceName=lo
Bittorrent\\DHT=false
Bittorrent\\LSD=false
Bittorrent\\PeX=false
Downloads\\SavePath=/tmp/downloads/
General\\Locale=${locale}
WebUI\\Address=127.0.0.1
WebUI\\Port=${port}
WebUI\\Username=${user}
WebUI\\Password_PBKDF2="@ByteArray(${hash})"
WebUI\\LocalHostAuth=true
WebUI\\HostHeaderValidation=false
WebUI\\CSRFProtection=false
WebUI\\UseUPnP=false
WebUI\\MaxAuthenticationFailCount=1000
`

const OTHER_FORM = ['field added', 'field removed', 'other form']
const MORE_FIELDS = ['field added', 'text changed', 'field renamed', 'ticked beforehand', 'state changed']

/** Drawn by scripts: log-in by script, a toolbar of pictures, a window inside the page whose tabs are lists. */
export default {
  id: 'qbittorrent',
  spa: true,
  // A release of Debian, and the language that is set in the client.
  versions: ['bullseye-en', 'bookworm-en', 'trixie-en', 'sid-en', 'bullseye-de', 'bookworm-de', 'trixie-de', 'sid-de'],
  env: { TORRENT_USER: user, TORRENT_PASSWORD: password },
  secrets: ['TORRENT_PASSWORD'],
  install: (cache, version) => unpack(cache, version.split('-')[0], 'qbittorrent', ['qbittorrent-nox']),
  async serve(root, version, asked) {
    const port = asked || (await freePort())
    const script =
      'mkdir -p /tmp/downloads /run/qb/qBittorrent/config; cat > /run/qb/qBittorrent/config/qBittorrent.conf; exec qbittorrent-nox --profile=/run/qb'
    const program = start(root, ['sh', '-c', script], { input: settings(version.split('-')[1], port) })
    const origin = `http://127.0.0.1:${port}`
    await answers(origin, program)
    return { origin, stop: program.stop }
  },
  walks: [
    {
      walk: 'qbittorrent-downloads/toolbar/en-desktop',
      version: 'bookworm-en',
      steps: [{ step: 'login', css: '#login', renamed: 'Go on', opposite: 'Log out', next: 'options' }],
      without: ['invisible-characters', 'decoration', 'badge-in-name'], // an input holds nothing
      form: {
        css: '#DownloadsTab',
        field: '#savepath_text',
        label: 'label[for=savepath_text]',
        submit: '#preferencesPage input[onclick*=applyPreferences]',
        submitRenamed: 'Reset',
        heading: '#preferencesPage_title',
      },
    },
    {
      walk: 'qbittorrent-speed/toolbar/de-desktop',
      version: 'trixie-de',
      steps: [
        {
          step: 'speed',
          css: '#PrefSpeedLink',
          renamed: 'Bandbreite',
          opposite: 'Ohne Begrenzung',
        },
      ],
      form: {
        css: '#SpeedTab',
        field: '#up_limit_value',
        label: 'label[for=up_limit_value]',
        submit: '#preferencesPage input[onclick*=applyPreferences]',
        submitRenamed: 'Zurücksetzen',
        heading: '#preferencesPage_title',
      },
    },
    {
      walk: 'qbittorrent-language/toolbar/en-desktop',
      version: 'sid-en',
      steps: [{ step: 'options', css: '#preferencesButton' }],
      without: ['rename', 'invisible-characters'], // a picture has no text
      form: { css: '#BehaviorTab' },
    },
  ],
  // From looking at the pages. In 4.5 the form for downloads has lists instead of a tick box, and more below them. In 5.1 the window opens
  // with another tab, so that form is not what a reader sees. 5.3 has a further button in the toolbar, and its first two in another
  // order; the tab for the behaviour has further fields and another heading, the tab for the speed is the same but for a word in German.
  nights: [
    night('unchanged', 'downloads', 'en', 'bookworm', 'bookworm', noise(), { nights: 3, class: 'unchanged' }),
    night('unchanged', 'downloads', 'de', 'bullseye', 'bullseye', noise(), { nights: 3, class: 'unchanged' }),
    night('unchanged', 'speed', 'en', 'sid', 'sid', noise(), { nights: 3, class: 'unchanged' }),
    night('unchanged', 'speed', 'de', 'trixie', 'trixie', noise(), { nights: 3, class: 'unchanged' }),
    night('unchanged', 'language', 'en', 'trixie', 'trixie', noise(), { nights: 3, class: 'unchanged' }),
    ...['en', 'de'].flatMap((locale) => [
      night('4.2.5-to-4.5.2', 'downloads', locale, 'bullseye', 'bookworm', material(['arrival'], OTHER_FORM)),
      night('4.5.2-to-5.1.0', 'downloads', locale, 'bookworm', 'trixie', material(['arrival'], OTHER_FORM)),
      night('5.1.0-to-5.3.0', 'language', locale, 'trixie', 'sid', material(['arrival'], MORE_FIELDS)),
      night('5.1.0-to-5.3.0', 'speed', locale, 'trixie', 'sid', either()),
    ]),
  ],
}

function night(id, flow, locale, from, to, expect, more = {}) {
  const [walk, place] = [`qbittorrent-${flow}/toolbar/${locale}-desktop`, (release) => `${release}-${locale}`]
  return { id: `${id}-${flow}-${locale}`, walk, from: place(from), to: place(to), expect, ...more }
}
