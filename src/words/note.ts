import type { Note } from '../screen/record.js'
import { mapTexts } from '../screen/why.js'
import type { Language } from '../settings/language.js'
import { wordsIn } from './language.js'
import { numbersIn } from './text.js'
import { short } from './value.js'

/** Puts a note into a sentence. */
export function noteInWords(note: Note, language: Language): string {
  if (note.kind === 'told') return note.text
  const { notes, times } = wordsIn(language)
  const say = notes[note.kind] as (note: Note) => string
  return `${say(mapTexts(note, short))}${note.times > 1 ? ` (${times(numbersIn(language)(note.times))})` : ''}`
}
