import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { causesOf } from '../../src/cause/causes.js'
import type { JudgedWalk } from '../../src/cause/judged.js'
import { verdictOf } from '../../src/compare/verdict.js'
import { compareWalk } from '../../src/compare/walk.js'
import { planWalks } from '../../src/engine/plan.js'
import { stepsFor } from '../../src/flow/lint.js'
import { instructionOf } from '../../src/review/instruction.js'
import { loadValidFlows } from '../../src/run/prepare.js'
import { ARRIVAL, type AriaNode, type Screen } from '../../src/screen/screen.js'
import { loadSettings } from '../../src/settings/settings.js'
import { readSnapshots, snapshotFolder } from '../../src/state/snapshots.js'
import { ROOT } from '../helpers/cli.js'

// The approved screens of the stand-in, changed by hand and judged as if they had been seen: what causes come out of it.

const settings = loadSettings(join(ROOT, 'guidewatch.yaml'))
const flows = loadValidFlows(settings)

type Edit = (screen: Screen, walk: { readonly flow: string; readonly locale: string; readonly route: string }) => Screen

async function causesAfter(edit: Edit) {
  const walks: JudgedWalk[] = []
  for (const planned of planWalks(flows, {})) {
    const flow = flows.find((one) => one.flow === planned.flow)
    const route = flow?.routes.find(({ id }) => id === planned.route)
    const approved = readSnapshots(snapshotFolder(settings.snapshots, 'stand-in', planned.id))
    if (!flow || !route || !approved[ARRIVAL]) continue
    const steps = stepsFor(route, planned.locale, planned.device)
    const screens = [...steps.map(({ id }) => id), ARRIVAL].flatMap((id) => {
      const screen = approved[id]?.[0]?.screen
      return screen ? [edit(screen, planned)] : []
    })
    const outcome = { kind: 'arrived' } as const
    const record = {
      id: planned.id,
      startedAt: '2027-01-02T03:04:05.000Z',
      durationMs: 1,
      outcome,
      screens,
      relocations: [],
      notes: [],
      proposed: null,
      needsLook: false,
    }
    // Only what is to be read changes; pictures are not compared.
    const pictures = { diff: async () => null, approved: async () => null, seen: async () => null } as never
    const { findings } = await compareWalk(record, flow, { ...route, steps }, planned.locale, approved, pictures)
    walks.push({
      ...planned,
      flowTitle: planned.flow,
      title: planned.route,
      verdict: verdictOf(outcome, findings),
      outcome,
      findings,
      steps: [...steps.map(({ id }) => id), ARRIVAL].map((id) => ({
        id,
        says: null,
        url: screens.find(({ step }) => step === id)?.url ?? null,
        instruction: instructionOf(flow, planned, id),
        proposals: [],
      })),
      confirmation: null,
      guides: [],
      host: null,
    })
  }
  const digest = (text: string) => createHash('sha256').update(text).digest('hex')
  return { walks, ...causesOf(walks, () => '', digest) }
}

type Node = Screen['tree'][number]

/** Puts something in the place of each node of a tree, from the innermost out. */
function nodes(tree: readonly Node[], change: (node: AriaNode) => readonly Node[]): Screen['tree'] {
  return tree.flatMap((node) => {
    if (typeof node === 'string') return [node]
    const { children } = node
    return change(children ? { ...node, children: [...nodes(children, change)] } : node)
  })
}

/** Gives what has one of these names, and this role, another one. */
function named(role: string, names: Readonly<Record<string, string>>): (screen: Screen) => Screen {
  return (screen) => ({
    ...screen,
    tree: nodes(screen.tree, (node) => {
      const name = node.role === role && node.name !== undefined ? names[node.name] : undefined
      return [name === undefined ? node : { ...node, name }]
    }),
    target:
      screen.target?.role === role && names[screen.target.name] !== undefined
        ? { ...screen.target, name: names[screen.target.name] as string }
        : screen.target,
  })
}

const HUB = named('link', { 'Accounts Centre': 'Account hub', Kontenübersicht: 'Kontozentrale' })
/** The form itself: one way ends at the page that asks to log in. */
const isForm = ({ step }: Screen, { flow, route }: Parameters<Edit>[1]) =>
  flow === 'facebook-objection' && route !== 'logged-out' && step === ARRIVAL

/** What is changed, and how many causes a person counts. */
const NIGHTS: readonly (readonly [string, number, Edit])[] = [
  ['an entry of a menu renamed, in two languages on two devices', 1, (screen) => HUB(screen)],
  [
    'a form that reads otherwise, in four languages and on nine ways',
    1,
    (screen, walk) => {
      if (!isForm(screen, walk)) return screen
      const tree = nodes(screen.tree, (node) => [
        node.role === 'heading' ? { ...node, name: `${'Xyz '.repeat(3)}${walk.locale}` } : node,
      ])
      return { ...screen, tree }
    },
  ],
  [
    'a field that must be filled in now',
    1,
    (screen, walk) =>
      isForm(screen, walk)
        ? {
            ...screen,
            fields: screen.fields.map((field, index) => ({ ...field, required: index === 1 || field.required })),
          }
        : screen,
  ],
  [
    'the button that sends renamed',
    1,
    (screen, walk) =>
      isForm(screen, walk)
        ? {
            ...named('button', { Senden: 'Weiter', Submit: 'Proceed', Envoyer: 'Poursuivre', Invia: 'Procedi' })(
              screen,
            ),
            submits: screen.submits.map((submit) => ({
              ...submit,
              label: { de: 'Weiter', en: 'Proceed', fr: 'Poursuivre', it: 'Procedi' }[walk.locale.slice(0, 2)] ?? '',
            })),
          }
        : screen,
  ],
  [
    'a new entry in a menu',
    1,
    (screen, { flow, locale }) =>
      flow === 'facebook-deletion' && screen.step === 'click-personal-details'
        ? {
            ...screen,
            tree: nodes(screen.tree, (node) =>
              node.role === 'listitem' && JSON.stringify(node).includes(screen.target?.name ?? '-')
                ? [
                    node,
                    {
                      role: 'listitem',
                      children: [{ role: 'link', name: locale.startsWith('de') ? 'Neu' : 'New', url: '/new' }],
                    },
                  ]
                : [node],
            ),
          }
        : screen,
  ],
  [
    'two entries of one menu renamed, each in one language',
    2,
    (screen, { locale }) =>
      locale.startsWith('de')
        ? named('link', { 'Personenbezogene Angaben': 'Deine Angaben' })(screen)
        : named('link', { 'Accounts Centre': 'Account hub' })(screen),
  ],
]

describe('a night of the stand-in', () => {
  it('on which everything is as approved has no cause', async () => {
    const { walks, causes } = await causesAfter((screen) => screen)
    expect(walks.length).toBeGreaterThan(50)
    expect(causes).toEqual([])
  })

  it.each(NIGHTS)('of %s has as many causes as a person counts: %i', async (_, count, edit) => {
    const { causes } = await causesAfter(edit)
    expect(causes.flatMap(({ leftOut }) => leftOut)).toEqual([])
    expect(causes).toHaveLength(count)
  })
})
