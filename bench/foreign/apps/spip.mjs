import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { phpServer, setUpPhp } from '../php.mjs'

const user = 'anna'
const password = 'Harbour-71-lantern'

/** What a site is like on the first day, and on others; each is kept as a folder. */
const seed = `<?php
$language = $argv[1];
$say = fn($english, $german) => $language === 'de' ? $german : $english;
function add($table, $values) {
  global $db;
  $names = implode(', ', array_keys($values));
  $places = implode(', ', array_fill(0, count($values), '?'));
  $db->prepare("INSERT INTO spip_$table ($names) VALUES ($places)")->execute(array_values($values));
  return (int) $db->lastInsertId();
}
function set($name, $value) {
  global $db;
  $db->prepare('DELETE FROM spip_meta WHERE nom = ?')->execute([$name]);
  $db->prepare("INSERT INTO spip_meta (nom, valeur, impt) VALUES (?, ?, 'oui')")->execute([$name, $value]);
}
function day($number) {
  return date('Y-m-d H:i:s', strtotime('2024-03-01 10:00:00 UTC') + 86400 * $number);
}
function person($name, $login, $status, $number) {
  global $language;
  return add('auteurs', ['nom' => $name, 'login' => $login, 'email' => "$login@harbour.test", 'statut' => $status, 'maj' => day($number), 'en_ligne' => day($number), 'lang' => $language]);
}
function section($title, $number) {
  global $db, $language;
  $id = add('rubriques', ['titre' => $title, 'statut' => 'publie', 'statut_tmp' => 'publie', 'date' => day($number), 'date_tmp' => day($number), 'maj' => day($number), 'lang' => $language]);
  $db->exec("UPDATE spip_rubriques SET id_secteur = $id WHERE id_rubrique = $id");
  return $id;
}
function article($section, $who, $title, $text, $number, $status = 'publie') {
  global $language;
  $id = add('articles', ['titre' => $title, 'texte' => $text, 'id_rubrique' => $section, 'id_secteur' => $section, 'statut' => $status, 'date' => day($number), 'date_modif' => day($number), 'maj' => day($number), 'lang' => $language, 'accepter_forum' => 'pos']);
  add('auteurs_liens', ['id_auteur' => $who, 'id_objet' => $id, 'objet' => 'article']);
  return $id;
}
function comment($article, $who, $title, $text, $number) {
  global $db;
  $id = add('forum', ['id_objet' => $article, 'objet' => 'article', 'titre' => $title, 'texte' => $text, 'auteur' => $who, 'email_auteur' => '', 'statut' => 'publie', 'date_heure' => day($number), 'date_thread' => day($number), 'maj' => day($number)]);
  $db->exec("UPDATE spip_forum SET id_thread = $id WHERE id_forum = $id");
}

$days = [
  'first' => function () use ($say, $language) {
    global $db;
    set('nom_site', $say('Harbour gazette', 'Hafenblatt'));
    set('slogan_site', $say('News of the quay', 'Neues vom Kai'));
    set('adresse_site', 'https://gazette.harbour.test');
    set('langue_site', $language);
    set('accepter_inscriptions', 'oui');
    set('forums_publics', 'posteriori');
    set('forum_prive_admin', 'oui');
    set('image_process', 'gd2');
    $db->exec("UPDATE spip_auteurs SET lang = '$language', maj = '" . day(0) . "'");
    [$anna, $bruno, $cleo] = [1, person('Bruno Claasen', 'bruno', '1comite', 1), person('Cleo Ebert', 'cleo', '1comite', 2)];
    [$lights, $ferry] = [section($say('Lights', 'Lichter'), 1), section($say('Ferry', 'Fähre'), 2)];
    $pier = article($lights, $anna, $say('The lamp of the north pier', 'Die Lampe am Nordkai'), $say('It shines again.', 'Sie leuchtet wieder.'), 4);
    article($lights, $bruno, $say('Lamps are cleaned on Thursday', 'Am Donnerstag werden die Lampen geputzt'), $say('Bring a ladder.', 'Bringen Sie eine Leiter mit.'), 5);
    article($ferry, $cleo, $say('The ferry goes twice an hour', 'Die Fähre fährt zweimal in der Stunde'), $say('On Sundays, too.', 'Auch am Sonntag.'), 6);
    comment($pier, 'Dora', $say('At last', 'Endlich'), $say('Now I find my boat.', 'Jetzt finde ich mein Boot.'), 5);
  },
  // What happened between two nights.
  'later' => function () use ($say) {
    $fenja = person('Fenja Holt', 'fenja', '1comite', 12);
    $pilots = section($say('Pilots', 'Lotsen'), 12);
    article($pilots, $fenja, $say('A new boat for the pilots', 'Ein neues Boot für die Lotsen'), $say('It is red.', 'Es ist rot.'), 13);
    article(1, 1, $say('The green buoy is dark', 'Die grüne Boje ist dunkel'), $say('Since Monday.', 'Seit Montag.'), 14);
    article(2, $fenja, $say('The ferry is in dock', 'Die Fähre ist im Dock'), $say('Until Friday.', 'Bis Freitag.'), 14, 'prop');
    comment(1, 'Emil', $say('And the south pier?', 'Und der Südkai?'), $say('It is dark there.', 'Da ist es dunkel.'), 12);
  },
  // Forms ask for more, and the site has a description.
  'asks' => function () use ($say) {
    set('articles_descriptif', 'oui');
    set('articles_chapeau', 'oui');
    set('descriptif_site', $say('All that happens between the piers.', 'Alles, was zwischen den Kais geschieht.'));
  },
  // Nobody registers, and nobody answers an article.
  'closed' => function () {
    global $db;
    set('accepter_inscriptions', 'non');
    set('forums_publics', 'non');
    $db->exec("UPDATE spip_articles SET accepter_forum = 'non'");
  },
  // Anna writes, and settles nothing.
  'editor' => function () {
    global $db;
    $db->exec("UPDATE spip_auteurs SET statut = '1comite', webmestre = 'non' WHERE id_auteur = 1");
  },
];
$base = '/run/site/config/bases/spip.sqlite';
foreach ($days as $name => $change) {
  if ($name !== 'first') copy("/var/seed/$language-first/config/bases/spip.sqlite", $base);
  $db = new PDO("sqlite:$base");
  $db->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
  $change();
  $db = null;
  shell_exec("rm -rf /var/seed/$language-$name; cp -r /run/site /var/seed/$language-$name");
}
`

