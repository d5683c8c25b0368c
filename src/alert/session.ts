import type { Notice } from '../incident/incident.js'
import type { Language } from '../settings/language.js'
import { wordsIn } from '../words/language.js'
import { sessionEndInWords, sessionWords } from '../words/session.js'

type SessionMessage = {
  readonly subject: string
  readonly status: string | null
  readonly lead: string
  readonly blocks: readonly { readonly kind: 'heading' | 'paragraph' | 'command'; readonly text: string }[]
}

/** What is told a week before the session of a test account ends, with all that a person has to do; and when that is done. */
export function sessionMessage(
  kind: Notice['kind'],
  session: NonNullable<Notice['session']>,
  language: Language,
): SessionMessage {
  const words = sessionWords(language)
  const subject = words.subject(session.account)
  if (kind === 'session-renewed')
    return { subject, status: words.renewedStatus, lead: words.renewed(session.account), blocks: [] }
  const login = `guidewatch login ${session.account}`
  return {
    subject,
    status: null,
    lead: sessionEndInWords(session, language),
    blocks: [
      { kind: 'paragraph', text: words.afterwards },
      { kind: 'heading', text: wordsIn(language).alerts.nextSteps },
      { kind: 'paragraph', text: words.signIn },
      { kind: 'command', text: login },
      { kind: 'paragraph', text: words.elsewhere },
      { kind: 'command', text: `${login} --remote` },
      { kind: 'paragraph', text: words.keep },
      { kind: 'paragraph', text: words.notYou },
      { kind: 'paragraph', text: words.moreIn },
    ],
  }
}
