/**
 * What came of one guide.
 *
 * @param one the labelled guide, as `loadCases` gives it.
 * @param check what `checkGuide` said: verdict, unknown, findings.
 * @returns whether the verdict was right; every fault with the findings that told of it, and whether a proposal has what
 *   must be in it (`null` where none was made, or the case does not say); and the findings that tell of no fault, with the
 *   trap that they fell into, if a case names it.
 */
export function scoreOf(one, check) {
  const told = check.findings.map((finding) => ({ finding, of: faultsOf(one.faults, finding) }))
  return {
    verdictRight: check.verdict === one.verdict && (one.unknown ?? null) === check.unknown,
    verdict: check.verdict === 'unknown' ? `unknown: ${check.unknown}` : check.verdict,
    faults: one.faults.map((fault) => {
      const findings = told.filter(({ of }) => of.includes(fault)).map(({ finding }) => finding)
      return { ...fault, found: findings.length > 0, findings, proposal: proposalOf(fault, findings) }
    }),
    right: told.filter(({ of }) => of.length > 0).map(({ finding }) => finding),
    falseAlarms: told
      .filter(({ of }) => of.length === 0)
      .map(({ finding }) => ({
        ...finding,
        trap: one.nonFaults.find(({ quote }) => touches(finding.sentence, quote))?.why ?? null,
      })),
  }
}

/** Whether a fixed text is the source with the edits of the findings, and differs nowhere else. */
export function onlyEdited(source, findings, after) {
  const edits = findings.flatMap((finding) => finding.edits).sort((a, b) => a.from - b.from || a.to - b.to)
  const unique = edits.filter((edit, index) => JSON.stringify(edit) !== JSON.stringify(edits[index - 1]))
  let expected = ''
  let end = 0
  for (const { from, to, text } of unique) {
    if (from < end || to < from) return false
    expected += source.slice(end, from) + text
    end = to
  }
  return expected + source.slice(end) === after
}

/** The faults that a finding tells of: of several in one sentence those whose wrong words it names. */
function faultsOf(faults, finding) {
  const fitting = faults.filter(
    ({ rules, quote, also }) =>
      rules.includes(finding.rule) && [quote, ...also].some((place) => touches(finding.sentence, place)),
  )
  const named = fitting.filter(({ printed }) => printed !== undefined && touches(finding.subject.printed, printed))
  if (named.length > 0) return named
  // A finding about another label of the same sentence is not about this one.
  return finding.rule.startsWith('label-') ? fitting.filter(({ printed }) => printed === undefined) : fitting
}

function proposalOf({ now }, findings) {
  const proposed = findings.map((finding) => finding.proposed).filter((text) => text !== null)
  if (now === undefined || proposed.length === 0) return null
  // A check prints an address as the guide does, which may be without its scheme.
  const [text, wanted] = [proposed.map(bare), bare(now)]
  return text.some((one) => one.includes(wanted))
}

/** A text whose addresses have no scheme. */
const bare = (text) => plain(text).replace(/https?:\/\//gi, '')

/** Whether one of two texts lies within the other, as a reader sees them. */
function touches(one, other) {
  const [a, b] = [plain(one), plain(other)]
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a))
}

/** Without what nobody sees: soft hyphens, marks of direction and width, kinds of spaces. */
export function plain(text) {
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
