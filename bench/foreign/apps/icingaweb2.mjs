import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, once, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { mariaPackages, seedMaria, startMaria } from '../maria.mjs'
import { phpServer, setUpPhp } from '../php.mjs'

const user = 'anna'
const password = 'Harbour-71-lantern'
const hash = '$2y$10$tWvfaZQrJ0eQhLbHRb2.Le77YXZfCnXyT/2XadHWyDg1.4gB6JuvG'

const roles = `[Harbour masters]
users = "${user}"
permissions = "*"
[Look-outs]
groups = "Night watch"
permissions = "user/application/stacktraces"
`

/** What its set-up assistant would have asked for; files of a later day replace those of the first. */
const settings = {
  first: {
    'config.ini': `[global]
show_stacktraces = "0"
show_application_state_messages = "0"
config_backend = "db"
config_resource = "harbour"
module_path = "/usr/share/icingaweb2/modules"
[logging]
log = "file"
level = "ERROR"
file = "/tmp/icingaweb2.log"
`,
    'resources.ini': `[harbour]
type = "db"
db = "mysql"
host = "localhost"
dbname = "icingaweb2"
username = "root"
password = ""
`,
    'authentication.ini': '[people]\nbackend = "db"\nresource = "harbour"\n',
    'groups.ini': '[crews]\nbackend = "db"\nresource = "harbour"\n',
    'roles.ini': roles,
  },
  later: {
    'announcements.ini': `[b2f1c7a0]
author = "bruno"
message = "The crane is mended on Thursday"
start = "1709280000"
end = "4070908800"
hash = "b2f1c7a0"
`,
    'roles.ini': `${roles}[Pilots]
users = "emil"
permissions = "application/announcements"
`,
  },
}

const people = (names) =>
  names.map(
    (name) =>
      `INSERT INTO icingaweb_user (name, active, password_hash, ctime) VALUES ('${name}', 1, '${hash}', '2024-03-01 10:00:00');\n`,
  )
const crew = (id, name, member) =>
  `INSERT INTO icingaweb_group (id, name, ctime) VALUES (${id}, '${name}', '2024-03-01 10:00:00');
INSERT INTO icingaweb_group_membership (group_id, username, ctime) VALUES (${id}, '${member}', '2024-03-01 10:00:00');\n`
const data = [...people([user, 'bruno', 'cleo', 'dora']), crew(1, 'Night watch', 'bruno')].join('')
/** What happened between two nights. */
const later = `USE icingaweb2;\n${[...people(['emil', 'fenja']), crew(2, 'Ferry', 'emil')].join('')}`

// It speaks German only where the system has German, too.
const seed = seedMaria(`mkdir -p /usr/lib/locale
localedef -i en_US -f UTF-8 en_US.UTF-8 || [ $? = 1 ]
localedef -i de_DE -f UTF-8 de_DE.UTF-8 || [ $? = 1 ]`)

// Its own router does not tell the server which files are to be served as they are, and knows the server only by its older name.
const router = `<?php
$_SERVER['SERVER_SOFTWARE'] = 'PHP 8 Development Server';
$_SERVER['SCRIPT_FILENAME'] = 'index.php';
return require '/usr/share/php/Icinga/Application/webrouter.php';
`

