import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, once, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { phpServer, setUpPhp } from '../php.mjs'

const user = 'anna'
const password = 'Harbour-71-lantern'

// 1.6 has one setting where the older versions have two; each version leaves alone what it does not know.
const settings = `<?php
$port = (int) getenv('IMAP_PORT');
$config = [
  'db_dsnw' => 'sqlite:////run/roundcube.db?mode=0646',
  'imap_host' => "127.0.0.1:$port", 'default_host' => '127.0.0.1', 'default_port' => $port,
  'mail_domain' => 'harbour.test', 'username_domain' => '',
  'product_name' => 'Mail of the harbour', 'des_key' => 'abcdefghijklmnopqrstuvwx',
  'plugins' => [], 'skin' => 'elastic', 'temp_dir' => '/tmp', 'log_driver' => 'file', 'log_dir' => '/tmp/',
  'create_default_folders' => true, 'session_lifetime' => 60, 'timezone' => 'UTC', 'enable_spellcheck' => false,
];
`

const mailServer = {
  2.3: `protocols = imap
disable_plaintext_auth = no
mail_location = maildir:~/Maildir
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=vmail gid=vmail home=/run/mail/%u
}
`,
  2.4: `dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
protocols = imap
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ~/Maildir
passdb static {
  password = ${password}
}
userdb static {
  fields {
    uid = vmail
    gid = vmail
    home = /run/mail/%{user}
  }
}
`,
}
const anyMailServer = `base_dir = /run/dovecot
listen = 127.0.0.1
log_path = /tmp/dovecot.log
ssl = no
service imap-login {
  inet_listener imap {
    port = PORT
  }
  inet_listener imaps {
    port = 0
  }
}
`

const people = 'root:x:0:0::/tmp:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n'
const own = ['dovecot', 'dovenull', 'vmail'].map((name, index) => `${name}:x:${901 + index}:`)

/** Mails of some days; what is in "later" came between two nights. */
const mails = [
  ['first', 'bruno', 'The tide tables are there', 1],
  ['first', 'cleo', 'Who mends the lantern?', 2],
  ['first', 'dora', 'Ropes for Thursday', 3],
  ['later', 'emil', 'Eels, smoked', 8],
  ['later', 'fenja', 'Re: Who mends the lantern?', 9],
]

// Whoever logs in for the first time is noted down with the language of the browser of that day; here it is noted already.
const seed = `<?php
foreach (['en' => 'en_US', 'de' => 'de_DE'] as $name => $language) {
$db = new PDO("sqlite:/var/roundcube-$name.db");
$db->exec(file_get_contents('/usr/share/roundcube/SQL/sqlite.initial.sql'));
$db->exec("INSERT INTO users (user_id, username, mail_host, created, language) VALUES (1, '${user}', '127.0.0.1', '2024-03-01 10:00:00', '$language')");
$db->exec("INSERT INTO identities (user_id, changed, standard, name, email) VALUES (1, '2024-03-01 10:00:00', 1, 'Anna', 'anna@harbour.test')");
}
`

