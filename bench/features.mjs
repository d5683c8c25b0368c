// Features of flows, each on a page of our own and on widgets from npm: docs/benchmarks.md, "Features of flows".
//   node bench/features.mjs [--before] [--make own|foreign] [--only TEXT] [--packages DIR] [--dist DIR] [--keep]
// Packages are looked for in DIR/node_modules, and installed there when they are missing.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { foreign, PACKAGES } from './features/foreign.mjs'
import { own } from './features/own.mjs'
import { serve } from './features/serve.mjs'
import { walkCases } from './features/walk.mjs'

const { values } = parseArgs({
  options: {
    before: { type: 'boolean' },
    make: { type: 'string' },
    only: { type: 'string' },
    packages: { type: 'string', default: join(tmpdir(), 'guidewatch-features') },
    dist: { type: 'string', default: join(import.meta.dirname, '..', 'dist') },
    keep: { type: 'boolean' },
  },
})
const packages = resolve(values.packages)
mkdirSync(packages, { recursive: true })
if (!PACKAGES.every((name) => existsSync(join(packages, 'node_modules', name)))) {
  if (!existsSync(join(packages, 'package.json'))) writeFileSync(join(packages, 'package.json'), '{ "private": true }')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES], {
    cwd: packages,
    stdio: 'inherit',
  })
}
const cases = [...own.map((one) => ({ ...one, make: 'own' })), ...foreign.map((one) => ({ ...one, make: 'foreign' }))]
  .map((one, index) => ({ ...one, id: `case-${index}` }))
  .filter(({ make }) => !values.make || make === values.make)
  .filter(({ feature, what }) => !values.only || `${feature} ${what}`.includes(values.only))
const sites = await serve(cases, join(packages, 'node_modules'))
const folder = mkdtempSync(join(tmpdir(), 'guidewatch-features-'))
try {
  const results = await walkCases(cases, sites, { folder, dist: resolve(values.dist), before: values.before === true })
  console.log('| feature | page | result | why |\n| --- | --- | --- | --- |')
  for (const { feature, make, what, verdict, why } of results)
    console.log(`| ${feature} | ${make}: ${what} | ${verdict} | ${why} |`)
  const worked = results.filter(({ worked }) => worked).length
  console.log(`\n${worked} of ${results.length} work.`)
} finally {
  sites.close()
  if (values.keep) console.log(folder)
  else rmSync(folder, { recursive: true, force: true })
}
