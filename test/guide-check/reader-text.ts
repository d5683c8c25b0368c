/**
 * What a reader sees of a guide, made in the simplest way that is right for the labelled guides: a second opinion on where
 * quotes stand, which shares nothing with the guide check.
 */
export function readerText(source: string, format: 'html' | 'markdown' | 'text'): string {
  const shown =
    format === 'html' ? withoutTags(source) : format === 'markdown' ? withoutTags(withoutMarks(source)) : source
  return shown
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
}

const INLINE = 'a|abbr|b|bdi|big|cite|code|em|font|i|kbd|mark|q|s|small|span|strong|sub|sup|time|tt|u|wbr|strike|nobr'

function withoutTags(html: string): string {
  return entities(
    html
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<(script|style|template)\b[\s\S]*?<\/\1\s*>/gi, ' ')
      .replace(/<img\b[^>]*?\balt\s*=\s*"([^"]*)"[^>]*>/gi, ' $1 ')
      .replace(new RegExp(`</?(?:${INLINE})(?=[\\s>/])[^>]*>`, 'gi'), '')
      .replace(/<\/?[a-z!][^>]*>/gi, ' '),
  )
}

function withoutMarks(markdown: string): string {
  return markdown
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/!?\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/!?\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/\[([^\]^]+)\]\[[^\]]*\]/g, '$1')
    .replace(/^\[[^\]^]+\]:.*$/gm, '')
    .replace(/\[\^[^\]]+\]:?/g, '')
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, '')
    .replace(/^\s*(?:[-*+]|\d+[.)])\s+/gm, '')
    .replace(/\*\*|__|`|(?<!\\)[*]|(?<![\p{L}\d\\])_|_(?![\p{L}\d])/gu, '')
    .replace(/<(https?:[^>\s]+)>/g, '$1')
    .replace(/\|/g, ' ')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', thinsp: ' ', ensp: ' ', hellip: '…' },
  ...{ laquo: '«', raquo: '»', lsaquo: '‹', rsaquo: '›', ldquo: '“', rdquo: '”', bdquo: '„', lsquo: '‘', rsquo: '’' },
  ...{ sbquo: '‚', ndash: '–', mdash: '—', rarr: '→', rArr: '⇒', middot: '·', bull: '•', euro: '€', copy: '©' },
  ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', Eacute: 'É' },
  ...{
    egrave: 'è',
    Egrave: 'È',
    agrave: 'à',
    Agrave: 'À',
    ecirc: 'ê',
    ccedil: 'ç',
    ocirc: 'ô',
    icirc: 'î',
    acirc: 'â',
  },
  ...{ ugrave: 'ù', igrave: 'ì', ograve: 'ò', ucirc: 'û', euml: 'ë', iuml: 'ï', oelig: 'œ', times: '×' },
}

function entities(text: string): string {
  return text
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&([A-Za-z]+);/g, (whole, name: string) => NAMED[name] ?? whole)
}
