import type { Block, GuideText } from './guide-text.js'
import { htmlBlocks } from './html.js'
import { dayOf, htmlMeta } from './html-meta.js'
import { htmlTree } from './html-tree.js'
import { markdownBlocks } from './markdown.js'
import { plainBlocks } from './plain.js'
import { isTame } from './tame.js'

/**
 * Reads a guide into blocks whose every letter knows where in the source it stands. The whole document counts, without
 * what is no text of the guide: navigation, scripts, hidden parts, comments of readers, links to other articles. Pure,
 * never throws, and takes linear time on any source.
 *
 * @param format how the source is written; Markdown that no person writes is read as plain text.
 */
export function readGuide(source: string, format: GuideText['format']): GuideText {
  if (format === 'html') {
    const root = htmlTree(source)
    const { base, ...meta } = htmlMeta(root)
    return { source, format, ...meta, blocks: htmlBlocks(root, source, base) }
  }
  const blocks = (text: string) => (format === 'markdown' && isTame(text) ? markdownBlocks(text) : plainBlocks(text))
  const front = format === 'markdown' ? frontMatter(source) : undefined
  const read = blocks(front ? front.rest : source)
  return {
    source,
    format,
    title: front?.title ?? titleOf(read),
    language: front?.language ?? null,
    date: front?.date ?? null,
    blocks: read,
  }
}

const titleOf = (blocks: readonly Block[]) => blocks.find(({ kind }) => kind === 'heading')?.text ?? null

const FRONT = /^\uFEFF?---[ \t]*\r?\n/
const LONGEST_FRONT = 20_000

/** What stands between two rules at the top of a file; the rest keeps its places. */
function frontMatter(source: string) {
  const begins = FRONT.exec(source)?.[0].length
  if (begins === undefined) return undefined
  const end = /\r?\n---[ \t]*(?:\r?\n|$)/.exec(source.slice(begins - 1, LONGEST_FRONT))
  if (!end) return undefined
  const behind = begins - 1 + end.index + end[0].length
  const front = source.slice(begins, behind)
  const value = (names: string) =>
    new RegExp(`^(?:${names})[ \\t]*:[ \\t]*(.*)$`, 'im')
      .exec(front)?.[1]
      ?.trim()
      .replace(/^(["'])(.*)\1$/, '$2') || null
  return {
    rest: source.slice(0, behind).replace(/[^\r\n]/g, ' ') + source.slice(behind),
    title: value('title'),
    language: value('lang|language|locale'),
    date: dayOf(value('date|published|publishdate|lastmod|updated') ?? undefined),
  }
}
