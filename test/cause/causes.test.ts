import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cause, type CauseMember, memberKey, reviewedSchema } from '../../src/cause/cause.js'
import { causesOf } from '../../src/cause/causes.js'
import type { JudgedWalk } from '../../src/cause/judged.js'
import type { Finding } from '../../src/compare/finding.js'
import { finding, judged, renamed, row } from './judged-sample.js'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const printOf = (member: CauseMember) => `seen ${memberKey(member)}`
const all = (walks: readonly JudgedWalk[], print = printOf) => causesOf(walks, print, sha256)
const causes = (walks: readonly JudgedWalk[]) => all(walks).causes
const keysOf = (members: readonly CauseMember[]) => members.map(memberKey).sort()
const everyKey = ({ members, leftOut }: Cause) => keysOf([...members, ...leftOut.map(({ member }) => member)])

const EN = ['Settings', 'Options'] as const
const DE = ['Einstellungen', 'Optionen'] as const
const DEVICES = ['desktop', 'mobile', 'tablet']
const english = (device: string, ...more: Finding[]) => judged({ device }, [renamed('menu', ...EN), ...more])
const german = (device: string, ...more: Finding[]) =>
  judged({ device, locale: 'de-DE' }, [renamed('menu', ...DE), ...more])
const SIX = [...DEVICES.map((device) => english(device)), ...DEVICES.map((device) => german(device))]

describe('one thing that happened is one cause', () => {
  it('a renamed entry over six walks, two languages and three devices', () => {
    const [cause, ...others] = causes(SIX)
    expect(others).toEqual([])
    expect(keysOf(cause?.members ?? [])).toEqual(SIX.map(({ id }) => `${id}@menu`).sort())
    expect(cause).toMatchObject({ verdict: 'changed', leftOut: [] })
    expect(reviewedSchema.safeParse({ run: 'a', site: 'live', ...all(SIX) }).error).toBeUndefined()
  })

  it('a renamed entry that several guides of one site use', () => {
    const other = judged({ flow: 'deletion' }, [renamed('settings', ...EN)])
    expect(causes([...SIX, other])).toHaveLength(1)
    const elsewhere = { ...other, steps: other.steps.map((step) => ({ ...step, url: 'https://other.example/' })) }
    expect(causes([...SIX, elsewhere])).toHaveLength(2)
  })

  it('a reversed form, whatever else was found on it', () => {
    const form = (locale: string, device: string, [before, after]: readonly [string, string], more: Finding[]) => {
      const subject = { kind: 'control', role: 'heading', name: before } as const
      const other = finding('arrival', 'destination-other-form', { subject, before, after })
      return judged({ locale, device }, [...more, other], { verdict: 'broken' })
    }
    const claim = (says: string) => finding('arrival', 'claim-contradicted', { subject: { kind: 'claim', says } })
    const texts = (count: number) => finding('arrival', 'text-changed', { relevance: 'menu', count })
    const walks = [
      form('en-US', 'desktop', ['Object', 'Agree'], [claim('It may stay empty.'), claim('It is short.'), texts(7)]),
      form('en-US', 'mobile', ['Object', 'Agree'], [texts(5), claim('It is short.')]),
      form('de-DE', 'desktop', ['Widersprich', 'Stimme zu'], [claim('Es darf leer bleiben.')]),
      form('de-DE', 'mobile', ['Widersprich', 'Stimme zu'], []),
    ]
    const [cause, ...others] = causes(walks)
    expect(others).toEqual([])
    expect(cause).toMatchObject({ verdict: 'broken', members: { length: 4 }, leftOut: [] })
    expect(cause?.members.map(({ facts }) => facts[0]?.fact.kind)).toEqual(Array(4).fill('destination-other-form'))
  })

  it('an entry that a later step shows again, once more as a screen of its own', () => {
    const again = renamed('settings', ...EN, { relevance: 'menu' })
    const [cause, ...others] = causes([english('desktop', again)])
    expect(others).toEqual([])
    expect(keysOf(cause?.members ?? [])).toEqual(
      ['menu', 'settings'].map((step) => `objection/menu/en-US-desktop@${step}`),
    )
  })

  it('and what is new on that later screen is another one', () => {
    const again = renamed('settings', ...EN, { relevance: 'menu' })
    const more = finding('settings', 'item-added', {
      relevance: 'menu',
      subject: { kind: 'control', role: 'link', name: 'Ads' },
      after: 'Ads',
    })
    const found = causes([english('desktop', more, again), english('mobile', again, more)])
    expect(found.map(({ members }) => members[0]?.facts[0]?.fact.kind).sort()).toEqual(['item-added', 'label-renamed'])
    expect(found.flatMap(({ leftOut }) => leftOut)).toEqual([])
  })
})

