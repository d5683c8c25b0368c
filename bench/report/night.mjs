// A large night that nobody walked: what is judged of it, its pictures and trees, what is approved and what is remembered.
import { copyFileSync, linkSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { writeHistory } from '../../dist/state/history.js'
import { summaryOf } from '../../dist/state/result.js'
import { runFolder, walkFolder, writeResult, writeRun } from '../../dist/state/runs.js'
import { snapshotFolder } from '../../dist/state/snapshots.js'
import { recordedScreen } from '../recorded-screen.mjs'

const LOCALES = ['de-DE', 'en-GB', 'fr-FR', 'it-IT']
const DEVICES = ['desktop', 'mobile']
const ROUTES = 5
const SCREENS = 8
const NODES = 1500
export const CAUSES = 6
/** Of a hundred screens of the night's walks, so many want a decision: 140 of a thousand walks. */
const CHANGED = 0.14
const RUN = '2027-03-01T02-00-00-000Z'
const STARTED = '2027-03-01T02:00:00.000Z'
const APPROVED = '2027-01-01T00:00:00.000Z'
const BOX = { x: 40, y: 220, width: 180, height: 24 }

/**
 * Writes a night of so many walks of eight screens.
 *
 * @param causes how many there are, on how many walks; six on fourteen of a hundred walks where nothing is said.
 * @returns the folder of the run.
 */
export async function writeNight(settings, count, { causes = CAUSES, changed = most(count) } = {}) {
  const out = runFolder(settings, RUN)
  const pictures = await drawn(join(settings.state, 'pictures'))
  const walks = Array.from({ length: count }, (_, at) =>
    judged(at, at < changed ? Math.floor((at * causes) / changed) : null),
  )
  for (const walk of walks) {
    const folder = walkFolder(out, walk.id)
    mkdirSync(folder, { recursive: true })
    for (const [step, { id }] of walk.steps.entries()) {
      const isChanged = walk.steps[step].approvedImage !== null
      linked((isChanged ? pictures.changed : pictures.approved)[step], join(folder, `${id}.png`))
      if (isChanged) linked(pictures.approved[step], join(folder, `${id}.approved.png`))
    }
    writeResult(out, walk)
    if (walk.verdict === 'changed') writeTrees(settings, folder, walk, pictures)
  }
  const head = {
    schema: 2,
    run: RUN,
    site: 'live',
    release: null,
    startedAt: STARTED,
    durationMs: 1,
    guidewatch: 'bench',
  }
  const rest = { comparer: 5, reassessed: null, stopped: false, proposals: [], patches: [], notMachineVerified: [] }
  writeRun(out, { ...head, ...rest, walks: walks.map(summaryOf) })
  for (const flow of new Set(walks.map((walk) => walk.flow)))
    writeHistory(settings.state, 'live', flow, walks.filter((walk) => walk.flow === flow).map(past))
  return out
}

function most(count) {
  return Math.max(CAUSES, Math.round(count * CHANGED))
}

/** Pictures of eight screens, and of each with another name of one entry; every walk has links to them. */
async function drawn(folder) {
  mkdirSync(folder, { recursive: true })
  const draw = async (step, name) => {
    const label = (at) => (at === 4 ? name : `Entry ${step} ${at}`)
    const lines = Array.from({ length: 14 }, (_, at) => `<text x="44" y="${80 + at * 40}">${label(at)}</text>`)
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720" font-size="24"><rect width="1280" height="720" fill="white"/>${lines.join('')}</svg>`
    const file = join(folder, `${step}-${name}.png`)
    writeFileSync(file, await sharp(Buffer.from(svg)).png().toBuffer())
    return file
  }
  const steps = Array.from({ length: SCREENS }, (_, step) => step)
  return {
    approved: await Promise.all(steps.map((step) => draw(step, 'Entry'))),
    changed: await Promise.all(steps.map((step) => draw(step, 'Item'))),
  }
}

/** A file has some ten thousand names at most. */
function linked(from, to) {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

function judged(at, cause) {
  const locale = LOCALES[at % 4]
  const device = DEVICES[Math.floor(at / 4) % 2]
  const route = `way-${Math.floor(at / 8) % ROUTES}`
  const flow = `flow-${Math.floor(at / (8 * ROUTES))}`
  const id = `${flow}/${route}/${locale}-${device}`
  const steps = Array.from({ length: SCREENS }, (_, step) => {
    const isChanged = cause === step - 1
    return {
      id: nameOf(step),
      action: step === 0 ? 'open' : step === SCREENS - 1 ? 'arrive' : 'click',
      says: step === SCREENS - 1 ? null : `Choose "Entry ${step} ${locale}".`,
      screen: recordedScreen(nameOf(step), `Entry ${step} ${locale}`, locale.slice(0, 2), BOX),
      approvedImage: isChanged ? `walks/${id}/${nameOf(step)}.approved.png` : null,
      differenceImage: null,
      approvedSize: isChanged ? { width: 1280, height: 720 } : null,
      approvedAt: APPROVED,
      varied: [],
      volatile: [],
    }
  })
  return {
    id,
    flow,
    route,
    flowTitle: `How to do what ${flow} is about`,
    title: `Through the menu, ${route}`,
    locale,
    device,
    account: 'logged-out',
    verdict: cause === null ? 'verified' : 'changed',
    startedAt: STARTED,
    durationMs: 9000,
    outcome: { kind: 'arrived' },
    findings: cause === null ? [] : [renamed(cause + 1, locale)],
    steps,
    relocations: [],
    notes: [],
    confirmation: cause === null ? null : { first: 'changed', second: 'changed', agrees: true, both: null, by: [] },
    proposed: null,
    needsLook: false,
    guides: [
      {
        id: 'g',
        title: 'How to object',
        publisher: 'Example Consumers',
        url: 'https://guide.example/',
        language: 'en',
      },
    ],
  }
}

function renamed(step, locale) {
  return {
    kind: 'label-renamed',
    step: nameOf(step),
    relevance: 'route',
    subject: { kind: 'control', role: 'link', name: `Entry ${step} ${locale}` },
    before: `Entry ${step} ${locale}`,
    after: `Item ${step} ${locale}`,
    count: 1,
    place: { role: 'navigation', name: 'Menu' },
    alsoAt: [],
    boxBefore: BOX,
    box: BOX,
  }
}

/** The record of a walk and the approved screens of its steps, with trees of real size. */
function writeTrees(settings, folder, walk, pictures) {
  const { id, startedAt, durationMs, outcome, locale } = walk
  const tree = (step, label) => [
    {
      role: 'navigation',
      name: 'Menu',
      children: Array.from({ length: 12 }, (_, at) => ({ role: 'link', name: at === 5 ? label : `Other ${at}` })),
    },
    ...Array.from({ length: NODES }, (_, at) => ({ role: 'paragraph', children: [`Line ${step} ${at}`] })),
  ]
  const found = new Set(walk.findings.map(({ step }) => step))
  const screens = walk.steps.map(({ screen }, step) => {
    const word = found.has(screen.step) ? 'Item' : 'Entry'
    return { ...screen, tree: tree(step, `${word} ${step} ${locale}`) }
  })
  const record = {
    id,
    startedAt,
    durationMs,
    outcome,
    screens,
    relocations: [],
    notes: [],
    proposed: null,
    needsLook: false,
  }
  writeFileSync(join(folder, 'walk.json'), JSON.stringify(record))
  const kept = snapshotFolder(settings.snapshots, 'live', id)
  mkdirSync(kept, { recursive: true })
  const place = join(settings.snapshots, 'pictures')
  mkdirSync(place, { recursive: true })
  for (const [step, screen] of screens.entries()) {
    const file = `${String(step).repeat(64)}.png`
    copyFileSync(pictures.approved[step], join(place, file))
    const approved = { by: 'Bench', at: APPROVED, run: 'bench' }
    const before = { ...screen, image: { ...screen.image, file }, tree: tree(step, `Entry ${step} ${locale}`) }
    const snapshot = { schema: 1, approved, screen: before, captures: 1, volatile: [] }
    writeFileSync(join(kept, `${screen.step}.json`), JSON.stringify(snapshot))
  }
}

function past({ id, verdict }) {
  const night = (day) => ({
    run: `2027-02-${day}T02-00-00-000Z`,
    at: `2027-02-${day}T02:00:00.000Z`,
    verdict: 'verified',
    ms: 9000,
  })
  const nights = [...Array.from({ length: 9 }, (_, at) => night(20 + at)), { run: RUN, at: STARTED, verdict, ms: 9000 }]
  return { id, nights, steps: {} }
}

function nameOf(step) {
  return step === SCREENS - 1 ? 'arrival' : `step-${step}`
}
