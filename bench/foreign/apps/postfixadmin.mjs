import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, once, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { phpServer, setUpPhp } from '../php.mjs'

const password = 'Harbour-71-lantern'
const user = 'anna@harbour.test'

const settings = `<?php
$CONF['configured'] = true;
$CONF['database_type'] = 'sqlite';
$CONF['database_name'] = getenv('MAIL_DB') ?: '/run/mail.db';
$CONF['encrypt'] = 'php_crypt:SHA512';
$CONF['smtp_server'] = '127.0.0.1';
$CONF['emailcheck_resolve_domain'] = 'NO';
$CONF['edit_alias'] = 'YES';
$CONF['vacation'] = 'YES';
$CONF['vacation_domain'] = 'autoreply.harbour.test';
`

const seed = `<?php
$db = new PDO('sqlite:/var/mail.db');
$hash = crypt('${password}', '$6$bench.harbour$');
$at = '2024-03-01 10:00:00';
$db->exec("INSERT INTO admin (username, password, superadmin, created, modified, active) VALUES ('${user}', '$hash', 1, '$at', '$at', 1)");
$db->exec("INSERT INTO domain_admins (username, domain, created, active) VALUES ('${user}', 'ALL', '$at', 1)");
foreach (['harbour.test', 'lantern.test', 'tides.test'] as $d) {
  $db->exec("INSERT INTO domain (domain, description, aliases, mailboxes, maxquota, quota, transport, backupmx, created, modified, active) VALUES ('$d', 'A domain', 20, 20, 10, 0, 'virtual', 0, '$at', '$at', 1)");
  foreach (['ada', 'bruno', 'cleo'] as $n) {
    $db->exec("INSERT INTO mailbox (username, password, name, maildir, quota, local_part, domain, created, modified, active) VALUES ('$n@$d', '$hash', '$n', '$d/$n/', 0, '$n', '$d', '$at', '$at', 1)");
    $db->exec("INSERT INTO alias (address, goto, domain, created, modified, active) VALUES ('$n@$d', '$n@$d', '$d', '$at', '$at', 1)");
  }
}
`

export default {
  id: 'postfixadmin',
  spa: false,
  versions: ['bookworm', 'trixie', 'sid'],
  env: { MAIL_ADMIN: user, MAIL_PASSWORD: password },
  secrets: ['MAIL_PASSWORD'],
  async install(cache, version) {
    const packages = ['postfixadmin', 'php-cli', 'php-sqlite3', 'php-mbstring']
    const root = await unpack(cache, version, 'postfixadmin', packages)
    const php = setUpPhp(root)
    if (existsSync(join(root, 'var', '.seeded'))) return root
    mkdirSync(join(root, 'etc', 'postfixadmin'), { recursive: true })
    writeFileSync(join(root, 'etc', 'postfixadmin', 'dbconfig.inc.php'), "<?php $dbtype='sqlite';\n")
    writeFileSync(join(root, 'etc', 'postfixadmin', 'config.local.php'), settings)
    writeFileSync(join(root, 'var', 'seed.php'), seed)
    await once(root, [
      'sh',
      '-c',
      `set -e; : > /var/mail.db; mkdir -p /var/cache/postfixadmin/templates_c
cd /usr/share/postfixadmin/public; MAIL_DB=/var/mail.db ${php} -c /etc/php.ini upgrade.php; ${php} -c /etc/php.ini /var/seed.php`,
    ])
    writeFileSync(join(root, 'var', '.seeded'), '')
    return root
  },
  async serve(root, _version, asked) {
    const port = asked || (await freePort())
    const serve = phpServer(setUpPhp(root), port, '/usr/share/postfixadmin/public')
    const program = start(root, ['sh', '-c', `cp /var/mail.db /run/mail.db; ${serve}`])
    const origin = `http://127.0.0.1:${port}`
    await answers(`${origin}/login.php`, program)
    return { origin, stop: program.stop }
  },
  walks: [
    {
      walk: 'postfixadmin-password/menu/de-desktop',
      version: 'sid',
      steps: [
        {
          step: 'password',
          css: '#navbar a[href="edit.php?table=adminpassword"]',
          renamed: 'Kennwort und Anmeldung',
          opposite: 'Passwort behalten',
          shared: true,
          link: true,
          wrong: 'sendmail.php',
        },
      ],
      form: {
        css: 'form[name=edit_adminpassword]',
        field: 'form[name=edit_adminpassword] input[type=password]',
        label: 'form[name=edit_adminpassword] label[for=oldpass]',
        submit: 'form[name=edit_adminpassword] [type=submit]',
        submitRenamed: 'Konto löschen',
        heading: 'form[name=edit_adminpassword] h4',
      },
    },
    {
      walk: 'postfixadmin-mailbox/menu/en-desktop',
      version: 'bookworm',
      steps: [
        { step: 'list', css: '#navbar a[href="list-virtual.php"]', renamed: 'Addresses', shared: true },
        {
          step: 'mailbox',
          css: '#navbar a[href^="edit.php?table=mailbox"]',
          renamed: 'New account',
          opposite: 'Delete Mailbox',
          link: true,
          wrong: 'sendmail.php',
        },
      ],
      form: {
        css: 'form[name=edit_mailbox]',
        field: 'form[name=edit_mailbox] input[type=text]',
        label: 'form[name=edit_mailbox] label',
        submit: 'form[name=edit_mailbox] input[type=submit]',
        submitRenamed: 'Delete Mailbox',
        heading: 'form[name=edit_mailbox] h4',
        tick: 'form[name=edit_mailbox] input[type=checkbox]',
      },
    },
  ],
  // From looking at the pages. 3.3.15 looks like 3.3.11. In 4.0 the start page has a search field and a dashboard, one
  // entry less in the menu and another footer; menu, forms and buttons on the way are the same, but what English calls an
  // alias is a forward there (link, heading and button), and in German the heading of its form speaks of a "Weiterleitung".
  // An entry that is gone from the menu of the way may be told (relabelled after the first contact, which counted it as noise).
  nights: ['en', 'de'].flatMap((locale) => [
    ...['password', 'mailbox'].flatMap((flow) => {
      const walk = `postfixadmin-${flow}/menu/${locale}-desktop`
      return [
        { id: `unchanged-${flow}-${locale}`, walk, from: 'bookworm', nights: 3, class: 'unchanged', expect: noise() },
        { id: `3.3.11-to-3.3.15-${flow}-${locale}`, walk, from: 'bookworm', to: 'trixie', expect: noise() },
        { id: `3.3.15-to-4.0.5-${flow}-${locale}`, walk, from: 'trixie', to: 'sid', expect: either() },
      ]
    }),
    {
      id: `3.3.15-to-4.0.5-alias-${locale}`,
      walk: `postfixadmin-alias/menu/${locale}-desktop`,
      from: 'trixie',
      to: 'sid',
      expect:
        locale === 'en'
          ? material(['login', 'alias', 'arrival'], ['renamed', 'gone', 'heading changed'])
          : material(['alias', 'arrival'], ['heading changed', 'other form']),
    },
  ]),
}
