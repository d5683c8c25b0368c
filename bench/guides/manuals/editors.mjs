// What the editors of the manuals did with the labelled places until the newer release: a place that they changed was wrong
// for them too, and one that is still there they missed. (Nothing depends on it; it tells how good the labels are.)
//   node bench/guides/manuals/editors.mjs [APPLICATION…]       default: gnome libreoffice
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'parse5'
import { APPLICATIONS, NEWER } from './applications.mjs'
import { manualCases, pageOf } from './cases.mjs'

const cache = process.env.GUIDEWATCH_FOREIGN_CACHE ?? join(tmpdir(), 'guidewatch-foreign')
const wanted = process.argv.length > 2 ? process.argv.slice(2) : ['gnome', 'libreoffice']
const counts = { faults: 0, changed: 0, 'page removed': 0, missed: 0 }
for (const { id, world, language, file, faults } of await manualCases(cache)) {
  const [name] = world.split('-')
  if (!wanted.includes(name)) continue
  const page = await pageOf(APPLICATIONS[name], language, file, NEWER, cache)
  const text = page === null ? null : plain(textOf(parse(page)))
  for (const { quote } of faults) {
    const fate = text === null ? 'page removed' : text.includes(plain(quote)) ? 'missed' : 'changed'
    counts.faults += 1
    counts[fate] += 1
    if (fate === 'missed') console.log(`${id}: still "${quote}"`)
  }
}
console.log(JSON.stringify(counts))

function textOf(node) {
  return node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(textOf).join('')
}

function plain(text) {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
