import type { Known } from '../known.js'
import { addressesIn } from '../urls.js'
import { keyOf, textKey, wordsOf } from '../words.js'
import { plain } from './tables.js'

/** Services that one page often has instructions for side by side; those of a flow are not the others'. */
const SERVICES =
  'facebook instagram whatsapp messenger threads tiktok snapchat youtube google gmail android chrome firefox safari edge linkedin twitter telegram signal pinterest reddit microsoft windows outlook apple icloud amazon alexa netflix spotify chatgpt openai discord'.split(
    ' ',
  )
/** Purposes that one page often has instructions for side by side, as the beginnings of words. */
const PURPOSES: readonly (readonly string[])[] = [
  ['losch', 'delet', 'supprim', 'suppression', 'elimin', 'cancella', 'deaktivier', 'deactivat', 'desactiv', 'disattiv'],
  ['herunterlad', 'download', 'telecharg', 'scarica', 'exportier', 'export'],
  ['werbung', 'werbe', 'advert', 'publicit', 'pubblicit', 'annonce', 'inserzion'],
  ['passwort', 'password', 'kennwort', 'motdepasse'],
  ['melden', 'report', 'signaler', 'segnala'],
  ['dritte', 'thirdparty', 'third', 'tiers', 'terzi'],
]

/** Names of services that are words as well: these count with a capital letter only. */
const WORDS_TOO = new Set(['edge', 'signal', 'threads', 'messenger', 'outlook', 'windows', 'safari', 'chrome', 'apple'])

/** The words of a text that may name a service. */
function namesIn(text: string): readonly string[] {
  return wordsOf(text).flatMap(({ key, from }) =>
    WORDS_TOO.has(key) && !/^\p{Lu}/u.test(text.slice(from)) ? [] : [key],
  )
}

export const isService = (text: string): boolean => SERVICES.includes(keyOf(text))

/** Whose instructions a text announces: `own`, `other`, or nobody's in particular. */
export type Subject = 'own' | 'other' | undefined

const OTHER_SERVICES =
  /^(?:other|andere|weitere|autres|altri|altre)\s(?:services?|apps?|sites?|networks?|shops?|banks?|towns?|platforms?|products?|dienste|netzwerke|seiten|banken|anbieter|plattformen|produkte|réseaux|banques|boutiques|applis?|plateformes|servizi|siti|reti|banche|negozi|piattaforme)/iu
/** "At the others", "Elsewhere". */
const AT_OTHERS =
  /(?:^|\s)(?:(?:bei|und|was ist mit|at|with|and|chez|et|da|presso|e) (?:(?:den|die|the|les|gli|le) )?(?:anderen|others|autres|altri|altre)|anderswo|elsewhere|ailleurs|altrove)\s?[?:]?$/iu
/** Devices and programs are nobody's. */
const PLATFORMS = new Set(
  'iphone ipad ios mac macos pc linux ubuntu handy smartphone tablet computer desktop browser app'.split(' '),
)
/** Nor are those that every flow is somebody's of. */
const INSTITUTIONS = new Set(
  'bank kasse krankenkasse versicherung anbieter betreiber unternehmen konzern firma plattform händler hersteller vermieter verwaltung verlag sender fluggesellschaft universität hochschule schule company firm provider platform insurer university banque société entreprise plateforme université banca azienda società piattaforma università'
    .split(' ')
    .map(keyOf),
)
const NAME =
  "(?:(?:der|die|das|dem|den|the|la|le|les|il|lo|gli|del|della|du|des|de|di)\\s|l')?(\\p{Lu}[\\p{L}\\p{N}]{2,}(?:\\s(?:(?:de|du|des|della|del|di|of|der)\\s)?\\p{Lu}[\\p{L}\\p{N}]+){0,3})"
const FRONT =
  '(?:^|[.,;:!?(–—-]\\s|\\s[–—-]\\s)[*•"„«“\\s]*(?:(?:[Uu]nd|[Aa]ber|[Aa]nd|[Bb]ut|[Ee]t|[Mm]ais|[Ee]d?|[Mm]a)\\s)?'
