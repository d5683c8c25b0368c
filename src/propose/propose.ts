import { grouped } from '../collection/grouped.js'
import type { Finding } from '../compare/finding.js'
import { actionOf, type Flow, type Route, type Step } from '../flow/schema.js'
import type { Change, Proposal } from '../screen/proposal.js'
import type { ProposedRoute, Relocation } from '../screen/record.js'
import { ARRIVAL } from '../screen/screen.js'
import { languageOf, textFor, textsFor } from '../text/local.js'
import { sameText } from '../text/normalise.js'
import { requoted } from '../text/quoted.js'
import type { Edit } from './patch.js'
import { quoted } from './yaml-text.js'

/** What a walk has to say about the wording of its guides. */
export type WalkSeen = {
  readonly locale: string
  readonly device: string
  /** The steps of the route in this language and on this device. */
  readonly steps: readonly Step[]
  readonly arrived: boolean
  readonly relocations: readonly Relocation[]
  readonly findings: readonly Finding[]
  readonly proposed: ProposedRoute | null
  /** Path of a picture relative to the run's folder. */
  readonly picture: (file: string) => string
}

/** A proposal, and the change of the flow file that it asks for; `null` where a person has to write it. */
export type Proposed = { readonly proposal: Proposal; readonly edit: Edit | null }

/** Derives proposals from the walks of one route: renamed labels, and new ways that were found. */
export function proposalsFor(flow: Flow, route: Route, walks: readonly WalkSeen[]): readonly Proposed[] {
  return [...renames(flow, route, walks), ...newWays(flow, route, walks)]
}

type Rename = {
  readonly walk: WalkSeen
  readonly step: string
  readonly at: Edit['at']
  readonly before: string
  readonly after: string
}

function renames(flow: Flow, route: Route, walks: readonly WalkSeen[]): readonly Proposed[] {
  const all = walks.filter(({ arrived }) => arrived).flatMap((walk) => renamesSeen(flow, route, walk))
  const places = new Map(all.map((rename) => [JSON.stringify(rename.at), rename]))
  return [...places].map(([place, { step, at }]) => {
    const here = all.filter((rename) => JSON.stringify(rename.at) === place)
    const byLocale = new Map(here.map((rename) => [rename.walk.locale, rename]))
    const texts = [...byLocale].map(([locale, { walk, before, after }]) => {
      return {
        locale,
        devices: here.filter((rename) => rename.walk.locale === locale).map((rename) => rename.walk.device),
        change: { kind: 'rename' as const, step: numberOf(walk, step) || null, before, after },
        sentences: retold(flow, walk, { step, at }, after),
      }
    })
    // Another device may still show the old name; a new one for all would be wrong there.
    const holds = (walk: WalkSeen) =>
      byLocale.has(walk.locale) && walk.arrived && here.every((rename) => rename.walk !== walk)
    return {
      proposal: { flow: flow.flow, route: route.id, kind: 'rename', step, texts, pictures: [] },
      edit: walks.some(holds)
        ? null
        : {
            kind: 'rename',
            at,
            texts: Object.fromEntries([...byLocale].map(([locale, { after }]) => [locale, after])),
            locales: flow.locales,
            ...(step === ARRIVAL ? {} : { id: step }),
          },
    }
  })
}

/** The sentences that quote a renamed label, as they should read now: that of its step, or all on the way to the form. */
function retold(flow: Flow, { steps, locale }: WalkSeen, { step, at }: Pick<Rename, 'step' | 'at'>, after: string) {
  const own = steps.find(({ id }) => id === step)
  const label = own ? own[actionOf(own) as 'click']?.name : flow.destination[at[1] as 'heading' | 'submit']
  const labels = textsFor(label, locale)
  const isNamedSo = (one: Step) =>
    textsFor(one[actionOf(one) as 'click']?.name, locale).some((name) => labels.some((old) => sameText(name, old)))
  return (own ? [own] : steps.filter((one) => !isNamedSo(one))).flatMap(
    ({ says }) => requoted(textFor(says, locale) ?? '', labels, after) ?? [],
  )
}

function renamesSeen(flow: Flow, route: Route, walk: WalkSeen): readonly Rename[] {
  const targets = walk.relocations.flatMap(({ step: id, before, after }): Rename[] => {
    const step = walk.steps.find((one) => one.id === id)
    if (!step || sameText(before, after)) return []
    const index = route.steps.indexOf(step)
    const at = ['routes', flow.routes.indexOf(route), 'steps', index, actionOf(step), 'name']
    return [{ walk, step: id, at, before, after }]
  })
  const destination = walk.findings.flatMap(({ kind, step, subject, before, after }): Rename[] => {
    if (step !== ARRIVAL || typeof before !== 'string' || typeof after !== 'string') return []
    const isHeading = subject.kind === 'control' && subject.role === 'heading'
    const key = kind === 'submit-renamed' ? 'submit' : kind === 'label-renamed' && isHeading ? 'heading' : null
    const described = key && textFor(flow.destination[key], walk.locale)
    return described && sameText(described, before) ? [{ walk, step, at: ['destination', key], before, after }] : []
  })
  return [...targets, ...destination]
}

