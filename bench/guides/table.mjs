import { HELD_OUT } from './cases.mjs'
/** Tables per rule, language, style and half, and what became of verdicts, proposals and fixes. */
export function tables(results) {
  return [
    table('rule', rulesOf(results), results),
    table('language', valuesOf(results, 'language'), results),
    table('style', valuesOf(results, 'style'), results),
    table('half', [...valuesOf(results, 'half'), 'all'], results),
    others(results),
  ].join('\n\n')
}

/** The summary for machines: recall and precision over all guides, and over the held-out sets. */
export function lastLine(results) {
  const all = count(results)
  const heldOut = count(results.filter(({ half }) => HELD_OUT.includes(half)))
  return {
    guides: results.length,
    faults: all.faults,
    recall: share(all.found, all.faults),
    precision: share(all.right, all.right + all.false),
    heldOutRecall: share(heldOut.found, heldOut.faults),
    heldOutPrecision: share(heldOut.right, heldOut.right + heldOut.false),
  }
}

/** Each fault that was missed, each false alarm, each wrong verdict, proposal and fix. */
export function details(results) {
  return results
    .map(({ half, file, error, score, verdict, unknown, fixRight }) => [
      ...(error ? [`  NOT JUDGED ${error}`] : []),
      ...(score.verdictRight
        ? []
        : [`  verdict ${score.verdict}, expected ${[verdict, unknown].filter(Boolean).join(': ')}`]),
      ...score.faults
        .filter(({ found }) => !found)
        .map(
          ({ rules, quote, printed }) => `  MISSED ${rules.join(' or ')}: ${quote}${printed ? ` [${printed}]` : ''}`,
        ),
      ...score.falseAlarms.map(
        ({ rule, sentence, subject, trap }) =>
          `  FALSE ${rule}: ${sentence} [${subject.printed} -> ${subject.now}]${trap ? ` (${trap})` : ''}`,
      ),
      ...score.faults
        .filter(({ proposal }) => proposal === false)
        .map(
          ({ now, findings }) => `  proposal without “${now}”: ${findings.map(({ proposed }) => proposed).join(' | ')}`,
        ),
      ...(fixRight === false ? ['  the fixed text differs elsewhere'] : []),
      `${half}/${file}`,
    ])
    .filter((lines) => lines.length > 1)
    .map((lines) => [lines.at(-1), ...lines.slice(0, -1)].join('\n'))
    .join('\n')
}

const COLUMNS = ['guides', 'faults', 'found', 'findings', 'false alarms', 'recall', 'precision']

function table(title, rows, results) {
  return [
    `| ${title} | ${COLUMNS.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(COLUMNS.length)}`,
    ...rows.map(
      (row) => `| ${row} | ${cells(row === 'all' ? count(results) : countOf(title, row, results)).join(' | ')} |`,
    ),
  ].join('\n')
}

/** A guide is in one row of its language; its faults and findings are each in the row of their rule. */

function countOf(title, row, results) {
  if (title !== 'rule') return count(results.filter((one) => one[title] === row))
  const faults = results.flatMap(({ score }) => score.faults).filter(({ rules }) => rules[0] === row)
  const of = (name) => results.flatMap(({ score }) => score[name]).filter(({ rule }) => rule === row).length
  return {
    guides: results.filter((one) => one.score.faults.some(({ rules }) => rules[0] === row)).length,
    faults: faults.length,
    found: faults.filter(({ found }) => found).length,
    right: of('right'),
    false: of('falseAlarms'),
  }
}

function count(results) {
  const faults = results.flatMap(({ score }) => score.faults)
  const sum = (name) => results.reduce((total, { score }) => total + score[name].length, 0)
  return {
    guides: results.length,
    faults: faults.length,
    found: faults.filter(({ found }) => found).length,
    right: sum('right'),
    false: sum('falseAlarms'),
  }
}

const cells = (one) => [
  one.guides,
  one.faults,
  one.found,
  one.right + one.false,
  one.false,
  percent(one.found, one.faults),
  percent(one.right, one.right + one.false),
]

function others(results) {
  const faults = results.flatMap(({ score }) => score.faults)
  const of = (some, all, what) => `${what}: ${some.length} of ${all.length}`
  const proposals = faults.filter(({ proposal }) => proposal !== null)
  const fixes = results.filter(({ fixRight }) => fixRight !== null)
  const traps = results.flatMap(({ nonFaults }) => nonFaults)
  return [
    of(
      results.filter(({ score }) => score.verdictRight),
      results,
      'verdicts right',
    ),
    of(
      proposals.filter(({ proposal }) => proposal),
      proposals,
      'proposals right',
    ),
    of(
      fixes.filter(({ fixRight }) => fixRight),
      fixes,
      'fixes that change only their bytes',
    ),
    of(
      results.flatMap(({ score }) => score.falseAlarms).filter(({ trap }) => trap),
      traps,
      'labelled traps fallen into',
    ),
    `milliseconds per guide: ${(results.reduce((sum, { ms }) => sum + ms, 0) / Math.max(results.length, 1)).toFixed(1)}`,
  ].join('\n')
}

function rulesOf(results) {
  const named = results.flatMap(({ score }) => [
    ...score.faults.map(({ rules }) => rules[0]),
    ...score.falseAlarms.map(({ rule }) => rule),
  ])
  return [...new Set(named)].sort()
}

const valuesOf = (results, key) => [...new Set(results.map((one) => one[key]))].sort()
const share = (part, whole) => (whole > 0 ? Math.round((part / whole) * 1000) / 1000 : null)
const percent = (part, whole) => (whole > 0 ? `${((part / whole) * 100).toFixed(1)} %` : '')
