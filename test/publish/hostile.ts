import fc from 'fast-check'
import { sampleLink, samplePublication, type Whole } from './sample.js'

/** What titles may hold that was written by somebody else. */
export const HOSTILE = [
  'a ]]> b',
  'Q&A <b>"bold"</b> & \'more\'',
  '</title><script>alert(1)</script>',
  'bell\u0007, escape\u001b[31m, null\u0000, vertical\u000b',
  'half \ud83d, other half \udc4d, neither \ufffe\uffff',
  '\u202Egnp.exe\u202C and \u2067right\u2069',
  'line\r\nBEGIN:VEVENT\r\nSUMMARY:injected\nx',
  'comma, semicolon; backslash \\n colon: "quoted"',
  'family 👩‍👩‍👧‍👦 '.repeat(20),
  'ein sehr langes Wort: Datenschutzrichtlinienänderungsmitteilungsempfängerin '.repeat(10),
  '',
]

/** Any text, with what is dangerous in it more often. */
export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\ud800',
        '\u0000',
        ']]>',
        '<!--',
        '&#0;',
        ';',
        ',',
        '\\',
        '"',
        "'",
        '$',
        '{',
        '}',
        'é',
        '𝒳',
      ),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join('')),
)

/** A publication in which every text is that one. */
export function publicationSaying(text: string, more: Partial<Whole> = {}): Whole {
  const texts = { en: text, de: text, fr: text, it: text }
  const link = sampleLink('facebook-objection', 'broken', {
    titles: texts,
    action: texts,
    deadline: { date: '2027-05-26', sequence: 3, says: texts },
    history: [{ at: '2026-11-22T03:10:00.000Z', from: 'verified', to: 'broken', says: texts }],
    instead: ['facebook-objection'],
  })
  const publication = samplePublication(more)
  const publisher = { ...publication.status.publisher, name: text || 'x' }
  return { ...publication, status: { ...publication.status, publisher, links: [link] } }
}

/** Texts that format, link, run or end something in one medium or another. */
export const HOSTILE_MARKUP: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><a href="https://evil.example/">x</a>',
  "' onmouseover='alert(1)",
  '</p></li></ol><iframe src="https://evil.example"></iframe>',
  '[click](https://evil.example)',
  '![x](https://evil.example/pixel.png)',
  '](https://evil.example) [x',
  '[x]: https://evil.example',
  '<https://evil.example>',
  'https://evil.example and www.evil.example and mia@evil.example',
  'mailto:mia@evil.example xmpp:mia@evil.example',
  '**bold** _it_ ~~gone~~ `code` $x$',
  '# heading\n## another\n---\n===',
  '- list\n+ list\n* list\n1. list\n> quote',
  '---',
  '    code\n\n\tcode',
  '```\ncode\n```',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '&lt;b&gt; &amp; &copy; &#60;script&#62;',
  '\\<b\\> \\[x\\](y) \\',
  '@mia #12 [^1] [^1]: note',
  '\u202Eesrever\u200B \u0007',
  '<!-- comment --> <![CDATA[x]]> <?php x ?>',
  '<!--#include virtual="/etc/passwd" -->',
  '{{ 7 * 7 }} {% raw %} <%= x %> {{< shortcode >}}',
]
