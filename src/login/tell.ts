import type { ProbeResult } from '../screen/probe.js'
import { textFor } from '../text/local.js'
import type { Probed } from '../walk/probe/probe.js'
import { markLines } from './candidates.js'
import type { Conversation } from './conversation.js'
import type { NamedDevice, SignInPlace } from './place.js'
import type { SelfTest } from './self-test.js'

/** True when walks are signed in with it: the mark was there, or there is none and a member's page is another one. */
export function isSignedIn({ result, why }: Pick<SelfTest, 'result' | 'why'>): boolean {
  return result === 'ok' && why?.kind !== 'mark-absent'
}

/** What the site says of the account, and what the person does about it. */
const SAID: Readonly<Partial<Record<ProbeResult, string>>> = {
  checkpoint:
    'The site asks to confirm who it is: finish that in the browser, on every page that asks something, and sign in again.',
  suspended: 'The site says that the account is suspended. Walks need another account.',
  'already-objected':
    'The page shows what who has already objected gets, not the form. A walk to the form needs an account that has not objected.',
  'rate-limit': 'The site asks for patience: too many visits. Try again in a few hours.',
  missing: 'There is no session.',
}

/** Says what the self-test came to, and what to do. */
export function tellSelfTest({ tell }: Conversation, place: SignInPlace, test: SelfTest): void {
  const { result, why, lacks, candidates } = test
  const mark = textFor(place.mark?.name, place.locale) ?? ''
  if (isSignedIn(test)) tell(place.mark ? `They are: \`${mark}\` is there.` : 'They are, as far as it shows.')
  else if (result === 'ok')
    tell(
      `They are signed in, but the mark \`${mark}\` is not there at ${place.url}: walks would take that for a log-out.`,
    )
  else if (result === 'another-language') tell(otherLanguage(place, why))
  else if (SAID[result]) tell(`They are not. ${SAID[result]}`)
  else
    tell(
      place.mark
        ? `They are not: \`${mark}\` is not there at ${place.url}.`
        : `They are not, as far as it shows at ${place.url}.`,
    )
  for (const lack of lacks) tell(`- ${lack.why}\n  ${lack.advice}`)
  if (candidates.length > 0) tellCandidates(tell, place, test)
}

function otherLanguage({ locale, account }: SignInPlace, why: SelfTest['why']): string {
  // A page may call its language what it likes.
  const shown =
    why?.kind === 'other-language' && /^[a-z]{2,3}$/.test(why.shown) ? `\`${why.shown}\`` : 'another language'
  return `They are signed in, but the site speaks ${shown} where walks of \`${account}\` expect \`${locale}\`. Set the language in the account’s settings on the site and sign in again, or walk its flows in that language.`
}

function tellCandidates(tell: Conversation['tell'], place: SignInPlace, { candidates }: SelfTest): void {
  tell(
    place.mark
      ? 'Other controls that only who is signed in sees; put one of them into guidewatch.yaml instead:'
      : 'The account has no mark yet, by which each night tells that it is still signed in. Only who is signed in sees these controls; put one of them into guidewatch.yaml:',
  )
  for (const candidate of candidates) tell(`\n${markLines(place.account, candidate).join('\n')}`)
  tell('\nTake none that holds a name or anything else of the account.')
  if (place.locales.length > 1)
    tell(
      `These are the names in ${place.locale}. Where the site translates them, give one for each language: name: { ${place.locales.map((locale) => `${locale}: …`).join(', ')} }.`,
    )
}

/** Says how the session does on a device of the other kind, with another user agent. */
export function tellOtherDevice({ tell }: Conversation, first: NamedDevice, other: NamedDevice, probed: Probed): void {
  if (isSignedIn(probed)) tell(`On \`${other.name}\`, too.`)
  else if (probed.result === 'expired')
    tell(
      `On \`${other.name}\` they are not. The site either binds the session to the user agent of \`${first.name}\`, so that the walks on \`${other.name}\` need an account of their own (\`guidewatch login ACCOUNT --device ${other.name}\`), or it does not show the mark there: then choose one that is on both.`,
    )
  else tell(`On \`${other.name}\` the page came to \`${probed.result}\`.`)
}
