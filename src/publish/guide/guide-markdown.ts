import { asAddress } from '../../page/escape.js'
import { plainMarkdown } from '../../text/markdown.js'
import { embedWords } from '../../words/embed.js'
import type { GuideStep, IllustratedGuide } from './guide.js'
import { isWebAddress } from './guide-html.js'

/**
 * An illustrated guide in CommonMark. Its pictures are named by absolute addresses where it is known what these are, so that
 * it can be pasted elsewhere; else from where it lies.
 */
export function guideMarkdown(guide: IllustratedGuide): string {
  const { base, language, title, routeTitle, onPhone, says, page, pageText, steps } = guide
  const words = embedWords(language).way
  const address = (path: string) => `${base ?? '../../'}${asAddress(path)}`
  return `${[
    `# ${line(title)}`,
    line(`${routeTitle}, ${onPhone ? words.onPhone : words.onComputer}`),
    line(says.join(' ')),
    `[${line(pageText)}](${destination(address(page))})`,
    ...steps.map((step, index) => stepMarkdown(step, index + 1, address)),
  ].join('\n\n')}\n`
}

function stepMarkdown(
  { text, generated, url, picture }: GuideStep,
  number: number,
  address: (path: string) => string,
): string {
  const marker = `${number}. `
  const link = (said: string) => (isWebAddress(url) ? `[${line(said)}](${destination(url)})` : line(said))
  const said = generated || !isWebAddress(url) ? link(text) : `${line(text)} ${link(url)}`
  const image = picture
    ? `\n\n${' '.repeat(marker.length)}![${line(picture.alt)}](${destination(address(picture.file))})`
    : ''
  return `${marker}${said}${image}`
}

/** One line in which nothing formats, links or begins another block. */
function line(text: string): string {
  const plain = plainMarkdown(text).trim()
  const safe = plain.replace(/^([-=>])/, '\\$1').replace(/^(\d{1,9})([.)])/, '$1\\$2')
  return safe || '\u00a0'
}

/** An address between angle brackets, where neither blanks nor brackets end it and nothing is an escape. */
function destination(url: string): string {
  const safe = url
    .replace(/[\s<>]/g, encodeURIComponent)
    .replaceAll('\\', '%5C')
    .replaceAll('&', '&amp;')
  return `<${safe}>`
}
