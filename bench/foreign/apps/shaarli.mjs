import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, once, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { phpServer, setUpPhp } from '../php.mjs'

const user = 'anna'
const password = 'Harbour-71-lantern'

const seed = `<?php
chdir('/usr/share/shaarli');
require 'autoload.php';
require 'application/Utils.php';
require 'application/http/UrlUtils.php';
require 'application/bookmark/LinkUtils.php';
$links = new Shaarli\\Bookmark\\BookmarkArray();
foreach ([
  ['http://tides.test/tables', 'Tide tables', 'When the water comes, and when it goes.', ['harbour', 'sea']],
  ['http://lantern.test/', 'How to mend a lantern', 'With pictures.', ['harbour', 'workshop']],
  ['http://bread.test/rye', 'Rye bread', 'Two days of patience.', ['kitchen']],
] as $id => [$url, $title, $text, $tags]) {
  $link = new Shaarli\\Bookmark\\Bookmark();
  $link->setId($id);
  $link->setUrl($url);
  $link->setTitle($title);
  $link->setDescription($text);
  $link->setTags($tags);
  $link->setCreated(new DateTime('2024-03-0' . ($id + 1) . ' 10:00:00'));
  $link->setShortUrl('harb0' . $id);
  $links[$id] = $link;
}
$data = base64_encode(gzdeflate(serialize($links)));
file_put_contents('/var/seed/datastore.php', '<?php /* ' . $data . ' */ ?>');
$salt = sha1('bench');
$conf = [
  'credentials' => ['login' => '${user}', 'salt' => $salt, 'hash' => sha1('${password}' . '${user}' . $salt)],
  'general' => ['timezone' => 'UTC', 'title' => 'Links of the harbour', 'header_link' => '/'],
  'updates' => ['check_updates' => false],
  'api' => ['enabled' => true, 'secret' => 'a1b2c3d4e5f6'],
  'thumbnails' => ['mode' => 'none'],
  'translation' => ['language' => 'LANGUAGE'],
];
file_put_contents('/var/seed/config.json.php', '<?php /*' . json_encode($conf) . '*/ ?>');
`