describe('two things that happened are two causes', () => {
  const HELP = [
    ['Help', 'Support'],
    ['Hilfe', 'Kontakt'],
  ] as const
  const inMenu = (locale: string, device: string, [before, after]: readonly [string, string], at: number) =>
    judged({ locale, device }, [
      renamed('menu', before, after, { relevance: 'menu', boxBefore: row(at), box: row(at, 130) }),
    ])

  it('in one menu, where each language shows another one of them', () => {
    expect(causes([inMenu('en-US', 'desktop', EN, 1), inMenu('de-DE', 'desktop', HELP[1], 4)])).toHaveLength(2)
    expect(causes([inMenu('en-US', 'desktop', EN, 1), inMenu('de-DE', 'desktop', DE, 1)])).toHaveLength(1)
  })

  it('in one menu, where both languages show both: matched by their places, never mixed', () => {
    const walks = [
      inMenu('en-US', 'desktop', EN, 1),
      inMenu('en-US', 'mobile', HELP[0], 4),
      inMenu('de-DE', 'desktop', HELP[1], 4),
      inMenu('de-DE', 'mobile', DE, 1),
    ]
    // On no device did both languages show the same one.
    expect(causes(walks)).toHaveLength(4)
    const more = [inMenu('de-DE', 'tablet', DE, 1), inMenu('en-US', 'tablet', EN, 1)]
    const found = causes([...walks, ...more]).map((cause) => cause.members.map(({ facts }) => facts[0]?.fact.before))
    for (const before of found)
      expect(
        before.every((name) => name === 'Help' || name === 'Hilfe') ||
          !before.some((name) => name === 'Help' || name === 'Hilfe'),
      ).toBe(true)
    expect(found).toHaveLength(3)
  })

  it('where half of the visits see one name and half another', () => {
    const b = (route: string) => judged({ route }, [renamed('menu', 'Settings', 'Preferences')])
    const a = (route: string) => judged({ route }, [renamed('menu', ...EN)])
    expect(causes([a('one'), a('two'), b('three'), b('four')])).toHaveLength(2)
  })

  it('a field of the same name in two forms', () => {
    const asked = (flow: string) =>
      judged({ flow }, [finding('arrival', 'field-now-required', { subject: { kind: 'field', label: 'E-mail' } })])
    expect(causes([asked('objection'), asked('deletion')])).toHaveLength(2)
  })
})

