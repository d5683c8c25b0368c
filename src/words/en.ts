import type { FindingKind, State } from '../compare/finding.js'
import type { Verdict } from '../compare/verdict.js'
import type { ObstacleKind } from '../flow/schema.js'
import { ALERTS } from './alerts/en.js'
import { COMPARISON, REPORT } from './report/en.js'
import {
  capitalised,
  isSentence,
  type ManySentence,
  type NoteTexts,
  nouns,
  numbersIn,
  readsLine,
  type Sentence,
  type ValueTexts,
} from './text.js'

// All that guidewatch says in English. The other languages are of the same type: what is missing there does not compile.

const q = (text: string) => `"${text}"`
const n = numbersIn('en')
const the = nouns('the ')
const a = (noun: string) => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`

/** Parts of pages that readers have a word for; any other is an `element`. */
const roles = {
  ...the({ link: 'link', button: 'button', menuitem: 'menu item', heading: 'heading', text: 'text', img: 'image' }),
  ...the({ textbox: 'text box', searchbox: 'search box', checkbox: 'checkbox', radio: 'radio button', tab: 'tab' }),
  ...the({ combobox: 'drop-down list', listbox: 'list', option: 'option', switch: 'switch', slider: 'slider' }),
  ...the({ spinbutton: 'number box', file: 'file box', tablist: 'tabs', tabpanel: 'tab page', dialog: 'dialog' }),
  ...the({
    alertdialog: 'dialog',
    alert: 'notice',
    status: 'status line',
    tooltip: 'tooltip',
    progressbar: 'progress',
  }),
  ...the({ menu: 'menu', menubar: 'menu bar', menuitemcheckbox: 'menu item', menuitemradio: 'menu item' }),
  ...the({ list: 'list', listitem: 'list item', table: 'table', row: 'row', cell: 'cell', rowheader: 'row header' }),
  ...the({ columnheader: 'column header', grid: 'table', gridcell: 'cell', tree: 'tree', treeitem: 'tree item' }),
  ...the({ banner: 'header', contentinfo: 'footer', navigation: 'navigation', main: 'content', region: 'section' }),
  ...the({ complementary: 'margin', search: 'search', form: 'form', group: 'group', radiogroup: 'group' }),
  ...the({ article: 'article', figure: 'figure', paragraph: 'paragraph', iframe: 'frame', separator: 'line' }),
  ...the({ toolbar: 'toolbar', element: 'element' }),
}

const states: Readonly<Record<State, (is: boolean, feminine: boolean) => string>> = {
  disabled: (is) => (is ? 'disabled' : 'enabled'),
  checked: (is) => (is ? 'checked' : 'not checked'),
  expanded: (is) => (is ? 'expanded' : 'not expanded'),
  selected: (is) => (is ? 'selected' : 'not selected'),
  pressed: (is) => (is ? 'pressed' : 'not pressed'),
}

/** One sentence per kind of finding, in the words of someone who has the guide in the hand. */
const findings: Readonly<Record<FindingKind, Sentence>> = {
  'label-renamed': ({ it, before, after }) => `${it} ${q(before)} is now called ${q(after)}.`,
  'role-changed': ({ name, before, after }) => `${q(name)} is now ${a(after)} instead of ${a(before)}.`,
  'item-moved': ({ it, before, after }) => `${it} is now somewhere else${after && `: ${after} instead of ${before}`}.`,
  'item-reordered': ({ it }) => `${it} is now in another place of the same list.`,
  'item-added': ({ it }) => `New here: ${it}.`,
  'item-removed': ({ it }) => `No longer here: ${it}.`,
  'state-changed': ({ it, before, after }) => `${it} is now ${after}; it was ${before}.`,
  'text-changed': ({ before, after }) =>
    after ? `The text ${q(before)} now reads ${q(after)}.` : `The text ${q(before)} is gone.`,
  'link-target-changed': ({ it, before, after }) =>
    `${it} now leads to ${after || 'nothing'} instead of ${before || 'nothing'}.`,
  'label-reversed': ({ before, after }) =>
    `The guide says ${q(before)}; what is here now, ${q(after)}, says the opposite.`,
  'icon-changed': ({ it }) => `${it} now shows another icon.`,
  'label-in-picture': ({ it }) => `The label of ${it} is no longer text; only a picture is to be seen.`,
  'opens-new-tab': ({ it }) => `${it} now opens another tab or window.`,
  'language-changed': ({ before, after }) => `The page is now in ${after}, no longer in ${before}.`,
  'step-missing': ({ it, after }) =>
    `The guide says to use ${it}, but there is none${after && `; the most similar thing is ${q(after)}`}.`,
  'step-unusable': ({ it, after }) => `${it} is there but cannot be used.${after && ` ${capitalised(after)}.`}`,
  'link-dead': ({ after }) => `The link leads nowhere${after && `: ${after}`}.`,
  'link-redirected': ({ before, after }) =>
    after ? `The way now ends at ${after} instead of ${before}.` : `The way leads away from ${before}.`,
  'destination-other-form': ({ before, after }) =>
    isSentence(before)
      ? `${after ? `The page now says ${q(after)}; it said ${q(before)}` : `The page no longer says ${q(before)}`}.`
      : `Readers now land on another page: ${q(after)} instead of ${q(before)}.`,
  'form-removed': ({ before }) => `The page is there, but its form is gone${before && ` (${before})`}.`,
  'field-added': ({ name, after }) => `The form has a new field: ${q(name)}${after && `, ${after}`}.`,
  'field-removed': ({ name }) => `The form no longer has the field ${q(name)}.`,
  'field-now-required': ({ name }) => `The field ${q(name)} must now be filled in.`,
  'field-now-optional': ({ name }) => `The field ${q(name)} may now be left empty.`,
  'field-now-prefilled': ({ name }) => `The field ${q(name)} is now filled in beforehand.`,
  'field-no-longer-prefilled': ({ name }) => `The field ${q(name)} is no longer filled in beforehand.`,
  'field-now-ticked': ({ name }) => `The box ${q(name)} is now ticked beforehand.`,
  'field-no-longer-ticked': ({ name }) => `The box ${q(name)} is no longer ticked beforehand.`,
  'submit-renamed': ({ before, after }) =>
    `The button that sends the form is now called ${q(after)}, no longer ${q(before)}.`,
  'submit-disabled': ({ it }) => `${it} that sends the form is disabled.`,
  'submit-removed': ({ before }) => `The button ${q(before)} that sends the form is gone.`,
  'submit-covered': ({ it }) => `${it} that sends the form cannot be pressed: something lies over it.`,
  'submit-confirms': ({ it }) => `${it} no longer sends the form at once: it now asks for a confirmation first.`,
  'claim-contradicted': ({ name, after }) =>
    `The guide promises: ${q(name)} That is not what was seen${after && `: ${after}`}.`,
  'appearance-only': ({ it, bare, after }) =>
    after ? `${it} is there, but ${after}.` : `Only the look has changed: ${bare}.`,
  obstacle: ({ it, after }) => (it && after ? `${it} (${after})` : it || after),
  'ab-test-suspected': () =>
    'For some nights this has gone back and forth between two screens, as in an A/B test. Approve the other one with `guidewatch approve --variant` if both are right.',
  'not-approved': () => 'Nobody has approved this screen yet, so there is nothing to compare it with.',
  'more-elsewhere': () => 'More has changed elsewhere on the pages.',
  'renderer-changed': ({ before, after }) =>
    `The picture was drawn by another browser (${after}, approved with ${before}), so its look was not judged.`,
}

/** Many changes of one kind in one place; `where` and `like`, which gives examples, are '' or begin with a blank or colon. */
const many: Readonly<Partial<Record<FindingKind, ManySentence>>> = {
  'item-added': ({ count, where, like }) => `${count} entries are new${where}${like}.`,
  'item-removed': ({ count, where, like }) => `${count} entries${where} are no longer here${like}.`,
  'text-changed': ({ count, where, like }) => `${count} texts${where} have changed${like}.`,
  'label-renamed': ({ count, where, like }) => `${count} entries${where} have other names${like}.`,
  'item-moved': ({ count, where }) => `${count} entries${where} are now somewhere else.`,
  'item-reordered': ({ count, where }) => `${count} entries${where} are now in another order.`,
  'link-target-changed': ({ count, where }) => `${count} links${where} now lead to other addresses.`,
  'appearance-only': ({ count, where }) => `Only the look of ${count} parts${where} has changed.`,
  'more-elsewhere': ({ count }) => `${count} more things have changed elsewhere on the pages.`,
}

/** The landmarks in which many changes are counted. */
const places = {
  banner: 'in the header',
  contentinfo: 'in the footer',
  navigation: 'in the navigation',
  main: 'in the content',
  complementary: 'beside the content',
  search: 'in the search',
  form: 'in the form',
  dialog: 'in the dialog',
  alertdialog: 'in the dialog',
  region: 'in the section',
}

/** What each obstacle means to the maintainer. */
const obstacles: Readonly<Record<ObstacleKind, string>> = {
  'login-wall': 'The site asks to log in, so this could not be checked.',
  'session-missing': 'The test account is not signed in: run `guidewatch login`.',
  checkpoint: 'The site wants to confirm who the test account belongs to; a person has to do that.',
  captcha: 'The site asks to solve a puzzle (CAPTCHA); guidewatch does not.',
  'rate-limit': 'The site asks to slow down; try again later.',
  suspended: 'The site has suspended or locked the test account; a person has to look at it.',
  'already-objected':
    'The test account has objected already, and the site shows a confirmation instead of the form; walk with one that has not.',
  'another-language': 'The site shows the test account another language; set it in the settings of the account.',
  'region-notice': 'The site says that this is not available in the region.',
  'not-found': 'The page no longer exists.',
  unavailable: 'The site could not be reached.',
  'unknown-dialog': 'A dialog with unknown buttons is in the way; add its refusing choice to `interruptions`.',
  'request-stopped': 'The page may need a request that was stopped.',
  unreadable: 'The page cannot be looked at: it is too large, nested too deep, or never at rest.',
}

const values: ValueTexts = {
  absent: ({ name }) => `${q(name)} is not there`,
  vanished: ({ name }) => `${q(name)} vanished`,
  'led-astray': ({ name }) => `${q(name)} stands in its place, and leads elsewhere`,
  reversed: ({ name }) => `${q(name)} stands in its place, and says the opposite`,
  'option-absent': ({ option, offered = [] }) =>
    `the option${option ? ` ${q(option)}` : ''} is not offered${offered.length > 0 ? `, but ${offered.map(q).join(', ')}` : ''}`,
  'no-focus': () => 'no key reaches it, since it cannot have the focus',
  'no-date': () => 'it takes only a date, such as 2027-05-26',
  'read-only': () => 'nothing can be typed into it',
  disabled: () => 'it is disabled',
  covered: ({ by }) => `it is covered by ${by === null ? 'something else' : q(by)}`,
  'out-of-view': () => 'it lies outside of what can be seen',
  'never-still': () => 'it never stands still',
  'opens-dialog': ({ dialog }) => `it opens the dialog ${q(dialog)}`,
  'asks-first': () => 'it first asks whether you really want to',
  'would-send': () => 'it would send the form, and guidewatch never submits',
  'secret-elsewhere': ({ allowed, origin }) =>
    `a secret is typed only at ${allowed.join(' and ')}; this page is at ${origin}`,
  'secret-no-field': () => 'a secret is typed only into a field for a line of text or a password',
  'secret-sent-away': ({ to, origin }) =>
    `its form would be sent to ${to}, and the page is at ${origin}; no secret was typed`,
  circle: ({ host }) => `${host} redirects in a circle`,
  'no-page': () => 'it opens no page but starts a download, or nothing',
  'other-host': ({ host }) => (host === null ? 'the way leads to another site' : `the way leads to ${host}`),
  network: ({ host, error }) => `${host}: ${error ?? 'no answer'}`,
  'no-answer': ({ host }) => `${host} did not answer in time`,
  status: ({ status }) => `the site answered with status ${status}${status === 429 ? ' (too many requests)' : ''}`,
  empty: () => 'the page stayed empty',
  'says-gone': () => 'the page says that it does not exist',
  'too-long': ({ seconds }) => `the walk took longer than ${n(seconds)} s and was ended`,
  'no-session': ({ account }) => `no session for the test account ${q(account)}`,
  paused: ({ until }) => `the account is left alone until ${until}`,
  'known-address': ({ id }) => `the address matches the obstacle ${q(id)}`,
  'known-text': ({ id }) => `the page shows the obstacle ${q(id)}`,
  'asks-for-human': () => 'the page asks to prove that the visitor is human',
  'asks-to-log-in': () => 'a form to log in stands where something else was expected',
  'mark-absent': ({ name }) => `${q(name)}, which only members see, is not there`,
  'offers-log-in': () => 'the page offers to log in',
  'asks-to-confirm': () => 'the page asks to confirm whose account this is',
  'says-suspended': () => 'the page says that the account is suspended or locked',
  'says-objected': () => 'the page says that this was sent already',
  'says-too-many': () => 'the page says that there were too many requests',
  'other-language': ({ wanted, shown }) => `the page is in ${shown}, not in ${wanted}`,
  'dialog-no-refusal': ({ dialog }) => `the dialog ${q(dialog)} offers no choice that refuses or closes it`,
  'dialog-none-known': ({ dialog }) => `the dialog ${q(dialog)} offers none of the known refusing choices`,
  'dialog-not-refused': ({ dialog }) => `the dialog ${q(dialog)} could not be refused`,
  'dialog-not-closed': ({ dialog }) => `the dialog ${q(dialog)} could not be closed`,
  'dialog-stayed': ({ dialog }) => `the dialog ${q(dialog)} did not close`,
  'needs-reads': ({ lines }) =>
    `Not judged: the page may need requests here that were stopped because they could send. If they only read, add to the flow: ${readsLine(lines)}`,
  'held-typed': ({ request }) =>
    `Not judged: the page may need a request here that was stopped because it held what was typed: ${request}`,
  'too-many-nodes': ({ most }) => `it has more than ${n(most)} elements and texts`,
  'nested-too-deep': ({ most }) =>
    most === null ? 'its elements are nested too deep' : `its elements are nested more than ${n(most)} levels deep`,
  'too-much-text': ({ millions }) => `it has more than ${n(millions)} million characters`,
  'never-at-rest': () => 'it keeps going on to another page, or loads itself again and again',
  'browser-gave-up': () => 'the browser gave up on it: it takes too much memory, or is nested too deep',
  'too-large': () => 'it is too large',
  'slow-to-look-at': () => 'looking at it takes too long',
  'gets-in-the-way': () => 'its own code gets in the way of what looks at it',
  required: ({ is }) => (is ? 'which must be filled in' : 'which may be left empty'),
  outside: () => 'outside of it',
  unseen: () => 'nobody can see it',
  renderer: ({ browser, platform, fonts }) => `${browser}, ${platform}, fonts ${fonts}`,
}

const notes: NoteTexts = {
  interruption: ({ dialog, answer, by }) =>
    answer === 'left'
      ? `The dialog ${q(dialog)} lies over the last control; readers answer it first.`
      : `The dialog ${q(dialog)} came in between and was ${answer}${by === null ? '' : ` by ${q(by)}`}.`,
  dialog: ({ type }) => `The page opened a dialog of the browser (${type}); it was closed.`,
  popup: () => 'The page opened another tab; it was closed.',
  download: () => 'The page started a download; it was refused.',
  'host-refused': ({ host }) => `The page asked for ${host}, which the flow does not allow.`,
  'post-aborted': ({ host }) => `A form was about to be sent to ${host}; it was stopped.`,
  'several-targets': ({ count, name }) => `There are ${n(count)} elements named ${q(name)}; the likeliest was taken.`,
  'loaded-again': () => 'The page did not come as a whole; it was loaded again.',
  'request-stopped': ({ request }) => `The page was about to send ${request}; it was stopped.`,
  'typed-stopped': ({ host }) => `A request to ${host} held what was typed; it was stopped.`,
  'read-allowed': ({ request }) => `Allowed by the flow: ${request}.`,
  'session-not-kept': ({ why }) =>
    why === 'conflict'
      ? 'The session was written by somebody else meanwhile; what the site left was not kept.'
      : why === 'not-taken'
        ? 'The browser did not give the session away in time; it was not kept as the site left it.'
        : 'The session could not be written; it was not kept as the site left it.',
}

/** A verdict as a word, of one way or of many, and as what it means for the reader of a guide. */
const verdicts: Readonly<Record<Verdict, { readonly word: string; readonly many: string; readonly meaning: string }>> =
  {
    verified: {
      word: 'verified',
      many: 'verified',
      meaning: 'The guide is right: every step, the form and its claims.',
    },
    changed: {
      word: 'changed',
      many: 'changed',
      meaning: 'Readers still arrive, but see something other than the guide says.',
    },
    broken: { word: 'broken', many: 'broken', meaning: 'Readers cannot arrive, or land on something else.' },
    blocked: {
      word: 'blocked',
      many: 'blocked',
      meaning: 'This could not be checked. It says nothing about the guide.',
    },
    error: { word: 'error', many: 'errors', meaning: 'guidewatch itself failed; the operator should look.' },
  }

export const EN = {
  quoted: q,
  colon: ':',
  roles,
  states,
  findings,
  many,
  anyMany: (({ count, where }) => `${count} things${where} have changed.`) as ManySentence,
  alsoAt: 'also at',
  /** The end of the way, in a list of steps. */
  arrival: 'arrival',
  places,
  obstacles,
  values,
  /** What a finding can be about beside a control. */
  subjects: {
    field: 'the field',
    page: 'the whole page',
    part: 'part of the page',
    pushed: (by: string) => `the page, pushed down by ${by} px`,
    anywhere: 'on the page',
  },
  notes,
  times: (count: string) => `${count} times`,
  verdicts,
  proposals: {
    rename: (step: number | null, before: string, after: string) =>
      `In the guide, ${step === null ? 'at the form' : `step ${step}`}: write ${q(after)} instead of ${q(before)}.`,
    insert: (step: number, sentences: string) => `In the guide, add before step ${step}: ${sentences}`,
    replace: (step: number, last: number | null, sentences: string) => {
      const those =
        last === null ? `step ${step} and all after it` : last > step ? `steps ${step} to ${last}` : `step ${step}`
      return `In the guide, replace ${those} by: ${sentences}`
    },
  },
  report: REPORT,
  alerts: ALERTS,
  /** Two pictures of a screen beside each other, and what changed in the menu around a thing. */
  comparison: COMPARISON,
}

/** All texts of a language. */
export type Vocabulary = typeof EN
