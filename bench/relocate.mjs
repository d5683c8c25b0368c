// Measures relocation on real elements of sites as they were and as they are years later.
//   npm run bench:relocate                    cross-validation over the sites of the shared data
//   npm run bench:relocate -- --cases DIR     the shipped weights on other data of the same form
//   npm run bench:relocate -- --fit           prints weights fitted to all of it
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { featuresOf, likeness, WEIGHTS } from '../dist/compare/likeness.js'
import { isSure } from '../dist/compare/relocate.js'

const ROLES = {
  a: 'link',
  button: 'button',
  select: 'combobox',
  textarea: 'textbox',
  img: 'img',
  svg: 'img',
  li: 'listitem',
  p: 'paragraph',
  td: 'cell',
  label: 'label',
}

const { values } = parseArgs({ options: { cases: { type: 'string' }, fit: { type: 'boolean' } } })
const folder = resolve(values.cases ?? '../shared/relocation')
const sites = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => read(join(folder, name)))
const all = sites.flatMap(({ cases }) => cases)

if (values.fit) {
  const weights = fitted(all)
  const rounded = Object.keys(WEIGHTS).map((name, at) => [name, Math.round(weights[at] * 100) / 100])
  console.log(JSON.stringify(Object.fromEntries(rounded), undefined, 2))
  process.exit()
}

const crossValidated = values.cases === undefined && sites.length > 1
const rows = sites.map(({ site, cases }) => {
  const weights = crossValidated ? fitted(all.filter((one) => !cases.includes(one))) : Object.values(WEIGHTS)
  return { site, ...measure(cases, weights) }
})
const total = rows.reduce((sum, row) =>
  Object.fromEntries(Object.keys(row).map((key) => [key, key === 'site' ? 'all' : sum[key] + row[key]])),
)
console.log(`${crossValidated ? 'Weights fitted to the other sites each time' : 'Shipped weights'}; ${folder}\n`)
console.log('| site | cases | first rank | the element or one nested with it | taken | of these right |')
console.log('| --- | --- | --- | --- | --- | --- |')
for (const row of [...rows, total]) {
  console.log(`| ${row.site} | ${row.cases} | ${row.first} | ${row.same} | ${row.taken} | ${row.right} |`)
}
const share = (part, whole) => (whole === 0 ? 1 : Math.round((part / whole) * 1000) / 1000)
console.log(
  JSON.stringify({
    cases: total.cases,
    top1: share(total.first, total.cases),
    precision: share(total.right, total.taken),
    recall: share(total.right, total.cases),
    top1SameElement: share(total.same, total.cases),
  }),
)

function measure(cases, weights) {
  const counts = { cases: cases.length, first: 0, same: 0, taken: 0, right: 0 }
  for (const { target, candidates, truth } of cases) {
    const scored = candidates
      .map((candidate) => ({ candidate, score: likeness(target, candidate, weights) }))
      .sort((a, b) => b.score - a.score)
    const [best] = scored
    const second = scored.find(({ candidate }) => !nested(candidate, best.candidate))
    const same = nested(best.candidate, candidates[truth])
    counts.first += best.candidate === candidates[truth] ? 1 : 0
    counts.same += same ? 1 : 0
    const sameName = target.name !== '' && target.name === best.candidate.name
    if (!isSure(best.score, second?.score ?? 0, sameName)) continue
    counts.taken += 1
    counts.right += same ? 1 : 0
  }
  return counts
}

function read(file) {
  const { site, candidates, cases } = JSON.parse(readFileSync(file, 'utf8'))
  const seen = candidates.map(traitsOf)
  return {
    site,
    cases: cases.map(({ target, truth }) => ({ target: traitsOf(target), candidates: seen, truth })),
  }
}

/** An element of the data, as guidewatch's own elements are described. */
function traitsOf({ tag, type, xpath, text, value, placeholder, title, alt, href, neighbourText, box }) {
  return {
    role: roleOf(tag, type),
    name: (text || value || placeholder || title || alt || '').replace(/\s+/g, ' ').trim(),
    neighbours: neighbourText ?? '',
    path: xpath.split('/').filter(Boolean),
    box: box ?? null,
    url: href ?? null,
  }
}

function roleOf(tag, type) {
  if (/^h[1-6]$/.test(tag)) return `heading ${tag[1]}`
  if (tag !== 'input') return ROLES[tag] ?? 'generic'
  if (['submit', 'button', 'image', 'reset'].includes(type)) return 'button'
  return type === 'checkbox' || type === 'radio' ? type : 'textbox'
}

/** One element inside the other, reading the same: to who clicks, they are one. */
function nested(a, b) {
  if (a === b) return true
  const [outer, inner] = a.path.length < b.path.length ? [a, b] : [b, a]
  if (outer.path.some((step, at) => step !== inner.path[at]) || outer.path.length === inner.path.length) return false
  if (a.name && b.name && a.name.toLowerCase() !== b.name.toLowerCase()) return false
  if (!a.box || !b.box) return true
  const [one, other] = [a.box, b.box].map(({ width, height }) => width * height)
  return Math.min(one, other) / Math.max(one, other, 1) > 0.2
}

/** Conditional logit: the probability of the right candidate among all of its page, by Adam with weights not below 0. */
function fitted(cases) {
  const rounds = 250
  const penalty = 0.002
  const count = Object.keys(WEIGHTS).length
  const weights = new Float64Array(count)
  const [mean, square] = [new Float64Array(count), new Float64Array(count)]
  const data = cases.map((one) => {
    one.features ??= one.candidates.map((candidate) => Float64Array.from(featuresOf(one.target, candidate)))
    one.good ??= one.candidates.map((candidate) => nested(candidate, one.candidates[one.truth]))
    return one
  })
  for (let round = 1; round <= rounds; round += 1) {
    const gradient = new Float64Array(count)
    for (const { features, good } of data) {
      const scores = features.map((row) => row.reduce((sum, value, at) => sum + value * weights[at], 0))
      const highest = Math.max(...scores)
      const odds = scores.map((score) => Math.exp(score - highest))
      const whole = odds.reduce((a, b) => a + b)
      const right = odds.reduce((sum, value, at) => sum + (good[at] ? value : 0), 0)
      for (const [index, row] of features.entries()) {
        const push = odds[index] / whole - (good[index] ? odds[index] / right : 0)
        if (Math.abs(push) > 1e-5) for (let at = 0; at < count; at += 1) gradient[at] += push * row[at]
      }
    }
    for (let at = 0; at < count; at += 1) {
      const slope = gradient[at] / data.length + penalty * weights[at]
      mean[at] = 0.9 * mean[at] + 0.1 * slope
      square[at] = 0.999 * square[at] + 0.001 * slope * slope
      const step = mean[at] / (1 - 0.9 ** round) / (Math.sqrt(square[at] / (1 - 0.999 ** round)) + 1e-8)
      weights[at] = Math.max(0, weights[at] - 0.1 * step)
    }
  }
  return weights
}
