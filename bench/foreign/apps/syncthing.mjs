import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, once, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'

/** Options of a machine that talks to nobody and asks nothing at its first start. */
const quiet = {
  listenAddress: 'tcp://127.0.0.1:0',
  globalAnnounceEnabled: 'false',
  localAnnounceEnabled: 'false',
  relaysEnabled: 'false',
  natEnabled: 'false',
  startBrowser: 'false',
  urAccepted: '-1',
  autoUpgradeIntervalH: '0',
  stunKeepaliveStartS: '0',
  crashReportingEnabled: 'false',
}

export default {
  id: 'syncthing',
  spa: true,
  versions: ['bullseye', 'bookworm', 'trixie'],
  async install(cache, version) {
    const root = await unpack(cache, version, 'syncthing', ['syncthing'])
    const home = join(root, 'var', 'syncthing')
    if (existsSync(join(home, 'config.xml'))) return root
    // One machine that was upgraded: the identity and the settings of the oldest version are those of all.
    const oldest = version === this.versions[0] ? root : await this.install(cache, this.versions[0])
    if (oldest !== root) cpSync(join(oldest, 'var', 'syncthing'), home, { recursive: true })
    else {
      await once(root, ['syncthing', '-generate=/var/syncthing'])
      const file = join(home, 'config.xml')
      writeFileSync(file, settled(readFileSync(file, 'utf8')))
    }
    return root
  },
  async serve(root, version, asked) {
    const port = asked || (await freePort())
    const options =
      version === 'bullseye'
        ? ['-home=/run/home', '-no-browser', `-gui-address=127.0.0.1:${port}`]
        : ['serve', '--home=/run/home', '--no-browser', `--gui-address=127.0.0.1:${port}`]
    const prepare = 'cp -r /var/syncthing /run/home; mkdir -p /tmp/photos/.stfolder /tmp/letters/.stfolder'
    const program = start(root, ['sh', '-c', `${prepare}; exec syncthing ${options.join(' ')}`], {
      env: { STNORESTART: '1', STNOUPGRADE: '1' },
    })
    const origin = `http://127.0.0.1:${port}`
    await answers(origin, program)
    return { origin, stop: program.stop }
  },
  walks: [
    {
      walk: 'syncthing-password/menu/en-GB-desktop',
      version: 'bullseye',
      steps: [
        { step: 'actions', css: '.action-menu > a', renamed: 'Tools', shared: true },
        { step: 'settings', css: '.action-menu a[ng-click*="showSettings"]', renamed: 'Preferences' },
        { step: 'gui', css: '#settings a[href="#settings-gui"]', renamed: 'Web page' },
      ],
      form: {
        css: '#settings .modal-content',
        field: '#User',
        label: '#settings label[for="User"]',
        submit: '#settings .modal-footer .btn-primary',
        submitRenamed: 'Reset',
        heading: '#settings .modal-title',
        tick: '#UseTLS',
      },
    },
    {
      walk: 'syncthing-device/button/de-DE-desktop',
      version: 'bookworm',
      steps: [{ step: 'add', css: 'button[ng-click*="addDevice"]', renamed: 'Neue Einladung' }],
      form: {
        css: '#editDevice .modal-content',
        field: '#editDevice #name',
        label: '#editDevice label[for="name"]',
        heading: '#editDevice .modal-title',
      },
    },
  ],
  // From looking at both versions. Menu, tab, fields and button of 1.12, 1.19 and 1.29 are the same in English: what is
  // new is elsewhere on the page (entries of the menu in another order, numbers behind headings, a QR code). To a
  // browser that asks for de-DE, 1.29 answers in English.
  nights: [
    ...['password/menu', 'device/button'].flatMap((route) =>
      ['en-GB', 'de-DE'].flatMap((locale) => {
        const walk = `syncthing-${route}/${locale}-desktop`
        const id = `${route.split('/')[0]}-${locale.slice(0, 2)}`
        const english = material(
          route === 'device/button' ? ['open', 'add', 'arrival'] : ['open', 'actions', 'settings', 'arrival'],
          ['language changed', 'renamed', 'gone'],
        )
        // The menu of the way has fewer entries in 1.29, in another order, and a choice in the form of 1.19 speaks German: both may
        // be told (relabelled after the first contact, which counted them as noise).
        const shifts = route === 'password/menu' ? either() : noise()
        return [
          { id: `unchanged-${id}`, walk, from: 'bullseye', nights: 3, class: 'unchanged', expect: noise() },
          {
            id: `1.12-to-1.19-${id}`,
            walk,
            from: 'bullseye',
            to: 'bookworm',
            expect: locale === 'de-DE' ? shifts : noise(),
          },
          {
            id: `1.19-to-1.29-${id}`,
            walk,
            from: 'bookworm',
            to: 'trixie',
            expect: locale === 'de-DE' ? english : shifts,
          },
        ]
      }),
    ),
  ],
}

function settled(config) {
  const folder = /<folder id="default".*?<\/folder>/s.exec(config)[0]
  const named = (id, label) =>
    folder
      .replace('id="default"', `id="${id}"`)
      .replace('label="Default Folder"', `label="${label}"`)
      .replace(/path="[^"]*"/, `path="/tmp/${id}"`)
  let text = config
    .replace(folder, `${named('photos', 'Photos')}${named('letters', 'Letters')}`)
    .replace(/(<device id="[^"]*") name="[^"]*"/, '$1 name="workshop"')
    .replace(/ *<unackedNotificationID>.*\n/, '')
  for (const [option, value] of Object.entries(quiet))
    text = text.replace(new RegExp(`(<${option}>).*(</${option}>)`), `$1${value}$2`)
  return text
}
