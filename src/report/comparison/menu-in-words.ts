import { html } from 'hono/html'
import type { Entry, Menu } from '../../compare/menu.js'
import { foreign } from '../../page/escape.js'
import type { Html } from '../../page/frame.js'
import type { Language } from '../../settings/language.js'
import { wordsIn } from '../../words/language.js'
import { numbersIn } from '../../words/text.js'
import { called, nounOf, short } from '../../words/value.js'

/**
 * The menu, list or form around what was found, as one list of what is there now and what was: new, gone, renamed and moved
 * entries are told in words.
 *
 * @param written the language of the page, as a tag; '' where it is not known.
 */
export function menuInWords({ entries, about, before, after, place }: Menu, written: string, language: Language): Html {
  const { comparison: words, colon } = wordsIn(language)
  const title = place ? `${words.around}${colon} ${called(place, language)}` : words.around
  const usual = entries[about]?.role
  return html`<div class="around"><p>${foreign(title)}</p><ul${written ? html` lang="${written}"` : ''}>${more(before, language)}${entries.map(
    (entry, index) => line(entry, index === about, usual, language),
  )}${more(after, language)}</ul></div>`
}

function more(count: number, language: Language): Html | '' {
  if (count === 0) return ''
  return html`<li class="more" lang="${language}">${wordsIn(language).comparison.more(numbersIn(language)(count))}</li>`
}

const SIGNS = { same: '', renamed: '≠', converted: '≠', added: '+', gone: '−', arrived: '→', left: '←', moved: '↕' }

function line(entry: Entry, isAbout: boolean, usual: string | undefined, language: Language): Html {
  const { comparison: words } = wordsIn(language)
  const { kind, role, was } = entry
  const sign = SIGNS[kind]
  const name = named(entry.name)
  // What all entries are needs no saying.
  const noun = (role !== usual || entry.name === '') && role !== 'text' ? nounOf(role, language).noun : ''
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

function tag({ kind, role, was }: Entry, language: Language): string {
  const { comparison: words } = wordsIn(language)
  if (kind === 'same') return ''
  if (kind !== 'converted') return words[kind]
  return words.converted(nounOf(was?.role ?? '', language).noun, nounOf(role, language).noun)
}
