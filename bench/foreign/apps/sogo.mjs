import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request as ask, createServer } from 'node:http'
import { extname, join } from 'node:path'
import { answers, freePort, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { mariaPackages, seedMaria, startMaria } from '../maria.mjs'

const user = 'anna'
const password = 'Harbour-71-lantern'

const tables = [
  ['SOGoProfileURL', 'sogo_user_profile'],
  ['OCSFolderInfoURL', 'sogo_folder_info'],
  ['OCSSessionsFolderURL', 'sogo_sessions_folder'],
  ['OCSEMailAlarmsFolderURL', 'sogo_alarms_folder'],
  ['OCSStoreURL', 'sogo_store'],
  ['OCSAclURL', 'sogo_acl'],
  ['OCSCacheFolderURL', 'sogo_cache_folder'],
  ['OCSAdminURL', 'sogo_admin'],
]
const database = 'mysql://sogo:sogo@localhost:3306/sogo'

// There is no mail server: whoever is not allowed to see the mail sees calendars and contacts only.
const settings = `{
${tables.map(([key, table]) => `  ${key} = "${database}/${table}";`).join('\n')}
  SOGoUserSources = ({
    type = sql; id = people; viewURL = "${database}/people"; userPasswordAlgorithm = plain;
    canAuthenticate = YES; isAddressBook = YES; displayName = "Harbour";
    ModulesConstraints = { Mail = { c_name = nobody; }; };
  });
  SOGoLanguage = English;
  SOGoLoginModule = Calendar;
  SOGoTimeZone = UTC;
  SOGoPageTitle = "Harbour";
  SOGoMailDomain = "harbour.test";
  SOGoMemcachedHost = "/run/memcached.sock";
  SOGoPasswordChangeEnabled = YES;
  SOGoAppointmentSendEMailNotifications = NO;
  SOGoEncryptionKey = "aPPLEbANANAcHERr";
  WOWorkersCount = 3;
  SxVMemLimit = 2000;
  WOLogFile = "-";
  WOPidFile = "/run/sogo.pid";
}
`

const people = [
  ['anna', 'Anna Harms'],
  ['bruno', 'Bruno Claasen'],
  ['cleo', 'Cleo Ebert'],
]
const first = `CREATE DATABASE sogo CHARACTER SET utf8mb4;
CREATE USER sogo@localhost IDENTIFIED BY 'sogo';
GRANT ALL ON sogo.* TO sogo@localhost;
USE sogo;
CREATE TABLE people (c_uid VARCHAR(60) PRIMARY KEY, c_name VARCHAR(60), c_password VARCHAR(60), c_cn VARCHAR(60), mail VARCHAR(60));
${people.map(([name, full]) => `INSERT INTO people VALUES ('${name}', '${name}', '${password}', '${full}', '${name}@harbour.test');`).join('\n')}
`

const card = (id, name, surname, town) => [
  `Contacts/personal/${id}.vcf`,
  'text/vcard',
  `BEGIN:VCARD
VERSION:3.0
UID:${id}
FN:${name} ${surname}
N:${surname};${name};;;
EMAIL;TYPE=work:${name.toLowerCase()}@harbour.test
TEL;TYPE=work:040 55 ${id.length}${name.length}${surname.length}
ADR;TYPE=work:;;Pier ${surname.length};${town};;;
END:VCARD`,
]
// Every week, so that each week shows them.
const event = (id, title, day, hour) => [
  `Calendar/personal/${id}.ics`,
  'text/calendar',
  `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Harbour//EN
BEGIN:VEVENT
UID:${id}
DTSTAMP:20240301T100000Z
DTSTART:2024030${day}T${hour}0000Z
DTEND:2024030${day}T${Number(hour) + 1}0000Z
RRULE:FREQ=WEEKLY
SUMMARY:${title}
LOCATION:Pier ${day}
END:VEVENT
END:VCALENDAR`,
]
const task = (id, title) => [
  `Calendar/personal/${id}.ics`,
  'text/calendar',
  `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Harbour//EN
BEGIN:VTODO
UID:${id}
DTSTAMP:20240301T100000Z
SUMMARY:${title}
STATUS:NEEDS-ACTION
END:VTODO
END:VCALENDAR`,
]
/** What is "later" came between two nights. */
const data = {
  first: [
    card('dora', 'Dora', 'Fries', 'Norden'),
    card('emil', 'Emil', 'Gerdes', 'Emden'),
    card('fenja', 'Fenja', 'Holt', 'Leer'),
    event('tides', 'Tide tables', 4, '10'),
    event('lantern', 'Clean the lantern', 6, '13'),
    task('ropes', 'Order ropes'),
  ],
  later: [
    card('gesa', 'Gesa', 'Ihnen', 'Aurich'),
    card('hauke', 'Hauke', 'Janssen', 'Esens'),
    card('imke', 'Imke', 'Kramer', 'Jever'),
    card('jelto', 'Jelto', 'Lammers', 'Wittmund'),
    event('ferry', 'Ferry crew', 5, '11'),
    event('eels', 'Eels, smoked', 7, '15'),
    event('pilots', 'Pilots meet', 8, '12'),
    task('paint', 'Paint the north pier'),
  ],
}

const kinds = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

/** Asks SOGo, one request after the other: what comes while all its processes are busy, it drops unanswered; that is asked again. */
function pass(url, method, headers, body, response, tries = 10) {
  return new Promise((resolve) => {
    const outgoing = ask(url, { method, headers }, (incoming) => {
      const { connection, ...kept } = incoming.headers
      response.writeHead(incoming.statusCode, { ...kept, 'cache-control': 'max-age=0, no-cache, no-store' })
      incoming.pipe(response)
      incoming.on('close', resolve)
    })
    outgoing.on('error', async () => {
      await new Promise((waited) => setTimeout(waited, 100))
      if (response.headersSent) response.destroy()
      else if (tries > 0) await pass(url, method, headers, body, response, tries - 1)
      else response.writeHead(502).end()
      resolve()
    })
    outgoing.end(body)
  })
}

/** What its packages have Apache do: files are handed out, the rest is asked of SOGo, which is told its own address. */
async function openWeb(root, upstream, port) {
  const place = ['usr/share/GNUstep/SOGo', 'usr/lib/GNUstep/SOGo']
    .map((each) => join(root, each, 'WebServerResources'))
    .find((each) => existsSync(each))
  let turn = Promise.resolve()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    const [, file] = /^\/SOGo(?:\.woa)?\/WebServerResources\/(.*)$/.exec(pathname) ?? []
    if (file !== undefined) {
      const path = join(place, decodeURIComponent(file))
      if (!path.startsWith(place) || !existsSync(path) || !extname(path))
        return response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
      return response
        .writeHead(200, { 'content-type': kinds[extname(path)] ?? 'application/octet-stream' })
        .end(readFileSync(path))
    }
    if (!pathname.startsWith('/SOGo'))
      return pathname === '/'
        ? response.writeHead(302, { location: '/SOGo' }).end()
        : response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
    const { host } = request.headers
    const headers = {
      ...request.headers,
      connection: 'close',
      'x-webobjects-server-port': host.split(':')[1],
      'x-webobjects-server-name': host,
      'x-webobjects-server-url': `http://${host}`,
      'x-webobjects-server-protocol': 'HTTP/1.0',
    }
    const parts = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts)
      turn = turn.then(() => pass(new URL(request.url, upstream), request.method, headers, body, response))
    })
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  return server
}

