import { html } from 'hono/html'
import { CLOSING, type Html, inlineStyle, opening, policyOf } from '../page/frame.js'
import type { Language } from '../settings/language.js'
import { inert } from '../text/inert.js'
import { plainMarkdown } from '../text/markdown.js'
import { wordsIn } from '../words/language.js'
import type { Block, Message } from './message.js'
import type { MailPicture } from './pictures.js'

/** Written out, not in tokens: many mail programs know no variables. */
const STYLE = `
:root{color-scheme:light dark}
body{margin:0;background:#f4f5f7;color:#1c2330;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
.page{max-width:640px;margin:0 auto;padding:20px 16px 32px;background:#ffffff}
.status{display:inline-block;margin:0;padding:2px 10px;border-radius:4px;font-weight:700;background:#dcf3e3;color:#0b5127}
h1{margin:12px 0 8px;font-size:20px;line-height:1.3}h2{margin:24px 0 6px;font-size:16px}
.lead{font-size:18px;margin:0 0 8px}p{margin:8px 0}ul{margin:8px 0;padding-left:22px}li{margin:4px 0}
blockquote{margin:8px 0;padding:4px 12px;border-left:4px solid #9aa5b8}
figure{margin:12px 0}figcaption{font-weight:600}img{max-width:100%;height:auto;border:1px solid #c3cad6;background:#ffffff}
code{display:block;margin:6px 0;padding:8px 10px;background:#eef1f5;color:#1c2330;font:14px/1.4 ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
.button{display:inline-block;margin:12px 0;padding:10px 16px;border-radius:6px;background:#1d4ed8;color:#ffffff;font-weight:600;text-decoration:none}
a{color:#1d4ed8}.footer{margin-top:28px;padding-top:12px;border-top:1px solid #c3cad6;font-size:14px;color:#4b5566}
li,p,blockquote,h1{overflow-wrap:anywhere}
@media (prefers-color-scheme:dark){body{background:#12161d;color:#e7eaf0}.page{background:#1a2029}
.status{background:#0f4224;color:#c9f2d8}
code{background:#262e3a;color:#e7eaf0}a{color:#9dbcff}.button{background:#2f5fe0;color:#ffffff}
.footer{color:#aab4c4;border-color:#3a4454}blockquote{border-color:#5a6780}img{border-color:#3a4454}}
`

/** The message as a page for mail programs: one column, no script, nothing loaded from anywhere. */
export async function mailHtml(message: Message, pictures: readonly MailPicture[]): Promise<string> {
  const { colon } = wordsIn(message.language)
  const style = inlineStyle(STYLE)
  const page = await html`${opening({
    language: message.language,
    title: inert(message.subject),
    policy: policyOf({ 'img-src': 'cid: data:', 'style-src': style.source }),
    style: style.element,
  })}<main class="page">
${message.status ? html`<p class="status">${message.status}</p>` : ''}
<h1>${inert(message.subject)}</h1>
<p class="lead">${inert(message.lead)}</p>
${message.blocks.map((block) => htmlBlock(block, pictures, colon))}
<p class="footer">${message.footer}</p>
</main>
`
  return `${page}${CLOSING}`
}

function htmlBlock(block: Block, pictures: readonly MailPicture[], colon: string): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h2>${inert(block.text)}</h2>`
    case 'paragraph':
    case 'line':
      return html`<p>${inert(block.text)}</p>`
    case 'command':
      return html`<code>${block.text}</code>`
    case 'quote':
      return html`<blockquote lang="${block.lang}"><p>${inert(block.text)}</p></blockquote>`
    case 'link':
      return html`<p><a class="button" href="${block.url}">${block.text}</a></p>`
    case 'list':
      return html`<ul>${block.items.map(({ text, url }) => html`<li>${url ? html`<a href="${url}">${inert(text)}</a>` : inert(text)}</li>`)}</ul>`
    case 'pictures':
      return html`${pictures.map(({ cid, side, width }) => html`<figure><figcaption>${block.captions[side]}</figcaption><img src="cid:${cid}" width="${width}" alt="${block.captions[side]}${colon} ${inert(block.alt)}"></figure>`)}`
  }
}

/** The whole message as plain text; its first line is the lead. */
export function mailText(message: Message): string {
  const { colon } = wordsIn(message.language)
  const lines = message.blocks.flatMap((block) => textLines(block, colon))
  // A blank that does not break is taken for a letter by some programs.
  return [
    `${message.status ? `${message.status}${colon} ` : ''}${inert(message.lead)}`,
    ...lines,
    '',
    '-- ',
    message.footer,
    '',
  ]
    .join('\n')
    .replaceAll('\u00A0', ' ')
}

/** Blocks as plain text. */
export function blocksAsText(blocks: readonly Block[], language: Language): string {
  const { colon } = wordsIn(language)
  return blocks
    .flatMap((block) => textLines(block, colon))
    .join('\n')
    .replaceAll('\u00A0', ' ')
}

function textLines(block: Block, colon: string): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return ['', `${inert(block.text)}${colon}`]
    case 'paragraph':
      return ['', inert(block.text)]
    case 'line':
      return [inert(block.text)]
    case 'command':
      return [`    ${block.text}`]
    case 'quote':
      return [`  > ${inert(block.text)}`]
    case 'link':
      return ['', `${block.text}${colon}`, block.url]
    case 'list':
      return block.items.flatMap(({ text, url }) => [`- ${inert(text)}`, ...(url ? [`  ${url}`] : [])])
    case 'pictures':
      return []
  }
}

/** The message as Markdown that formats and links nothing of what a page says. */
export function markdown(message: Message): string {
  const lines = message.blocks.flatMap(markdownLines)
  return [
    `${message.status ? `**${safe(message.status)}.** ` : ''}${safe(message.lead)}`,
    ...lines,
    '',
    `_${safe(message.footer)}_`,
  ].join('\n')
}

/** Blocks as Markdown that formats and links nothing of what a page says. */
export function blocksAsMarkdown(blocks: readonly Block[]): string {
  return blocks.flatMap(markdownLines).join('\n')
}

function markdownLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return ['', `### ${safe(block.text)}`, '']
    case 'paragraph':
      return ['', safe(block.text), '']
    case 'line':
      return [safe(block.text)]
    case 'command':
      return ['```', block.text, '```']
    case 'quote':
      return [`> ${safe(block.text)}`, '']
    case 'link':
      return ['', `[${safe(block.text)}](${target(block.url)})`]
    case 'list':
      return block.items.map(({ text, url }) => (url ? `- [${safe(text)}](${target(url)})` : `- ${safe(text)}`))
    case 'pictures':
      return []
  }
}

/** An address within a link of Markdown; what is escaped in it stays escaped once. */
function target(url: string): string {
  return encodeURI(url)
    .replace(/%25([0-9a-f]{2})/gi, '%$1')
    .replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))
}

function safe(text: string): string {
  return plainMarkdown(inert(text))
}
