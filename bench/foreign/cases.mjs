import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { generate } from './changes/generate.mjs'
import { halfOf } from './half.mjs'

const FOLDER = join(import.meta.dirname, 'apps')

/** Every application of the corpus, with its half and all its cases. */
export async function loadApps() {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.mjs'))
    .sort()
  return Promise.all(
    files.map(async (name) => {
      const { default: app } = await import(pathToFileURL(join(FOLDER, name)).href)
      return { ...app, half: halfOf(app.id), cases: casesOf(app) }
    }),
  )
}

function casesOf(app) {
  const own = (app.nights ?? []).map((night) => ({
    class: 'version',
    to: night.from,
    ...night,
    id: `${app.id}/${night.id}`,
  }))
  return [...own, ...generate(app)]
}

/** At most `count` cases of an application, spread evenly. */
export function spread(cases, count) {
  if (cases.length <= count) return cases
  return Array.from({ length: count }, (_, index) => cases[Math.floor((index * cases.length) / count)])
}
