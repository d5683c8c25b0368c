import { ALERTS } from './alerts/it.js'
import type { Vocabulary } from './en.js'
import { COMPARISON, REPORT } from './report/it.js'
import { capitalised, isSentence, nouns, numbersIn, readsLine } from './text.js'

// All that guidewatch says in Italian.

const q = (text: string) => `«${text}»`
const n = numbersIn('it')
const il = nouns('il ')
const la = nouns('la ', true)
const l = nouns('l’')
const lf = nouns('l’', true)
const o = (feminine: boolean) => (feminine ? 'a' : 'o')

export const IT: Vocabulary = {
  quoted: q,
  colon: ':',
  roles: {
    ...il({ link: 'link', button: 'pulsante', heading: 'titolo', text: 'testo', textbox: 'campo di testo' }),
    ...il({ searchbox: 'campo di ricerca', radio: 'pulsante di opzione', slider: 'cursore', menu: 'menu' }),
    ...il({ spinbutton: 'campo numerico', file: 'campo per file', tooltip: 'suggerimento', main: 'contenuto' }),
    ...il({ contentinfo: 'piè di pagina', complementary: 'margine', form: 'modulo', group: 'gruppo' }),
    ...il({ radiogroup: 'gruppo', paragraph: 'paragrafo', iframe: 'riquadro' }),
    ...la({ menuitem: 'voce di menu', menuitemcheckbox: 'voce di menu', menuitemradio: 'voce di menu' }),
    ...la({ checkbox: 'casella', tab: 'scheda', tablist: 'barra delle schede', tabpanel: 'pagina della scheda' }),
    ...la({ dialog: 'finestra di dialogo', alertdialog: 'finestra di dialogo', status: 'riga di stato', row: 'riga' }),
    ...la({
      progressbar: 'barra di avanzamento',
      menubar: 'barra dei menu',
      listitem: 'voce di elenco',
      cell: 'cella',
    }),
    ...la({ table: 'tabella', grid: 'tabella', gridcell: 'cella', tree: 'struttura ad albero', search: 'ricerca' }),
    ...la({ treeitem: 'voce della struttura', navigation: 'navigazione', region: 'sezione', figure: 'figura' }),
    ...la({ separator: 'linea', toolbar: 'barra degli strumenti' }),
    ...l({ combobox: 'elenco a discesa', listbox: 'elenco', switch: 'interruttore', alert: 'avviso', list: 'elenco' }),
    ...l({ article: 'articolo', element: 'elemento' }),
    ...lf({ img: 'immagine', option: 'opzione', rowheader: 'intestazione di riga', banner: 'intestazione' }),
    ...lf({ columnheader: 'intestazione di colonna' }),
  },
  states: {
    disabled: (is, f) => `${is ? 'disattivat' : 'attiv'}${o(f)}`,
    checked: (is, f) => `${is ? '' : 'non '}selezionat${o(f)}`,
    expanded: (is, f) => `${is ? 'apert' : 'chius'}${o(f)}`,
    selected: (is, f) => `${is ? '' : 'non '}scelt${o(f)}`,
    pressed: (is, f) => `${is ? '' : 'non '}premut${o(f)}`,
  },
  findings: {
    'label-renamed': ({ it, before, after }) => `${it} ${q(before)} ora si chiama ${q(after)}.`,
    'role-changed': ({ name, before, after }) =>
      `${q(name)} è un altro elemento di comando (ora: ${after}; prima: ${before}).`,
    'item-moved': ({ it, before, after }) => `${it} ora si trova altrove${after && ` (${after}; prima: ${before})`}.`,
    'item-reordered': ({ it }) => `${it} ora si trova in un altro punto dello stesso elenco.`,
    'item-added': ({ it }) => `Nuovo qui: ${it}.`,
    'item-removed': ({ it }) => `Non si trova più qui: ${it}.`,
    'state-changed': ({ it, before, after }) => `${it} ora è ${after}; prima: ${before}.`,
    'text-changed': ({ before, after }) =>
      after ? `Al posto del testo ${q(before)} ora si legge ${q(after)}.` : `Il testo ${q(before)} non c’è più.`,
    'link-target-changed': ({ it, before, after }) =>
      `${it} ora porta ${after ? `a ${after}` : 'da nessuna parte'}; prima, ${before ? `a ${before}` : 'da nessuna parte'}.`,
    'label-reversed': ({ before, after }) =>
      `La guida dice ${q(before)}; qui ora si trova ${q(after)}, che dice il contrario.`,
    'icon-changed': ({ it }) => `${it} ora mostra un’altra icona.`,
    'label-in-picture': ({ it }) => `${it} non porta più un testo; si vede soltanto un’immagine.`,
    'opens-new-tab': ({ it }) => `${it} ora apre un’altra scheda o un’altra finestra.`,
    'language-changed': ({ before, after }) => `La pagina ora è in ${after}, non più in ${before}.`,
    'step-missing': ({ it, after }) =>
      `La guida dice di usare ${it}, ma qui non c’è${after && `; la cosa più simile è ${q(after)}`}.`,
    'step-unusable': ({ it, after }) => `${it} c’è, ma non si può usare.${after && ` ${capitalised(after)}.`}`,
    'link-dead': ({ after }) => `Il link non porta da nessuna parte${after && `: ${after}`}.`,
    'link-redirected': ({ before, after }) =>
      after ? `Il percorso ora finisce su ${after} invece che su ${before}.` : `Il percorso porta via da ${before}.`,
    'destination-other-form': ({ before, after }) =>
      isSentence(before)
        ? `${after ? `La pagina ora dice ${q(after)} invece di ${q(before)}` : `La pagina non dice più ${q(before)}`}.`
        : `Ora si arriva su un’altra pagina: ${q(after)} invece di ${q(before)}.`,
    'form-removed': ({ before }) => `La pagina c’è, ma il suo modulo è sparito${before && ` (${before})`}.`,
    'field-added': ({ name, after }) => `Il modulo ha un nuovo campo: ${q(name)}${after && `, ${after}`}.`,
    'field-removed': ({ name }) => `Il modulo non ha più il campo ${q(name)}.`,
    'field-now-required': ({ name }) => `Ora il campo ${q(name)} va compilato.`,
    'field-now-optional': ({ name }) => `Ora il campo ${q(name)} può restare vuoto.`,
    'field-now-prefilled': ({ name }) => `Ora il campo ${q(name)} è già compilato.`,
    'field-no-longer-prefilled': ({ name }) => `Il campo ${q(name)} non è più già compilato.`,
    'field-now-ticked': ({ name }) => `Ora la casella ${q(name)} è già selezionata.`,
    'field-no-longer-ticked': ({ name }) => `La casella ${q(name)} non è più già selezionata.`,
    'submit-renamed': ({ before, after }) =>
      `Il pulsante che invia il modulo ora si chiama ${q(after)}, non più ${q(before)}.`,
    'submit-disabled': ({ it }) => `${it} che invia il modulo è disattivato.`,
    'submit-removed': ({ before }) => `Il pulsante ${q(before)} che invia il modulo è sparito.`,
    'submit-covered': ({ it }) => `${it} che invia il modulo non si può premere: c’è qualcosa sopra.`,
    'submit-confirms': ({ it }) => `${it} non invia più subito il modulo: prima chiede una conferma.`,
    'claim-contradicted': ({ name, after }) =>
      `La guida promette: ${q(name)} Non è ciò che si vede${after && `: ${after}`}.`,
    'appearance-only': ({ it, after }) => (after ? `${it} c’è, ma ${after}.` : `È cambiato solo l’aspetto: ${it}.`),
    obstacle: ({ it, after }) => (it && after ? `${it} (${after})` : it || after),
    'ab-test-suspected': () =>
      'Da alcune notti questo si alterna fra due schermate, come in un test A/B. Se sono giuste entrambe, approva l’altra con `guidewatch approve --variant`.',
    'not-approved': () => 'Nessuno ha ancora approvato questa schermata; non c’è nulla con cui confrontarla.',
    'more-elsewhere': () => 'È cambiato dell’altro in altri punti delle pagine.',
    'renderer-changed': ({ before, after }) =>
      `L’immagine viene da un altro browser (${after}; approvata con ${before}); l’aspetto quindi non è stato giudicato.`,
  },
  many: {
    'item-added': ({ count, where, like }) => `${count} voci sono nuove${where}${like}.`,
    'item-removed': ({ count, where, like }) => `${count} voci${where} sono sparite${like}.`,
    'text-changed': ({ count, where, like }) => `${count} testi${where} sono cambiati${like}.`,
    'label-renamed': ({ count, where, like }) => `${count} voci${where} hanno altri nomi${like}.`,
    'item-moved': ({ count, where }) => `${count} voci${where} ora si trovano altrove.`,
    'item-reordered': ({ count, where }) => `${count} voci${where} ora sono in un altro ordine.`,
    'link-target-changed': ({ count, where }) => `${count} link${where} ora portano ad altri indirizzi.`,
    'appearance-only': ({ count, where }) => `È cambiato solo l’aspetto di ${count} parti${where}.`,
    'more-elsewhere': ({ count }) => `Altre ${count} cose sono cambiate in altri punti delle pagine.`,
  },
  anyMany: ({ count, where }) => `${count} cose${where} sono cambiate.`,
  alsoAt: 'anche in',
  arrival: 'arrivo',
  places: {
    banner: 'nell’intestazione',
    contentinfo: 'nel piè di pagina',
    navigation: 'nella navigazione',
    main: 'nel contenuto',
    complementary: 'accanto al contenuto',
    search: 'nella ricerca',
    form: 'nel modulo',
    dialog: 'nella finestra di dialogo',
    alertdialog: 'nella finestra di dialogo',
    region: 'nella sezione',
  },
  obstacles: {
    'login-wall': 'Il sito chiede di accedere; non è stato possibile verificare.',
    'session-missing': 'L’account di prova non ha effettuato l’accesso: esegui `guidewatch login`.',
    checkpoint: 'Il sito vuole sapere a chi appartiene l’account di prova; deve confermarlo una persona.',
    captcha: 'Il sito chiede di risolvere un enigma (CAPTCHA); guidewatch non ne risolve.',
    'rate-limit': 'Il sito chiede di rallentare; riprova più tardi.',
    suspended: 'Il sito ha sospeso o bloccato l’account di prova; una persona deve controllare.',
    'already-objected':
      'L’account di prova si è già opposto e il sito mostra una conferma al posto del modulo; usa un account che non si è opposto.',
    'another-language':
      'Il sito mostra all’account di prova un’altra lingua; cambiala nelle impostazioni dell’account.',
    'region-notice': 'Il sito dice che questo non esiste nella regione.',
    'not-found': 'La pagina non esiste più.',
    unavailable: 'Il sito non era raggiungibile.',
    'unknown-dialog':
      'Una finestra di dialogo con pulsanti sconosciuti sbarra la strada; aggiungi la scelta che la rifiuta sotto `interruptions`.',
    'request-stopped': 'Forse alla pagina serve una richiesta che è stata fermata.',
    unreadable: 'La pagina non si può esaminare: è troppo grande, troppo annidata o mai ferma.',
  },
  values: {
    absent: ({ name }) => `${q(name)} non c’è`,
    vanished: ({ name }) => `${q(name)} è sparito`,
    'led-astray': ({ name }) => `al suo posto c’è ${q(name)}, che porta altrove`,
    reversed: ({ name }) => `al suo posto c’è ${q(name)}, che dice il contrario`,
    'option-absent': ({ option, offered = [] }) =>
      `${option ? `la scelta ${q(option)}` : 'questa scelta'} non viene offerta${offered.length > 0 ? `, ma ${offered.map(q).join(', ')}` : ''}`,
    'no-focus': () => 'nessun tasto lo raggiunge, perché non può avere il focus',
    'no-date': () => 'accetta solo una data, come 2027-05-26',
    'read-only': () => 'non vi si può scrivere nulla',
    disabled: (_, f) => `è disattivat${o(f)}`,
    covered: ({ by }) => (by === null ? 'c’è qualcos’altro sopra' : `c’è sopra ${q(by)}`),
    'out-of-view': () => 'si trova fuori dalla parte visibile',
    'never-still': () => 'non sta mai fermo',
    'opens-dialog': ({ dialog }) => `apre la finestra di dialogo ${q(dialog)}`,
    'asks-first': () => 'prima chiede se lo vuole davvero',
    'would-send': () => 'invierebbe il modulo, e guidewatch non lo fa mai',
    'secret-elsewhere': ({ allowed, origin }) =>
      `un segreto viene digitato solo su ${allowed.join(' e ')}; questa pagina è su ${origin}`,
    'secret-no-field': () => 'un segreto viene digitato solo in un campo per una riga di testo o una password',
    'secret-sent-away': ({ to, origin }) =>
      `il modulo verrebbe inviato a ${to}, e la pagina è su ${origin}; nessun segreto è stato digitato`,
    circle: ({ host }) => `${host} rimanda in circolo`,
    'no-page': () => 'non apre una pagina, ma avvia un download, o nulla',
    'other-host': ({ host }) => (host === null ? 'il percorso porta a un altro sito' : `il percorso porta a ${host}`),
    network: ({ host, error }) => `${host}: ${error ?? 'nessuna risposta'}`,
    'no-answer': ({ host }) => `${host} non ha risposto in tempo`,
    status: ({ status }) => `il sito ha risposto con lo stato ${status}${status === 429 ? ' (troppe richieste)' : ''}`,
    empty: () => 'la pagina è rimasta vuota',
    'says-gone': () => 'la pagina dice di non esistere',
    'too-long': ({ seconds }) => `il passaggio è durato più di ${n(seconds)} s ed è stato fermato`,
    'no-session': ({ account }) => `nessuna sessione per l’account di prova ${q(account)}`,
    paused: ({ until }) => `l’account viene lasciato in pace fino al ${until}`,
    'known-address': ({ id }) => `l’indirizzo corrisponde all’ostacolo ${q(id)}`,
    'known-text': ({ id }) => `la pagina mostra l’ostacolo ${q(id)}`,
    'asks-for-human': () => 'la pagina chiede di dimostrare che il visitatore è umano',
    'asks-to-log-in': () => 'un modulo di accesso si trova dove si attendeva altro',
    'mark-absent': ({ name }) => `${q(name)}, che vedono solo gli iscritti, non c’è`,
    'offers-log-in': () => 'la pagina offre di accedere',
    'asks-to-confirm': () => 'la pagina chiede di confermare di chi è l’account',
    'says-suspended': () => 'la pagina dice che l’account è sospeso o bloccato',
    'says-objected': () => 'la pagina dice che è già stato inviato',
    'says-too-many': () => 'la pagina dice che le richieste sono state troppe',
    'other-language': ({ wanted, shown }) => `la lingua della pagina è ${shown}, non ${wanted}`,
    'dialog-no-refusal': ({ dialog }) =>
      `la finestra di dialogo ${q(dialog)} non offre alcuna scelta che la rifiuti o la chiuda`,
    'dialog-none-known': ({ dialog }) =>
      `la finestra di dialogo ${q(dialog)} non offre nessuna delle scelte di rifiuto conosciute`,
    'dialog-not-refused': ({ dialog }) => `non è stato possibile rifiutare la finestra di dialogo ${q(dialog)}`,
    'dialog-not-closed': ({ dialog }) => `non è stato possibile chiudere la finestra di dialogo ${q(dialog)}`,
    'dialog-stayed': ({ dialog }) => `la finestra di dialogo ${q(dialog)} non si è chiusa`,
    'needs-reads': ({ lines }) =>
      `Non giudicato: forse alla pagina servono qui richieste che sono state fermate perché potrebbero inviare qualcosa. Se leggono soltanto, aggiungi al flow: ${readsLine(lines)}`,
    'held-typed': ({ request }) =>
      `Non giudicato: forse alla pagina serve qui una richiesta che è stata fermata perché conteneva ciò che è stato digitato: ${request}`,
    'too-many-nodes': ({ most }) => `ha più di ${n(most)} elementi e testi`,
    'nested-too-deep': ({ most }) =>
      most === null ? 'i suoi elementi sono troppo annidati' : `i suoi elementi sono annidati oltre ${n(most)} livelli`,
    'too-much-text': ({ millions }) => `ha più di ${n(millions)} milioni di caratteri`,
    'never-at-rest': () => 'passa di continuo a un’altra pagina o si ricarica di continuo',
    'browser-gave-up': () => 'il browser ha rinunciato: occupa troppa memoria o è troppo annidata',
    'too-large': () => 'è troppo grande',
    'slow-to-look-at': () => 'esaminarla richiede troppo tempo',
    'gets-in-the-way': () => 'il suo stesso codice ostacola ciò che la esamina',
    required: ({ is }) => (is ? 'da compilare obbligatoriamente' : 'che può restare vuoto'),
    outside: () => 'al di fuori',
    unseen: () => 'nessuno lo vede',
    renderer: ({ browser, platform, fonts }) => `${browser}, ${platform}, caratteri ${fonts}`,
  },
  subjects: {
    field: 'il campo',
    page: 'tutta la pagina',
    part: 'una parte della pagina',
    pushed: (by) => `la pagina, spostata in basso di ${by} px`,
    anywhere: 'nella pagina',
  },
  notes: {
    interruption: ({ dialog, answer, by }) => {
      if (answer === 'left')
        return `La finestra di dialogo ${q(dialog)} copre l’ultimo elemento di comando; si risponde prima a quella.`
      const how = answer === 'refused' ? 'rifiutata' : 'chiusa'
      return `Si è frapposta la finestra di dialogo ${q(dialog)}; è stata ${how}${by === null ? '' : ` con ${q(by)}`}.`
    },
    dialog: ({ type }) => `La pagina ha aperto una finestra di dialogo del browser (${type}); è stata chiusa.`,
    popup: () => 'La pagina ha aperto un’altra scheda; è stata chiusa.',
    download: () => 'La pagina ha avviato un download; è stato rifiutato.',
    'host-refused': ({ host }) => `La pagina ha chiesto ${host}, che il flow non permette.`,
    'post-aborted': ({ host }) => `Un modulo stava per essere inviato a ${host}; è stato fermato.`,
    'several-targets': ({ count, name }) =>
      `Ci sono ${n(count)} elementi di nome ${q(name)}; è stato preso il più probabile.`,
    'loaded-again': () => 'La pagina non è arrivata intera; è stata ricaricata.',
    'request-stopped': ({ request }) => `La pagina stava per inviare ${request}; è stato fermato.`,
    'typed-stopped': ({ host }) => `Una richiesta a ${host} conteneva ciò che è stato digitato; è stata fermata.`,
    'read-allowed': ({ request }) => `Permesso dal flow: ${request}.`,
    'session-not-kept': ({ why }) =>
      why === 'conflict'
        ? 'Nel frattempo la sessione è stata scritta da altri; ciò che il sito ha lasciato non è stato conservato.'
        : why === 'not-taken'
          ? 'Il browser non ha consegnato la sessione in tempo; non è stata conservata come il sito l’ha lasciata.'
          : 'Non è stato possibile scrivere la sessione; non è stata conservata come il sito l’ha lasciata.',
  },
  times: (count) => `${count} volte`,
  verdicts: {
    verified: {
      word: 'verificato',
      many: 'verificati',
      meaning: 'La guida è giusta: ogni passo, il modulo e ciò che promette.',
    },
    changed: {
      word: 'modificato',
      many: 'modificati',
      meaning: 'Si arriva ancora, ma si vede altro da ciò che dice la guida.',
    },
    broken: { word: 'interrotto', many: 'interrotti', meaning: 'Non si arriva, o si arriva altrove.' },
    blocked: {
      word: 'bloccato',
      many: 'bloccati',
      meaning: 'Non è stato possibile verificare. Della guida non dice nulla.',
    },
    error: {
      word: 'errore',
      many: 'errori',
      meaning: 'guidewatch stesso ha fallito; chi lo gestisce dovrebbe controllare.',
    },
  },
  proposals: {
    rename: (step, before, after) =>
      `Nella guida, ${step === null ? 'al modulo' : `passo ${step}`}: scrivere ${q(after)} invece di ${q(before)}.`,
    insert: (step, sentences) => `Nella guida, aggiungere prima del passo ${step}: ${sentences}`,
    replace: (step, last, sentences) => {
      const those =
        last === null
          ? `il passo ${step} e tutti i successivi`
          : last > step
            ? `i passi da ${step} a ${last}`
            : `il passo ${step}`
      return `Nella guida, sostituire ${those} con: ${sentences}`
    },
  },
  report: REPORT,
  alerts: ALERTS,
  comparison: COMPARISON,
}