/** A mailbox: a menu of icons at the left, lists that scripts fill, settings in frames, in the language that the account is set to. */
export default {
  id: 'roundcube',
  spa: false,
  versions: ['bullseye', 'bookworm', 'trixie'].flatMap((release) => [`${release} en`, `${release} de`]),
  env: { ROUNDCUBE_USER: user, ROUNDCUBE_PASSWORD: password },
  secrets: ['ROUNDCUBE_PASSWORD'],
  async install(cache, version) {
    const [release] = version.split(' ')
    const packages = ['roundcube-core', 'roundcube-sqlite3', 'php-cli', 'php-sqlite3', 'dovecot-imapd']
    const root = await unpack(cache, release, 'roundcube', packages)
    const php = setUpPhp(root)
    if (existsSync(join(root, 'var', '.seeded'))) return root
    writeFileSync(
      join(root, 'etc', 'passwd'),
      `${people}${own.map((line) => `${line}${line.split(':')[2]}::/:/bin/false\n`).join('')}`,
    )
    writeFileSync(join(root, 'etc', 'group'), `root:x:0:\nnogroup:x:65534:\n${own.map((line) => `${line}\n`).join('')}`)
    writeFileSync(join(root, 'etc', 'roundcube', 'config.inc.php'), settings)
    const [kind] = existsSync(join(root, 'usr', 'lib', 'dovecot', 'old-stats')) ? ['2.3'] : ['2.4']
    writeFileSync(join(root, 'var', 'dovecot.conf'), mailServer[kind] + anyMailServer)
    for (const [day, from, subject, number] of mails) {
      const folder = join(root, 'var', 'mail', day, 'Maildir', 'cur')
      for (const one of ['cur', 'new', 'tmp']) mkdirSync(join(folder, '..', one), { recursive: true })
      writeFileSync(
        join(folder, `${1709280000 + number * 86400}.M${number}.harbour:2,S`),
        `From: ${from}@harbour.test\nTo: anna@harbour.test\nSubject: ${subject}\nDate: 0${number} Mar 2024 10:00:00 +0000\nMessage-ID: <${number}@harbour.test>\nContent-Type: text/plain; charset=utf-8\n\nDear Anna,\n\nso it is.\n`,
      )
    }
    writeFileSync(join(root, 'var', 'seed.php'), seed)
    await once(root, ['sh', '-c', `rm -f /var/roundcube-*.db; ${php} -c /etc/php.ini /var/seed.php`])
    writeFileSync(join(root, 'var', '.seeded'), '')
    return root
  },
  async serve(root, version, asked) {
    const port = asked || (await freePort())
    const imap = await freePort()
    const [, language, day] = version.split(' ')
    const place = '/var/lib/roundcube'
    const shown = existsSync(join(root, place, 'public_html')) ? `${place}/public_html` : place
    const mail = `mkdir -p /run/mail /run/dovecot; cp -r /var/mail/first /run/mail/${user}${day ? `; cp -r /var/mail/${day}/. /run/mail/${user}` : ''}`
    const imapServer = `sed s/PORT/${imap}/ /var/dovecot.conf > /run/dovecot.conf; chown -R 903:903 /run/mail; dovecot -c /run/dovecot.conf`
    const serve = phpServer(setUpPhp(root), port, shown)
    const program = start(
      root,
      ['sh', '-c', `cp /var/roundcube-${language}.db /run/roundcube.db; ${mail}; ${imapServer}; ${serve}`],
      {
        env: { IMAP_PORT: String(imap) },
      },
    )
    const origin = `http://127.0.0.1:${port}`
    await answers(`${origin}/`, program)
    return { origin, stop: program.stop }
  },
  walks: [
    {
      walk: 'roundcube-composing/menu/en-desktop',
      version: 'bookworm en',
      // A list always has something chosen; a row of a table holds cells and nothing else.
      without: ['field-required', 'badge-in-name', 'badge-beside', 'decoration', 'move-section', 'wrapper-elements'],
      steps: [
        {
          step: 'settings',
          css: '#taskmenu a.settings',
          renamed: 'Configuration',
          opposite: 'Leave settings',
          shared: true,
        },
        { step: 'section', css: '#rcmrowcompose', renamed: 'Writing', opposite: 'Stop composing' },
      ],
      form: {
        css: '.formcontent form.propform',
        field: '#rcmfd_autosave',
        label: 'label[for=rcmfd_autosave]',
        submit: '.formbuttons button[id^=rcmbtnfrm]',
        submitRenamed: 'Delete everything',
        tick: '#rcmfd_mdn_default',
      },
    },
    {
      walk: 'roundcube-identity/menu/de-desktop',
      version: 'bookworm de',
      steps: [
        {
          step: 'settings',
          css: '#taskmenu a.settings',
          renamed: 'Optionen',
          opposite: 'Einstellungen verlassen',
          shared: true,
        },
        {
          step: 'identities',
          css: '#settingstabidentities a',
          renamed: 'Absender',
          opposite: 'Identitäten verlassen',
          list: '#settings-menu',
        },
        { step: 'create', css: '#layout-content a.create', renamed: 'Hinzufügen', opposite: 'Verwerfen' },
      ],
      form: {
        css: '.formcontent form.propform',
        field: '#rcmfd_name',
        label: 'label[for=rcmfd_name]',
        submit: '.formbuttons button[id^=rcmbtnfrm]',
        submitRenamed: 'Alles löschen',
        tick: '#rcmfd_standard',
      },
    },
    {
      walk: 'roundcube-write/menu/en-desktop',
      version: 'trixie en',
      steps: [
        {
          step: 'compose',
          css: '#taskmenu a.compose',
          renamed: 'New letter',
          opposite: 'Discard message',
          shared: true,
        },
      ],
      form: {
        css: '#compose-content form[name=form]',
        field: '#compose-subject',
        label: 'label[for=compose-subject]',
        submit: '.formbuttons button.send',
        submitRenamed: 'Discard',
        tick: '#compose-mdn',
      },
    },
  ],
  // From looking at 1.4, 1.6.5 and the 1.6 of trixie. 1.6 has "Dark mode" in the menu at the left, "Encryption" among the preferences, and "Keep formatting" beside a
  // new mail, which speaks English to Germans too; the later 1.6 says "Formatierung beibehalten". The rest of these pages is the same in all three.
  nights: [
    ...['en', 'de'].flatMap((locale) =>
      [
        ['1.4-to-1.6.5', 'composing', 'bullseye', 'bookworm', either()],
        ['1.4-to-1.6.5', 'identity', 'bullseye', 'bookworm', either()],
        ['1.4-to-1.6.5', 'write', 'bullseye', 'bookworm', material(['arrival'], ['field added'])],
        ['1.6.5-to-1.6', 'composing', 'bookworm', 'trixie', noise()],
        ['1.6.5-to-1.6', 'identity', 'bookworm', 'trixie', noise()],
        [
          '1.6.5-to-1.6',
          'write',
          'bookworm',
          'trixie',
          locale === 'en' ? noise() : material(['arrival'], ['field renamed']),
        ],
      ].map(([id, flow, from, to, expect]) => ({
        id: `${id}-${flow}-${locale}`,
        walk: `roundcube-${flow}/menu/${locale}-desktop`,
        from: `${from} ${locale}`,
        to: `${to} ${locale}`,
        expect,
      })),
    ),
    ...[
      ['composing', 'en', 'bookworm'],
      ['identity', 'de', 'bookworm'],
      ['write', 'en', 'trixie'],
      ['write', 'de', 'bullseye'],
    ].map(([flow, locale, from]) => ({
      id: `unchanged-${flow}-${locale}`,
      walk: `roundcube-${flow}/menu/${locale}-desktop`,
      from: `${from} ${locale}`,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // Two mails more.
    ...[
      ['write', 'en'],
      ['composing', 'de'],
    ].map(([flow, locale]) => ({
      id: `later-${flow}-${locale}`,
      walk: `roundcube-${flow}/menu/${locale}-desktop`,
      from: `bookworm ${locale}`,
      to: `bookworm ${locale} later`,
      class: 'other-data',
      expect: noise(),
    })),
    // Somebody has set the account to German; the page of the log-in still speaks the language of the browser.
    {
      id: 'composing-in-german',
      walk: 'roundcube-composing/menu/en-desktop',
      from: 'bookworm en',
      to: 'bookworm de',
      class: 'language-changed',
      expect: material(['login', 'settings'], ['language changed', 'renamed', 'gone']),
    },
  ],
}
