import type { SiteWords } from './en.js'

// All that the published pages say in French. A blank that does not break (\u00a0) stands before : ; ? ! and inside « ».

const nombre = (count: number, one: string, many: string) => (count === 1 ? one : `${count} ${many}`)

export const FR: SiteWords = {
  quoted: (text) => `«\u00a0${text}\u00a0»`,
  skip: 'Aller à la réponse',
  languages: 'Langues',
  home: 'Tous les liens',
  tagline: 'Vérifiés nuit après nuit, pour que vous n’ayez pas à chercher',
  demo: 'Démonstration\u00a0: une machine a parcouru ici une imitation, et non les vrais sites. Rien sur ces pages ne concerne un vrai site.',
  unsigned:
    'Non signé\u00a0: personne ne peut prouver que ces pages viennent de {publisher} et qu’elles sont telles que publiées.',
  overview: {
    title: 'Est-ce que cela marche encore\u00a0?',
    lead: 'Certaines choses sont bien cachées\u00a0: une opposition, une suppression. Chaque nuit, {publisher} fait parcourir par une machine tout le chemin, comme vous le feriez, jusqu’au formulaire et sans rien envoyer. Voici ce qu’elle a trouvé.',
    night: 'Dernière nuit complète\u00a0: {at}.',
    count: (works, all) =>
      works === all
        ? all === 1
          ? 'Le lien mène au but.'
          : `Tous les liens (${all}) mènent au but.`
        : `${works} ${works === 1 ? 'lien' : 'liens'} sur ${all} ${works === 1 ? 'mène' : 'mènent'} au but.`,
    links: 'Les liens',
    empty: 'Aucun lien n’est encore publié.',
    until: 'vérifié le {at}, valable jusqu’au {until}',
    changed: 'comme décrit, pour la dernière fois, le {at}, valable jusqu’au {until}',
    last: 'marchait encore le {at}',
    never: 'jamais encore vérifié',
    pages: 'Pages',
    page: (page, pages) => `Page ${page} sur ${pages}`,
    previous: 'Page précédente',
    next: 'Page suivante',
    index: 'Toutes les pages, chacune par son premier lien',
  },
  question: 'Est-ce que cela marche encore\u00a0?',
  states: {
    verified: { word: 'marche', answer: 'Oui, cela marche encore.' },
    changed: { word: 'marche, mais a changé d’aspect', answer: 'Oui, mais certaines choses ont changé d’aspect.' },
    broken: { word: 'ne marche pas', answer: 'Non, pas comme c’est décrit.' },
    unknown: { word: 'inconnu', answer: 'Personne ne le sait en ce moment.' },
    retired: { word: 'abandonné', answer: 'Non, ce lien a été abandonné.' },
    'not-machine-verified': { word: 'non vérifié par une machine' },
    attested: { word: 'vérifié par une personne' },
  },
  answer: {
    verified:
      'Nous avons parcouru tout le chemin jusqu’au formulaire le {at}. Cela vaut jusqu’au {until}\u00a0; après ce jour, personne ne le sait.',
    verifiedSince: 'Cela a marché à chaque vérification depuis le {since}.',
    changed: 'Vous arrivez encore au but, mais vous verrez en chemin autre chose que ce que disent les guides.',
    changedUntil:
      'C’était exactement comme décrit, pour la dernière fois, le {at}. Que vous arriviez au but vaut jusqu’au {until}\u00a0; après ce jour, personne ne le sait.',
    broken: 'En suivant les étapes maintenant, vous n’arrivez pas au formulaire, ou vous arrivez à un autre.',
    unknown: 'Ces derniers temps, personne n’a pu regarder. Cela marche peut-être, peut-être pas.',
    retired: 'Personne ne le vérifie plus.',
    since: 'C’est ainsi depuis le {since}.',
    last: 'Cela marchait encore le {at}.',
    never: 'Nous ne l’avons encore jamais vu marcher.',
    go: 'Aller au formulaire',
    opens: 'ouvre {host}',
    logIn: 'Il faudra vous y connecter.',
    noButton: 'Il n’y a exprès aucun bouton vers le formulaire ici\u00a0: il pourrait vous mener au mauvais endroit.',
    now: 'Ce que vous pouvez faire maintenant',
    stillWorks: 'Ce chemin marche encore\u00a0:',
    instead: 'Ceci peut aider à la place\u00a0:',
    reasons: {
      expired: 'Ce qui est publié ici a expiré\u00a0: la dernière vérification est trop ancienne.',
      'rolled-back': 'Un état plus ancien que celui que vous voyez a été livré. Quelque chose ne va pas.',
      unreachable: 'L’état actuel n’a pas pu être chargé.',
      unverifiable: 'Il n’a pas pu être confirmé que l’état actuel est authentique.',
      newer: 'Quelque chose a changé depuis que cette page a été faite. Veuillez la recharger.',
    },
  },
  ways: {
    title: 'Le chemin, étape par étape',
    folded: 'Montrer les étapes qui ne sont plus justes',
    foldedUnknown: 'Montrer les étapes telles qu’elles étaient décrites',
    mobile: 'Sur un téléphone',
    desktop: 'Sur un ordinateur',
    fallback: 'Nous ne parcourons ce chemin qu’en {language}\u00a0; les libellés sont donc donnés dans cette langue.',
    signedIn: 'Il faut être connecté pour cela.',
    empty: 'Aucune étape n’est notée pour ce chemin.',
    guides: 'Guides qui décrivent ce chemin',
  },
  steps: {
    open: 'Ouvrez {address}.',
    click: 'Choisissez {target}.',
    hover: 'Passez la souris sur {target}.',
    press: 'Utilisez le clavier sur {target}.',
    fill: 'Remplissez {target}.',
    choose: 'Choisissez votre réponse pour {target}.',
    expect: 'Vous voyez maintenant {target}.',
    arrive: 'Vous y êtes\u00a0: voici le formulaire.',
    go: 'Continuez.',
    marked: 'Écran, marqué\u00a0: {target}',
    screen: 'Ce que montre l’écran à cette étape',
    arrival: 'Le formulaire au bout du chemin',
  },
  app: {
    text: 'Aucune machine ne peut parcourir une application. Ces étapes ont été écrites par des personnes et sont peut-être dépassées.',
    attested:
      'Une personne a suivi ce chemin le {at}. Cela vaut jusqu’au {until}\u00a0; aucune machine ne l’a vérifié.',
    version: 'Version de l’application\u00a0: {version}.',
    works: 'comme décrit',
    fails: 'pas comme décrit',
    seen: 'on y voit\u00a0: {text}',
  },
  changes: 'Ce qui a changé récemment',
  claims: {
    title: 'Ce sur quoi vous pouvez compter au formulaire',
    true: 'constaté le {at}',
    false: 'n’est plus vrai',
    falseLast: 'n’est plus vrai\u00a0; constaté pour la dernière fois le {at}',
    unknown: 'inconnu en ce moment',
    unknownLast: 'inconnu en ce moment\u00a0; constaté pour la dernière fois le {at}',
    yes: 'Oui\u00a0:',
    no: 'Non\u00a0:',
    perhaps: 'Inconnu\u00a0:',
  },
  deadline: {
    title: 'Jusqu’à quand',
    last: 'Le dernier jour est le {date}.',
    calendar: 'Mettre ce jour dans votre agenda',
    short: 'Dernier jour\u00a0: {date}',
  },
  effort: {
    title: 'Ce que cela demande',
    clicks: (clicks, screens) => `${nombre(clicks, 'Un clic', 'clics')} sur ${nombre(screens, 'un écran', 'écrans')}.`,
    required: (count) =>
      count === 0
        ? 'Aucun champ n’est obligatoire.'
        : count === 1
          ? 'Un champ est à remplir.'
          : `${count} champs sont à remplir.`,
    logIn: 'Il faut vous connecter.',
    noLogIn: 'Il n’est pas nécessaire de vous connecter.',
    code: 'Il faut saisir un code qui vous est envoyé.',
    record: 'Tous les chiffres, nuit par nuit (CSV)',
    charts: 'Ce que chaque chemin a demandé au fil du temps',
    chart: (title: string) =>
      `Graphique du chemin «\u00a0${title}\u00a0»\u00a0: clics, écrans et champs au fil des nuits`,
  },
  others: 'Ce qui peut aussi aider',
  evidence: {
    title: 'Comment nous vérifier',
    text: 'Tout ce qui est sur cette page existe aussi pour les programmes\u00a0: {status} dit ce que nous savons, {head} jusqu’à quand cela vaut.',
    signed:
      'Le second porte l’empreinte du premier et est signé\u00a0; {reader} vérifie les deux, dans tout navigateur.',
    screens: 'Empreintes (SHA-256) des écrans auxquels le chemin a été comparé\u00a0:',
  },
  embed: {
    title: 'Mettre ce lien sur votre page',
    text: 'Copiez ces lignes. Elles mènent au formulaire tant que c’est juste, et sinon à cette page. Elles ne chargent rien de chez nous, ne déposent aucun cookie et n’ont besoin d’aucun script.',
    code: 'Lignes à copier',
    base: 'Ajoutez devant l’adresse celle où se trouvent ces pages.',
    feeds: 'Être averti quand quelque chose change\u00a0: {atom} ou {json}.',
    badge: 'Une petite image de l’état, avec sa date\u00a0: {badge}.',
  },
  mistake: {
    title: 'Quelque chose ne va pas ici\u00a0?',
    text: 'Dites-le à {publisher}, s’il vous plaît\u00a0: {contact}.',
    none: 'Dites-le à {publisher}, s’il vous plaît.',
  },
  footer: 'Publié par {publisher}. Aucun cookie, rien de chargé d’ailleurs, rien de compté.',
  missing: {
    title: 'Il n’y a rien ici',
    text: 'Cette page n’existe pas, ou plus. Aucun lien n’est jamais retiré\u00a0; cherchez le vôtre ici\u00a0:',
    link: 'Tous les liens en français',
  },
}