const folders = 'for each in tmp local config IMG squelettes plugins; do mkdir -p /run/site/$each; done'

const login = { step: 'login', css: '#formulaire_login input[type=submit]', renamed: 'Enter', opposite: 'Log out' }
const typed = { name: '#var_login', secret: '#password' }

/** A site and its back office, for those who write it and those who read it. */
export default {
  id: 'spip',
  spa: false,
  versions: ['bullseye-en', 'bullseye-de', 'trixie-en', 'trixie-de'],
  env: { SPIP_USER: user, SPIP_PASSWORD: password },
  secrets: ['SPIP_PASSWORD'],
  async install(cache, version) {
    const [release] = version.split('-')
    const root = await unpack(cache, release, 'spip', ['spip', 'php-cli', 'php-sqlite3', 'php-mbstring', 'php-gd'], {
      without: ['apache2', 'libapache2-mod-php'],
    })
    const done = join(root, 'var', 'seed', '.done')
    if (existsSync(done)) return root
    const php = setUpPhp(root)
    const home = join(root, 'var', 'lib', 'spip')
    for (const [own, kept] of [
      ['sites/default', '/run/site'],
      ['local', '/run/site/local'],
      ['IMG', '/run/site/IMG'],
    ]) {
      rmSync(join(home, own), { recursive: true, force: true })
      symlinkSync(kept, join(home, own))
    }
    mkdirSync(join(root, 'var', 'seed'), { recursive: true })
    writeFileSync(join(root, 'var', 'seed', 'site.php'), seed)
    // Nothing is done behind the back of a reader, such as asking whether there is a newer version.
    const settings = join(root, 'etc', 'spip', 'mes_options.php')
    const quiet = "<?php define('_DEBUG_BLOCK_QUEUE', true); ?>"
    if (!readFileSync(settings, 'utf8').includes(quiet)) appendFileSync(settings, quiet)
    // 3.2 turns robots away while the machine is busy, which 4.4 leaves to those who want that.
    const screen = join(root, 'etc', 'spip', 'ecran_securite.php')
    writeFileSync(
      screen,
      readFileSync(screen, 'utf8').replace("define('_ECRAN_SECURITE_LOAD', 4)", "define('_ECRAN_SECURITE_LOAD', 0)"),
    )
    // 3.2 takes a password as it was typed, or hashed by a script, which guidewatch stops.
    if (release === 'bullseye')
      writeFileSync(
        join(root, 'usr', 'share', 'spip', 'prive', 'javascript', 'login-sha-min.js'),
        "function affiche_login_secure() { jQuery('#pass_securise').remove() }\nfunction actualise_auteur() {}\nfunction login_submit() {}\n",
      )
    for (const language of ['en', 'de']) await setUp(root, php, language)
    writeFileSync(done, '')
    return root
  },
  async serve(root, version, asked) {
    const port = asked || (await freePort())
    const [place, day = 'first'] = version.split(' ')
    const [, language] = place.split('-')
    const serve = phpServer(setUpPhp(root), port, '/usr/share/spip')
    const program = start(root, ['sh', '-c', `cp -r /var/seed/${language}-${day} /run/site; ${serve}`])
    const origin = `http://127.0.0.1:${port}`
    await answers(`${origin}/spip.php`, program)
    return { origin, stop: program.stop }
  },
  walks: [
    {
      walk: 'spip-profile/menu/en-desktop',
      version: 'trixie-en',
      steps: [
        login,
        {
          step: 'me',
          css: '#bando_haut a.deroulant__lien[href$="exec=infos_perso"]',
          icon: '#bando_haut a.deroulant__lien[href$="exec=infos_perso"] img',
          renamed: 'Account',
          opposite: 'Forget Anna Harms',
          shared: true,
          link: true,
          wrong: '/ecrire/?exec=auteurs',
        },
        {
          step: 'modify',
          css: '#contenu .icone a[href*="exec=auteur_edit"]',
          icon: '#contenu .icone a[href*="exec=auteur_edit"] img',
          renamed: 'Pencil',
          opposite: 'Remove this author',
          link: true,
          wrong: '/ecrire/?exec=auteur_edit&id_auteur=2',
        },
      ],
      typed,
      form: {
        css: '.formulaire_editer_auteur form',
        field: '#bio',
        label: 'label[for=bio]',
        submit: '.formulaire_editer_auteur p.boutons > input.submit',
        submitRenamed: 'Delete my account',
        heading: '#contenu h1',
      },
    },
    {
      walk: 'spip-identity/menu/de-desktop',
      version: 'trixie-de',
      steps: [
        { ...login, renamed: 'Hinein', opposite: 'Log-Out' },
        {
          step: 'configuration',
          css: '#bando1_menu_configuration',
          renamed: 'Verwaltung',
          opposite: 'Konfiguration löschen',
          shared: true,
          link: true,
          wrong: '/ecrire/?exec=navigation&menu=menu_administration',
        },
        {
          step: 'identity',
          css: '#contenu a.bando2_configurer_identite',
          renamed: 'Titel und Motto',
          opposite: 'Name der Website entfernen',
          link: true,
          wrong: '/ecrire/?exec=configurer_langue',
          list: '#contenu ul.liste_items',
        },
      ],
      typed,
      form: {
        css: '.formulaire_configurer_identite form',
        field: '#descriptif_site',
        label: 'label[for=descriptif_site]',
        submit: '.formulaire_configurer_identite input.submit',
        submitRenamed: 'Alles löschen',
        heading: '#contenu h1',
      },
    },
    {
      walk: 'spip-registrations/menu/en-desktop',
      version: 'trixie-en',
      // Its script looks for entries right in the items of a list: around another element the menu closes before the mouse is there.
      without: ['wrapper-elements'],
      steps: [
        {
          step: 'interactivity',
          css: '#bando_haut a.bando2_configurer_interactions',
          renamed: 'Exchanges',
          opposite: 'No interactivity',
          shared: true,
          link: true,
          wrong: '/ecrire/?exec=configurer_forum',
        },
      ],
      typed,
      form: {
        css: '.formulaire_configurer form',
        submit: '.formulaire_configurer_redacteurs input.submit',
        submitRenamed: 'Delete all accounts',
        heading: '#contenu h1',
        tick: '#accepter_inscriptions_non',
      },
    },
    {
      walk: 'spip-article/menu/de-desktop',
      version: 'trixie-de',
      steps: [
        {
          step: 'create',
          css: '#bando_haut a.bando2_creer',
          renamed: 'Neu',
          opposite: 'Löschen',
          shared: true,
          link: true,
          wrong: '/ecrire/?exec=navigation&menu=menu_edition',
        },
        {
          step: 'article',
          css: '#contenu a.bando2_article_creer',
          renamed: 'Beitrag',
          opposite: 'Artikel löschen',
          link: true,
          wrong: '/ecrire/?exec=rubrique_edit&new=oui',
          list: '#contenu ul.liste_items',
        },
      ],
      typed,
      form: {
        css: '.formulaire_editer_article form',
        field: '#text_area',
        label: 'label[for=text_area]',
        submit: '.formulaire_editer_article input[name=save]',
        submitRenamed: 'Alles löschen',
        heading: '#contenu h1',
      },
    },
    {
      walk: 'spip-author/menu/en-desktop',
      version: 'bullseye-en',
      without: ['field-required'],
      steps: [
        {
          step: 'edit',
          css: '#bando1_menu_edition',
          renamed: 'Write',
          opposite: 'Leave',
          shared: true,
          link: true,
          wrong: '/ecrire/?exec=navigation&menu=menu_publication',
        },
        {
          step: 'authors',
          css: '#contenu a.bando2_auteurs',
          renamed: 'Writers',
          opposite: 'Hide authors',
          link: true,
          wrong: '/ecrire/?exec=articles',
          list: '#contenu ul.liste_items',
        },
        {
          step: 'new',
          css: '#contenu .icone a[href*="exec=auteur_edit"]',
          icon: '#contenu .icone a[href*="exec=auteur_edit"] img',
          renamed: 'Invite somebody',
          opposite: 'Remove an author',
          link: true,
          wrong: '/ecrire/?exec=rubrique_edit&new=oui',
        },
      ],
      typed,
      form: {
        css: '.formulaire_editer_auteur form',
        field: '#pgp',
        label: 'label[for=pgp]',
        submit: '.formulaire_editer_auteur p.boutons > input.submit',
        submitRenamed: 'Delete author',
        heading: '#contenu h1',
      },
    },
    {
      walk: 'spip-comment/menu/de-mobile',
      version: 'trixie-de',
      steps: [
        {
          step: 'article',
          css: '.content h3 a[href*="article1"]',
          renamed: 'Neues vom Leuchtfeuer',
          opposite: 'Keine Lampe am Nordkai',
          link: true,
          wrong: '/spip.php?article2',
        },
      ],
      form: {
        css: '.formulaire_forum form',
        field: '#session_email',
        label: 'label[for=session_email]',
        submit: '.formulaire_forum input[type=submit]',
        submitRenamed: 'Beitrag löschen',
        heading: '#content h1',
      },
    },
    {
      walk: 'spip-register/menu/en-desktop',
      version: 'bullseye-en',
      without: ['field-required', 'hidden-star'],
      steps: [
        {
          step: 'register',
          css: 'a[href*="page=identifiants"]',
          renamed: 'come aboard',
          opposite: 'unregister',
          link: true,
          wrong: 'spip.php?page=spip_pass',
        },
      ],
      form: {
        css: '.formulaire_inscription form',
        field: '#nom_inscription',
        label: 'label[for=nom_inscription]',
        submit: '.formulaire_inscription input.submit',
        submitRenamed: 'Delete everything',
      },
    },
  ],
  // From looking at 3.2.11 and 4.4.30, in both languages. 4.4 has other colours and pictures everywhere. Log-in: the button "Submit" ("Bestätigen") is called "Log in" ("Login"),
  // both fields have a star, "register" ("anmelden") below is called "Sign up" ("Anmelden"). Registering: so is the button, and the button was called "Submit" ("Bestätigen"). Back office: what was above is
  // to be found in menus, "Create a new author" and the like are called "Author", "Article" and "Section" and have a menu "Create"; lists and menus on the way of the guide to a new author are called the same.
  // A new author: one list more, "Language", and passwords of twelve characters instead of six. The public pages have the same fields, names and texts.
  nights: [
    {
      id: '3.2-to-4.4-author-en',
      walk: 'spip-author/menu/en-desktop',
      from: 'bullseye-en',
      to: 'trixie-en',
      expect: material(['login', 'arrival'], ['renamed', 'gone', 'field added', 'text changed']),
    },
    {
      id: '3.2-to-4.4-register-en',
      walk: 'spip-register/menu/en-desktop',
      from: 'bullseye-en',
      to: 'trixie-en',
      expect: material(['register', 'arrival'], ['renamed', 'gone', 'submit renamed']),
    },
    {
      id: '3.2-to-4.4-register-de-mobile',
      walk: 'spip-register/menu/de-mobile',
      from: 'bullseye-de',
      to: 'trixie-de',
      expect: material(['register', 'arrival'], ['renamed', 'submit renamed', 'submit gone']),
    },
    {
      id: '3.2-to-4.4-comment-en',
      walk: 'spip-comment/menu/en-desktop',
      from: 'bullseye-en',
      to: 'trixie-en',
      expect: either(),
    },
    {
      id: 'unchanged-profile-en-mobile',
      walk: 'spip-profile/menu/en-mobile',
      from: 'trixie-en',
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    },
    // Authors, a section, articles and comments more.
    ...[
      ['author', 'de', 'bullseye-de'],
      ['profile', 'de', 'trixie-de'],
    ].map(([flow, language, at]) => ({
      id: `later-${flow}-${language}`,
      walk: `spip-${flow}/menu/${language}-desktop`,
      from: at,
      to: `${at} later`,
      class: 'other-data',
      expect: noise(),
    })),
    // She is greeted, and the companion has told all that it knows.
    {
      id: 'greeted-identity-en',
      walk: 'spip-identity/menu/en-desktop',
      from: 'trixie-en',
      class: 'other-data',
      change: {
        own: {
          page: (_, { first, html, style }) => {
            style('.compagnon { display: none }')
            const place = first('#contenu')
            if (!place || !location.search.includes('bonjour') || document.getElementById('greeting')) return
            place.prepend(
              html(
                '<p id="greeting" class="reponse_formulaire reponse_formulaire_ok" role="status">Good evening, Anna. You were last here yesterday at 18:40.</p>',
              ),
            )
          },
        },
      },
      expect: noise(),
    },
    {
      id: 'reminded-article-en',
      walk: 'spip-article/menu/en-desktop',
      from: 'trixie-en',
      class: 'other-data',
      change: {
        own: {
          page: (_, { first, html }) => {
            const place = first('#bando_haut')
            if (!place || document.getElementById('reminder')) return
            place.after(
              html(
                '<div id="reminder" role="status" style="padding:8px 16px;background:#fff3c4;color:#222">The server will be restarted on Sunday from 6:00 to 6:30. Please save what you are writing.</div>',
              ),
            )
          },
        },
      },
      expect: noise(),
    },
    // Messages that nobody has read.
    {
      id: 'counted-registrations-de',
      walk: 'spip-registrations/menu/de-desktop',
      from: 'trixie-de',
      class: 'other-data',
      change: {
        own: {
          page: (_, { all, once, html }) => {
            for (const [css, count] of [
              ['#bando1_menu_activite', 5],
              ['#bando_haut a[href$="exec=forum"]', 4],
              ['#bando1_menu_configuration', 2],
            ])
              for (const element of all(css))
                if (once(element))
                  element.append(
                    html(
                      `<span style="margin-left:3px;padding:0 4px;border-radius:8px;background:#c00;color:#fff;font-size:10px">${count}</span>`,
                    ),
                  )
          },
        },
      },
      expect: noise(),
    },
    ...[
      // "Description" and "Deck" are to be filled in as well.
      ['article', 'de-desktop', 'trixie-de', 'asks', material(['arrival'], ['field added'])],
      ['identity', 'en-mobile', 'trixie-en', 'asks', material(['arrival'], ['field prefilled'])],
      // No link to the registration; no form below an article.
      ['register', 'en-desktop', 'bullseye-en', 'closed', material(['register'], ['gone'])],
      [
        'comment',
        'de-desktop',
        'trixie-de',
        'closed',
        material(['arrival'], ['other form', 'submit gone', 'field removed']),
      ],
      // The menu has no "Konfiguration".
      ['identity', 'de-desktop', 'trixie-de', 'editor', material(['configuration'], ['gone'])],
    ].map(([flow, place, at, day, expect]) => ({
      id: `${day}-${flow}-${place}`,
      walk: `spip-${flow}/menu/${place}`,
      from: at,
      to: `${at} ${day}`,
      class: 'configured',
      expect,
    })),
    {
      id: 'about-required-profile-en',
      walk: 'spip-profile/menu/en-desktop',
      from: 'trixie-en',
      class: 'configured',
      change: {
        own: {
          page: (_, { first, once }) => {
            const field = first('#bio')
            if (!field || !once(field)) return
            field.required = true
            first('label[for=bio]').append(' [Required]')
          },
        },
      },
      expect: material(['arrival'], ['field required', 'field renamed']),
    },
    {
      id: 'longer-passwords-profile-de-mobile',
      walk: 'spip-profile/menu/de-mobile',
      from: 'trixie-de',
      class: 'configured',
      change: {
        own: {
          page: (_, { all, texts }) => {
            for (const element of all('.formulaire_editer_auteur .explication'))
              for (const text of texts(element))
                if (text.nodeValue.includes('mindestens 12'))
                  text.nodeValue = text.nodeValue.replace('mindestens 12', 'mindestens 16')
          },
        },
      },
      expect: material(['arrival'], ['text changed']),
    },
    {
      id: 'moved-registrations-en',
      walk: 'spip-registrations/menu/en-desktop',
      from: 'trixie-en',
      class: 'configured',
      change: {
        own: {
          page: (_, { first }) => {
            const entry = first('#bando_haut a.bando2_configurer_interactions')?.closest('li')
            const menu = first('#bando1_menu_administration')?.parentNode.querySelector('ul')
            if (entry && menu && entry.parentNode !== menu) menu.append(entry)
          },
        },
      },
      expect: material(['interactivity'], ['moved', 'hidden', 'unusable'], ['changed', 'broken']),
    },
    {
      id: 'other-page-contact-en',
      walk: 'spip-contact/menu/en-desktop',
      from: 'trixie-en',
      class: 'configured',
      change: {
        own: {
          page: (_, { all }) => {
            for (const element of all('footer a[href*="page=contact"]'))
              element.setAttribute('href', 'spip.php?auteur2')
          },
        },
      },
      expect: material(
        ['contact', 'arrival'],
        ['other target', 'other form', 'heading changed'],
        ['changed', 'broken'],
      ),
    },
    // It speaks German to her, whatever her browser asks for.
    {
      id: 'profile-in-german',
      walk: 'spip-profile/menu/en-desktop',
      from: 'trixie-en',
      to: 'trixie-de',
      class: 'language-changed',
      expect: material(['open', 'name', 'secret', 'login', 'modify'], ['language changed', 'renamed', 'gone']),
    },
  ],
}

