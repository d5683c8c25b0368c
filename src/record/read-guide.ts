import { existsSync, readFileSync } from 'node:fs'
import type { Browser } from 'playwright'
import { BadInputError } from '../mistake/mistake.js'
import { type GuideText, guideFrom, LONGEST_GUIDE } from './guide.js'

/** A guide's page may take so long to come, in milliseconds. */
const GUIDE_MS = 20_000

/** The source of a guide, before anything is made of it. */
export type GuideSource = { readonly text: string; readonly isHtml: boolean }

/**
 * Reads a guide from a file or an address: Markdown, HTML or plain text.
 *
 * @throws BadInputError when it cannot be read.
 */
export async function readGuide(from: string): Promise<GuideSource> {
  if (/^https?:\/\//i.test(from)) {
    const answer = await fetch(from, { signal: AbortSignal.timeout(GUIDE_MS), redirect: 'follow' }).catch(
      (error: Error) => {
        throw new BadInputError(`The guide ${from} cannot be read: ${error.message}.`)
      },
    )
    if (!answer.ok) throw new BadInputError(`The guide ${from} cannot be read: it answers with ${answer.status}.`)
    const text = (await answer.text()).slice(0, LONGEST_GUIDE)
    return { text, isHtml: /html/.test(answer.headers.get('content-type') ?? '') || looksLikeHtml(text) }
  }
  if (!existsSync(from)) throw new BadInputError(`There is no guide ${from}. Give a file, or an address with https://.`)
  const text = readFileSync(from, 'utf8').slice(0, LONGEST_GUIDE)
  return { text, isHtml: /\.x?html?$/i.test(from) || looksLikeHtml(text) }
}

function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<!doctype html|<html|<\?xml)/i.test(text)
}

/**
 * The sentences of a guide. HTML is read as a browser shows it, in a page without scripts and without a network.
 */
export async function guideSentences({ text, isHtml }: GuideSource, browser: Browser): Promise<GuideText> {
  if (!isHtml) return guideFrom(text)
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
  try {
    const page = await context.newPage()
    await page.route('**/*', (route) => route.abort())
    await page.setContent(text, { waitUntil: 'commit' })
    return guideFrom((await page.locator('body').innerText({ timeout: GUIDE_MS })).replace(/\n+/g, '\n\n'))
  } finally {
    await context.close()
  }
}