describe('a screen is left out', () => {
  it('where it shows more, even of the same kind', () => {
    const more = renamed('menu', 'Hilfe', 'Support', { relevance: 'menu' })
    const [cause, ...others] = causes([...SIX.slice(0, 5), german('tablet', more)])
    expect(others).toEqual([])
    expect(cause?.members).toHaveLength(5)
    expect(cause?.leftOut).toMatchObject([
      { member: { walk: 'objection/menu/de-DE-tablet' }, why: { kind: 'more', facts: [{ before: 'Hilfe' }] } },
    ])
  })

  it('where it shows less', () => {
    const added = finding('menu', 'item-added', {
      relevance: 'menu',
      subject: { kind: 'control', role: 'link', name: '' },
    })
    const [cause] = causes([english('desktop', added), english('mobile', added), english('tablet')])
    expect(cause?.leftOut).toMatchObject([
      { member: { device: 'tablet' }, why: { kind: 'less', facts: [{ kind: 'item-added' }] } },
    ])
  })

  it('where the entry has another name in the same language', () => {
    const odd = judged({ device: 'tablet' }, [renamed('menu', 'Settings', 'Preferences')])
    const [cause, ...others] = causes([...SIX.filter(({ id }) => id !== odd.id), odd])
    expect(others).toEqual([])
    expect(cause?.leftOut).toMatchObject([{ member: { device: 'tablet' }, why: { kind: 'more' } }])
  })

  it('where a second walk did not meet it, unless no walk met it twice', () => {
    const refuted = { agrees: true, both: ['item-added@open'] }
    const walks = [english('desktop'), { ...english('mobile'), confirmation: refuted }]
    expect(causes(walks)[0]).toMatchObject({
      members: [{ device: 'desktop' }],
      leftOut: [{ member: { device: 'mobile' }, why: { kind: 'unconfirmed' } }],
    })
    const [lonely] = causes(walks.map((walk) => ({ ...walk, confirmation: { agrees: false, both: null } })))
    expect(lonely).toMatchObject({ members: [{ confirmed: false }, { confirmed: false }], leftOut: [] })
  })
})

describe('a walk', () => {
  it('that stopped has its finding where it stopped, and shows no target there', () => {
    const why = { kind: 'absent', role: 'link', name: 'Settings' } as const
    const stopped = judged(
      {},
      [finding('menu', 'step-missing', { subject: { kind: 'control', role: 'link', name: 'Settings' } })],
      {
        verdict: 'broken',
        outcome: { kind: 'stopped', step: 'menu', reason: 'target-missing', why },
      },
    )
    expect(causes([stopped])).toMatchObject([
      { verdict: 'broken', members: [{ step: 'menu', stops: true, stepNumber: 2 }] },
    ])
  })

  it('what was seen before the end of a walk is, and why it ended is told apart', () => {
    const why = { kind: 'held-typed', request: 'GET https://www.example.org/list' } as const
    const outcome = { kind: 'obstacle', step: 'arrival', obstacle: 'request-stopped', why } as const
    const found = [renamed('menu', ...EN), finding('arrival', 'obstacle')]
    const walk = judged({ device: 'desktop' }, found, { verdict: 'changed', outcome })
    const { causes: told, hindrances } = all([walk])
    expect(told.map((cause) => everyKey(cause))).toEqual([[`${walk.id}@menu`]])
    expect(hindrances).toMatchObject([{ verdict: 'blocked', walks: [walk.id], fact: { kind: 'obstacle' } }])
  })

  it('that was blocked or failed is a hindrance, once for an account and a reason', () => {
    const outcome = { kind: 'obstacle', step: 'open', obstacle: 'checkpoint', why: { kind: 'asks-for-human' } } as const
    const blocked = (device: string, account: string) =>
      judged({ device }, [finding('open', 'obstacle')], { verdict: 'blocked', outcome, account })
    const failed = (device: string, ms: number) =>
      judged({ device, locale: 'fr-FR' }, [], {
        verdict: 'error',
        outcome: { kind: 'error', message: `Timeout of ${ms}ms at https://a.example/${device}` },
      })
    const walks = [blocked('desktop', 'anna'), blocked('mobile', 'anna'), blocked('tablet', 'bert')]
    const { causes: found, hindrances } = all([
      ...walks,
      ...DEVICES.map((device, index) => failed(device, 100 + index)),
    ])
    expect(found).toEqual([])
    expect(hindrances).toMatchObject([
      { verdict: 'error', walks: { length: 3 } },
      {
        verdict: 'blocked',
        account: 'anna',
        hosts: ['www.example.org'],
        fact: { kind: 'obstacle' },
        walks: { length: 2 },
      },
      { account: 'bert', walks: { length: 1 } },
    ])
  })

  it('of which nothing is approved yet is named, and one of which something is, is not', () => {
    const missing = (alsoAt: string[]) => [finding('open', 'not-approved', { relevance: 'elsewhere', alsoAt })]
    const walks = [
      judged({ device: 'desktop' }, missing(['menu', 'settings', 'arrival'])),
      judged({ device: 'mobile' }, missing(['menu'])),
    ]
    expect(all(walks)).toMatchObject({ causes: [], notApproved: ['objection/menu/en-US-desktop'] })
  })
})

