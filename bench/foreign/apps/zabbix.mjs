import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { answers, freePort, once, packageFiles, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { mariaPackages, seedMaria, startMaria } from '../maria.mjs'
import { phpServer, setUpPhp } from '../php.mjs'

const user = 'anna'
const password = 'Harbour-71-lantern'
const hash = '$2y$10$tWvfaZQrJ0eQhLbHRb2.Le77YXZfCnXyT/2XadHWyDg1.4gB6JuvG'

const settings = `<?php
$DB['TYPE'] = 'MYSQL';
$DB['SERVER'] = 'localhost';
$DB['PORT'] = '0';
$DB['DATABASE'] = 'zabbix';
$DB['USER'] = 'root';
$DB['PASSWORD'] = '';
$DB['SCHEMA'] = '';
$DB['ENCRYPTION'] = false;
$DB['KEY_FILE'] = '';
$DB['CERT_FILE'] = '';
$DB['CA_FILE'] = '';
$DB['VERIFY_HOST'] = false;
$DB['CIPHER_LIST'] = '';
$DB['VAULT_URL'] = '';
$DB['VAULT_DB_PATH'] = '';
$DB['VAULT_TOKEN'] = '';
$DB['DOUBLE_IEEE754'] = true;
$ZBX_SERVER = '';
$ZBX_SERVER_PORT = '';
$ZBX_SERVER_NAME = 'Harbour';
$IMAGE_FORMAT_DEFAULT = IMAGE_FORMAT_PNG;
`

// Of what it comes with: what its pages need, and none of its templates.
const needed =
  'config config_autoreg_tls dashboard dashboard_page dashboard_usrgrp globalmacro graph_theme hstgrp media_type module regexps role role_rule ugset ugset_group user_ugset users users_groups usrgrp widget widget_field'.split(
    ' ',
  )
const shipped = (data) =>
  data
    .split(/^(?=INSERT INTO )/im)
    .filter((statement) => needed.includes(/^INSERT INTO `(\w+)`/i.exec(statement)?.[1]))
    .map((statement) => statement.replace(/;\s*\n(COMMIT|START)[\s\S]*$/, ';\n'))
    .join('')

const person = (release, id, name, surname, group) => `
INSERT INTO users (userid, ${release === 'bullseye' ? 'alias' : 'username'}, name, surname, passwd, ${release === 'bullseye' ? 'type' : 'roleid'})
  VALUES (${id}, '${name.toLowerCase()}', '${name}', '${surname}', '${hash}', 1);
INSERT INTO users_groups (id, usrgrpid, userid) VALUES (${id + 100}, ${group}, ${id});`
const host = (id, name, group) => `
INSERT INTO hosts (hostid, host, name, status) VALUES (${id}, '${name}', '${name}', 0);
INSERT INTO hosts_groups (hostgroupid, hostid, groupid) VALUES (${id}, ${id}, ${group});
INSERT INTO items (itemid, hostid, name, key_, type, value_type) VALUES (${id}, ${id}, 'Lamp', 'lamp', 2, 3);
INSERT INTO triggers (triggerid, description, expression, priority) VALUES (${id}, 'Lamp is out', '{${id}}=0', 4);
INSERT INTO functions (functionid, itemid, triggerid, name, parameter) VALUES (${id}, ${id}, ${id}, 'last', '$');`

/** Anna runs it; three colleagues, two groups of hosts, four hosts that nothing is measured on, one planned maintenance. */
const data = (release) => `
${release === 'bullseye' ? "UPDATE users SET lang = 'en_GB';" : "UPDATE config SET default_lang = 'en_US';"}
UPDATE config SET server_check_interval = 0;
UPDATE users SET ${release === 'bullseye' ? 'alias' : 'username'} = '${user}', name = 'Anna', surname = 'Harms', passwd = '${hash}', autologin = 0 WHERE userid = 1;
DELETE FROM widget WHERE type NOT IN ('problems', 'problemsbysv', 'clock');
INSERT INTO usrgrp (usrgrpid, name) VALUES (101, 'Night watch'), (102, 'Pilots');
DELETE FROM hstgrp WHERE groupid NOT IN (2, 5);
INSERT INTO hstgrp (groupid, name) VALUES (101, 'Piers'), (102, 'Weather');
${person(release, 101, 'Bruno', 'Claasen', 101)}
${person(release, 102, 'Cleo', 'Ebert', 101)}
${person(release, 103, 'Dora', 'Fries', 102)}
${host(1001, 'North pier', 101)}
${host(1002, 'South pier', 101)}
${host(1003, 'Weather mast', 102)}
${host(1004, 'Tide gauge', 102)}
INSERT INTO maintenances (maintenanceid, name, description, active_since, active_till) VALUES (1, 'Lamps are cleaned', '', 1709251200, 4070908800);
`

/** What happened between two nights: two users, a group of hosts, a host, a maintenance; and the lamp of the north pier is out. */
const later = (release) => `
USE zabbix;
SET SESSION sql_mode = '';
${person(release, 104, 'Emil', 'Gerdes', 102)}
${person(release, 105, 'Fenja', 'Holt', 101)}
INSERT INTO hstgrp (groupid, name) VALUES (103, 'Ferry');
${host(1005, 'Ferry', 103)}
INSERT INTO maintenances (maintenanceid, name, description, active_since, active_till) VALUES (2, 'Ferry in dock', '', 1709251200, 4070908800);
UPDATE triggers SET value = 1, lastchange = 1709337600 WHERE triggerid = 1001;
INSERT INTO events (eventid, source, object, objectid, clock, value, name, severity) VALUES (1, 0, 0, 1001, 1709337600, 1, 'Lamp is out', 4);
INSERT INTO problem (eventid, source, object, objectid, clock, name, severity) VALUES (1, 0, 0, 1001, 1709337600, 'Lamp is out', 4);
`

// It speaks German only where the system has German, too.
const seed = seedMaria(`mkdir -p /usr/lib/locale
for each in en_US en_GB de_DE; do localedef -i $each -f UTF-8 $each.UTF-8 || [ $? = 1 ]; done`)

// What is not there is not there: PHP's own server would show the first page instead.
const router = `<?php
if (file_exists('/usr/share/zabbix' . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH))) return false;
http_response_code(404);
echo '<!DOCTYPE html><html lang="en"><title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found on this server.</p></html>';
`

/** Its language is that of the installation: `bookworm de` is one that was set up in German. */
const speakGerman = `mariadb --no-defaults -S /run/mysqld.sock -u root zabbix -e "UPDATE config SET default_lang = 'de_DE'"`

// Whatever is put into its body stands beside the page, not above or below: these would take so much room that what the guide presses is out of view.
const narrowing = ['search-in-header', 'advertisement']

/** A monitoring system: menus that unfold, lists of its own making, forms that one version shows as pages and the next one in dialogs. */
export default {
  id: 'zabbix',
  spa: false,
  versions: ['bullseye', 'bookworm', 'trixie'],
  env: { ZABBIX_USER: user, ZABBIX_PASSWORD: password },
  secrets: ['ZABBIX_PASSWORD'],
  async install(cache, version) {
    const [release] = version.split(' ')
    const packages = ['zabbix-frontend-php', 'php-cli', 'php-mysql', 'locales', 'gzip', ...mariaPackages(release)]
    const root = await unpack(cache, release, 'zabbix', packages)
    writeFileSync(join(root, 'var', 'router.php'), router)
    if (existsSync(join(root, 'var', '.seeded'))) return root
    setUpPhp(root)
    for (const folder of ['etc/zabbix', 'var/seed']) mkdirSync(join(root, folder), { recursive: true })
    writeFileSync(join(root, 'etc', 'zabbix', 'zabbix.conf.php'), settings)
    const server = join(await packageFiles(cache, release, 'zabbix-server-mysql'), 'usr/share/zabbix-server-mysql')
    const sql = (name) => gunzipSync(readFileSync(join(server, `${name}.sql.gz`))).toString()
    const charset = release === 'bullseye' ? 'utf8' : 'utf8mb4'
    writeFileSync(
      join(root, 'var', 'first.sql'),
      `CREATE DATABASE zabbix CHARACTER SET ${charset} COLLATE ${charset}_bin;
USE zabbix;
SET SESSION sql_mode = '';
${sql('schema')}
SET FOREIGN_KEY_CHECKS = 0;
${shipped(sql('data'))}
SET FOREIGN_KEY_CHECKS = 1;
DELETE FROM dashboard WHERE dashboardid <> 1;
${data(release)}`,
    )
    writeFileSync(join(root, 'var', 'later.sql'), later(release))
    await once(root, ['sh', '-c', seed])
    writeFileSync(join(root, 'var', '.seeded'), '')
    return root
  },
  async serve(root, version, asked) {
    const port = asked || (await freePort())
    const [, ...words] = version.split(' ')
    const day = words.includes('later') ? 'later' : 'first'
    const php = setUpPhp(root, 'mysqli.default_socket=/run/mysqld.sock\nmemory_limit=256M\nmax_input_time=300')
    const language = words.includes('de') ? speakGerman : ':'
    const serve = phpServer(php, port, '/usr/share/zabbix', '/var/router.php')
    const program = start(root, ['sh', '-c', `${startMaria(day)}; ${language}; ${serve}`])
    const origin = `http://127.0.0.1:${port}`
    await answers(`${origin}/index.php`, program)
    return { origin, stop: program.stop }
  },
  // A script of the menu looks for what is right below its entries, and so does its style.
  walks: [
    {
      walk: 'zabbix-user/menu/en-desktop',
      version: 'bookworm',
      without: [...narrowing, 'badge-beside', 'wrapper-elements'],
      steps: [
        {
          step: 'administration',
          css: '#admin > a',
          renamed: 'Surroundings',
          opposite: 'Leave administration',
          shared: true,
          list: '.menu-main',
        },
        {
          step: 'users',
          css: '#admin a[href="zabbix.php?action=user.list"]',
          renamed: 'People',
          opposite: 'Remove users',
          shared: true,
          link: true,
          wrong: '/zabbix.php?action=usergroup.list',
        },
        {
          step: 'create',
          css: 'header button[data-url="zabbix.php?action=user.edit"]',
          renamed: 'Another account',
          opposite: 'Delete user',
        },
      ],
      form: {
        css: '#user-form',
        field: '#name',
        label: 'label[for=name]',
        submit: '#user-form #add',
        submitRenamed: 'Delete everything',
        heading: '#page-title-general',
        tick: '#autologin + label',
      },
    },
    {
      walk: 'zabbix-maintenance/menu/de-desktop',
      version: 'bookworm de',
      // Its name is required already.
      without: [...narrowing, 'badge-beside', 'wrapper-elements', 'field-required'],
      steps: [
        {
          step: 'configuration',
          css: '#config > a',
          renamed: 'Verschiedenes',
          opposite: 'Konfiguration verlassen',
          shared: true,
          list: '.menu-main',
        },
        {
          step: 'maintenance',
          css: '#config a[href="maintenance.php"]',
          renamed: 'Ruhezeiten',
          opposite: 'Wartung beenden',
          shared: true,
          link: true,
          wrong: '/hostgroups.php',
        },
        {
          step: 'create',
          css: 'header button[data-url="maintenance.php?form=create"]',
          renamed: 'Vorhaben eintragen',
          opposite: 'Wartungszeitraum löschen',
        },
      ],
      form: {
        css: '#maintenance-form',
        field: '#mname',
        label: 'label[for=mname]',
        submit: '#maintenance-form #add',
        submitRenamed: 'Alles löschen',
        heading: '#page-title-general',
      },
    },
    {
      walk: 'zabbix-profile/menu/en-desktop',
      version: 'trixie',
      without: [...narrowing, 'badge-beside', 'wrapper-elements'],
      steps: [
        {
          step: 'settings',
          css: '.menu-user a.zi-user-settings',
          renamed: 'Person',
          opposite: 'Forget settings',
          shared: true,
          list: '.menu-user',
        },
        {
          step: 'profile',
          css: '.menu-user a[href="zabbix.php?action=userprofile.edit"]',
          renamed: 'Preferences',
          opposite: 'Delete profile',
          shared: true,
          link: true,
          wrong: '/zabbix.php?action=user.token.list',
        },
      ],
      form: {
        css: '#user-form',
        field: '#url',
        label: 'label[for=url]',
        submit: '#user-form #update',
        submitRenamed: 'Delete account',
        heading: '#page-title-general',
        tick: '#autologout_visible + label',
      },
    },
    {
      walk: 'zabbix-group/menu/en-desktop',
      version: 'trixie',
      without: [...narrowing, 'badge-beside', 'wrapper-elements', 'field-required'],
      steps: [
        {
          step: 'collection',
          css: '#config > a',
          renamed: 'Measurements',
          opposite: 'Stop data collection',
          shared: true,
          list: '.menu-main',
        },
        {
          step: 'groups',
          css: '#config a[href="zabbix.php?action=hostgroup.list"]',
          renamed: 'Families of machines',
          opposite: 'Dissolve host groups',
          shared: true,
          link: true,
          wrong: '/zabbix.php?action=templategroup.list',
        },
        {
          step: 'create',
          css: 'header button.js-create-hostgroup',
          renamed: 'Another family',
          opposite: 'Delete host group',
        },
      ],
      form: {
        css: '#hostgroupForm',
        field: '#hostgroupForm #name',
        label: '#hostgroupForm label[for=name]',
        submit: '.overlay-dialogue-footer button.js-add',
        submitRenamed: 'Delete everything',
        heading: '.overlay-dialogue-header h4',
      },
    },
    {
      walk: 'zabbix-group/address/de-desktop',
      version: 'bookworm de',
      without: [...narrowing, 'field-required'],
      steps: [
        {
          step: 'create',
          css: 'header button[data-url="hostgroups.php?form=create"]',
          renamed: 'Hosts zusammenfassen',
          opposite: 'Hostgruppe löschen',
        },
      ],
      form: {
        css: 'form[name=hostgroupForm]',
        field: 'form[name=hostgroupForm] #name',
        label: 'form[name=hostgroupForm] label[for=name]',
        submit: 'form[name=hostgroupForm] #add',
        submitRenamed: 'Alles löschen',
        heading: '#page-title-general',
      },
    },
  ],
  // From looking at 5.0.8, 6.0.14 and 7.0.22. They speak German where they were set up in German; 5.0 does so only after log-in, so it is walked in English alone.
  // 5.0 to 6.0: the form for a user says "Username" and "Last name" for "Alias" and "Surname", and asks for a time zone. That for a maintenance had three tabs and has
  // everything on one page: periods, groups, hosts and tags are among its fields now. "User settings" led to the profile, and opens a menu of "Profile" and "API tokens".
  // The form for a group of hosts is the same; in the menu beside it are other entries ("Services", no "Screens").
  // 6.0 to 7.0: "Configuration" is called "Data collection" ("Konfiguration", "Datenerfassung"), and its forms are dialogs. "Users" ("Benutzer") is no longer below
  // "Administration": it is an entry of its own that opens a menu, in which "Users" is again. hostgroups.php is not there. The profile is the same but for the name
  // of its third tab, of which the guide says nothing; beside the headings stands a link to help, and the menu has other pictures. The log-in is the same in all.
  nights: [
    ...[
      ['5.0.8-to-6.0.14', 'user/menu', 'en', material(['arrival'], ['field renamed', 'field added'])],
      ['5.0.8-to-6.0.14', 'maintenance/menu', 'en', material(['arrival'], ['field added', 'item added', 'gone'])],
      [
        '5.0.8-to-6.0.14',
        'profile/old',
        'en',
        material(['settings', 'arrival'], ['other target', 'other form', 'moved', 'gone']),
      ],
      ['5.0.8-to-6.0.14', 'group/address', 'en', either()],
      ...['en', 'de'].flatMap((locale) => [
        // What is called so now opens a menu instead of the list.
        [
          '6.0.14-to-7.0.22',
          'user/menu',
          locale,
          material(['administration', 'users', 'create'], ['moved', 'hidden', 'gone', 'other target']),
        ],
        [
          '6.0.14-to-7.0.22',
          'maintenance/menu',
          locale,
          material(['configuration', 'maintenance'], ['renamed', 'gone', 'moved']),
        ],
        ['6.0.14-to-7.0.22', 'profile/menu', locale, either()],
        ['6.0.14-to-7.0.22', 'group/address', locale, material(['open', 'enter'], ['dead link', 'gone'], ['broken'])],
      ]),
    ].map(([id, walk, locale, expect]) => {
      const language = locale === 'de' ? ' de' : ''
      return {
        id: `${id}-${walk.split('/')[0]}-${locale}`,
        walk: `zabbix-${walk}/${locale}-desktop`,
        from: `${id.startsWith('5') ? 'bullseye' : 'bookworm'}${language}`,
        to: `${id.endsWith('6.0.14') ? 'bookworm' : 'trixie'}${language}`,
        expect,
      }
    }),
    ...[
      ['profile/old', 'en', 'bullseye'],
      ['maintenance/menu', 'de', 'bookworm de'],
      ['group/menu', 'en', 'trixie'],
    ].map(([walk, locale, from]) => ({
      id: `unchanged-${walk.split('/')[0]}-${locale}`,
      walk: `zabbix-${walk}/${locale}-desktop`,
      from,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // Two users, a group of hosts, a host and a maintenance more; and the lamp of the north pier is out, which stands on the first page after log-in.
    ...[
      ['user/menu', 'de', 'bookworm de'],
      ['group/menu', 'en', 'trixie'],
    ].map(([walk, locale, from]) => ({
      id: `later-${walk.split('/')[0]}-${locale}`,
      walk: `zabbix-${walk}/${locale}-desktop`,
      from,
      to: `${from} later`,
      class: 'other-data',
      expect: noise(),
    })),
    // Whoever runs it chose another language for everybody.
    {
      id: 'user-in-german',
      walk: 'zabbix-user/menu/en-desktop',
      from: 'bookworm',
      to: 'bookworm de',
      class: 'language-changed',
      expect: material(['open', 'name', 'secret', 'login'], ['language changed', 'renamed', 'gone']),
    },
  ],
}