function newWays(flow: Flow, route: Route, walks: readonly WalkSeen[]): readonly Proposed[] {
  const found = walks.flatMap((walk) => (walk.proposed ? [{ walk, way: walk.proposed }] : []))
  // Walks in several languages that found the same way make one proposal.
  const groups = grouped(found, ({ way }) => JSON.stringify([way.after, way.next, way.clicks.map(({ role }) => role)]))
  return [...groups.values()].flatMap((group) => {
    const [example] = group
    const lost = example && lostStep(example.walk, example.way)
    if (!example || !lost) return []
    const byLocale = new Map(group.map((one) => [one.walk.locale, one]))
    const texts = [...byLocale].map(([locale, { walk, way }]) => {
      const sentences = way.clicks.map(({ name }) => chooseSentence(name, locale))
      const devices = group.filter((one) => one.walk.locale === locale).map((one) => one.walk.device)
      return { locale, devices, change: changeOf(walk, way, lost), sentences }
    })
    // Where the way was not found, the published one may still hold.
    const only = (key: string, seen: readonly string[], all: readonly string[]) =>
      all.some((one) => !seen.includes(one)) ? `, ${key}: [${[...new Set(seen)].join(', ')}]` : ''
    const where =
      only('locales', [...byLocale.keys()], route.locales ?? flow.locales) +
      only(
        'devices',
        group.map(({ walk }) => walk.device),
        route.devices ?? flow.devices,
      )
    const steps = example.way.clicks.map(({ role }, index) => {
      const names = [...byLocale].map(
        ([locale, { way }]) => [languageOf(locale), way.clicks[index]?.name ?? ''] as const,
      )
      const map = (text: (name: string, language: string) => string) =>
        [...new Map(names)].map(([language, name]) => `${language}: ${quoted(text(name, language))}`).join(', ')
      return `{ click: { role: ${role}, name: { ${map((name) => name)} } }, says: { ${map(chooseSentence)} }${where} }`
    })
    const replaces = leftOut(route, example.way, lost)
    const pictures = group.map(({ walk, way }) => ({
      locale: walk.locale,
      device: walk.device,
      files: way.screens.map(({ image }) => walk.picture(image.file)),
    }))
    return [
      {
        proposal: { flow: flow.flow, route: route.id, kind: 'route', step: lost.id, texts, pictures },
        // What is left out on one device or in one language would be missing on the others.
        edit:
          replaces > 0 && where !== ''
            ? null
            : {
                kind: 'steps',
                at: ['routes', flow.routes.indexOf(route), 'steps', route.steps.indexOf(lost)],
                steps,
                replaces,
              },
      },
    ]
  })
}

/** What is to be done with a guide's steps where a new way leaves them at one and comes back to another. */
function changeOf(walk: WalkSeen, { next }: ProposedRoute, lost: Step): Change {
  const step = numberOf(walk, lost.id)
  if (next === lost.id) return { kind: 'insert', step }
  return next === null ? { kind: 'replace', step } : { kind: 'replace', step, last: numberOf(walk, next) - 1 }
}

/** How many steps of a route a new way stands for. */
function leftOut({ steps }: Route, { next }: ProposedRoute, lost: Step): number {
  const back = next === null ? steps.length : steps.findIndex(({ id }) => id === next)
  return back - steps.indexOf(lost)
}

/** The step that could not be done: the one after which the new way leaves the published route. */
function lostStep({ steps }: WalkSeen, { after }: ProposedRoute): Step | undefined {
  return steps[steps.findIndex(({ id }) => id === after) + 1]
}

/** The number that a guide gives a step, counting from 1; 0 for the destination. */
function numberOf({ steps }: WalkSeen, id: string): number {
  return steps.findIndex((step) => step.id === id) + 1
}

/** What a guide would say, in its language; English where guidewatch does not speak it. */
function chooseSentence(name: string, locale: string): string {
  switch (languageOf(locale)) {
    case 'de':
      return `Wähle „${name}“.`
    case 'fr':
      return `Choisissez « ${name} ».`
    case 'it':
      return `Scegli «${name}».`
    default:
      return `Choose "${name}".`
  }
}
