// Times the tree matching: a menu of n entries against itself with one in twenty renamed, moved, added or removed.
import { diffTrees } from '../dist/compare/tree.js'
import { flatten } from '../dist/screen/tree.js'

const SIZES = [100, 1_000, 10_000]
const RUNS = 15

function tree(size) {
  const nodes = []
  for (let section = 0; section * 10 < size; section += 1) {
    const children = Array.from({ length: 9 }, (_, n) => ({
      role: n % 3 === 0 ? 'button' : 'link',
      // A third of the names occur in every section, as "Edit" and "More" do.
      name: n % 3 === 2 ? `More ${n}` : `Entry ${section * 10 + n}`,
    }))
    nodes.push({
      role: 'list',
      name: `Section ${section}`,
      children: [{ role: 'heading', name: `Part ${section}` }, ...children],
    })
  }
  return [{ role: 'main', children: nodes }]
}

function changed(before) {
  const [main] = structuredClone(before)
  for (const [index, section] of main.children.entries()) {
    const { children } = section
    if (index % 8 === 1) children[2].name = `Renamed ${index}`
    if (index % 8 === 3) children.push(children.splice(1, 1)[0])
    if (index % 8 === 5) children.splice(4, 1)
    if (index % 8 === 7) children.splice(4, 0, { role: 'link', name: `New ${index}` })
  }
  return [main]
}

const result = {}
console.log('| nodes | one in twenty changed, ms | nothing in common, ms |\n| --- | --- | --- |')
for (const size of SIZES) {
  const before = tree(size)
  const other = JSON.parse(
    JSON.stringify(before).replaceAll('Entry', 'Item').replaceAll('More', 'Less').replaceAll('Part', 'Chapter'),
  )
  const [near, far] = [changed(before), other].map((after) => median(before, after))
  result[`ms${size}`] = near
  console.log(`| ${size} | ${near} | ${far} |`)
}
console.log(JSON.stringify(result))

/** Flattening included; a tree is flattened only once, so every run has trees of its own. */
function median(before, after) {
  const times = Array.from({ length: RUNS }, () => structuredClone([before, after]))
    .map(([old, now]) => {
      const start = performance.now()
      diffTrees(flatten(old), flatten(now))
      return performance.now() - start
    })
    .sort((a, b) => a - b)
  return Math.round(times[RUNS >> 1] * 100) / 100
}