describe('what is most urgent comes first', () => {
  it('broken before changed, then what more walks met', () => {
    const gone = judged({ locale: 'fr-FR', route: 'other' }, [finding('open', 'link-dead')], { verdict: 'broken' })
    const added = ['desktop', 'mobile'].map((device) =>
      judged({ device, locale: 'it-IT', flow: 'rights' }, [finding('menu', 'opens-new-tab')]),
    )
    const kinds = causes([...added, ...SIX, gone]).map(({ members }) => members[0]?.facts[0]?.fact.kind)
    expect(kinds).toEqual(['link-dead', 'label-renamed', 'opens-new-tab'])
  })
})

describe('the id of a cause', () => {
  it('stays when a further walk, or another language, joins', () => {
    const [first] = causes(SIX.slice(0, 2))
    expect(causes(SIX).map(({ id }) => id)).toEqual([first?.id])
    expect(causes(SIX.slice(3)).map(({ id }) => id)).toEqual([first?.id])
  })

  it('is another one for each cause of a run, whatever looks alike', () => {
    const walks = ['A', 'B', 'C'].map((name) => judged({ route: name }, [renamed('menu', name, `${name}!`)]))
    const ids = causes(walks).map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
  })
})

describe('what says the same at one step', () => {
  it('is of one cause whichever of it was listed first', () => {
    const more = (row1: number) => finding('menu', 'field-added', { relevance: 'menu', count: 5, boxBefore: row(row1) })
    const other = judged({ locale: 'de-DE' }, [
      finding('menu', 'field-added', { relevance: 'menu', boxBefore: row(3) }),
    ])
    const found = [
      [more(0), more(1)],
      [more(1), more(0)],
    ].map((listed) => causes([judged({}, listed), other]))
    expect(found[0]?.map(everyKey)).toEqual(found[1]?.map(everyKey))
  })

  it('has another id than the same at a later step of the walk', () => {
    const many = (step: string) => finding(step, 'label-renamed', { count: 5 })
    const added = (step: string) => finding(step, 'label-renamed', { after: 'Settings' })
    const walks = [
      judged({ locale: 'fr-FR' }, [added('settings')]),
      judged({ locale: 'en-US' }, [many('settings'), many('open')]),
      judged({ locale: 'fr-FR', route: 'search' }, [{ ...added('open'), relevance: 'menu' }]),
    ]
    const ids = causes(walks).map(({ id }) => id)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(2)
  })
})

