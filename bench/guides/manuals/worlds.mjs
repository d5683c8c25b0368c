// What is known of an application in a newer release, from its labels in that and in an older one: the same that nights
// would have come to know, had they walked all of its screens in both.

/** Longer messages are sentences, and no labels. */
const LONGEST = 60

/**
 * The labels of two releases as what is known. A label of the older release that the newer shows nowhere is one that screens
 * once had; what stands at its key now took its place.
 *
 * @param {{ flow: string, title: string, locale: string, night: string, names?: Record<string, string> }} about `night`: the
 * day on which the newer release came out; `names`: what stands for variables in labels
 * @param {readonly import('./catalogs.mjs').Entry[]} older
 * @param {readonly import('./catalogs.mjs').Entry[]} newer
 */
export function worldOf({ flow, title, locale, night, names = {} }, older, newer) {
  const shown = labelsByKey(newer, names)
  const once = labelsByKey(older, names)
  const showsNow = stillShown(newer, shown)
  const labels = new Map()
  const add = (text, until, now) => {
    const known = labels.get(text)
    if (known === undefined)
      labels.set(text, { locale, text, role: 'text', step: null, until, now, picture: null, source: title })
    // The same words became one thing here and another there: nobody can say which without a person.
    else if (until !== null && known.now !== now) known.now = null
  }
  for (const texts of shown.values()) for (const text of texts) add(text, null, null)
  for (const [key, texts] of once)
    for (const text of texts.filter((each) => !showsNow(each))) {
      const successors = shown.get(key) ?? []
      add(text, night, texts.length === 1 && successors.length === 1 ? successors[0] : null)
    }
  return {
    night,
    flow,
    title: { [locale]: title },
    works: 'yes',
    links: [],
    labels: [...labels.values()],
    routes: [],
    claims: [],
    deadline: null,
  }
}

/** A label as the screen shows it: without the mark of its key and without formatting; `null` for what is no label. */
export function onScreen(text, names) {
  const named = text.replace(/%[A-Z]{2,}/g, (variable) => names[variable] ?? variable)
  const shown = named
    .replace(/\s*\((?:_|~)\w\)/, '')
    .replace(/<\/?[a-z][^<>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/([_~])(?=[\p{L}\p{N}.])/gu, '')
    .replace(/[_~]$/, '')
    .trim()
  const isLabel = shown.length > 1 && shown.length <= LONGEST && !/[%$\n|{}<>\\]/.test(shown) && /\p{L}{2}/u.test(shown)
  return isLabel ? shown : null
}

/** Whether the newer release shows a label anywhere, also as one of those that it makes of numbers, such as "%d days". */
function stillShown(newer, shown) {
  const texts = new Set([...shown.values()].flatMap((each) => each.map(alike)))
  const counted = newer.filter(({ text }) => COUNTS.test(text)).map(({ text }) => alike(text.replace(COUNTS, '0')))
  const withNumbers = new Set(counted)
  return (label) => texts.has(alike(label)) || withNumbers.has(alike(label.replace(/\d+/, '0')))
}

const COUNTS = /%(?:\d+\$)?'?l?[diu]/

function labelsByKey(entries, names) {
  const byKey = new Map()
  for (const { key, text } of entries) {
    const label = onScreen(text, names)
    if (label !== null) byKey.set(key, [...new Set([...(byKey.get(key) ?? []), label])])
  }
  return byKey
}

/** Labels that differ in dots, colons, quotes, hyphens, case or spaces only are the same to a reader. */
function alike(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[„“”«»‹›"’‘`´']/g, '')
    .replace(/[\s‐‑–—-]+/g, ' ')
    .replace(/[\s.…:]+$/, '')
}
