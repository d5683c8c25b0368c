import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, once, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { mariaPackages, seedMaria, startMaria } from '../maria.mjs'
import { phpServer, setUpPhp } from '../php.mjs'

const user = 'anna'
const password = 'Harbour-71-lantern'
const hash = '$2y$10$IeFdFAD6ameJ5I1e3eCVeOfi55CHDZvtClcxuL8enb95gG7SQBHqa'

const settings = `<?php
$database_type = 'mysql';
$database_default = 'cacti';
$database_hostname = '/run/mysqld.sock';
$database_username = 'root';
$database_password = '';
$poller_id = 1;
$url_path = '/';
$cacti_session_name = 'Cacti';
$disable_log_rotation = true;
$path_csrf_secret = '/etc/cacti/secret.php';
`

/** Anna runs it, Bruno may look; three devices. Nothing is measured: the devices are switched off. */
const data = (version) => `
UPDATE version SET cacti = '${version}';
REPLACE INTO settings (name, value) VALUES ('path_cactilog', '/run/cacti.log');
UPDATE user_auth SET username = '${user}', full_name = 'Anna', password = '${hash}', must_change_password = '' WHERE id = 1;
INSERT INTO user_auth (id, username, password, full_name, must_change_password, enabled) VALUES (4, 'bruno', '${hash}', 'Bruno', '', 'on');
INSERT INTO user_auth_realm (realm_id, user_id) VALUES (7, 4);
DELETE FROM host;
INSERT INTO host (id, description, hostname, disabled, status, availability_method) VALUES
  (1, 'North pier', '10.0.0.1', 'on', 0, 0), (2, 'South pier', '10.0.0.2', 'on', 0, 0), (3, 'Weather mast', '10.0.0.3', 'on', 0, 0);
`

/** What happened between two nights. */
const later = `
USE cacti;
INSERT INTO user_auth (id, username, password, full_name, must_change_password, enabled) VALUES (5, 'cleo', '${hash}', 'Cleo', '', 'on');
INSERT INTO user_auth_realm (realm_id, user_id) VALUES (7, 5);
INSERT INTO host (id, description, hostname, disabled, status, availability_method) VALUES
  (4, 'Lighthouse', '10.0.0.4', 'on', 0, 0), (5, 'Ferry', '10.0.0.5', 'on', 0, 0);
`

