// The pages of manuals as cases of the benchmark. Neither the pages nor the labels of the applications are in this
// repository: both come out of released packages; here are only the places that are wrong, and traps.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { APPLICATIONS, NEWER, NIGHT, OLDER } from './applications.mjs'
import { htmlOfMallard } from './mallard.mjs'
import { worldOf } from './worlds.mjs'

const PAGES = fileURLToPath(new URL('pages/', import.meta.url))
/** The day on which Debian 11 came out, with the manuals; and the one after Debian 13 did, with the applications. */
const [DATE, TODAY] = ['2021-08-14', '2025-08-10']

/**
 * The labelled pages of manuals of Debian 11, with what is known of the applications of Debian 13, in the order of their
 * names. Downloads what is not in the cache yet, about 165 MB.
 *
 * @param {string} cache folder outside the repository
 * @returns {Promise<readonly import('../cases.mjs').LabelledGuide[]>}
 * @throws if the archive cannot be reached, or a file of `pages/` is not as README.md says
 */
export async function manualCases(cache) {
  const worlds = new Map()
  const cases = []
  for (const file of readdirSync(PAGES).sort()) {
    const { application: name, language, page, proof, faults = [], nonFaults = [] } = read(file)
    const application = APPLICATIONS[name]
    if (application === undefined) throw new Error(`${file}: there is no application "${name}" in applications.mjs.`)
    const world = `${name}-${language}`
    if (!worlds.has(world)) worlds.set(world, await knownOf(application, name, language, cache))
    cases.push({
      id: file.replace(/\.yaml$/, ''),
      half: 'manuals',
      file: page,
      format: 'html',
      source: await pageOf(application, language, page, OLDER, cache),
      world,
      known: worlds.get(world),
      language,
      style: 'manual',
      today: TODAY,
      date: DATE,
      proof: proof.map((quote) => ({ quote })),
      verdict: faults.length > 0 ? 'wrong' : 'right',
      faults: faults.map((fault) => ({ rules: rulesOf(fault, worlds.get(world)), also: [], ...fault })),
      nonFaults,
    })
  }
  return cases
}

/** Which of the two it is depends on whether a successor is known, and that is no part of the judgement: either is right. */
function rulesOf({ printed }, known) {
  const renamed = known.labels.some(
    ({ text, now }) => now !== null && text.toLowerCase().startsWith(printed.toLowerCase()),
  )
  return renamed ? ['label-renamed', 'label-gone'] : ['label-gone', 'label-renamed']
}

function read(file) {
  try {
    return parse(readFileSync(join(PAGES, file), 'utf8'))
  } catch (error) {
    throw new Error(`${file}: ${error.message}`)
  }
}

async function knownOf(application, flow, locale, cache) {
  const about = { flow, title: application.title, locale, night: NIGHT, names: application.names }
  const older = await application.labels(cache, locale, OLDER)
  return worldOf(about, older, await application.labels(cache, locale, NEWER))
}

/**
 * A page of a manual as its readers get it.
 *
 * @param {import('./applications.mjs').Application} application
 * @param {string} release of Debian
 * @returns {Promise<string | null>} HTML; `null` where that release has no such page
 */
export async function pageOf(application, language, page, release, cache) {
  const file = join(await application.manual(cache, language, release), page)
  if (!existsSync(file)) return null
  return page.endsWith('.page') ? htmlOfMallard(file) : readFileSync(file, 'utf8')
}