/** Where somebody else is spoken of by name: "At Oltre, …", "Customers of …". German says it with words that have no capital. */
const OF_NAMED = [
  // "Frau Reß von der Talnet": of no library or club, which shows what others do.
  new RegExp(
    String.raw`(?<!\p{L})(?:Frau|Herrn?|Dr\.|Kolleg(?:e|in)|Sprecher(?:in)?|Mitarbeiter(?:in)?)(?:\s\p{Lu}[\p{L}-]+){1,2},?\s(?:vo[nm]|bei[m]?)\s(?!(?:d(?:er|em)\s)?\p{L}*(?:erei|thek|zentrale|ung|schaft|verein|amt|haus|schule|rat|stelle|ion|hilfe|dienst|gruppe|bund|verband|kreis|treff|büro|kirche|gemeinde|pfarrei|stadt|zeitung|klub|club|uni|akademie|zentrum|schutz|radio|funk|caritas|diakonie|vhs)(?:e?s)?(?!\p{L}))${NAME}`,
    'gu',
  ),
  new RegExp(
    `${FRONT}(?:[Aa]t|[Ww]ith|[Ff]or|[Oo]ver at|[Cc]hez|[Dd]a|[Pp]resso|[Aa]|[Aa]d|[Aa]lla|[Aa]l|[Aa]ll'|[Dd]al|[Dd]alla|[Bb]ei|[Bb]eim|[Àà]|[Aa]uprès de)\\s${NAME}`,
    'gu',
  ),
  new RegExp(
    `(?:customers|users|clients|readers|patients|members|clientes?|utilisateurs|clienti|utenti|correntisti|[Kk]und(?:en|innen)|[Mm]itglieder|[Nn]utzer(?:innen)?|[Kk]undschaft|\\p{Lu}\\p{L}+(?:freunde|freundinnen|leute|fans|gäste|besitzer|fahrer|abonnenten|mieter|leser|kunden|nutzer|inhaber|mitglieder)(?:innen)?)\\s(?:of|from|at|with|de|du|della|del|di|dell'|der|des|von|bei)\\s?${NAME}`,
    'gu',
  ),
  /(?:^|\s)(?!(?:The|Our|All|Many|Some|Most|New|Les|Des|Nos)\s)(\p{Lu}[\p{L}\p{N}]{2,})\s(?:customers|users|clients|readers|members)(?!\p{L})/gu,
  /(?:venditore|Partner|partner|vendor|seller|vendeur|partenaire|Händler|Anbieter)\s(?:(?:esterno|externe|like|wie|come|comme|externer)\s)*(\p{Lu}[\p{L}\p{N}]{2,})/gu,
  new RegExp(
    `(?<!\\p{L})(?:(?:der|die|das) bei|who(?:'s| is| are| was| were) (?:with|at)|qui (?:est|sont|était) chez|che (?:è|sono|era) (?:con|da|in|cliente (?:di|da)))\\s${NAME}`,
    'gu',
  ),
  new RegExp(`(?:bei|at|with|chez|da|presso)\\s${NAME},\\s(?:da|dort|wo|there|where|là|où|lì|dove)(?!\\p{L})`, 'gu'),
  new RegExp(
    `(?:site|page|app|portal|website|sito|portale|pagina|Seite|Website|Portal)\\s(?:of|de|du|della|del|di|dell'|der|des|von)\\s?${NAME}`,
    'gu',
  ),
]
/** Who calls, wants or asks for something, at the beginning of a sentence. */
const DOES =
  /^(?:(?:Der|Die|Das|The|La|Le|Il|Lo)\s)?(\p{Lu}\p{Ll}[\p{L}\p{N}]+)\s(?:calls?|wants?|asks?|requires?|uses?|demands?|nennt|verlangt|will|fordert|appelle|demande|exige|veut|utilise|chiama|chiede|vuole|richiede|usa)(?!\p{L})/u