/** Bookmarks behind a log-in, in the language that the account is set to. */
export default {
  id: 'shaarli',
  spa: false,
  versions: ['bookworm en', 'bookworm de', 'trixie en', 'trixie de'],
  env: { SHAARLI_USER: user, SHAARLI_PASSWORD: password },
  secrets: ['SHAARLI_PASSWORD'],
  async install(cache, version) {
    const [release] = version.split(' ')
    const root = await unpack(cache, release, 'shaarli', ['shaarli', 'php-cli', 'fonts-fork-awesome'], {
      without: ['apache2', 'libapache2-mod-php'],
    })
    const php = setUpPhp(root)
    if (existsSync(join(root, 'var', '.seeded'))) return root
    for (const [own, kept] of [
      ['var/lib/shaarli/data', '/run/data'],
      ['var/cache/shaarli', '/run/cache'],
    ]) {
      rmSync(join(root, own), { recursive: true, force: true })
      symlinkSync(kept, join(root, own))
    }
    mkdirSync(join(root, 'var', 'seed'), { recursive: true })
    writeFileSync(join(root, 'var', 'seed.php'), seed)
    await once(root, [php, '-c', '/etc/php.ini', '/var/seed.php'])
    writeFileSync(join(root, 'var', '.seeded'), '')
    return root
  },
  async serve(root, version, asked) {
    const port = asked || (await freePort())
    const [, language] = version.split(' ')
    const folders = 'mkdir -p /run/cache/cache /run/cache/pagecache /run/cache/tmp; cp -r /var/seed /run/data'
    const speak = `sed -i s/LANGUAGE/${language}/ /run/data/config.json.php`
    const serve = phpServer(setUpPhp(root), port, '/usr/share/shaarli')
    const program = start(root, ['sh', '-c', `${folders}; ${speak}; ${serve}`])
    const origin = `http://127.0.0.1:${port}`
    await answers(`${origin}/login`, program)
    return { origin, stop: program.stop }
  },
  walks: [
    {
      walk: 'shaarli-settings/menu/en-desktop',
      version: 'bookworm en',
      steps: [
        {
          step: 'tools',
          css: '#shaarli-menu-tools a',
          renamed: 'Workshop',
          opposite: 'Leave tools',
          shared: true,
          link: true,
          wrong: '/daily',
        },
        {
          step: 'configure',
          css: '.tools-item a[href$="/admin/configure"]',
          renamed: 'Appearance and habits',
          opposite: 'Reset your Shaarli',
          link: true,
          wrong: '/admin/export',
        },
      ],
      form: {
        css: '#configform',
        field: '#title',
        label: 'label[for=title]',
        submit: '#configform input[name=save]',
        submitRenamed: 'Delete everything',
        heading: '#configform h2',
        tick: '#privateLinkByDefault',
      },
    },
    {
      walk: 'shaarli-add/menu/de-desktop',
      version: 'bookworm de',
      steps: [
        {
          step: 'shaare',
          css: '#shaarli-menu-shaare',
          renamed: 'Neuer Eintrag',
          opposite: 'Nicht mehr teilen',
          shared: true,
          link: true,
          wrong: '/daily',
        },
      ],
      form: {
        css: '#addlink-form',
        field: '#shaare',
        label: 'label[for=shaare]',
        submit: '#addlink-form input[type=submit]',
        submitRenamed: 'Alles löschen',
        heading: '#addlink-form h2',
      },
    },
    {
      walk: 'shaarli-plugins/menu/en-desktop',
      version: 'bookworm en',
      steps: [
        {
          step: 'plugins',
          css: '.tools-item a[href$="/admin/plugins"]',
          renamed: 'Extensions',
          opposite: 'Without plugins',
          list: '.page-form-light:has(a[href$="/admin/plugins"])',
          link: true,
          wrong: '/admin/export',
        },
      ],
      form: {
        css: '#pluginform',
        submit: '#pluginform input[name=save]',
        submitRenamed: 'Delete everything',
        heading: '#pluginform h2',
        tick: '#archiveorg',
      },
    },
  ],
  // From looking at 0.12.1 and 0.14.0. English: menu, log-in and the form for a link are the same; the settings have "Themes", "Languages",
  // "Check for updates" and "REST API secret" where they had "Theme", "Language", "Check updates" and "API secret"; the columns of
  // plugins are headed otherwise, and there is one plugin more. German speaks a "Tag-Cloud" in the menu, "Plugin-Administration" and
  // "Server-Administration" among the tools, "Sprachen" among the settings, and "Mehrfach-Erstellung" below the form for a link.
  nights: [
    ...[
      ['settings', 'en', 'desktop', material(['arrival'], ['field renamed'])],
      ['settings', 'de', 'desktop', material(['arrival'], ['field renamed'])],
      ['plugins', 'en', 'desktop', material(['arrival'], ['field added', 'item added', 'text changed'])],
      [
        'plugins',
        'de',
        'desktop',
        material(['plugins', 'arrival'], ['renamed', 'heading changed', 'field added', 'item added', 'text changed']),
      ],
      ['add', 'en', 'desktop', noise()],
      ['add', 'en', 'mobile', noise()],
      ['add', 'de', 'mobile', either()],
    ].map(([flow, language, device, expect]) => ({
      id: `0.12.1-to-0.14.0-${flow}-${language}-${device}`,
      walk: `shaarli-${flow}/menu/${language}-${device}`,
      from: `bookworm ${language}`,
      to: `trixie ${language}`,
      expect,
    })),
    ...[
      ['settings', 'en', 'desktop'],
      ['plugins', 'de', 'desktop'],
      ['add', 'de', 'mobile'],
    ].map(([flow, language, device]) => ({
      id: `unchanged-${flow}-${language}-${device}`,
      walk: `shaarli-${flow}/menu/${language}-${device}`,
      from: `bookworm ${language}`,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // Somebody has set the account to German.
    {
      id: 'add-in-german',
      walk: 'shaarli-add/menu/en-desktop',
      from: 'trixie en',
      to: 'trixie de',
      class: 'language-changed',
      expect: material(['open', 'name', 'secret', 'login', 'shaare'], ['language changed', 'renamed', 'gone']),
    },
  ],
}
