// Labels of applications, read from the translation files that they come with. Every reader gives the same: pairs of a key,
// which stays the same while a label is translated or renamed, and the label as the file has it.

import { readFileSync } from 'node:fs'

/**
 * @typedef {{ key: string, text: string, source: string }} Entry `text` with the marks for keyboard keys still in it;
 * `source` is the label in the language of the program, the same as `text` where the file has no other
 */

/**
 * Reads a compiled catalogue of GNU gettext (https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html).
 * The key is the context and the message as the program's source has it.
 *
 * @param {string} file
 * @param {(context: string, source: string) => string} [keyOf] for programs whose contexts alone are keys
 * @returns {Entry[]}
 * @throws if it is no such file
 */
export function gettextEntries(file, keyOf = (context, source) => `${context}\u0004${source}`) {
  const bytes = readFileSync(file)
  const little = bytes.readUInt32LE(0) === 0x950412de
  if (!little && bytes.readUInt32BE(0) !== 0x950412de) throw new Error(`${file} is no catalogue of gettext.`)
  const number = (at) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  const string = (at) => bytes.toString('utf8', number(at + 4), number(at + 4) + number(at))
  const [count, sources, texts] = [number(8), number(12), number(16)]
  const entries = []
  for (let index = 0; index < count; index++) {
    const [message, ...other] = string(sources + 8 * index)
      .split('\u0004')
      .reverse()
    const context = other.join('\u0004')
    // Behind a zero stand the forms for other numbers.
    const forms = message.split('\u0000')
    if (forms[0] === '') continue
    for (const [number, text] of string(texts + 8 * index)
      .split('\u0000')
      .entries())
      if (text !== '') entries.push({ key: keyOf(context, forms[0]), text, source: forms[number] ?? forms.at(-1) })
  }
  return entries
}

/**
 * Reads the names of commands from a registry of LibreOffice (`.xcd`): what stands in menus and on tool bars. The key is the
 * component, the command and the property.
 *
 * @param {string} file
 * @param {string} locale as the file has it, such as `de` or `en-US`
 * @returns {Entry[]}
 */
export function registryEntries(file, locale) {
  const entries = []
  const open = []
  let language
  for (const [, closes, , attributes, empty, text] of readFileSync(file, 'utf8').matchAll(XML)) {
    if (text !== undefined) {
      const key = open.filter((each) => each !== undefined).join('/')
      if (language === locale && key.endsWith('Label')) entries.push({ key, text: plain(text), source: plain(text) })
    } else if (closes) open.pop()
    else {
      language = /xml:lang="([^"]*)"/.exec(attributes)?.[1]
      if (!empty) open.push(/oor:name="([^"]*)"/.exec(attributes)?.[1])
    }
  }
  return entries
}

// A tag (does it close? name, attributes, is it empty?), or text that is more than space.
const XML = /<(\/?)([a-z][\w:-]*)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<>]*[^<>\s][^<>]*)(?=<)/g

function plain(text) {
  const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.trim().replace(/&(?:#x([0-9A-F]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? all
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
  })
}