/** An account keeps the language of its first log-in, whatever the browser speaks later; here it has one already. */
const prefer = (defaults) =>
  `echo 'UPDATE sogo_user_profile SET c_defaults = ${JSON.stringify(JSON.stringify(defaults))}' | mariadb --no-defaults -S /run/mysqld.sock -u root sogo`

/** A script that starts all of it; `root`'s MariaDB runs with the files of a day. */
const servers = (
  day,
  port,
  defaults,
) => `mkdir -p /run/mysqld /tmp/home; ln -sf /run/mysqld.sock /run/mysqld/mysqld.sock
chmod 777 /run /tmp/home
${startMaria(day)}
${defaults ? prefer(defaults) : ':'}
memcached -u nobody -s /run/memcached.sock -a 777 -m 16 &
HOME=/tmp/home chroot --userspec=65534:65534 / sogod -WOPort 127.0.0.1:${port} -WONoDetach YES`

async function startSogo(root, day, defaults, after = '') {
  const port = await freePort()
  const program = start(root, ['sh', '-c', `${servers(day, port, defaults)} ${after}`])
  const origin = `http://127.0.0.1:${port}`
  await answers(`${origin}/SOGo/`, program)
  return { origin, program }
}

/** Puts data into the account by the way that other programs do. */
async function put(origin, entries) {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  for (const [path, type, body] of entries) {
    const response = await fetch(`${origin}/SOGo/dav/${user}/${path}`, {
      method: 'PUT',
      headers: { authorization, 'content-type': type },
      body: `${body.replaceAll('\n', '\r\n')}\r\n`,
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  }
}

// They are called by their label and a star.
const typed = { name: 'input[ng-model="app.creds.username"]', secret: '#passwordField' }

/** Calendars, contacts and preferences: one page each that scripts draw, with dialogs over it. */
export default {
  id: 'sogo',
  spa: true,
  versions: ['bullseye', 'bookworm', 'trixie'].flatMap((release) => [`${release} en`, `${release} de`]),
  env: { SOGO_USER: user, SOGO_PASSWORD: password },
  secrets: ['SOGO_PASSWORD'],
  async install(cache, version) {
    const [release] = version.split(' ')
    const root = await unpack(cache, release, 'sogo', ['sogo', 'memcached', ...mariaPackages(release)])
    writeFileSync(join(root, 'etc', 'sogo', 'sogo.conf'), settings)
    if (existsSync(join(root, 'var', '.seeded'))) return root
    mkdirSync(join(root, 'var', 'seed'), { recursive: true })
    writeFileSync(join(root, 'var', 'first.sql'), first)
    writeFileSync(join(root, 'var', 'later.sql'), 'SELECT 1;\n')
    const made = start(root, ['sh', '-c', seedMaria()])
    if ((await made.ended) !== 0) throw new Error(made.output())
    for (const [day, entries] of [
      ['first', data.first],
      ['later', [...data.first, ...data.later]],
    ]) {
      const filled = join(root, 'var', 'filled')
      rmSync(filled, { force: true })
      const { origin, program } = await startSogo(
        root,
        day,
        undefined,
        `&
until [ -e /var/filled ]; do sleep 0.2; done
mariadb --no-defaults -S /run/mysqld.sock -u root -e SHUTDOWN
while [ -e /run/mysqld.pid ]; do sleep 0.2; done
rm -rf /var/seed/${day}; cp -r /run/mysql /var/seed/${day}
kill %3`,
      )
      await put(origin, entries)
      writeFileSync(filled, '')
      for (let tries = 0; tries < 100 && !existsSync(join(root, 'var', 'seed', day, 'sogo')); tries++)
        await new Promise((resolve) => setTimeout(resolve, 200))
      await new Promise((resolve) => setTimeout(resolve, 1500))
      await program.stop()
    }
    writeFileSync(join(root, 'var', '.seeded'), '')
    return root
  },
  async serve(root, version, asked) {
    const port = asked || (await freePort())
    const [, ...words] = version.split(' ')
    const day = words.includes('later') ? 'later' : 'first'
    const { origin: upstream, program } = await startSogo(root, day, {
      SOGoLanguage: words.includes('de') ? 'German' : 'English',
      SOGoLoginModule: words.includes('contacts') ? 'Contacts' : 'Calendar',
    })
    const web = await openWeb(root, upstream, port)
    return {
      origin: `http://127.0.0.1:${port}`,
      stop: async () => {
        web.closeAllConnections()
        await new Promise((resolve) => web.close(resolve))
        await program.stop()
      },
    }
  },
  walks: [
    {
      walk: 'sogo-timezone/menu/en-desktop',
      version: 'bookworm en',
      typed,
      // The time zone is required already; and in all of these forms nothing can be saved before something was changed.
      without: ['field-required', 'disable-submit'],
      steps: [
        {
          step: 'preferences',
          css: 'a[href="../Preferences"]',
          renamed: 'Accounts',
          opposite: 'Leave preferences',
          icon: 'a[href="../Preferences"] md-icon',
          link: true,
          wrong: '/SOGo/so/anna/Contacts/view',
        },
      ],
      form: {
        css: 'md-tab-content.md-active md-content',
        field: 'md-autocomplete input',
        label: 'md-autocomplete label',
        submit: 'button[ng-click^="app.save"]',
        submitRenamed: 'Delete',
        heading: 'md-sidenav [role=heading]',
        tick: 'md-checkbox[ng-model$=SOGoGravatarEnabled]',
      },
    },
    {
      walk: 'sogo-password/menu/de-desktop',
      version: 'bookworm de',
      typed,
      without: ['disable-submit'],
      steps: [
        {
          step: 'preferences',
          css: 'a[href="../Preferences"]',
          renamed: 'Zugänge',
          opposite: 'Einstellungen verlassen',
          icon: 'a[href="../Preferences"] md-icon',
          link: true,
          wrong: '/SOGo/so/anna/Contacts/view',
        },
        { step: 'tab', css: 'md-tab-item:nth-of-type(2)', renamed: 'Sicherheit', opposite: 'Passwort entfernen' },
      ],
      form: {
        css: '#passwordView',
        field: '#passwordView input[ng-model$=newPassword]',
        label: '#passwordView md-input-container:nth-of-type(2) label',
        submit: '#passwordView button',
        submitRenamed: 'Löschen',
        heading: '#passwordView h5',
      },
    },
    {
      walk: 'sogo-event/menu/en-desktop',
      version: 'trixie en',
      typed,
      // A line more above the page, and the button that the guide presses first is half out of view.
      without: ['disable-submit', 'search-in-header'],
      steps: [
        {
          step: 'new',
          css: 'md-fab-trigger button',
          renamed: 'New Calendar',
          opposite: 'Delete Event',
          icon: 'md-fab-trigger md-icon',
        },
        {
          step: 'create',
          css: 'md-fab-actions button[ng-click*=appointment]',
          renamed: 'Create a new calendar',
          opposite: 'Delete an event',
          icon: 'md-fab-actions button[ng-click*=appointment] md-icon',
        },
      ],
      form: {
        css: 'form[name=eventForm] md-dialog-content',
        field: 'form[name=eventForm] input[ng-model$="component.location"]',
        label: 'form[name=eventForm] md-input-container:has(input[ng-model$="component.location"]) label',
        submit: 'form[name=eventForm] md-dialog-actions:not([aria-hidden=true]) button[type=submit]',
        submitRenamed: 'Delete',
        tick: 'form[name=eventForm] md-checkbox[ng-model$=isAllDay]',
      },
    },
    {
      walk: 'sogo-card/menu/de-desktop',
      version: 'bookworm de',
      typed,
      without: ['disable-submit', 'search-in-header'],
      steps: [
        {
          step: 'contacts',
          css: 'a[href="../Contacts"]',
          renamed: 'Notizbuch',
          opposite: 'Adressbuch leeren',
          shared: true,
          icon: 'a[href="../Contacts"] md-icon',
          link: true,
          wrong: '/SOGo/so/anna/Preferences',
        },
        {
          step: 'new',
          css: 'md-fab-trigger button',
          renamed: 'Neuer Ordner',
          opposite: 'Kontakt löschen',
          icon: 'md-fab-trigger md-icon',
        },
        {
          step: 'create',
          css: 'md-fab-actions button[ng-click*=card]',
          renamed: 'Neuen Ordner erzeugen',
          opposite: 'Adresskarte löschen',
          icon: 'md-fab-actions button[ng-click*=card] md-icon',
        },
      ],
      form: {
        css: 'form[name=contactForm]',
        field: 'form[name=contactForm] input[ng-model$=c_givenname]',
        label: 'form[name=contactForm] md-input-container:has(input[ng-model$=c_givenname]) label',
        submit: 'button[ng-click^="editor.save(contactForm"]',
        submitRenamed: 'Löschen',
      },
    },
  ],
  // From looking at 5.0.1, 5.8.0 and 5.12.1, in both languages. 5.8 has an eye beside the password at log-in, and a heading above the form for another one; it
  // calls the second factor another name, and has German for what 5.0 says in English among the preferences ("Zeitzone", "Desktop-Benachrichtigungen einschalten").
  // 5.12 has a key where a letter stood beside that password, German for that heading, and a sign for the whole screen beside the title of an event. All else that differs is the version's number, a menu's spacing, another
  // green and, in German, "Webkalender" without its hyphen.
  nights: [
    ...[
      ['5.0-to-5.8', 'timezone', 'en', 'bullseye', 'bookworm', material(['arrival'], ['field renamed'])],
      ['5.0-to-5.8', 'avatar', 'de', 'bullseye', 'bookworm', material(['arrival'], ['field renamed'])],
      ['5.0-to-5.8', 'hours', 'de', 'bullseye', 'bookworm', either()],
      ['5.0-to-5.8', 'event', 'en', 'bullseye', 'bookworm', either()],
      ['5.0-to-5.8', 'event', 'de', 'bullseye', 'bookworm', either()],
      ['5.0-to-5.8', 'card', 'de', 'bullseye', 'bookworm', either()],
      ['5.8-to-5.12', 'timezone', 'en', 'bookworm', 'trixie', either()],
      ['5.8-to-5.12', 'hours', 'de', 'bookworm', 'trixie', either()],
      ['5.8-to-5.12', 'password', 'en', 'bookworm', 'trixie', either()],
      ['5.8-to-5.12', 'password', 'de', 'bookworm', 'trixie', material(['arrival'], ['heading changed'])],
      ['5.8-to-5.12', 'event', 'en', 'bookworm', 'trixie', either()],
      ['5.8-to-5.12', 'card', 'de', 'bookworm', 'trixie', either()],
    ].map(([id, flow, locale, from, to, expect]) => ({
      id: `${id}-${flow}-${locale}`,
      walk: `sogo-${flow}/menu/${locale}-desktop`,
      from: `${from} ${locale}`,
      to: `${to} ${locale}`,
      expect,
    })),
    ...[
      ['timezone', 'en', 'bookworm'],
      ['hours', 'de', 'bookworm'],
      ['password', 'de', 'bookworm'],
      ['event', 'en', 'trixie'],
      ['card', 'de', 'bullseye'],
    ].map(([flow, locale, from]) => ({
      id: `unchanged-${flow}-${locale}`,
      walk: `sogo-${flow}/menu/${locale}-desktop`,
      from: `${from} ${locale}`,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // Four contacts, three events and a task more: in the calendar that opens after log-in, in the list of what comes next, in the list of contacts and its count.
    ...[
      ['timezone', 'de', 'bookworm'],
      ['event', 'en', 'bookworm'],
      ['event', 'de', 'trixie'],
      ['card', 'en', 'trixie'],
    ].map(([flow, locale, from]) => ({
      id: `later-${flow}-${locale}`,
      walk: `sogo-${flow}/menu/${locale}-desktop`,
      from: `${from} ${locale}`,
      to: `${from} ${locale} later`,
      class: 'other-data',
      expect: noise(),
    })),
    // Somebody has set the account to German; the page of the log-in still speaks the language of the browser.
    {
      id: 'timezone-in-german',
      walk: 'sogo-timezone/menu/en-desktop',
      from: 'bookworm en',
      to: 'bookworm de',
      class: 'language-changed',
      expect: material(['login', 'preferences'], ['language changed', 'renamed', 'gone']),
    },
    // Somebody has chosen that contacts open after log-in: there is no "New Event" on that page.
    {
      id: 'event-after-contacts',
      walk: 'sogo-event/menu/en-desktop',
      from: 'bookworm en',
      to: 'bookworm en contacts',
      class: 'other-data',
      expect: material(['login', 'new'], ['gone', 'renamed', 'other target']),
    },
  ],
}