/** A monitoring system's pages: a script fetches them into columns, forms open beside lists, and a menu that one version keeps behind a cog. */
export default {
  id: 'icingaweb2',
  spa: false,
  versions: ['bullseye', 'bookworm', 'trixie'],
  env: { ICINGA_USER: user, ICINGA_PASSWORD: password },
  secrets: ['ICINGA_PASSWORD'],
  async install(cache, version) {
    const [release] = version.split(' ')
    const php = ['cli', 'cgi', 'mysql', 'intl', 'curl', 'mbstring', 'xml'].map((name) => `php-${name}`)
    const root = await unpack(cache, release, 'icingaweb2', [
      'icingaweb2',
      ...php,
      'locales',
      'gzip',
      ...mariaPackages(release),
    ])
    writeFileSync(join(root, 'var', 'router.php'), router)
    if (existsSync(join(root, 'var', '.seeded'))) return root
    setUpPhp(root)
    for (const [day, files] of Object.entries(settings)) {
      const folder = join(root, 'var', 'icingaweb2', day)
      mkdirSync(folder, { recursive: true })
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    }
    const place = join(root, 'usr', 'share', 'icingaweb2')
    const schema = [join(place, 'schema'), join(place, 'etc', 'schema')].find((folder) => existsSync(folder))
    const tables = readFileSync(join(schema, 'mysql.schema.sql'), 'utf8')
    mkdirSync(join(root, 'var', 'seed'), { recursive: true })
    writeFileSync(
      join(root, 'var', 'first.sql'),
      `CREATE DATABASE icingaweb2 CHARACTER SET utf8mb4;\nUSE icingaweb2;\n${tables}\n${data}`,
    )
    writeFileSync(join(root, 'var', 'later.sql'), later)
    await once(root, ['sh', '-c', seed])
    writeFileSync(join(root, 'var', '.seeded'), '')
    return root
  },
  async serve(root, version, asked) {
    const port = asked || (await freePort())
    const [, day = 'first'] = version.split(' ')
    const php = setUpPhp(root, 'pdo_mysql.default_socket=/run/mysqld.sock\nmemory_limit=512M')
    const set = `cp -r /var/icingaweb2/first /run/icingaweb2; cp -r /var/icingaweb2/${day}/. /run/icingaweb2`
    const program = start(
      root,
      [
        'sh',
        '-c',
        `${set}; ${startMaria(day)}; ${phpServer(php, port, '/usr/share/icingaweb2/public', '/var/router.php')}`,
      ],
      { env: { ICINGAWEB_CONFIGDIR: '/run/icingaweb2' } },
    )
    const origin = `http://127.0.0.1:${port}`
    // The first who asks for these waits until they are put together.
    for (const path of ['authentication/login', 'css/icinga.min.css', 'js/icinga.min.js'])
      await answers(`${origin}/${path}`, program)
    return { origin, stop: program.stop }
  },
  // What is below the heads of the menu of 2.8 stands beside the menu as well, so that nothing which happens to it there stops a reader: those steps are left alone.
  walks: [
    {
      walk: 'icinga-preferences/menu/en-desktop',
      version: 'bullseye',
      // A list always has something chosen.
      without: ['field-required'],
      steps: [
        {
          step: 'user',
          next: 'account',
          css: '#menu .user-nav-item > a',
          renamed: 'Person',
          opposite: 'Leave anna',
          shared: true,
          link: true, // its menu opens wherever it leads
          list: '#menu ul.nav-level-1',
        },
      ],
      form: {
        css: 'form[name=form_config_preferences]',
        field: 'form[name=form_config_preferences] select[name=language]',
        label: 'label[for^=form_config_preferences_language]',
        submit: 'form[name=form_config_preferences] input[name=btn_submit_preferences]',
        submitRenamed: 'Delete everything',
        heading: '#main .content h1:nth-of-type(2)',
        tick: 'form[name=form_config_preferences] input[type=checkbox][name=show_benchmark]',
      },
    },
    {
      walk: 'icinga-user/menu/de-desktop',
      version: 'bullseye',
      // Name and password are required already.
      without: ['field-required'],
      steps: [
        {
          step: 'configuration',
          next: 'authentication',
          css: '#menu a[href*="name=configuration"]',
          renamed: 'Verwaltung',
          opposite: 'Konfiguration verlassen',
          shared: true,
          link: true, // its menu opens wherever it leads
          list: '#menu ul.nav-level-1',
        },
        {
          step: 'users',
          css: '#main .tabs a[href^="/user/list"]',
          renamed: 'Personen',
          opposite: 'Benutzer ausblenden',
          link: true,
          wrong: '/group/list',
        },
        {
          step: 'add',
          css: '#main a[href^="/user/add"].button-link',
          renamed: 'Weiteres Konto',
          opposite: 'Benutzer entfernen',
          link: true,
          wrong: '/group/add?backend=crews',
        },
      ],
      form: {
        css: 'form[name=IcingaFormsConfigUserUserForm]',
        field: 'form[name=IcingaFormsConfigUserUserForm] input[name=user_name]',
        label: 'label[for^=IcingaFormsConfigUserUserForm_user_name]',
        submit: 'form[name=IcingaFormsConfigUserUserForm] input[name=btn_submit]',
        submitRenamed: 'Alles löschen',
      },
    },
    {
      walk: 'icinga-password/menu/en-desktop',
      version: 'trixie',
      without: ['field-required'],
      steps: [
        {
          step: 'user',
          css: '.config-menu .user-nav-item a',
          renamed: 'Person',
          opposite: 'Leave anna',
          shared: true,
          link: true,
          wrong: '/about',
        },
      ],
      form: {
        css: 'form[name=IcingaFormsAccountChangePasswordForm]',
        field: 'form[name=IcingaFormsAccountChangePasswordForm] input[name=new_password]',
        label: 'label[for^=IcingaFormsAccountChangePasswordForm_new_password-]',
        submit: 'form[name=IcingaFormsAccountChangePasswordForm] input[name=btn_submit]',
        submitRenamed: 'Delete Account',
        heading: '#main .content h1:first-of-type',
      },
    },
    {
      walk: 'icinga-announcement/address/en-desktop',
      version: 'bookworm',
      without: ['field-required'],
      steps: [
        {
          step: 'create',
          css: '#main a[href^="/announcements/new"].button-link',
          renamed: 'Write to everybody',
          opposite: 'Remove announcement',
          link: true,
          wrong: '/about',
        },
      ],
      form: {
        css: 'form[name=IcingaFormsAnnouncementAnnouncementForm]',
        field: 'form[name=IcingaFormsAnnouncementAnnouncementForm] textarea[name=message]',
        label: 'label[for^=IcingaFormsAnnouncementAnnouncementForm_message]',
        submit: 'form[name=IcingaFormsAnnouncementAnnouncementForm] input[name=btn_submit]',
        submitRenamed: 'Delete',
      },
    },
  ],
  // From looking at 2.8.2, 2.11.4 and 2.12.4. 2.8 speaks German; what the later ones are translated with is no package of Debian, so they speak English to all.
  // "System", "Configuration" and one's name are in the menu in 2.8. In 2.11 the first two are behind a cog without a name, and one's name stands at the bottom and leads
  // to the account at once. The log-in of 2.11 can keep one logged in, and its fields have their names inside. The form for an announcement is the same in all three.
  // 2.12 has one link less beside the log-in, and no theme mode is chosen among the preferences, below the password.
  nights: [
    {
      id: '2.8.2-to-2.11.4-preferences-en',
      walk: 'icinga-preferences/menu/en-desktop',
      from: 'bullseye',
      to: 'bookworm',
      expect: material(['login', 'user', 'account'], ['moved', 'gone', 'renamed']),
    },
    {
      id: '2.8.2-to-2.11.4-user-en',
      walk: 'icinga-user/menu/en-desktop',
      from: 'bullseye',
      to: 'bookworm',
      expect: material(['login', 'configuration'], ['moved', 'gone', 'hidden']),
    },
    {
      id: '2.8.2-to-2.11.4-announcement-de',
      walk: 'icinga-announcement/address/de-desktop',
      from: 'bullseye',
      to: 'bookworm',
      expect: material(['open', 'name', 'secret', 'login'], ['language changed', 'renamed', 'gone']),
    },
    ...[
      ['2.8.2-to-2.11.4-announcement', 'announcement/address', 'bullseye', 'bookworm', either()],
      ['2.11.4-to-2.12.4-announcement', 'announcement/address', 'bookworm', 'trixie', noise()],
      ['2.11.4-to-2.12.4-password', 'password/menu', 'bookworm', 'trixie', either()],
    ].map(([id, way, from, to, expect]) => ({ id: `${id}-en`, walk: `icinga-${way}/en-desktop`, from, to, expect })),
    ...[
      ['user/menu', 'de', 'bullseye'],
      ['password/menu', 'en', 'bookworm'],
      ['announcement/address', 'en', 'trixie'],
    ].map(([way, locale, from]) => ({
      id: `unchanged-${way.split('/')[0]}-${locale}`,
      walk: `icinga-${way}/${locale}-desktop`,
      from,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // Two users, a group and a role more, and an announcement, which stands above every page.
    ...[
      ['user/menu', 'en', 'bullseye'],
      ['announcement/address', 'en', 'bookworm'],
    ].map(([way, locale, from]) => ({
      id: `later-${way.split('/')[0]}-${locale}`,
      walk: `icinga-${way}/${locale}-desktop`,
      from,
      to: `${from} later`,
      class: 'other-data',
      expect: noise(),
    })),
    // Whoever set this up knows one language only.
    {
      id: 'preferences-in-german',
      walk: 'icinga-preferences/menu/en-desktop',
      from: 'bullseye',
      class: 'language-changed',
      change: { own: { headers: { 'accept-language': 'de' } } },
      expect: material(['open', 'name', 'secret', 'login'], ['language changed', 'renamed', 'gone']),
    },
  ],
}
