import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, once, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { phpServer, setUpPhp } from '../php.mjs'

// A machine of one person: who opens it is logged in, and nobody on the network is asked for a newer version.
const index = `<?php
if (!$_GET) { header('Location: /?sqlite=&username=anna&db=library.db'); exit; }
function adminer_object() {
  class_alias(class_exists('Adminer\\Adminer') ? 'Adminer\\Adminer' : 'Adminer', 'Stock');
  class Library extends Stock { function login($login, $password) { return true; } }
  return new Library;
}
session_cache_limiter('');
session_name('adminer_sid');
session_start();
$_SESSION['pwds']['sqlite']['']['anna'] = '';
$_COOKIE['adminer_version'] = '0';
chdir('/run');
include '/usr/share/adminer/adminer.php';
`

const seed = `<?php
$db = new PDO('sqlite:/var/library.db');
$db->exec('CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL)');
$db->exec('CREATE TABLE books (id INTEGER PRIMARY KEY, author INTEGER REFERENCES authors (id), title TEXT NOT NULL, year INTEGER)');
$db->exec('CREATE TABLE readers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT)');
$db->exec('CREATE TABLE loans (id INTEGER PRIMARY KEY, book INTEGER, reader INTEGER)');
foreach (['Ada Berg', 'Bruno Kell', 'Cleo Wind'] as $n => $name) {
  $db->exec("INSERT INTO authors (name) VALUES ('$name')");
  $db->exec("INSERT INTO readers (name, email) VALUES ('$name', 'reader$n@harbour.test')");
  $db->exec("INSERT INTO books (author, title, year) VALUES ($n + 1, 'The harbour, part $n', 1990 + $n)");
  $db->exec("INSERT INTO loans (book, reader) VALUES ($n + 1, 3 - $n)");
}
// The newest version does this on its first visit.
$db->exec('ANALYZE');
`

const COLUMNS = ['field added', 'item added', 'gone', 'renamed', 'heading changed']
const TRIGGERS = ['ticked beforehand', 'field renamed', 'state changed']
const place = '?sqlite=&username=anna&db=library.db'

/** A database in one file: plain HTML, forms without labels, a menu that the newer versions hide on a phone. */
export default {
  id: 'adminer',
  spa: false,
  versions: ['bullseye', 'bookworm', 'trixie', 'sid'],
  async install(cache, version) {
    const root = await unpack(cache, version, 'adminer', ['adminer', 'php-cli', 'php-sqlite3', 'php-mbstring'])
    const php = setUpPhp(root)
    mkdirSync(join(root, 'var', 'www'), { recursive: true })
    writeFileSync(join(root, 'var', 'www', 'index.php'), index)
    writeFileSync(join(root, 'var', 'seed.php'), seed)
    await once(root, ['sh', '-c', `rm -f /var/library.db; ${php} -c /etc/php.ini /var/seed.php`])
    return root
  },
  async serve(root, _version, asked) {
    const port = asked || (await freePort())
    const serve = phpServer(setUpPhp(root), port, '/var/www')
    const program = start(root, ['sh', '-c', `cp /var/library.db /run/library.db; ${serve}`])
    const origin = `http://127.0.0.1:${port}`
    await answers(origin, program)
    return { origin, stop: program.stop }
  },
  walks: [
    {
      walk: 'adminer-sql/menu/de-desktop',
      version: 'trixie',
      steps: [
        {
          step: 'sql',
          css: '#menu a[href$="&sql="]',
          renamed: 'Abfragefenster',
          opposite: 'SQL-Kommando verlassen',
          link: true,
          wrong: `${place}&import=`,
          list: '#menu .links',
        },
      ],
      form: {
        css: '#form',
        field: '#form input[name=limit]',
        submit: '#form input[type=submit]',
        submitRenamed: 'Alles löschen',
        heading: '#content h2',
        tick: '#form input[name=error_stops]',
      },
    },
    {
      walk: 'adminer-alter/table/en-desktop',
      version: 'bookworm',
      steps: [
        {
          step: 'alter',
          css: '#content .links a[href$="&create=loans"]',
          renamed: 'Columns and types',
          opposite: 'Leave table as it is',
          link: true,
          wrong: `${place}&edit=loans`,
          list: '.links:has(> [href$="&create=loans"])',
        },
      ],
      form: { css: '#form', field: '#form input[name=name]', heading: '#content h2' },
    },
    {
      walk: 'adminer-export/menu/en-mobile',
      version: 'bookworm',
      steps: [
        {
          step: 'export',
          css: '#menu a[href$="&dump="]',
          renamed: 'Backup',
          opposite: 'Import a copy',
          link: true,
          wrong: `${place}&sql=`,
          list: '#menu .links',
        },
      ],
      form: {
        css: '#content form',
        field: '#content form select[name=table_style]',
        submit: '#content form input[type=submit]',
        submitRenamed: 'Delete',
        heading: '#content h2',
        tick: '#content form input[name=auto_increment]',
      },
    },
  ],
  // From looking at the pages. 4.8 differs from 4.7 by its number. 5.2 names the user beside "Logout" and has another name for SQLite at the
  // top; in German the button of the menu is "Auswählen" instead of "Benutzung"; arrows and plus in the table of columns look the same
  // and have words as names. On a phone the menu is behind a button there. 6.1 offers words below what is typed as SQL, has a list of
  // engines and a handle instead of arrows in the table of columns, and exports triggers only when that is ticked.
  nights: [
    ...[
      ['sql/menu/de-desktop', 'trixie'],
      ['alter/table/en-desktop', 'bookworm'],
      ['export/menu/en-desktop', 'sid'],
      ['export/menu/en-mobile', 'bookworm'],
    ].map(([walk, from]) => night('unchanged', walk, from, from, noise(), { nights: 3, class: 'unchanged' })),
    ...['sql/menu/en-desktop', 'alter/table/de-desktop', 'export/menu/en-mobile'].map((walk) =>
      night('4.7.9-to-4.8.1', walk, 'bullseye', 'bookworm', noise()),
    ),
    night('4.8.1-to-5.2.1', 'sql/menu/en-desktop', 'bookworm', 'trixie', noise()),
    night('4.8.1-to-5.2.1', 'sql/menu/de-desktop', 'bookworm', 'trixie', either()),
    night('4.8.1-to-5.2.1', 'alter/table/en-desktop', 'bookworm', 'trixie', either()),
    night('4.8.1-to-5.2.1', 'export/menu/en-desktop', 'bookworm', 'trixie', noise()),
    night('4.8.1-to-5.2.1', 'export/menu/en-mobile', 'bookworm', 'trixie', material(['export'], ['hidden', 'moved'])),
    ...['en', 'de'].flatMap((locale) => [
      night('5.2.1-to-6.1.2', `sql/menu/${locale}-desktop`, 'trixie', 'sid', either()),
      night('5.2.1-to-6.1.2', `alter/table/${locale}-desktop`, 'trixie', 'sid', material(['arrival'], COLUMNS)),
    ]),
    night('5.2.1-to-6.1.2', 'export/menu/en-desktop', 'trixie', 'sid', material(['arrival'], TRIGGERS)),
  ],
}

function night(id, walk, from, to, expect, more = {}) {
  return { id: `${id}-${walk.replaceAll('/', '-')}`, walk: `adminer-${walk}`, from, to, expect, ...more }
}
