import type { ProbeResult } from '../../src/screen/probe.js'

/** A page as sites of many makes have it, and what a probe must make of it. */
export type ProbePage = {
  readonly what: string
  readonly result: ProbeResult
  readonly body: string
  /** The walk's; British English when absent. */
  readonly locale?: string
  /** What the document says of its language; that of the locale when absent. */
  readonly lang?: string
  /** False: the settings name no mark. */
  readonly mark?: false
}

const POSTS = Array.from(
  { length: 12 },
  (_, index) =>
    `<article><h2>Post ${index}</h2><p>My account has been suspended and I had too many requests to answer; then they said that my objection has been received, and asked me to confirm that it is me. Here is what I did about it, and what you can do if it happens to you.</p></article>`,
).join('')
const PROFILE = '<header><a href="/">Example</a><button aria-label="Your profile">K</button></header>'
const LOG_IN = (name: string, password: string, button: string) =>
  `<form><label>${name} <input name="email"></label><label>${password} <input type="password"></label><button>${button}</button></form>`
const CODE =
  '<form><label>Code <input inputmode="numeric" name="code" maxlength="6"></label><button>Continue</button></form>'

export const PAGES: readonly ProbePage[] = [
  // Members.
  {
    what: 'a feed that is full of what others say',
    result: 'ok',
    body: `${PROFILE}<main><h1>Home</h1>${POSTS}</main>`,
  },
  {
    what: 'a feed, and no mark in the settings',
    result: 'ok',
    mark: false,
    body: `<header><a href="/me">Kim</a></header><main><h1>Home</h1>${POSTS}</main>`,
  },
  {
    what: 'a small page with the mark',
    result: 'ok',
    body: `${PROFILE}<main><h1>Settings</h1><p>Nothing to see.</p></main>`,
  },
  {
    what: 'the mark comes late',
    result: 'ok',
    body: `<main><h1>Home</h1></main><script>setTimeout(() => document.body.insertAdjacentHTML('afterbegin', '${PROFILE.replaceAll("'", '')}'), 200)</script>`,
  },
  {
    what: 'the mark is in a custom element',
    result: 'ok',
    body: `<x-top></x-top><script>customElements.define('x-top', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<button aria-label="Your profile">K</button>' } })</script><h1>Home</h1>`,
  },
  {
    what: 'the mark was renamed, and there is a control that signs out',
    result: 'ok',
    body: '<header><button aria-label="Me">K</button><a href="/bye">Sign out</a></header><main><h1>Home</h1><p>Welcome.</p></main>',
  },
  {
    what: 'a form to change the password',
    result: 'ok',
    body: `${PROFILE}<h1>Password</h1><form><label>Old password <input type="password"></label><label>New password <input type="password"></label><button>Change password</button></form>`,
  },
  {
    what: 'a banner asks a member to verify the e-mail address',
    result: 'ok',
    body: `${PROFILE}<div role="alert">Please verify your e-mail address: check your inbox.</div><main><h1>Home</h1>${POSTS}</main>`,
  },
  {
    what: 'a newsletter in the footer says "Anmelden"',
    result: 'ok',
    mark: false,
    locale: 'de-DE',
    body: `<header><a href="/me">Kim</a></header><main><h1>Start</h1><p>Willkommen zurück. Das ist die Seite, auf der du die Beiträge der anderen siehst und mit ihnen sprichst.</p></main><footer><form><input type="email" name="email"><button>Anmelden</button></form></footer>`,
  },
  {
    what: 'the mark in German, as the walk is',
    result: 'ok',
    locale: 'de-DE',
    body: '<header><button aria-label="Dein Profil">K</button></header><main><h1>Start</h1><p>Willkommen zurück.</p></main>',
  },
  {
    what: 'the document says en, and is in German',
    result: 'ok',
    locale: 'de-DE',
    lang: 'en',
    body: '<header><button aria-label="Dein Profil">K</button></header><main><h1>Start</h1><p>Willkommen zurück. Hier ist, was die anderen seit deinem letzten Besuch auf der Seite geschrieben haben.</p></main>',
  },
  // Not signed in any more.
  { what: 'a form to log in', result: 'expired', body: `<h1>Log in</h1>${LOG_IN('E-mail', 'Password', 'Log in')}` },
  {
    what: 'a form to log in, no mark',
    result: 'expired',
    mark: false,
    body: `<h1>Welcome</h1>${LOG_IN('E-mail or phone', 'Password', 'Log in')}<a href="/forgot">Forgotten password?</a>`,
  },
  {
    what: 'in German',
    result: 'expired',
    locale: 'de-DE',
    body: `<h1>Anmelden</h1>${LOG_IN('E-Mail', 'Passwort', 'Anmelden')}`,
  },
  {
    what: 'in Polish, no mark',
    result: 'expired',
    locale: 'pl-PL',
    mark: false,
    body: `<h1>Zaloguj się</h1>${LOG_IN('Adres e-mail', 'Hasło', 'Zaloguj się')}`,
  },
  {
    what: 'the front page for visitors, with a link to log in',
    result: 'expired',
    mark: false,
    body: '<header><a href="/login">Log in</a><a href="/join">Join now</a></header><main><h1>Welcome to Example</h1><p>The place for pictures.</p></main>',
  },
  {
    what: 'the front page for visitors, a link on top and a mark that is not there',
    result: 'expired',
    body: '<nav><a href="/login">Sign in to Example</a></nav><main><h1>Welcome</h1></main>',
  },
  {
    what: 'the front page with a log-in box in its header',
    result: 'expired',
    body: `<header>${LOG_IN('E-mail', 'Password', 'Log in')}</header><main><h1>News</h1><p>What happened.</p></main>`,
  },
  {
    what: 'the session has expired',
    result: 'expired',
    body: '<h1>Your session has expired</h1><p>For your safety, we signed you out.</p><a href="/login">Sign in again</a>',
  },
  {
    what: 'the name first',
    result: 'expired',
    body: '<h1>Sign in</h1><form><input type="email" autocomplete="username" aria-label="E-mail" name="identifier"><button>Next</button></form>',
  },
  {
    what: 'two cards to choose an account to log in with',
    result: 'expired',
    body: '<h1>Recent log-ins</h1><p>Click your picture or add an account.</p><a href="/a">Kim</a><a href="/b">Add account</a>',
  },
  // Checkpoints.
  {
    what: 'confirm that it is you',
    result: 'checkpoint',
    body: `<h1>Confirm that it’s you</h1><p>We have sent a code to your phone.</p>${CODE}`,
  },
  {
    what: 'a code, and no words about it',
    result: 'checkpoint',
    mark: false,
    body: '<h1>Almost there</h1><form><input autocomplete="one-time-code" aria-label="Digits"><button>Go</button></form>',
  },
  {
    what: 'unusual activity',
    result: 'checkpoint',
    body: '<h1>We noticed unusual activity</h1><p>Help us keep your account safe.</p><button>Continue</button>',
  },
  { what: 'in German', result: 'checkpoint', locale: 'de-DE', body: `<h1>Bestätige, dass du es bist</h1>${CODE}` },
  {
    what: 'a check of security in German',
    result: 'checkpoint',
    locale: 'de-DE',
    body: '<h1>Sicherheitsprüfung</h1><p>Wir haben einen verdächtigen Anmeldeversuch bemerkt.</p><button>Weiter</button>',
  },
  { what: 'in French', result: 'checkpoint', locale: 'fr-FR', body: `<h1>Confirmez votre identité</h1>${CODE}` },
  { what: 'in Italian', result: 'checkpoint', locale: 'it-IT', body: `<h1>Conferma che sei tu</h1>${CODE}` },
  { what: 'in Spanish', result: 'checkpoint', locale: 'es-ES', body: `<h1>Verifica tu identidad</h1>${CODE}` },
  {
    what: 'two steps',
    result: 'checkpoint',
    body: '<h1>Two-step verification</h1><p>Enter the 6-digit code from your authenticator app.</p><input name="otp" aria-label="Digits"><button>Verify</button>',
  },
  {
    what: 'a puzzle',
    result: 'checkpoint',
    body: '<h1>Verify you are human</h1><p>Complete the action below.</p><div>captcha</div>',
  },
  // Suspended.
  {
    what: 'disabled',
    result: 'suspended',
    body: '<h1>Your account has been disabled</h1><p>You can ask for a review.</p><button>Ask for a review</button>',
  },
  {
    what: 'with a form to appeal, and the mark',
    result: 'suspended',
    body: `${PROFILE}<h1>We suspended your account</h1><p>It does not follow our rules.</p><a href="/appeal">Appeal</a>`,
  },
  {
    what: 'you are banned',
    result: 'suspended',
    mark: false,
    body: '<h1>You have been permanently banned</h1><p>Reason: spam.</p>',
  },
  {
    what: 'locked in German',
    result: 'suspended',
    locale: 'de-DE',
    body: '<h1>Dein Konto wurde vorübergehend gesperrt</h1><p>Du kannst eine Prüfung beantragen.</p>',
  },
  {
    what: 'formal German',
    result: 'suspended',
    locale: 'de-DE',
    body: '<h1>Zugang nicht möglich</h1><p>Ihr Konto ist derzeit gesperrt.</p>',
  },
  { what: 'in French', result: 'suspended', locale: 'fr-FR', body: '<h1>Votre compte a été suspendu</h1>' },
  { what: 'in Italian', result: 'suspended', locale: 'it-IT', body: '<h1>Il tuo account è stato disabilitato</h1>' },
  {
    what: 'in Spanish',
    result: 'suspended',
    locale: 'es-ES',
    body: '<h1>Hemos suspendido tu cuenta</h1><p>Tu cuenta ha sido suspendida temporalmente.</p>',
  },
  { what: 'in Portuguese', result: 'suspended', locale: 'pt-PT', body: '<h1>A tua conta foi suspensa</h1>' },
  { what: 'in Dutch', result: 'suspended', locale: 'nl-NL', body: '<h1>Je account is geblokkeerd</h1>' },
  { what: 'in Polish', result: 'suspended', locale: 'pl-PL', body: '<h1>Twoje konto zostało zawieszone</h1>' },
  // Already objected.
  {
    what: 'the objection was received',
    result: 'already-objected',
    body: `${PROFILE}<h1>Thanks</h1><p>We’ve received your objection. You do not have to do anything else.</p>`,
  },
  {
    what: 'already objected',
    result: 'already-objected',
    body: `${PROFILE}<h1>You have already objected</h1><p>Your information will not be used.</p>`,
  },
  {
    what: 'in German',
    result: 'already-objected',
    locale: 'de-DE',
    body: '<header><button aria-label="Dein Profil">K</button></header><h1>Einspruch</h1><p>Du hast bereits Widerspruch eingelegt.</p>',
  },
  {
    what: 'granted, in German',
    result: 'already-objected',
    locale: 'de-DE',
    body: '<header><button aria-label="Dein Profil">K</button></header><h1>Deinem Einspruch wurde stattgegeben</h1><p>Wir verwenden deine Informationen nicht.</p>',
  },
  {
    what: 'in French',
    result: 'already-objected',
    locale: 'fr-FR',
    body: '<header><button aria-label="Votre profil">K</button></header><h1>Opposition</h1><p>Votre demande d’opposition a bien été enregistrée.</p>',
  },
  {
    what: 'in Italian',
    result: 'already-objected',
    locale: 'it-IT',
    mark: false,
    body: '<h1>Opposizione</h1><p>Ti sei già opposto all’uso dei tuoi dati.</p>',
  },
  {
    what: 'any form that is sent once',
    result: 'already-objected',
    mark: false,
    body: '<h1>You’ve already responded</h1><p>You can fill in this form only once.</p>',
  },
  // Too often.
  {
    what: 'too many requests',
    result: 'rate-limit',
    body: '<h1>Too many requests</h1><p>Try again in some minutes.</p>',
  },
  { what: 'in German', result: 'rate-limit', locale: 'de-DE', body: '<h1>Zu viele Anfragen</h1>' },
  {
    what: 'slow down',
    result: 'rate-limit',
    mark: false,
    body: '<h1>Please slow down</h1><p>You are doing this too fast.</p>',
  },
  // Another language.
  {
    what: 'the mark in German, for a walk in English',
    result: 'another-language',
    body: '<header><button aria-label="Dein Profil">K</button></header><main><h1>Start</h1><p>Willkommen zurück.</p></main>',
    lang: 'de',
  },
  {
    what: 'a language that the settings do not know',
    result: 'another-language',
    lang: 'nl',
    body: '<header><button aria-label="Jouw profiel">K</button></header><main><h1>Start</h1><p>Welkom terug. Dit is wat de anderen hebben geschreven, en wat je niet mag missen op de site van vandaag.</p></main>',
  },
  {
    what: 'no mark, and written in Spanish',
    result: 'another-language',
    lang: 'es',
    mark: false,
    body: '<header><a href="/yo">Kim</a></header><main><h1>Inicio</h1><p>Bienvenida de nuevo. Esto es lo que los demás han escrito en la página desde tu última visita, y lo que no te puedes perder.</p></main>',
  },
  // Not there.
  { what: 'an empty page', result: 'unreachable', body: '' },
]