/** Answers the questions of its installation, and keeps what it made of that, for each day. */
async function setUp(root, php, language) {
  const port = await freePort()
  const ready = `/var/seed/.${language}`
  // Where these are, it does not ask itself by HTTP whether they work.
  const wait = `while [ ! -e ${ready} ]; do sleep 0.2; done; kill $!; rm -rf /run/site/tmp ${ready}; mkdir /run/site/tmp; touch /run/site/tmp/.htaccess /run/site/config/.htaccess`
  const program = start(root, [
    'sh',
    '-c',
    `${folders}; (${phpServer(php, port, '/usr/share/spip')}) & ${wait}; exec ${php} -c /etc/php.ini /var/seed/site.php ${language}`,
  ])
  const page = `http://127.0.0.1:${port}/ecrire/?exec=install`
  await answers(page, program)
  const cookie = `spip_lang_ecrire=${language}`
  for (const answer of [
    { etape: 3, server_db: 'sqlite3', choix_db: 'new_spip', table_new: 'spip', tprefix: 'spip', chmod: 511 },
    {
      etape: '3b',
      server_db: 'sqlite3',
      sel_db: 'spip',
      nom: 'Anna Harms',
      email: 'anna@harbour.test',
      login: user,
      pass: password,
      pass_verif: password,
    },
    { etape: 4 },
    { etape: 'fin' },
  ]) {
    const body = new URLSearchParams({ exec: 'install', ...answer })
    const response = await fetch(page, { method: 'POST', body, headers: { cookie }, redirect: 'manual' })
    await response.text()
  }
  writeFileSync(join(root, ready), '')
  if ((await program.ended) !== 0) throw new Error(`SPIP could not be set up:\n${program.output().slice(-2000)}`)
}