/** "Does that go for Nordwind, too?" */
const ASKED_OF = new RegExp(
  `(?:auch|also|aussi|anche|even|too)\\s(?:für|bei|for|at|with|pour|chez|per|da|con)\\s${NAME}\\s?\\?`,
  'gu',
)
/** "Does that go for the card of Nordwind, too?": for one thing of theirs. */
const ASKED_OF_ONE = [
  /(?:auch|genauso|ebenso|gleich|dasselbe)\s(?:für|bei|mit|auf|unter)\s(?:\p{L}+\s){1,4}?(?<=\p{Lu}\p{Ll}{3,15}\s)(?:(?:bei|von)\s)?(\p{Lu}[\p{L}\p{N}]{2,})\s?\?/gu,
  new RegExp(
    `(?:also|same|too|aussi|même chose|pareil|valable|anche|stesso|stessa cosa|uguale|apply|applies|hold|holds|vaut|vale)\\s(?:for|at|with|on|to|pour|chez|avec|sur|à|per|da|con|su)\\s(?:(?:\\p{L}+['\\s]){1,4}(?:with|at|chez|auprès de|presso|con)|(?:\\p{L}+['\\s]){0,3}(?:cards?|accounts?|app|site|shop|store|plan|service|subscription|programme|program|points|carte|compte|appli|boutique|magasin|abonnement|formule|banque|carta|tessera|conto|negozio|abbonamento|servizio|programma|banca)\\s(?:of|by|at|from|with|di|del|della|dei|dell'|de|du|des|de la|d'|chez))\\s?${NAME}\\s?\\?`,
    'gu',
  ),
]
/** "And Lumio?" */
const ASKED_BY_NAME =
  /^(?:(?:[Uu]nd|[Aa]nd|[Ee]t|[Ee]d?)(?: (?:bei|mit|für|auf|with|at|on|for|chez|pour|sur|avec|con|su|per|da|presso))?|(?:[Aa]nd )?[Ww]hat about|(?:[Aa]nd )?[Hh]ow about|(?:[Uu]nd )?[Ww]as ist mit|[Qq]uid de)\s(\p{Lu}[\p{L}\p{N}]{2,}(?:\s\p{Lu}[\p{L}\p{N}]+)?)\s?\?/gu
