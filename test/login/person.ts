import { type Browser, chromium, type Page } from 'playwright'
import type { Conversation } from '../../src/login/conversation.js'
import { type LoginRequest, login } from '../../src/login/login.js'
import type { SignInPlace } from '../../src/login/place.js'
import type { Session } from '../../src/screen/session.js'

/** What the person does in the browser, given its first page. */
export type Doing = (page: Page) => Promise<void>

export type Came = {
  readonly session: Session | undefined
  /** All that guidewatch said and asked. */
  readonly said: string
}

export const pressSignIn: Doing = async (page) => {
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('You are a member.').waitFor()
}

/** A person who signs in from another computer, by the address that guidewatch tells, and answers what it asks. */
export async function signInRemotely(
  place: SignInPlace,
  doing: Doing,
  options: Partial<Pick<LoginRequest, 'known' | 'keep'>> & {
    /** By a part of the question; nothing by default. */
    readonly answers?: Readonly<Record<string, string>>
    /** What the person does when asked to finish signing in. */
    readonly again?: Doing
  } = {},
): Promise<Came> {
  const said: string[] = []
  let remote: Browser | undefined
  const conversation: Conversation = {
    tell: (text) => void said.push(text),
    ask: async (question) => {
      said.push(question)
      if (/Press Enter here/.test(question)) {
        const [address = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(said.join('\n')) ?? []
        remote = await chromium.connectOverCDP(address)
        await doing(pageOf(remote, place.url))
      } else if (/Finish signing in/.test(question)) {
        if (!remote || !options.again) throw new Error(said.join('\n'))
        await options.again(pageOf(remote, ''))
      }
      return Object.entries(options.answers ?? {}).find(([part]) => question.includes(part))?.[1] ?? ''
    },
  }
  try {
    const session = await login(place, {
      conversation,
      by: { port: undefined },
      known: options.known ?? [],
      keep: options.keep ?? false,
    })
    return { session, said: said.join('\n') }
  } finally {
    await remote?.close()
  }
}

function pageOf(browser: Browser, url: string): Page {
  const pages = browser.contexts().flatMap((context) => context.pages())
  // Where the site was not let in, there is the browser's own page.
  const page = pages.find((one) => one.url().startsWith(url || 'http')) ?? pages[0]
  if (!page) throw new Error(`no page is open at ${url}`)
  return page
}