describe('however the walks of a night come out', () => {
  const names = fc.constantFrom('Settings', 'Help', 'Einstellungen', 'Hilfe')
  const findings = fc.array(
    fc.record({
      step: fc.constantFrom('open', 'menu', 'settings', 'arrival'),
      kind: fc.constantFrom<Finding['kind']>(
        'label-renamed',
        'item-added',
        'text-changed',
        'destination-other-form',
        'field-added',
      ),
      relevance: fc.constantFrom<Finding['relevance']>('route', 'menu', 'elsewhere'),
      before: fc.option(names),
      after: fc.option(names),
      count: fc.constantFrom(1, 1, 1, 4, 5),
      at: fc.nat(4),
    }),
    { maxLength: 5 },
  )
  const walk = fc
    .tuple(
      fc.constantFrom('en-US', 'de-DE', 'fr-FR'),
      fc.constantFrom('desktop', 'mobile'),
      fc.constantFrom('objection', 'deletion'),
      fc.constantFrom('menu', 'search'),
      findings,
      fc.constantFrom(null, { agrees: true, both: ['label-renamed@menu'] }, { agrees: false, both: null }),
    )
    .map(([locale, device, flow, route, found, confirmation]) =>
      judged(
        { locale, device, flow, route },
        found.map(({ step, kind, at, ...parts }) => finding(step, kind, { ...parts, boxBefore: row(at) })),
        { confirmation },
      ),
    )
  const night = fc.uniqueArray(walk, { selector: ({ id }) => id, maxLength: 20 })

  it('each screen with something near the way is in exactly one cause', () => {
    fc.assert(
      fc.property(night, (walks) => {
        const screens = walks.flatMap(({ id, findings: found }) => {
          const near = found.filter(({ relevance }) => relevance !== 'elsewhere')
          return [...new Set(near.map(({ step }) => `${id}@${step}`))]
        })
        expect(causes(walks).flatMap(everyKey).sort()).toEqual(screens.sort())
      }),
    )
  })

  it('the order of the walks makes no difference', () => {
    const shuffled = night.chain((walks) =>
      fc.tuple(fc.constant(walks), fc.shuffledSubarray(walks, { minLength: walks.length })),
    )
    fc.assert(
      fc.property(shuffled, ([walks, other]) => {
        expect(all(other)).toEqual(all(walks))
      }),
    )
  })

  it('the order of the findings makes no difference', () => {
    const turned = (walks: readonly JudgedWalk[]) =>
      walks.map((one) => ({ ...one, findings: [...one.findings].reverse() }))
    const partition = (walks: readonly JudgedWalk[]) => causes(walks).map(everyKey)
    fc.assert(
      fc.property(night, (walks) => {
        expect(partition(turned(walks))).toEqual(partition(walks))
      }),
    )
  })

  it('a hash changes when, and only when, something of its own cause was seen or approved otherwise', () => {
    fc.assert(
      fc.property(night, fc.nat(), (walks, pick) => {
        const before = causes(walks)
        const keys = before.flatMap(everyKey)
        const touched = keys[pick % Math.max(1, keys.length)]
        const print = (member: CauseMember) => printOf(member) + (memberKey(member) === touched ? '!' : '')
        const after = all(walks, print).causes
        expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
        for (const [index, cause] of before.entries()) {
          const isTouched = touched !== undefined && everyKey(cause).includes(touched)
          expect(after[index]?.hash === cause.hash).toBe(!isTouched)
        }
      }),
    )
  })

  it('no two causes have one id', () => {
    fc.assert(
      fc.property(night, (walks) => {
        const ids = causes(walks).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})

describe('a large night', () => {
  it('of a thousand walks over eight screens with six causes is told in well under a second', () => {
    const walks = Array.from({ length: 1000 }, (_, index) => {
      const locale = ['en-US', 'de-DE', 'fr-FR', 'it-IT'][index % 4] as string
      const device = ['desktop', 'mobile'][(index >> 2) % 2] as string
      const found = ['open', 'menu', 'settings'].map((step) =>
        renamed(step, `${step} ${locale}`, `new ${step} ${locale}`),
      )
      return judged({ locale, device, flow: `flow-${index % 2}`, route: `route-${index >> 3}` }, found)
    })
    const distinct = walks.map((one) => ({
      ...one,
      steps: one.steps.map((step) => ({ ...step, url: `https://${one.flow}.example/` })),
    }))
    const begin = process.cpuUsage()
    const found = causes(distinct)
    const { user, system } = process.cpuUsage(begin)
    expect(found).toHaveLength(6)
    expect((user + system) / 1e6).toBeLessThan(1)
  })
})