/** A monitor of devices: a menu that opens and fetches its pages, forms in which the words stand beside fields without names, half translated into German. */
export default {
  id: 'cacti',
  spa: false,
  versions: ['bullseye', 'bookworm', 'trixie'],
  env: { CACTI_USER: user, CACTI_PASSWORD: password },
  secrets: ['CACTI_PASSWORD'],
  async install(cache, version) {
    const [release] = version.split(' ')
    const packages = ['cacti', 'php-cli', 'php-mysql', ...mariaPackages(release)]
    const root = await unpack(cache, release, 'cacti', packages)
    setUpPhp(root)
    if (existsSync(join(root, 'var', '.seeded'))) return root
    for (const folder of ['etc/cacti', 'var/seed']) mkdirSync(join(root, folder), { recursive: true })
    writeFileSync(join(root, 'etc', 'cacti', 'debian.php'), settings)
    writeFileSync(join(root, 'etc', 'cacti', 'secret.php'), "<?php $secret = 'abcdefghijklmnopqrstuvwxyz012345';\n")
    const share = join(root, 'usr', 'share')
    const number = readFileSync(join(share, 'cacti', 'site', 'include', 'cacti_version'), 'utf8').trim()
    const tables = readFileSync(join(share, 'cacti', 'conf_templates', 'cacti.sql'), 'utf8')
    writeFileSync(
      join(root, 'var', 'first.sql'),
      `CREATE DATABASE cacti CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;\nUSE cacti;\n${tables}\n${data(number)}`,
    )
    writeFileSync(join(root, 'var', 'later.sql'), later)
    await once(root, ['sh', '-c', seedMaria()])
    writeFileSync(join(root, 'var', '.seeded'), '')
    return root
  },
  async serve(root, version, asked) {
    const port = asked || (await freePort())
    const [, day = 'first'] = version.split(' ')
    const serve = phpServer(setUpPhp(root), port, '/usr/share/cacti/site')
    const program = start(root, ['sh', '-c', `: > /run/cacti.log; ${startMaria(day)}; ${serve}`])
    const origin = `http://127.0.0.1:${port}`
    await answers(`${origin}/`, program)
    return { origin, stop: program.stop }
  },
  walks: [
    {
      walk: 'cacti-device/menu/en-desktop',
      version: 'bookworm',
      // The script of the menu opens what comes right after the entry.
      without: ['badge-beside', 'wrapper-elements'],
      steps: [
        {
          step: 'create',
          css: '#nav > li:has(a[href*="host.php?action=edit"]) > a',
          renamed: 'Begin',
          opposite: 'Delete',
          shared: true,
          list: '#nav',
        },
        {
          step: 'device',
          css: '#nav a[href*="host.php?action=edit"]',
          renamed: 'Another machine',
          opposite: 'Remove Device',
          shared: true,
          link: true,
          wrong: '/color.php?action=edit',
        },
      ],
      form: {
        css: '#host_form',
        field: '#external_id',
        submit: '#host_form #submit',
        submitRenamed: 'Delete everything',
        heading: '#main .cactiTableTitle span',
        tick: '#host_form label.checkboxSwitch:has(#disabled)',
      },
    },
    {
      walk: 'cacti-users/menu/de-desktop',
      version: 'bookworm',
      without: ['badge-beside', 'wrapper-elements'],
      steps: [
        {
          step: 'configuration',
          css: '#nav > li:has(a[href*="user_admin.php"]) > a',
          renamed: 'Verschiedenes',
          opposite: 'Konfiguration verlassen',
          shared: true,
          list: '#nav',
        },
        {
          step: 'users',
          css: '#nav a[href*="user_admin.php"]',
          renamed: 'Personen',
          opposite: 'Benutzer entfernen',
          shared: true,
          link: true,
          wrong: '/color.php',
        },
      ],
      form: {
        css: '#forms',
        field: '#filter',
        label: '#forms tr:first-child > td:first-child',
        submit: '#forms [type=submit]',
        submitRenamed: 'Alles löschen',
        heading: '#main .cactiTableTitle span',
      },
    },
    {
      walk: 'cacti-export/menu/de-desktop',
      version: 'trixie',
      steps: [
        {
          step: 'export',
          css: '#nav a[href*="templates_export.php"]',
          renamed: 'Sicherung',
          opposite: 'Vorlage löschen',
          shared: true,
          link: true,
          wrong: '/color.php',
        },
      ],
      form: {
        css: '#export',
        submit: '#export #submit',
        submitRenamed: 'Alles löschen',
        heading: '#templates_export1 .cactiTableTitle span',
      },
    },
    {
      walk: 'cacti-password/link/en-desktop',
      version: 'bookworm',
      // Nobody changes a password without the one that counts.
      without: ['field-required'],
      form: {
        css: 'form[name=login]',
        field: '#current',
        label: 'form[name=login] tr:first-child > td:first-child',
        submit: 'form[name=login] input[type=submit]',
        submitRenamed: 'Delete everything',
        heading: 'legend',
      },
    },
  ],
  // From looking at 1.2.16, 1.2.24 and 1.2.30. 1.2.24 has one more list beside the search for users ("Realm") and asks for "Bulk Walk Maximum Repetitions" of a
  // new device; it has a link to help and the number of each user. 1.2.30 has two more lists beside the search for users ("Group", "Last Login"), and of a list in the
  // form for a device another first entry. Where 1.2.24 speaks English to Germans 1.2.30 speaks German: names of fields and columns, the title of the form for a
  // device, the first entry of the menu, what is written in the field for a search, and, above the new password, "Bitte Benutzernamen und Kennwort eingeben:". The rest of these pages is the same.
  nights: [
    ...[
      ['1.2.16-to-1.2.24', 'users/menu', 'en', material(['arrival'], ['field added'])],
      ['1.2.24-to-1.2.30', 'users/menu', 'de', material(['arrival'], ['field added', 'field renamed'])],
      ['1.2.16-to-1.2.24', 'device/menu', 'en', material(['arrival'], ['field added'])],
      ['1.2.24-to-1.2.30', 'device/menu', 'en', either()],
      [
        '1.2.24-to-1.2.30',
        'device/menu',
        'de',
        material(['arrival'], ['field renamed', 'heading changed', 'text changed']),
      ],
      ['1.2.24-to-1.2.30', 'export/menu', 'en', noise()],
      ['1.2.16-to-1.2.24', 'password/link', 'de', noise()],
      ['1.2.24-to-1.2.30', 'password/link', 'de', material(['arrival'], ['text changed', 'other form'])],
    ].map(([id, walk, locale, expect]) => ({
      id: `${id}-${walk.split('/')[0]}-${locale}`,
      walk: `cacti-${walk}/${locale}-desktop`,
      from: id.startsWith('1.2.16') ? 'bullseye' : 'bookworm',
      to: id.endsWith('1.2.24') ? 'bookworm' : 'trixie',
      expect,
    })),
    {
      id: 'unchanged-users-en',
      walk: 'cacti-users/menu/en-desktop',
      from: 'bookworm',
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    },
    // One user and two devices more.
    {
      id: 'later-users-de',
      walk: 'cacti-users/menu/de-desktop',
      from: 'bookworm',
      to: 'bookworm later',
      class: 'other-data',
      expect: noise(),
    },
    {
      id: 'later-device-en',
      walk: 'cacti-device/menu/en-desktop',
      from: 'trixie',
      to: 'trixie later',
      class: 'other-data',
      expect: noise(),
    },
    // Whoever set this up knows one language only.
    {
      id: 'export-in-german',
      walk: 'cacti-export/menu/en-desktop',
      from: 'bookworm',
      class: 'language-changed',
      change: { own: { headers: { 'accept-language': 'de' } } },
      expect: material(['open', 'name', 'secret', 'login'], ['language changed', 'renamed', 'gone']),
    },
  ],
}
