import type { SiteWords } from './en.js'

// All that the published pages say in Italian.

const numero = (count: number, one: string, many: string) => (count === 1 ? one : `${count} ${many}`)

export const IT: SiteWords = {
  quoted: (text) => `«${text}»`,
  skip: 'Vai alla risposta',
  languages: 'Lingue',
  home: 'Tutti i link',
  tagline: 'Verificati notte dopo notte, così non devi cercare',
  demo: 'Dimostrazione: qui una macchina ha percorso un’imitazione, non i siti veri. Nulla in queste pagine riguarda un sito vero.',
  unsigned:
    'Non firmato: nessuno può provare che queste pagine vengano da {publisher} e siano come sono state pubblicate.',
  overview: {
    title: 'Funziona ancora?',
    lead: 'Certe cose sono ben nascoste: un’opposizione, una cancellazione. Ogni notte {publisher} fa percorrere a una macchina tutto il cammino, come lo faresti tu, fino al modulo e senza inviare nulla. Ecco che cosa ha trovato.',
    night: 'Ultima notte completa: {at}.',
    count: (works, all) =>
      works === all
        ? all === 1
          ? 'Il link porta alla meta.'
          : `Tutti i link (${all}) portano alla meta.`
        : `${works} link su ${all} ${works === 1 ? 'porta' : 'portano'} alla meta.`,
    links: 'I link',
    empty: 'Nessun link è ancora pubblicato.',
    until: 'verificato il {at}, vale fino al {until}',
    changed: 'com’è descritto, l’ultima volta, il {at}, vale fino al {until}',
    last: 'funzionava ancora il {at}',
    never: 'mai ancora verificato',
    pages: 'Pagine',
    page: (page, pages) => `Pagina ${page} di ${pages}`,
    previous: 'Pagina precedente',
    next: 'Pagina successiva',
    index: 'Tutte le pagine, ognuna con il suo primo link',
  },
  question: 'Funziona ancora?',
  states: {
    verified: { word: 'funziona', answer: 'Sì, funziona ancora.' },
    changed: { word: 'funziona, ma ha un altro aspetto', answer: 'Sì, ma qualcosa ha cambiato aspetto.' },
    broken: { word: 'non funziona', answer: 'No, non com’è descritto.' },
    unknown: { word: 'sconosciuto', answer: 'Al momento non lo sa nessuno.' },
    retired: { word: 'abbandonato', answer: 'No, questo link è stato abbandonato.' },
    'not-machine-verified': { word: 'non verificato da una macchina' },
    attested: { word: 'verificato da una persona' },
  },
  answer: {
    verified:
      'Abbiamo percorso tutto il cammino fino al modulo il {at}. Vale fino al {until}; dopo quel giorno non lo sa nessuno.',
    verifiedSince: 'Ha funzionato a ogni verifica dal {since}.',
    changed: 'Arrivi ancora alla meta, ma lungo il cammino vedrai altro da ciò che dicono le guide.',
    changedUntil:
      'Era esattamente come descritto, l’ultima volta, il {at}. Che tu arrivi alla meta vale fino al {until}; dopo quel giorno non lo sa nessuno.',
    broken: 'Seguendo i passi adesso non arrivi al modulo, o arrivi a quello sbagliato.',
    unknown: 'Di recente nessuno ha potuto guardare. Forse funziona, forse no.',
    retired: 'Nessuno lo verifica più.',
    since: 'È così dal {since}.',
    last: 'Funzionava ancora il {at}.',
    never: 'Non l’abbiamo ancora mai visto funzionare.',
    go: 'Vai al modulo',
    opens: 'apre {host}',
    logIn: 'Lì dovrai accedere.',
    noButton: 'Qui apposta non c’è un pulsante verso il modulo: potrebbe portarti nel posto sbagliato.',
    now: 'Che cosa puoi fare adesso',
    stillWorks: 'Questo cammino funziona ancora:',
    instead: 'Invece può aiutarti questo:',
    reasons: {
      expired: 'Ciò che è pubblicato qui è scaduto: è passato troppo tempo dall’ultima verifica.',
      'rolled-back': 'È arrivato uno stato più vecchio di quello che stai guardando. Qualcosa non va.',
      unreachable: 'Non è stato possibile caricare lo stato attuale.',
      unverifiable: 'Non è stato possibile confermare che lo stato attuale sia autentico.',
      newer: 'Qualcosa è cambiato da quando è stata fatta questa pagina. Ricaricala, per favore.',
    },
  },
  ways: {
    title: 'Il cammino, passo per passo',
    folded: 'Mostra i passi che non sono più giusti',
    foldedUnknown: 'Mostra i passi com’erano descritti',
    mobile: 'Sul telefono',
    desktop: 'Sul computer',
    fallback: 'Percorriamo questo cammino solo in {language}, perciò le etichette sono in quella lingua.',
    signedIn: 'Per questo devi aver fatto l’accesso.',
    empty: 'Per questo cammino non sono annotati passi.',
    guides: 'Guide che descrivono questo cammino',
  },
  steps: {
    open: 'Apri {address}.',
    click: 'Scegli {target}.',
    hover: 'Passa con il mouse su {target}.',
    press: 'Usa la tastiera su {target}.',
    fill: 'Compila {target}.',
    choose: 'Scegli la tua risposta per {target}.',
    expect: 'Ora vedi {target}.',
    arrive: 'Ci sei: questo è il modulo.',
    go: 'Continua.',
    marked: 'Schermata, evidenziato: {target}',
    screen: 'Che cosa mostra lo schermo a questo passo',
    arrival: 'Il modulo alla fine del cammino',
  },
  app: {
    text: 'Nessuna macchina può percorrere un’app. Questi passi li hanno scritti delle persone e possono essere superati.',
    attested: 'Una persona ha seguito questo cammino il {at}. Vale fino al {until}; nessuna macchina l’ha verificato.',
    version: 'Versione dell’app: {version}.',
    works: 'come descritto',
    fails: 'non come descritto',
    seen: 'lì si vede: {text}',
  },
  changes: 'Che cosa è cambiato di recente',
  claims: {
    title: 'Su che cosa puoi contare al modulo',
    true: 'visto così il {at}',
    false: 'non è più così',
    falseLast: 'non è più così; visto così l’ultima volta il {at}',
    unknown: 'al momento non si sa',
    unknownLast: 'al momento non si sa; visto così l’ultima volta il {at}',
    yes: 'Sì:',
    no: 'No:',
    perhaps: 'Non si sa:',
  },
  deadline: {
    title: 'Fino a quando',
    last: 'L’ultimo giorno è il {date}.',
    calendar: 'Metti questo giorno nel tuo calendario',
    short: 'Ultimo giorno: {date}',
  },
  effort: {
    title: 'Che cosa ti chiede',
    clicks: (clicks, screens) =>
      `${numero(clicks, 'Un clic', 'clic')} su ${numero(screens, 'una schermata', 'schermate')}.`,
    required: (count) =>
      count === 0
        ? 'Nessun campo è obbligatorio.'
        : count === 1
          ? 'Un campo va compilato.'
          : `${count} campi vanno compilati.`,
    logIn: 'Devi accedere.',
    noLogIn: 'Non devi accedere.',
    code: 'Devi inserire un codice che ti viene inviato.',
    record: 'Tutti i numeri, notte per notte (CSV)',
    charts: 'Che cosa ha richiesto ogni strada nel tempo',
    chart: (title: string) => `Grafico della strada «${title}»: clic, schermate e campi nel corso delle notti`,
  },
  others: 'Che cos’altro può aiutarti',
  evidence: {
    title: 'Come puoi controllarci',
    text: 'Tutto ciò che c’è in questa pagina esiste anche per i programmi: {status} dice che cosa sappiamo, {head} fino a quando vale.',
    signed: 'Il secondo porta l’impronta del primo ed è firmato; {reader} verifica entrambi, in qualsiasi browser.',
    screens: 'Impronte (SHA-256) delle schermate con cui il cammino è stato confrontato:',
  },
  embed: {
    title: 'Metti questo link sulla tua pagina',
    text: 'Copia queste righe. Portano al modulo finché è giusto, e altrimenti a questa pagina. Non caricano nulla da noi, non impostano cookie e non hanno bisogno di script.',
    code: 'Righe da copiare',
    base: 'Davanti all’indirizzo metti quello a cui si trovano queste pagine.',
    feeds: 'Fatti avvisare quando qualcosa cambia: {atom} o {json}.',
    badge: 'Una piccola immagine dello stato, con la data: {badge}.',
  },
  mistake: {
    title: 'Qualcosa qui non va?',
    text: 'Dillo per favore a {publisher}: {contact}.',
    none: 'Dillo per favore a {publisher}.',
  },
  footer: 'Pubblicato da {publisher}. Nessun cookie, nulla caricato da altrove, nulla contato.',
  missing: {
    title: 'Qui non c’è nulla',
    text: 'Questa pagina non esiste, o non più. Nessun link viene mai tolto; cerca il tuo qui:',
    link: 'Tutti i link in italiano',
  },
}
