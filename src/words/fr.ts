import { ALERTS } from './alerts/fr.js'
import type { Vocabulary } from './en.js'
import { COMPARISON, REPORT } from './report/fr.js'
import { capitalised, isSentence, nouns, numbersIn, readsLine } from './text.js'

// All that guidewatch says in French. A blank that does not break (\u00a0) stands before : ; ? ! and inside « ».

const q = (text: string) => `«\u00a0${text}\u00a0»`
const n = numbersIn('fr')
const le = nouns('le ')
const la = nouns('la ', true)
const l = nouns('l’')
const lf = nouns('l’', true)

export const FR: Vocabulary = {
  quoted: q,
  colon: '\u00a0:',
  roles: {
    ...le({ link: 'lien', button: 'bouton', heading: 'titre', text: 'texte', textbox: 'champ de texte' }),
    ...le({
      searchbox: 'champ de recherche',
      radio: 'bouton d’option',
      slider: 'curseur',
      spinbutton: 'champ numérique',
    }),
    ...le({ file: 'champ de fichier', menu: 'menu', table: 'tableau', grid: 'tableau', contentinfo: 'pied de page' }),
    ...le({ main: 'contenu', form: 'formulaire', group: 'groupe', radiogroup: 'groupe', paragraph: 'paragraphe' }),
    ...le({ iframe: 'cadre' }),
    ...la({
      checkbox: 'case',
      combobox: 'liste déroulante',
      listbox: 'liste',
      tablist: 'barre d’onglets',
      list: 'liste',
    }),
    ...la({ tabpanel: 'page d’onglet', dialog: 'boîte de dialogue', alertdialog: 'boîte de dialogue', row: 'ligne' }),
    ...la({ status: 'ligne d’état', progressbar: 'barre de progression', menubar: 'barre de menus', cell: 'cellule' }),
    ...la({
      gridcell: 'cellule',
      navigation: 'navigation',
      region: 'section',
      complementary: 'marge',
      figure: 'figure',
    }),
    ...la({ search: 'recherche', separator: 'ligne', toolbar: 'barre d’outils' }),
    ...l({ menuitem: 'élément de menu', menuitemcheckbox: 'élément de menu', menuitemradio: 'élément de menu' }),
    ...l({ switch: 'interrupteur', tab: 'onglet', alert: 'avis', listitem: 'élément de liste', article: 'article' }),
    ...l({ rowheader: 'en-tête de ligne', columnheader: 'en-tête de colonne', treeitem: 'élément d’arborescence' }),
    ...l({ banner: 'en-tête', element: 'élément' }),
    ...lf({ img: 'image', option: 'option', tooltip: 'infobulle', tree: 'arborescence' }),
  },
  states: {
    disabled: (is, f) => (is ? `désactivé${f ? 'e' : ''}` : `activé${f ? 'e' : ''}`),
    checked: (is, f) => `${is ? '' : 'non '}coché${f ? 'e' : ''}`,
    expanded: (is, f) => `${is ? 'ouvert' : 'fermé'}${f ? 'e' : ''}`,
    selected: (is, f) => `${is ? '' : 'non '}sélectionné${f ? 'e' : ''}`,
    pressed: (is, f) => `${is ? '' : 'non '}enfoncé${f ? 'e' : ''}`,
  },
  findings: {
    'label-renamed': ({ it, before, after }) => `${it} ${q(before)} s’appelle maintenant ${q(after)}.`,
    'role-changed': ({ name, before, after }) =>
      `${q(name)} est un autre élément de commande (maintenant\u00a0: ${after}\u00a0; avant\u00a0: ${before}).`,
    'item-moved': ({ it, before, after }) =>
      `${it} se trouve maintenant ailleurs${after && ` (${after}\u00a0; avant\u00a0: ${before})`}.`,
    'item-reordered': ({ it }) => `${it} occupe maintenant une autre place dans la même liste.`,
    'item-added': ({ it }) => `Nouveau ici\u00a0: ${it}.`,
    'item-removed': ({ it }) => `Ne se trouve plus ici\u00a0: ${it}.`,
    'state-changed': ({ it, before, after }) => `${it} est maintenant ${after}\u00a0; avant\u00a0: ${before}.`,
    'text-changed': ({ before, after }) =>
      after ? `Au lieu du texte ${q(before)}, on lit maintenant ${q(after)}.` : `Le texte ${q(before)} a disparu.`,
    'link-target-changed': ({ it, before, after }) =>
      `${it} mène maintenant ${after ? `à ${after}` : 'nulle part'}\u00a0; avant, ${before ? `à ${before}` : 'nulle part'}.`,
    'label-reversed': ({ before, after }) =>
      `Le guide dit ${q(before)}\u00a0; ici se trouve maintenant ${q(after)}, qui dit le contraire.`,
    'icon-changed': ({ it }) => `${it} montre maintenant une autre icône.`,
    'label-in-picture': ({ it }) => `${it} ne porte plus de texte\u00a0; on ne voit plus qu’une image.`,
    'opens-new-tab': ({ it }) => `${it} ouvre maintenant un autre onglet ou une autre fenêtre.`,
    'language-changed': ({ before, after }) => `La page est maintenant en ${after}, et non plus en ${before}.`,
    'step-missing': ({ it, after }) =>
      `Le guide dit d’utiliser ${it}, mais cela n’existe pas ici${after && `\u00a0; le plus ressemblant est ${q(after)}`}.`,
    'step-unusable': ({ it, after }) =>
      `${it} est là, mais on ne peut pas s’en servir.${after && ` ${capitalised(after)}.`}`,
    'link-dead': ({ after }) => `Le lien ne mène nulle part${after && `\u00a0: ${after}`}.`,
    'link-redirected': ({ before, after }) =>
      after ? `Le chemin aboutit maintenant à ${after} au lieu de ${before}.` : `Le chemin mène hors de ${before}.`,
    'destination-other-form': ({ before, after }) =>
      isSentence(before)
        ? `${after ? `La page dit maintenant ${q(after)} au lieu de ${q(before)}` : `La page ne dit plus ${q(before)}`}.`
        : `On arrive maintenant sur une autre page\u00a0: ${q(after)} au lieu de ${q(before)}.`,
    'form-removed': ({ before }) => `La page est là, mais son formulaire a disparu${before && ` (${before})`}.`,
    'field-added': ({ name, after }) => `Le formulaire a un nouveau champ\u00a0: ${q(name)}${after && `, ${after}`}.`,
    'field-removed': ({ name }) => `Le formulaire n’a plus le champ ${q(name)}.`,
    'field-now-required': ({ name }) => `Le champ ${q(name)} doit maintenant être rempli.`,
    'field-now-optional': ({ name }) => `Le champ ${q(name)} peut maintenant rester vide.`,
    'field-now-prefilled': ({ name }) => `Le champ ${q(name)} est maintenant rempli d’avance.`,
    'field-no-longer-prefilled': ({ name }) => `Le champ ${q(name)} n’est plus rempli d’avance.`,
    'field-now-ticked': ({ name }) => `La case ${q(name)} est maintenant cochée d’avance.`,
    'field-no-longer-ticked': ({ name }) => `La case ${q(name)} n’est plus cochée d’avance.`,
    'submit-renamed': ({ before, after }) =>
      `Le bouton qui envoie le formulaire s’appelle maintenant ${q(after)}, et non plus ${q(before)}.`,
    'submit-disabled': ({ it }) => `${it}, qui envoie le formulaire, est désactivé.`,
    'submit-removed': ({ before }) => `Le bouton ${q(before)}, qui envoie le formulaire, a disparu.`,
    'submit-covered': ({ it }) =>
      `${it}, qui envoie le formulaire, est hors d’atteinte\u00a0: autre chose se trouve par-dessus.`,
    'submit-confirms': ({ it }) =>
      `${it} n’envoie plus le formulaire tout de suite\u00a0: une confirmation est d’abord demandée.`,
    'claim-contradicted': ({ name, after }) =>
      `Le guide promet\u00a0: ${q(name)} Ce n’est pas ce qu’on voit${after && `\u00a0: ${after}`}.`,
    'appearance-only': ({ it, after }) =>
      after ? `${it} est là, mais ${after}.` : `Seul l’aspect a changé\u00a0: ${it}.`,
    obstacle: ({ it, after }) => (it && after ? `${it} (${after})` : it || after),
    'ab-test-suspected': () =>
      'Depuis quelques nuits, cela alterne entre deux écrans, comme dans un test A/B. Si les deux sont justes, approuvez l’autre avec `guidewatch approve --variant`.',
    'not-approved': () => 'Personne n’a encore approuvé cet écran\u00a0; il n’y a donc rien à quoi le comparer.',
    'more-elsewhere': () => 'D’autres choses ont changé ailleurs sur les pages.',
    'renderer-changed': ({ before, after }) =>
      `L’image vient d’un autre navigateur (${after}\u00a0; approuvée avec ${before})\u00a0; l’aspect n’a donc pas été jugé.`,
  },
  many: {
    'item-added': ({ count, where, like }) => `${count} entrées sont nouvelles${where}${like}.`,
    'item-removed': ({ count, where, like }) => `${count} entrées${where} ont disparu${like}.`,
    'text-changed': ({ count, where, like }) => `${count} textes${where} ont changé${like}.`,
    'label-renamed': ({ count, where, like }) => `${count} entrées${where} portent d’autres noms${like}.`,
    'item-moved': ({ count, where }) => `${count} entrées${where} se trouvent maintenant ailleurs.`,
    'item-reordered': ({ count, where }) => `${count} entrées${where} sont maintenant dans un autre ordre.`,
    'link-target-changed': ({ count, where }) => `${count} liens${where} mènent maintenant à d’autres adresses.`,
    'appearance-only': ({ count, where }) => `Seul l’aspect de ${count} parties${where} a changé.`,
    'more-elsewhere': ({ count }) => `${count} autres choses ont changé ailleurs sur les pages.`,
  },
  anyMany: ({ count, where }) => `${count} choses${where} ont changé.`,
  alsoAt: 'aussi à',
  arrival: 'arrivée',
  places: {
    banner: 'dans l’en-tête',
    contentinfo: 'dans le pied de page',
    navigation: 'dans la navigation',
    main: 'dans le contenu',
    complementary: 'à côté du contenu',
    search: 'dans la recherche',
    form: 'dans le formulaire',
    dialog: 'dans la boîte de dialogue',
    alertdialog: 'dans la boîte de dialogue',
    region: 'dans la section',
  },
  obstacles: {
    'login-wall': 'Le site demande de se connecter\u00a0; cela n’a pas pu être vérifié.',
    'session-missing': 'Le compte de test n’est pas connecté\u00a0: lancez `guidewatch login`.',
    checkpoint: 'Le site veut savoir à qui appartient le compte de test\u00a0; une personne doit le confirmer.',
    captcha: 'Le site demande de résoudre une énigme (CAPTCHA)\u00a0; guidewatch n’en résout pas.',
    'rate-limit': 'Le site demande de ralentir\u00a0; réessayez plus tard.',
    suspended: 'Le site a suspendu ou bloqué le compte de test\u00a0; une personne doit vérifier.',
    'already-objected':
      'Le compte de test s’est déjà opposé et le site affiche une confirmation au lieu du formulaire\u00a0; utilisez un compte qui ne s’est pas opposé.',
    'another-language':
      'Le site affiche une autre langue au compte de test\u00a0; réglez-la dans les paramètres du compte.',
    'region-notice': 'Le site dit que cela n’existe pas dans cette région.',
    'not-found': 'La page n’existe plus.',
    unavailable: 'Le site n’a pas pu être joint.',
    'unknown-dialog':
      'Une boîte de dialogue aux boutons inconnus barre la route\u00a0; ajoutez le choix qui la refuse sous `interruptions`.',
    'request-stopped': 'La page a peut-être besoin d’une requête qui a été arrêtée.',
    unreadable: 'La page ne peut pas être examinée\u00a0: trop grande, trop imbriquée ou jamais au repos.',
  },
  values: {
    absent: ({ name }) => `${q(name)} n’est pas là`,
    vanished: ({ name }) => `${q(name)} a disparu`,
    'led-astray': ({ name }) => `à cette place se trouve ${q(name)}, qui mène ailleurs`,
    reversed: ({ name }) => `à cette place se trouve ${q(name)}, qui dit le contraire`,
    'option-absent': ({ option, offered = [] }) =>
      `${option ? `le choix ${q(option)}` : 'ce choix'} n’est pas proposé${offered.length > 0 ? `, mais ${offered.map(q).join(', ')}` : ''}`,
    'no-focus': () => 'aucune touche ne l’atteint, car il ne peut pas avoir le focus',
    'no-date': () => 'seule une date y est acceptée, comme 2027-05-26',
    'read-only': () => 'on ne peut rien y écrire',
    disabled: (_, f) => (f ? 'elle est désactivée' : 'il est désactivé'),
    covered: ({ by }) => (by === null ? 'autre chose se trouve par-dessus' : `${q(by)} se trouve par-dessus`),
    'out-of-view': () => 'cela se trouve hors de la partie visible',
    'never-still': () => 'cela ne s’arrête jamais de bouger',
    'opens-dialog': ({ dialog }) => `cela ouvre la boîte de dialogue ${q(dialog)}`,
    'asks-first': () => 'cela demande d’abord si vous le voulez vraiment',
    'would-send': () => 'cela enverrait le formulaire, ce que guidewatch ne fait jamais',
    'secret-elsewhere': ({ allowed, origin }) =>
      `un secret n’est saisi que sur ${allowed.join(' et ')}\u00a0; cette page est sur ${origin}`,
    'secret-no-field': () => 'un secret n’est saisi que dans un champ pour une ligne de texte ou un mot de passe',
    'secret-sent-away': ({ to, origin }) =>
      `le formulaire serait envoyé à ${to}, et la page est sur ${origin}\u00a0; aucun secret n’a été saisi`,
    circle: ({ host }) => `${host} redirige en rond`,
    'no-page': () => 'il n’ouvre pas de page, mais lance un téléchargement, ou rien',
    'other-host': ({ host }) => (host === null ? 'le chemin mène à un autre site' : `le chemin mène à ${host}`),
    network: ({ host, error }) => `${host}\u00a0: ${error ?? 'pas de réponse'}`,
    'no-answer': ({ host }) => `${host} n’a pas répondu à temps`,
    status: ({ status }) => `le site a répondu par le statut ${status}${status === 429 ? ' (trop de requêtes)' : ''}`,
    empty: () => 'la page est restée vide',
    'says-gone': () => 'la page dit qu’elle n’existe pas',
    'too-long': ({ seconds }) => `le passage a duré plus de ${n(seconds)}\u00a0s et a été arrêté`,
    'no-session': ({ account }) => `pas de session pour le compte de test ${q(account)}`,
    paused: ({ until }) => `le compte est laissé tranquille jusqu’au ${until}`,
    'known-address': ({ id }) => `l’adresse correspond à l’obstacle ${q(id)}`,
    'known-text': ({ id }) => `la page montre l’obstacle ${q(id)}`,
    'asks-for-human': () => 'la page demande de prouver que le visiteur est humain',
    'asks-to-log-in': () => 'un formulaire de connexion se trouve là où autre chose était attendu',
    'mark-absent': ({ name }) => `${q(name)}, que seuls les membres voient, n’est pas là`,
    'offers-log-in': () => 'la page propose de se connecter',
    'asks-to-confirm': () => 'la page demande de confirmer à qui appartient le compte',
    'says-suspended': () => 'la page dit que le compte est suspendu ou bloqué',
    'says-objected': () => 'la page dit que cela a déjà été envoyé',
    'says-too-many': () => 'la page dit qu’il y a eu trop de requêtes',
    'other-language': ({ wanted, shown }) => `la langue de la page est ${shown}, et non ${wanted}`,
    'dialog-no-refusal': ({ dialog }) =>
      `la boîte de dialogue ${q(dialog)} n’offre aucun choix qui la refuse ou la ferme`,
    'dialog-none-known': ({ dialog }) => `la boîte de dialogue ${q(dialog)} n’offre aucun des choix de refus connus`,
    'dialog-not-refused': ({ dialog }) => `la boîte de dialogue ${q(dialog)} n’a pas pu être refusée`,
    'dialog-not-closed': ({ dialog }) => `la boîte de dialogue ${q(dialog)} n’a pas pu être fermée`,
    'dialog-stayed': ({ dialog }) => `la boîte de dialogue ${q(dialog)} ne s’est pas fermée`,
    'needs-reads': ({ lines }) =>
      `Pas jugé\u00a0: la page a peut-être besoin ici de requêtes qui ont été arrêtées parce qu’elles pourraient envoyer quelque chose. Si elles ne font que lire, ajoutez au flow\u00a0: ${readsLine(lines)}`,
    'held-typed': ({ request }) =>
      `Pas jugé\u00a0: la page a peut-être besoin ici d’une requête qui a été arrêtée parce qu’elle contenait ce qui a été saisi\u00a0: ${request}`,
    'too-many-nodes': ({ most }) => `elle a plus de ${n(most)} éléments et textes`,
    'nested-too-deep': ({ most }) =>
      most === null ? 'ses éléments sont trop imbriqués' : `ses éléments sont imbriqués sur plus de ${n(most)} niveaux`,
    'too-much-text': ({ millions }) => `elle a plus de ${n(millions)} millions de caractères`,
    'never-at-rest': () => 'elle passe sans cesse à une autre page ou se recharge sans cesse',
    'browser-gave-up': () => 'le navigateur a abandonné\u00a0: elle prend trop de mémoire ou est trop imbriquée',
    'too-large': () => 'elle est trop grande',
    'slow-to-look-at': () => 'l’examiner prend trop de temps',
    'gets-in-the-way': () => 'son propre code gêne ce qui l’examine',
    required: ({ is }) => (is ? 'à remplir obligatoirement' : 'qui peut rester vide'),
    outside: () => 'en dehors',
    unseen: () => 'personne ne le voit',
    renderer: ({ browser, platform, fonts }) => `${browser}, ${platform}, polices ${fonts}`,
  },
  subjects: {
    field: 'le champ',
    page: 'toute la page',
    part: 'une partie de la page',
    pushed: (by) => `la page, décalée de ${by}\u00a0px vers le bas`,
    anywhere: 'sur la page',
  },
  notes: {
    interruption: ({ dialog, answer, by }) => {
      if (answer === 'left')
        return `La boîte de dialogue ${q(dialog)} recouvre le dernier élément de commande\u00a0; on y répond d’abord.`
      const how = answer === 'refused' ? 'refusée' : 'fermée'
      return `La boîte de dialogue ${q(dialog)} s’est interposée et a été ${how}${by === null ? '' : ` par ${q(by)}`}.`
    },
    dialog: ({ type }) => `La page a ouvert une boîte de dialogue du navigateur (${type})\u00a0; elle a été fermée.`,
    popup: () => 'La page a ouvert un autre onglet\u00a0; il a été fermé.',
    download: () => 'La page a lancé un téléchargement\u00a0; il a été refusé.',
    'host-refused': ({ host }) => `La page a demandé ${host}, ce que le flow ne permet pas.`,
    'post-aborted': ({ host }) => `Un formulaire allait être envoyé à ${host}\u00a0; il a été arrêté.`,
    'several-targets': ({ count, name }) =>
      `Il y a ${n(count)} éléments du nom de ${q(name)}\u00a0; le plus probable a été pris.`,
    'loaded-again': () => 'La page n’est pas arrivée entière\u00a0; elle a été rechargée.',
    'request-stopped': ({ request }) => `La page allait envoyer ${request}\u00a0; cela a été arrêté.`,
    'typed-stopped': ({ host }) => `Une requête à ${host} contenait ce qui a été saisi\u00a0; elle a été arrêtée.`,
    'read-allowed': ({ request }) => `Permis par le flow\u00a0: ${request}.`,
    'session-not-kept': ({ why }) =>
      why === 'conflict'
        ? 'La session a été écrite ailleurs entre-temps\u00a0; ce que le site a laissé n’a pas été conservé.'
        : why === 'not-taken'
          ? 'Le navigateur n’a pas rendu la session à temps\u00a0; elle n’a pas été conservée telle que le site l’a laissée.'
          : 'La session n’a pas pu être écrite\u00a0; elle n’a pas été conservée telle que le site l’a laissée.',
  },
  times: (count) => `${count} fois`,
  verdicts: {
    verified: {
      word: 'vérifié',
      many: 'vérifiés',
      meaning: 'Le guide est juste\u00a0: chaque étape, le formulaire et ce qu’il promet.',
    },
    changed: {
      word: 'modifié',
      many: 'modifiés',
      meaning: 'On arrive encore, mais on voit autre chose que ce que dit le guide.',
    },
    broken: { word: 'interrompu', many: 'interrompus', meaning: 'On n’arrive pas, ou on arrive ailleurs.' },
    blocked: { word: 'bloqué', many: 'bloqués', meaning: 'Cela n’a pas pu être vérifié. Cela ne dit rien du guide.' },
    error: {
      word: 'erreur',
      many: 'erreurs',
      meaning: 'guidewatch lui-même a échoué\u00a0; la personne qui l’exploite devrait regarder.',
    },
  },
  proposals: {
    rename: (step, before, after) =>
      `Dans le guide, ${step === null ? 'au formulaire' : `étape ${step}`}\u00a0: écrire ${q(after)} au lieu de ${q(before)}.`,
    insert: (step, sentences) => `Dans le guide, ajouter avant l’étape ${step}\u00a0: ${sentences}`,
    replace: (step, last, sentences) => {
      const those =
        last === null
          ? `l’étape ${step} et toutes les suivantes`
          : last > step
            ? `les étapes ${step} à ${last}`
            : `l’étape ${step}`
      return `Dans le guide, remplacer ${those} par\u00a0: ${sentences}`
    },
  },
  report: REPORT,
  alerts: ALERTS,
  comparison: COMPARISON,
}
