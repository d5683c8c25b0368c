import type { Block } from '../guide-text/guide-text.js'
import type { Known } from './known.js'
import { wordsOf } from './words.js'

/** Longer headings are no names. */
const MOST_WORDS = 3
const LEAST_LETTERS = 4

/**
 * Where a page has a section that is called by the name of the flow's service, the sections beside it that are called
 * by other names are about other services, whatever these are.
 *
 * @returns true for what stands below such a heading.
 */
export function isInOthersSection(blocks: readonly Block[], known: Known): (under: readonly string[]) => boolean {
  const own = ownNames(known)
  const isOwn = (text: string) => wordsOf(text).some(({ key }) => own.has(key))
  const beside = new Map<string, string[]>()
  for (const { kind, text, under } of blocks)
    if (kind === 'heading') beside.set(pathOf(under), [...(beside.get(pathOf(under)) ?? []), text])
  const others = new Set<string>()
  for (const [parent, headings] of beside)
    if (headings.some((heading) => isOwn(heading) && isName(heading)))
      for (const heading of headings) if (!isOwn(heading) && isName(heading)) others.add(`${parent}\n${heading}`)
  for (const [parent, headings] of beside)
    if (headings.some(isOwn))
      for (const heading of headings)
        if (
          !isOwn(heading) &&
          (isAtSomebody(blocks, heading) ||
            (nameAt(heading)?.isSure && headings.some((one) => isOwn(one) && nameAt(one))))
        )
          others.add(`${parent}\n${heading}`)
  return (under) => under.some((_, depth) => others.has(pathOf(under.slice(0, depth + 1))))
}

const AT_NAME =
  /(?:^|\s)(?:([Bb]ei(?:m| der| den| dem)?)|([Ww]ith|[Oo]n|[Cc]on|[Ss]u|[Ss]ur|[Aa]vec|[Mm]it|[Aa]nd|[Ee]t|[Ee]d?|[Ww]hat about)|[Aa]t|[Cc]hez|[Dd]a|[Dd]al(?:la)?|[Pp]resso)\s(?:the )?(\p{Lu}[\p{L}\p{N}.-]+(?:\s\p{Lu}[\p{L}\p{N}.-]*){0,2})\s?[:?.]?$/u
/** What German headings are at, and what is nobody's name. */
const NOUN =
  /(?:ung|heit|keit|schaft|ion|tät|en|ern|eln|fall|zeit|tag|nis|tum|recht|fehler|problem|verlust|bedarf|wunsch|umzug|verdacht|betrug|missbrauch|kauf|start|wechsel|anruf|antrag|vertrag|widerspruch|ärger|streit|gefahr|tod|nacht|erfolg|konto|handy|gerät|tarif|abo|frist|seite|frage|kinder|jährige|post|krankheit)s?$/iu

/**
 * The name with which a heading ends, as of where something is: "How to do it at X".
 *
 * @returns `isSure` where the words before it and its ending leave no doubt that it is one.
 */
export function nameAt(heading: string): { readonly name: string; readonly isSure: boolean } | undefined {
  const [, bei, loose, name] = AT_NAME.exec(heading) ?? []
  if (name === undefined) return undefined
  return { name, isSure: loose === undefined && !(bei !== undefined && NOUN.test(name)) }
}

const AT = /(?<!\p{L})(?:[Bb]ei|[Cc]hez|[Aa]t|[Ww]ith|[Pp]resso|[Dd]a)\s(\p{Lu}[\p{L}\p{N}]{3,30})/gu

/** True for a heading "at X" of somebody whom the page speaks of so elsewhere, too: in German any noun has a capital. */
function isAtSomebody(blocks: readonly Block[], heading: string): boolean {
  return [...heading.matchAll(AT)].some(
    ([, name]) => blocks.filter(({ text }) => [...text.matchAll(AT)].some(([, other]) => other === name)).length > 1,
  )
}

const pathOf = (under: readonly string[]) => under.map((heading) => `\n${heading}`).join('')

/** Where every letter is a capital, none says that something is a name. */
export function isName(heading: string): boolean {
  const words = wordsOf(heading)
  if (words.length > 1 && !/\p{Ll}/u.test(heading)) return false
  return words.length <= MOST_WORDS && words.every(({ from }) => /^[\p{Lu}\p{N}]/u.test(heading.slice(from)))
}

/** What the sites of a flow's own links are called: `tramora` of `abo.tramora.example`, not what stands before it. */
export function ownNames({ links }: Known): ReadonlySet<string> {
  const names = links
    .filter(({ is }) => is === 'right')
    .flatMap(({ url }) => {
      const host = url.replace(/^[a-z]+:\/\//i, '').split(/[/:?#]/)[0] ?? ''
      return (
        host
          .toLowerCase()
          .split('.')
          .slice(0, -1)
          .findLast((part) => part.length >= LEAST_LETTERS) ?? []
      )
    })
  return new Set(names.flatMap((name) => [name, ...name.split('-')]))
}
