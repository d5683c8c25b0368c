import type { Frame, Page } from 'playwright'
import type { FrameName } from '../flow/schema.js'
import { oneLine } from '../text/line.js'
import { escapeRegExp } from '../text/normalise.js'
import { type Root, rootOf, titleOf } from '../walk/elements/frames.js'
import type { Redact } from '../walk/redaction/redact.js'

/** A longer title says nothing. */
const LONGEST_TITLE = 120

/**
 * How a flow names a frame, so that a walk finds that one and no other: by its title as a reader hears it, else by its name in
 * the source, else by its address.
 *
 * @returns undefined where none of them tells it from the other frames, or all hold something private.
 */
export async function frameNameOf(
  frame: Frame,
  page: Page,
  locale: string,
  redact: Redact,
): Promise<FrameName | undefined> {
  for (const name of await candidates(frame, redact)) if ((await frameNamed(page, locale, name)) === frame) return name
  return undefined
}

/** The first frame that has a name, whatever site it is of. */
export function frameNamed(page: Page, locale: string, name: FrameName): Promise<Root | undefined> {
  const urls = page.frames().map((frame) => frame.url())
  const hosts = urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin)
  return rootOf({ page, locale, hosts }, name)
}

async function candidates(frame: Frame, redact: Redact): Promise<readonly FrameName[]> {
  const title = oneLine(await titleOf(frame).catch(() => ''))
  const name = frame.name()
  const url = URL.canParse(frame.url()) ? new URL(frame.url()) : undefined
  const address = url?.host ? `${url.origin}${url.pathname}` : ''
  const isPlain = (text: string) => text !== '' && redact.text(text) === text
  return [
    ...(isPlain(title) && title.length <= LONGEST_TITLE ? [{ title }] : []),
    // Names that programs make up are others at the next visit.
    ...(isPlain(name) && !/\d{3}|^[^\p{L}]/u.test(name) ? [{ name }] : []),
    ...(isPlain(address) && redact.url(address) === address ? [{ url: `^${escapeRegExp(address)}([?#]|$)` }] : []),
  ]
}