/** "Our form for letters": of who writes the guide, where the flow has no word of it. */
const OURS =
  /^(?:unser|our(?: own)?|notre|il nostro) (?:formular|form|formulaire|modulo) (?:für|for|pour|per) (?!(?:das|dies\p{L}*|this|that|it|cela|ceci|questo)(?!\p{L}))(?:(?:d(?:ie|en|as)|the|les?|la|il|gli|i) |l')?(\p{L}+)/iu

/** "There it is under X, at Lumio it is not": said of the flow only to tell the other apart. */
const THERE = /(?<!\p{L})(?:dort|da|there|over there|là-bas|là|lì|là da loro)(?!\p{L})/iu
const NOT_HERE = [
  new RegExp(
    `(?<!\\p{L})(?:[Bb]ei|[Aa]t|[Ww]ith|[Oo]n)\\s${NAME}(?:\\s(?:it|they|there|es|das|gibt))*(?:\\s(?:is|are|does|ist|sind|geht))?\\s(?:nicht|not|n't)(?!\\p{L})`,
    'gu',
  ),
  new RegExp(`(?<!\\p{L})(?:nicht|not|pas|non)\\s(?:bei|at|with|on|chez|sur|da|presso|su)\\s${NAME}`, 'gu'),
]
const PRONOUNS = new Set(
  'you we your our wir ihr ich vous nous voi noi nothing something everything all some most many nichts alles alle viele manche rien tout tous niente tutto tutti it this that they she he who everyone nobody anyone somebody wer man sie er es das dies niemand jeder on il elle qui ce cela chacun personne lui lei chi questo quello ognuno nessuno nobody dann danach jetzt nun dort hier dabei zuerst zuletzt manchmal then now here there next first puis ensuite ici maintenant poi ora qui adesso form formular formulaire modulo'.split(
    ' ',
  ),
)
/** In German these have a capital, too, and ask for things: "Die Seite verlangt …". */
const SCREENS = new Set(
  'seite webseite website startseite app anwendung programm box gerat system dialog fenster assistent bot maske portal dienst kasten feld text'.split(
    ' ',
  ),
)
/** True for a word that is nobody's name: of a screen, a device, a kind of company, or whoever is meant. */
export const isNobody = (key: string): boolean =>
  PRONOUNS.has(key) || SCREENS.has(key) || PLATFORMS.has(key) || INSTITUTIONS.has(key)
/** What a text calls whoever it is about: the site of these is the flow's own. */
const NOBODY =
  '(?:company|firm|operator|provider|service|network|platform|group|bank|insurer|retailer|supplier|carrier|airline|broadcaster|manufacturer|maker|brand|landlord|compagnie|entreprise|société|opérateur|fournisseur|plateforme|groupe|banque|assureur|enseigne|constructeur|marque|bailleur|compagnia|azienda|società|operatore|fornitore|gestore|piattaforma|gruppo|banca|assicurazione|casa|costruttore|produttore|marchio|ditta|impresa|rete|ente)(?!\\p{L})'
/** The same without a name. */
const OF_OTHERS = new RegExp(
  String.raw`(?<!\p{L})(?:their (?:own )?(?:site|page|app|shop|portal|website|menu|form|button|label|deadline)|(?:(?:a )?(?:very |completely |entirely )?different|another) (?:thing|matter|procedure|process|story|animal|beast|kettle of fish|ball ?game)|ander(?:e|er|es) (?:sache|verfahren|baustelle|geschichte|ablauf|thema|paar schuhe|tier)|autre (?:chose|procédure|affaire|histoire|démarche|animal|paire de manches)|altr[ao] (?:cosa|procedura|storia|faccenda|animale|paio di maniche|musica)|leur (?:site|page|appli|boutique|portail|formulaire)|loro (?:sito|pagina|app|negozio|portale|modulo)|deren (?:seite|website|app|shop|portal|formular)|(?:another|other|different) (?:shop|bank|town|city|service|site|app|provider|office|authority|${NOBODY})|(?:ander(?:e[nrms]?)) (?:bank|stadt|shop|laden|anbieter|dienst|app|seite|gemeinde|behörde|firma|unternehmen|betreiber|plattform|gesellschaft|versicherung|kasse|netzwerk|haus|amt|verein)|autre (?:ville|boutique|service|site|appli|commune|${NOBODY})|altr[ao] (?:città|negozio|servizio|sito|app|comune|${NOBODY})|(?:sur le|au) site (?:du|de la|de l'|des) (?!${NOBODY})\p{L}+|sul sito (?:del|della|dell'|dei) (?!${NOBODY})\p{L}+|on the (?!${NOBODY})\p{L}+'s (?:site|portal|website)|\p{L}+(?:'s|s') own (?:site|page|menu|app|portal|form)|unabhängig (?:davon|hiervon)|independently of (?:this|that)|indépendamment de (?:cela|ceci)|indipendentemente da (?:questo|ciò)|kantonal\p{L}*|cantonal\p{L}*)(?!\p{L})`,
  'iu',
)

/** "For the ferry it is different: there you …", of no device on which the flow goes. */
const DIFFERS =
  /(?<!\p{L})(?:different(?:ly)?|anders|différent\p{L}*|autrement|divers[oa]|diversamente)(?!\p{L})[^.!?]{0,30}(?<!\p{L})(?:there|dort|da|là|lì)(?!\p{L})/iu
const ON_DEVICE =
  /(?<!\p{L})(?:\p{L}*apps?|appli\p{L}*|(?:smart)?phones?|handys?|\p{L}*telefon|tablets?|tablette|rechner|computer|laptop|desktop|browser|website|webseite|portable|ordinateur|téléphone|navigateur|site|cellulare|telefono|sito)(?!\p{L})/iu

/** True where a text names a device or a program on which a flow goes. */
export const namesDevice = (text: string): boolean => ON_DEVICE.test(text)

/** "In Norden, where …": a place by its name. */
const IN_PLACE = /(?<!\p{L})(?:[Ii]n|[Ii]m|[Àà]|[Ee]n|[Aa]) \p{Lu}\p{L}+,? (?:wo|where|où|dove)(?!\p{L})/u

/** True for a kind of company, by which a table may call what it compares. */
export const isInstitution = (key: string): boolean =>
  INSTITUTIONS.has(key) ||
  /^(?:dienst|service|app|appli|box|shop|boutique|negozio|servizio|gestore|operatore|operateur|fournisseur|fornitore|netz|network|reseau|rete|enseigne|ditta|compagnia|compagnie|insurer|retailer|assureur)$/.test(
    key,
  )

/** @returns what tells by a heading, or a sentence, whether it is about the flow or about something beside it. */
export function subjects(
  known: Known,
  isOfTitle: (key: string) => boolean,
): {
  readonly ofHeading: (text: string) => Subject
  readonly ofSentence: (text: string) => Subject
  /** True where a sentence is about somebody else's site, by name or not; the next one need not be. */
  readonly namesOthers: (text: string) => boolean
  /** True for a question whether something goes for a thing of somebody else's, too. */
  readonly asksOfOthers: (text: string) => boolean
  /** True for a word that is of the flow. */
  readonly isOwn: (key: string) => boolean
} {
  const own = new Set(
    [
      known.flow,
      ...Object.values(known.title),
      ...known.links.filter(({ is }) => is === 'right').map(({ url }) => hostOf(url)),
    ].flatMap((text) => wordsOf(text).map(({ key }) => key)),
  )
  const vocabulary = vocabularyOf(known)
  const labels = new Set(known.labels.map(({ text }) => textKey(text)))
  const stems = new Set([...vocabulary].filter((word) => word.length >= TELLING).map((word) => word.slice(0, TELLING)))
  const isOwnPurpose = (stems: readonly string[]) =>
    [...own].some((word) => stems.some((stem) => word.startsWith(stem)))
  const services = SERVICES.filter((service) => !own.has(service))
  const ownServices = SERVICES.filter((service) => own.has(service))
  const ofService = (keys: readonly string[]): Subject => {
    if (keys.some((key) => ownServices.some((service) => key === service))) return 'own'
    return keys.some((key) => services.includes(key)) ? 'other' : undefined
  }
  const ofOne = (keys: readonly string[]): Subject =>
    keys.some((key) => ownServices.includes(key)) && keys.some((key) => services.includes(key))
      ? undefined
      : ofService(keys)
  const isUnknown = (name: string | undefined) =>
    wordsOf(name ?? '').every(
      ({ key }) =>
        !vocabulary.has(key) && !PLATFORMS.has(key) && !INSTITUTIONS.has(key) && !stems.has(key.slice(0, TELLING)),
    )
  const namesUnknown = (text: string, patterns: readonly RegExp[]) =>
    patterns.some((pattern) => [...text.matchAll(pattern)].some(({ 1: name }) => isUnknown(name)))
  return {
    ofHeading: (text) => {
      if (OTHER_SERVICES.test(plain(text)) || AT_OTHERS.test(plain(text))) return 'other'
      const keys = wordsOf(text.slice(0, 300)).map(({ key }) => key)
      // A heading that is a label is about what that label is for.
      const purpose = labels.has(textKey(text))
        ? -1
        : PURPOSES.findIndex((stems) => keys.some((key) => stems.some((stem) => key.startsWith(stem))))
      const service = ofService(namesIn(text.slice(0, 300)))
      if (service === 'other') return 'other'
      const stems = PURPOSES[purpose]
      // What the page is about by its title is no other purpose.
      const isOfPage = stems && keys.some((key) => isOfTitle(key) && stems.some((stem) => key.startsWith(stem)))
      if (stems && !isOwnPurpose(stems) && !isOfPage && !keys.some((key) => titleWords(known).has(key))) return 'other'
      return service
    },
    // A sentence that tells two services apart goes on with what it is about.
    ofSentence: (text) => ofOne(namesIn(withoutAddresses(text.slice(0, 1000)))),
    isOwn: (key) => vocabulary.has(key) || SERVICES.includes(key),
    namesOthers: (text) => {
      const read = plain(text.slice(0, 1000))
      if (OF_OTHERS.test(read) || IN_PLACE.test(read) || (DIFFERS.test(read) && !ON_DEVICE.test(read))) return true
      const isOfFlow = (name: string | undefined) => wordsOf(name ?? '').some(({ key }) => own.has(key))
      if (THERE.test(read) && NOT_HERE.some((one) => [...read.matchAll(one)].some(([, name]) => isOfFlow(name))))
        return true
      const [, who] = DOES.exec(read) ?? []
      if (who !== undefined && !isNobody(keyOf(who)) && !vocabulary.has(keyOf(who))) return true
      const [, ours] = OURS.exec(read) ?? []
      if (ours !== undefined && isUnknown(ours)) return true
      return namesUnknown(read, [...OF_NAMED, ASKED_OF, ...ASKED_OF_ONE, ASKED_BY_NAME])
    },
    asksOfOthers: (text) => namesUnknown(plain(text), ASKED_OF_ONE),
  }
}

/** Everything that a flow has a name for: what is spoken of by these words is nobody else. */
function vocabularyOf(known: Known): ReadonlySet<string> {
  const texts = [
    known.flow,
    ...Object.values(known.title),
    ...known.links.flatMap(({ url, title }) => [hostOf(url), ...Object.values(title)]),
    ...known.labels.map(({ text }) => text),
    ...known.routes.flatMap(({ steps }) => steps.flatMap(({ labels }) => labels)),
    ...known.claims.flatMap(({ says }) => Object.values(says)),
  ]
  return new Set(texts.flatMap((text) => wordsOf(text).map(({ key }) => key)))
}

/** What an address is made of says nothing. */
function withoutAddresses(text: string): string {
  return addressesIn(text).reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text)
}

/** Letters of a word that tell it from others. */
const TELLING = 6

/** The long words of a flow's title, which say what it is for; services apart. */
function titleWords(known: Known): ReadonlySet<string> {
  return new Set(
    Object.values(known.title)
      .flatMap((title) => wordsOf(title).map(({ key }) => key))
      .filter((key) => key.length >= TELLING && !SERVICES.includes(key)),
  )
}

function hostOf(url: string): string {
  return keyOf(/^[a-z]+:\/\/([^/]+)/i.exec(url)?.[1] ?? '')
}
