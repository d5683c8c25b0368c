import { html } from 'hono/html'
import type { Fact } from '../../compare/finding.js'
import { foreign } from '../../page/escape.js'
import type { Html } from '../../page/frame.js'
import type { Screen } from '../../screen/screen.js'
import type { Language } from '../../settings/language.js'
import { wordsIn } from '../../words/language.js'
import { numbersIn } from '../../words/text.js'
import { called, nounOf, short } from '../../words/value.js'
import { type Entry, type Menu, menuOf } from './menu-entries.js'

/** So many entries are shown, those around the changed one. */
const SHOWN = 12

/**
 * The menu, list or form around what a fact is about, as one list of what is there now and what was: new, gone, renamed
 * and moved entries are told in words. '' where the fact is about nothing that lies among others.
 *
 * @param before the approved screen; `null` where there is none.
 * @param after the screen as it was seen; `null` where there is none.
 */
export function menuAround(
  before: Pick<Screen, 'tree'> | null,
  after: Pick<Screen, 'tree' | 'language'> | null,
  fact: Fact,
  language: Language,
): Html | '' {
  const menu = before && after && menuOf(before.tree, after.tree, fact)
  return menu ? menuInWords(menu, after.language, language) : ''
}

/**
 * A menu in words; '' where there is nothing around.
 *
 * @param written the language of the page, as a tag; '' where it is not known.
 */
export function menuInWords(menu: Menu, written: string, language: Language): Html | '' {
  if (menu.entries.length < 2) return ''
  const { comparison: words, colon } = wordsIn(language)
  const { entries, about, place } = menu
  const from = Math.max(0, Math.min(about - SHOWN / 2, entries.length - SHOWN))
  const shown = entries.slice(from, from + SHOWN)
  const title = place ? `${words.around}${colon} ${called(place, language)}` : words.around
  const usual = entries[about]?.item.role
  return html`<div class="around"><p>${foreign(title)}</p><ul${written ? html` lang="${written}"` : ''}>${more(from, language)}${shown.map(
    (entry, index) => line(entry, from + index === about, usual, language),
  )}${more(entries.length - from - shown.length, language)}</ul></div>`
}

function more(count: number, language: Language): Html | '' {
  if (count === 0) return ''
  return html`<li class="more" lang="${language}">${wordsIn(language).comparison.more(numbersIn(language)(count))}</li>`
}

const SIGNS = { same: '', renamed: '≠', converted: '≠', added: '+', gone: '−', arrived: '→', left: '←', moved: '↕' }

function line(entry: Entry, isAbout: boolean, usual: string | undefined, language: Language): Html {
  const { comparison: words } = wordsIn(language)
  const { kind, item, was } = entry
  const sign = SIGNS[kind]
  const name = named(item.name)
  // What all entries are needs no saying.
  const noun = (item.role !== usual || item.name === '') && item.role !== 'text' ? nounOf(item.role, language).noun : ''
  return html`<li${isAbout ? html` class="about"` : ''}${sign ? html` data-sign="${sign}"` : ''}>${
    kind === 'renamed' && was
      ? html`${spoken(words.was, language)}<del>${named(was.name)}</del> ${spoken(words.is, language)}<ins>${name}</ins>`
      : kind === 'added' || kind === 'arrived'
        ? html`<ins>${name}</ins>`
        : kind === 'gone' || kind === 'left'
          ? html`<del>${name}</del>`
          : name
  }${noun && kind !== 'converted' ? html` <span class="role" lang="${language}">${noun}</span>` : ''}${kind === 'same' ? '' : html` <span class="tag" lang="${language}">${tag(entry, language)}</span>`}</li>`
}

function named(name: string): Html | '' {
  return name === '' ? '' : foreign(short(name))
}

/** For who hears the list: what is struck through and what is underlined is not told by every reader. */
function spoken(text: string, language: Language): Html {
  return html`<span class="unseen" lang="${language}">${text} </span>`
}

function tag({ kind, item, was }: Entry, language: Language): string {
  const { comparison: words } = wordsIn(language)
  if (kind === 'same') return ''
  if (kind !== 'converted') return words[kind]
  return words.converted(nounOf(was?.role ?? '', language).noun, nounOf(item.role, language).noun)
}
