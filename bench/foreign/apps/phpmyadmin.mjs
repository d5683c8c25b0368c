import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, once, start, unpack } from '../debian.mjs'
import { material, noise } from '../labels.mjs'
import { mariaPackages, seedMaria, startMaria } from '../maria.mjs'
import { phpServer, setUpPhp } from '../php.mjs'

const user = 'anna'
const password = 'Harbour-71-lantern'

const settings = `<?php
$cfg['blowfish_secret'] = 'abcdefghijklmnopqrstuvwxyz012345';
$cfg['Servers'][1] = ['auth_type' => 'cookie', 'host' => 'localhost', 'socket' => '/run/mysqld.sock', 'compress' => false];
$cfg['PmaNoRelation_DisableWarning'] = true;
$cfg['VersionCheck'] = false;
$cfg['SendErrorReports'] = 'never';
$cfg['TempDir'] = '/tmp';
`

const first = `
CREATE USER '${user}'@'localhost' IDENTIFIED BY '${password}';
GRANT ALL ON *.* TO '${user}'@'localhost' WITH GRANT OPTION;
CREATE DATABASE harbour CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
USE harbour;
CREATE TABLE boats (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(60) NOT NULL, built INT, berth INT);
CREATE TABLE berths (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(60) NOT NULL, deep DECIMAL(4,1));
INSERT INTO boats (name, built, berth) VALUES ('Adele', 1962, 1), ('Bruno', 1978, 2), ('Cleo', 1991, 1);
INSERT INTO berths (name, deep) VALUES ('North pier', 4.5), ('South pier', 3.2);
`

/** What happened between two nights. */
const later = `
CREATE DATABASE lighthouse CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
CREATE USER 'bruno'@'localhost' IDENTIFIED BY 'Ferry-19-anchor';
`

/** A database behind a log-in: tabs and forms that scripts fetch and put into the page, in the language that the browser asks for. */
export default {
  id: 'phpmyadmin',
  spa: false,
  versions: ['bullseye', 'bookworm'],
  env: { DATABASE_USER: user, DATABASE_PASSWORD: password },
  secrets: ['DATABASE_PASSWORD'],
  async install(cache, version) {
    const [release] = version.split(' ')
    const packages = ['phpmyadmin', 'php-cli', 'php-mysql', ...mariaPackages(release)]
    const root = await unpack(cache, release, 'phpmyadmin', packages)
    setUpPhp(root)
    if (existsSync(join(root, 'var', '.seeded'))) return root
    writeFileSync(join(root, 'etc', 'phpmyadmin', 'conf.d', 'bench.php'), settings)
    for (const folder of ['lib/phpmyadmin/tmp', 'seed']) mkdirSync(join(root, 'var', folder), { recursive: true })
    for (const [name, content] of Object.entries({ first, later }))
      writeFileSync(join(root, 'var', `${name}.sql`), content)
    await once(root, ['sh', '-c', seedMaria()])
    writeFileSync(join(root, 'var', '.seeded'), '')
    return root
  },
  async serve(root, version, asked) {
    const port = asked || (await freePort())
    const [, day = 'first'] = version.split(' ')
    const serve = phpServer(setUpPhp(root), port, '/usr/share/phpmyadmin')
    const program = start(root, ['sh', '-c', `${startMaria(day)}; ${serve}`])
    const origin = `http://127.0.0.1:${port}`
    await answers(`${origin}/`, program)
    return { origin, stop: program.stop }
  },
  walks: [
    {
      walk: 'phpmyadmin-user/menu/en-desktop',
      version: 'bookworm',
      steps: [
        {
          step: 'accounts',
          css: '#topmenu a[href*="route=/server/privileges"]',
          renamed: 'People',
          opposite: 'Leave user accounts',
          shared: true,
          link: true,
          wrong: 'index.php?route=/server/variables',
        },
        {
          step: 'add',
          css: '#add_user_anchor',
          renamed: 'New login',
          opposite: 'Remove user account',
          link: true,
          wrong: 'index.php?route=/server/databases',
        },
      ],
      form: {
        css: '#addUsersForm',
        field: '#pma_hostname',
        label: '#addUsersForm label[for=select_pred_hostname]',
        submit: '#adduser_submit',
        submitRenamed: 'Delete everything',
        heading: '#page_content h2:has(~ #addUsersForm)',
        tick: '#createdb-1',
      },
    },
    {
      walk: 'phpmyadmin-database/menu/de-desktop',
      version: 'bookworm',
      // The name is required already; a link that leads nowhere leaves the page as it is, since its script fetches the next one.
      without: ['field-required', 'dead-link'],
      steps: [
        {
          step: 'databases',
          css: '#topmenu a[href*="route=/server/databases"]',
          renamed: 'Bestand',
          opposite: 'Datenbanken verlassen',
          shared: true,
          link: true,
          wrong: 'index.php?route=/server/variables',
        },
      ],
      form: {
        css: '#create_database_form',
        field: '#text_create_db',
        submit: '#create_database_form input[type=submit]',
        submitRenamed: 'Alles löschen',
        heading: '#page_content h2',
      },
    },
    {
      walk: 'phpmyadmin-export/menu/en-desktop',
      version: 'bookworm',
      // A list always has something chosen.
      without: ['field-required', 'dead-link'],
      steps: [
        {
          step: 'export',
          css: '#topmenu a[href*="route=/server/export"]',
          renamed: 'Backup',
          opposite: 'Leave export',
          shared: true,
          link: true,
          wrong: 'index.php?route=/server/variables',
        },
      ],
      form: {
        css: 'form[name=dump]',
        field: '#plugins',
        submit: '#buttonGo',
        submitRenamed: 'Delete everything',
        heading: '#page_content h2',
      },
    },
  ],
  // From looking at 5.0.4 and 5.2.1. The button of the log-in is "Go" ("OK") in the one and "Log in" ("Anmeldung") in the other. The field for a new database
  // is called "Create database" ("Neue Datenbank anlegen") in 5.0 and "Database name" ("Datenbankname") in 5.2. A copy is made by "Go" in 5.0, by "Export" in 5.2.
  nights: [
    ...['database', 'user'].flatMap((flow) =>
      ['en', 'de'].map((locale) => ({
        id: `5.0.4-to-5.2.1-${flow}-${locale}`,
        walk: `phpmyadmin-${flow}-old/menu/${locale}-desktop`,
        from: 'bullseye',
        to: 'bookworm',
        expect: material(['login'], ['renamed']),
      })),
    ),
    ...[
      ['user', 'en', 'bookworm'],
      ['database', 'de', 'bookworm'],
      ['export', 'en', 'bookworm'],
      ['user-old', 'de', 'bullseye'],
    ].map(([flow, locale, from]) => ({
      id: `unchanged-${flow}-${locale}`,
      walk: `phpmyadmin-${flow}/menu/${locale}-desktop`,
      from,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // One database and one account more.
    ...[
      ['database', 'en'],
      ['user', 'de'],
      ['export', 'de'],
    ].map(([flow, locale]) => ({
      id: `later-${flow}-${locale}`,
      walk: `phpmyadmin-${flow}/menu/${locale}-desktop`,
      from: 'bookworm',
      to: 'bookworm later',
      class: 'other-data',
      expect: noise(),
    })),
    // Whoever set this up knows one language only.
    {
      id: 'user-in-german',
      walk: 'phpmyadmin-user/menu/en-desktop',
      from: 'bookworm',
      class: 'language-changed',
      change: { own: { headers: { 'accept-language': 'de' } } },
      expect: material(['open', 'name', 'secret', 'login'], ['language changed', 'renamed', 'gone']),
    },
  ],
}
