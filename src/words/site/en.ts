// All that the published pages say in English. The other languages are of the same type: what is missing there does not
// compile. What stands in braces is filled in, see publish/site/fill.ts.

const s = (count: number, one: string, many: string) => (count === 1 ? `one ${one}` : `${count} ${many}`)

export const EN = {
  quoted: (text: string) => `“${text}”`,
  skip: 'Skip to the answer',
  languages: 'Languages',
  home: 'All links',
  tagline: 'Checked night after night, so that you need not search',
  demo: 'Demonstration: a machine walked an imitation here, not the real sites. Nothing on these pages is about a real site.',
  unsigned: 'Not signed: nobody can prove that these pages come from {publisher} and are as they were published.',
  overview: {
    title: 'Does it still work?',
    lead: 'Some things are hidden well: an objection, a deletion. Every night {publisher} has a machine walk the whole way there, as you would, up to the form, and send nothing. Here is what it found.',
    night: 'Last whole night: {at}.',
    count: (works: number, all: number) =>
      works === all
        ? all === 1
          ? 'The link works.'
          : `All ${all} links work.`
        : `${works} of ${all} links ${works === 1 ? 'works' : 'work'}.`,
    links: 'The links',
    empty: 'No link has been published yet.',
    until: 'checked on {at}, counts until {until}',
    changed: 'last as described on {at}, counts until {until}',
    last: 'last worked on {at}',
    never: 'not seen to work yet',
  },
  question: 'Does this still work?',
  states: {
    verified: { word: 'works', answer: 'Yes, this still works.' },
    changed: { word: 'works, looks different', answer: 'Yes, but some of it looks different now.' },
    broken: { word: 'does not work', answer: 'No, not as it is described.' },
    unknown: { word: 'unknown', answer: 'Nobody knows at the moment.' },
    retired: { word: 'retired', answer: 'No, this link has been given up.' },
    'not-machine-verified': { word: 'not checked by a machine' },
    attested: { word: 'checked by a person' },
  },
  answer: {
    verified: 'We walked the whole way up to the form on {at}. That counts until {until}; after that day nobody knows.',
    verifiedSince: 'It has worked at every check since {since}.',
    changed: 'You still get there, but on the way you will see something other than the guides say.',
    changedUntil:
      'It was last exactly as described on {at}. That you still get there counts until {until}; after that day nobody knows.',
    broken: 'If you follow the steps now, you do not get to the form, or you get to a wrong one.',
    unknown: 'Lately nobody could look. It may work, or it may not.',
    retired: 'Nobody checks it any more.',
    since: 'That has been so since {since}.',
    last: 'It last worked on {at}.',
    never: 'We have not seen it work yet.',
    go: 'Go to the form',
    opens: 'opens {host}',
    logIn: 'You will have to log in there.',
    noButton: 'We show no button to the form on purpose: it could take you to the wrong place.',
    now: 'What you can do now',
    stillWorks: 'This way still works:',
    instead: 'This may help instead:',
    reasons: {
      expired: 'What is published here has expired: it is too long since anybody checked.',
      'rolled-back': 'An older state was delivered than the one you are looking at. Something is wrong.',
      unreachable: 'The present state could not be loaded.',
      unverifiable: 'It could not be confirmed that the present state is genuine.',
      newer: 'This has changed since the page was made. Please load it again.',
    },
  },
  ways: {
    title: 'The way, step by step',
    folded: 'Show the steps that no longer hold',
    foldedUnknown: 'Show the steps as they were described',
    mobile: 'On a phone',
    desktop: 'On a computer',
    fallback: 'We walk this way with the site in {language} only, so its labels are in {language} here.',
    signedIn: 'You have to be logged in for this.',
    empty: 'No steps are written down for this way.',
    guides: 'Guides that describe this way',
  },
  steps: {
    open: 'Open {address}.',
    click: 'Choose {target}.',
    fill: 'Fill in {target}.',
    choose: 'Select your answer at {target}.',
    expect: 'Now you see {target}.',
    arrive: 'You are there: this is the form.',
    go: 'Go on.',
    marked: 'Screen with the {target} marked',
    screen: 'What the screen shows at this step',
    arrival: 'The form at the end of the way',
  },
  app: {
    text: 'No machine can walk through an app. These steps were written by people and may be out of date.',
    attested: 'A person went this way on {at}. That counts until {until}; no machine has checked it.',
    version: 'Version of the app: {version}.',
    works: 'as described',
    fails: 'not as described',
    seen: 'seen there: {text}',
  },
  changes: 'What changed lately',
  claims: {
    title: 'What you may count on at the form',
    true: 'seen to be so on {at}',
    false: 'no longer so',
    falseLast: 'no longer so; last seen on {at}',
    unknown: 'not known at the moment',
    unknownLast: 'not known at the moment; last seen on {at}',
    yes: 'Yes:',
    no: 'No:',
    perhaps: 'Unknown:',
  },
  deadline: {
    title: 'Until when',
    last: 'The last day is {date}.',
    calendar: 'Put the day into your calendar',
    short: 'Last day: {date}',
  },
  effort: {
    title: 'What it takes',
    clicks: (clicks: number, screens: number) =>
      `${s(clicks, 'click', 'clicks')} on ${s(screens, 'screen', 'screens')}.`,
    required: (count: number) =>
      count === 0 ? 'No field has to be filled in.' : `${s(count, 'field has', 'fields have')} to be filled in.`,
    logIn: 'You have to log in.',
    noLogIn: 'You need not log in.',
    code: 'You have to enter a code that is sent to you.',
    record: 'All counts, night by night (CSV)',
    charts: 'What each way has taken over time',
    chart: (title: string) => `Chart of the way “${title}”: clicks, screens and fields over the nights`,
  },
  others: 'Other ways to help yourself',
  evidence: {
    title: 'How you can check us',
    text: 'Everything on this page is also there for programs: {status} says what we know, {head} until when that counts.',
    signed: 'The second carries the fingerprint of the first and is signed; {reader} checks both, in any browser.',
    screens: 'Fingerprints (SHA-256) of the screens that the way was compared with:',
  },
  embed: {
    title: 'Put this link on your own page',
    text: 'Copy these lines. They lead to the form for as long as that is right, and to this page otherwise. They load nothing from us, set no cookie and need no script.',
    code: 'Lines to copy',
    base: 'Put the address at which these pages are found before the address in it.',
    feeds: 'Be told when something changes: {atom} or {json}.',
    badge: 'A small picture of the state, with its date: {badge}.',
  },
  mistake: {
    title: 'Is something wrong here?',
    text: 'Then please tell {publisher}: {contact}.',
    none: 'Then please tell {publisher}.',
  },
  footer: 'Published by {publisher}. No cookie, nothing loaded from elsewhere, nothing counted.',
  missing: {
    title: 'There is nothing here',
    text: 'This page does not exist, or no longer. No link is ever taken away; look for yours here:',
    link: 'All links in English',
  },
}

export type SiteWords = typeof EN
