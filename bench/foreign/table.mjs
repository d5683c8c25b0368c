/** Tables per half and application, and per class of change. */
export function tables(results) {
  const halves = [
    ['tuned half', results.filter(({ half }) => half === 'tuned')],
    ['held-out half', results.filter(({ half }) => half === 'held-out')],
    ['all', results],
  ]
  const by = (key) =>
    [...new Set(results.map((one) => one[key]))]
      .sort()
      .map((value) => [value, results.filter((one) => one[key] === value)])
  const apps = by('app').map(([name, some]) => [`${name} (${some[0].half})`, some])
  return [table('application', [...apps, ...halves]), table('class', by('class')), failures(results)]
    .filter(Boolean)
    .join('\n\n')
}

const COLUMNS = [
  'material found',
  'missed',
  'noise passed',
  'alarmed',
  'right step',
  'right kind',
  'listed near',
  'elsewhere',
]

function table(title, rows) {
  return [
    `| ${title} | ${COLUMNS.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(COLUMNS.length)}`,
    ...rows.map(([name, some]) => `| ${name} | ${cells(count(some)).join(' | ')} |`),
  ].join('\n')
}

function cells({ found, missed, passed, alarmed, step, kind, near, elsewhere }) {
  const per = (sum) => (found > 0 ? (sum / found).toFixed(1) : '')
  return [found, missed, passed, alarmed, percent(step, found), percent(kind, found), per(near), per(elsewhere)]
}

function count(results) {
  const judged = results.filter(({ error }) => !error)
  const material = judged.filter(({ expect }) => expect.nature === 'material')
  const noise = judged.filter(({ expect }) => expect.nature === 'noise')
  const found = material.filter(({ right }) => right)
  const sum = (name) => found.reduce((total, one) => total + one[name], 0)
  return {
    found: found.length,
    missed: material.length - found.length,
    passed: noise.filter(({ right }) => right).length,
    alarmed: noise.filter(({ right }) => !right).length,
    step: found.filter(({ step }) => step).length,
    kind: found.filter(({ kind }) => kind).length,
    near: sum('near'),
    elsewhere: sum('elsewhere'),
  }
}

function failures(results) {
  const failed = results.filter(({ error }) => error)
  return (
    failed.length > 0 &&
    `${failed.length} cases were not judged:\n${failed.map(({ id, error }) => `  ${id}: ${error.split('\n')[0]}`).join('\n')}`
  )
}

/** The summary for machines; shares are of what was found. */
export function lastLine(results) {
  const all = count(results)
  const heldOut = count(results.filter(({ half }) => half === 'held-out'))
  const pairs = new Set(
    results.filter(({ from, to }) => from !== to).map(({ app, from, to }) => `${app} ${from} ${to}`),
  )
  const share = (part) => Math.round((part / Math.max(all.found, 1)) * 1000) / 1000
  return {
    apps: new Set(results.map(({ app }) => app)).size,
    pairs: pairs.size,
    cases: results.length,
    materialMissed: all.missed,
    noiseAlarmed: all.alarmed,
    stepRight: share(all.step),
    kindRight: share(all.kind),
    heldOutMissed: heldOut.missed,
    heldOutAlarmed: heldOut.alarmed,
  }
}

/** Each case that was not right in every respect: what was expected, what was found. */
export function details(results) {
  return results
    .filter(
      ({ error, right, step, kind, expect }) => error || !right || (expect.nature === 'material' && !(step && kind)),
    )
    .map((one) => {
      const { nature, verdicts, steps, concepts } = one.expect
      const why = one.error
        ? 'not judged'
        : !one.right
          ? nature === 'noise'
            ? 'ALARMED'
            : 'MISSED'
          : !one.step
            ? 'wrong step'
            : 'wrong kind'
      return [
        `${why}: ${one.id}`,
        `  expected ${verdicts.join(' or ')}${steps.length > 0 ? ` at ${steps.join(' or ')}: ${concepts.join(' or ')}` : ''}`,
        one.error
          ? `  ${one.error}`
          : `  found ${one.verdict}, ${JSON.stringify(one.outcome)}, ${one.near} near, ${one.elsewhere} elsewhere`,
        ...(one.findings ?? [])
          .filter((line) => !line.includes('(elsewhere)'))
          .slice(0, 8)
          .map((line) => `    ${line}`),
      ].join('\n')
    })
    .join('\n\n')
}

function percent(part, whole) {
  return whole > 0 ? `${Math.round((part / whole) * 100)} %` : ''
}
