import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Verdict } from '../../src/compare/verdict.js'
import { RELEASES, siteOf } from '../../src/stand-in/releases.js'
import { type StandIn, serveStandIn } from '../../src/stand-in/server.js'
import { findingInWords } from '../../src/words/finding.js'
import { kindsOf, ROOT, temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'

/** Walks that between them touch every page of the stand-in. */
const WALKS = [
  'facebook-objection/direct-link/de-DE-desktop',
  'facebook-objection/settings-policy-question/de-DE-mobile',
  'facebook-objection/settings-policy/de-DE-desktop',
  'facebook-objection/privacy-centre/en-GB-desktop',
  'facebook-objection/logged-out/de-DE-desktop',
  'facebook-deletion/direct-link/de-DE-desktop',
  'third-party-rights/direct-link/en-GB-desktop',
  'instagram-objection/info-policy-question/de-DE-desktop',
] as const
type WalkId = (typeof WALKS)[number]

const [FORM, QUESTION, POLICY, CENTRE, LOGGED_OUT, DELETION, THIRD_PARTY, INSTAGRAM] = WALKS
/** One form is like the other; what happens on the way to them differs. */
const FORMS: readonly WalkId[] = [FORM, INSTAGRAM]
const SETTINGS: readonly WalkId[] = [QUESTION, POLICY, INSTAGRAM]

/** The help page on what others post is touched by one release only. */
const SETTLED = THIRD_PARTY

const all = (ids: readonly WalkId[], verdict: Verdict) => Object.fromEntries(ids.map((id) => [id, verdict]))

/** Which walks each historical change must not leave verified; every other walk stays verified. */
const EXPECTED: Readonly<Record<string, Readonly<Partial<Record<WalkId, Verdict>>>>> = {
  '2024-05-22-first-form': all(FORMS, 'changed'),
  // The routes that already answer the question stay right: only the others now meet it unprepared.
  '2025-05-07-question': all([FORM, POLICY, CENTRE], 'broken'),
  '2025-05-12-entry-renamed': all(SETTINGS, 'changed'),
  '2025-05-19-entry-moved': all(SETTINGS, 'broken'),
  '2025-07-01-region': all(FORMS, 'broken'),
  '2025-09-01-checkpoint': all([...FORMS, DELETION], 'blocked'),
  '2025-12-16-reversed': all([THIRD_PARTY], 'broken'),
  '2026-03-28-consent': all([LOGGED_OUT], 'verified'),
  // The question page of the approved release sends its answer past the chooser.
  '2026-05-14-chooser': all([FORM, POLICY, CENTRE], 'broken'),
  '2026-08-01-soft-404': all(FORMS, 'broken'),
  '2026-08-14-removed': all(FORMS, 'broken'),
  '2026-09-01-submit-renamed': all(FORMS, 'changed'),
  '2026-10-01-mixed-night': {
    ...all([QUESTION, POLICY], 'changed'),
    [DELETION]: 'broken',
    [THIRD_PARTY]: 'broken',
    [INSTAGRAM]: 'blocked',
  },
}

const meta = nights(temporaryFolder(), join(ROOT, 'guidewatch.yaml'), {
  timeouts: { walk: 60, page: 20, step: 1, calm: 5, judge: 60 },
  explore: { clicks: 0, screens: 1, seconds: 1, signedIn: true },
})
const open: StandIn[] = []
afterAll(() => Promise.all(open.map((standIn) => standIn.close())))

async function night(release: (typeof RELEASES)[number], ids: readonly string[] = WALKS) {
  const standIn = await serveStandIn(siteOf(release))
  open.push(standIn)
  return meta.walk({ only: (id) => ids.includes(id) }, standIn)
}

describe('history, replayed on the stand-in', () => {
  for (const release of RELEASES.filter(({ id }) => id in EXPECTED)) {
    it(`${release.id}: ${release.title}`, async () => {
      // What changes, and a walk that tells whether anything else does.
      const expected = { ...all([SETTLED], 'verified'), ...EXPECTED[release.id] }
      const { walks } = await night(release, Object.keys(expected))
      const seen = walks.map(({ id, verdict, outcome }) => [id, outcome.kind === 'error' ? outcome.message : verdict])
      expect(Object.fromEntries(seen)).toEqual(expected)
    })
  }

  it('the approved release shows no difference at all, whatever its noise', async () => {
    const { walks } = await night(RELEASES[1] as (typeof RELEASES)[number])
    const found = walks.flatMap(({ id, findings }) =>
      findings.map((finding) => ({ id, kind: finding.kind, en: findingInWords(finding, 'en') })),
    )
    expect(found.filter(({ kind }) => kind !== 'renderer-changed')).toEqual([])
    expect(walks.map(({ verdict }) => verdict)).toEqual(WALKS.map(() => 'verified'))
  })

  it('an A/B menu is verified in the approved variant and changed in the other', async () => {
    const [ab] = RELEASES.filter(({ id }) => id === '2025-06-01-ab-menu')
    const verdicts = new Set<string>()
    for (const menu of ['a', 'b'] as const) {
      const standIn = await serveStandIn({ ...siteOf(ab as (typeof RELEASES)[number]), menu })
      open.push(standIn)
      const { walk } = await meta.walk({ only: (id) => id === POLICY }, standIn)
      verdicts.add(`${menu} ${walk.verdict}`)
    }
    expect([...verdicts]).toEqual(['a verified', 'b changed'])
    expect(ab?.patch.menu).toBe('either')
  })

  it('names what happened, not only that something did', async () => {
    const byId = (id: string) => RELEASES.find((release) => release.id.includes(id)) as (typeof RELEASES)[number]
    const first = await night(byId('first-form'), [FORM])
    expect(kindsOf(first.walk)).toEqual(
      expect.arrayContaining([
        'field-added@arrival',
        'field-no-longer-prefilled@arrival',
        'claim-contradicted@arrival',
      ]),
    )
    const checkpoint = await night(byId('checkpoint'), [LOGGED_OUT, FORM])
    expect(checkpoint.walks.map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining([{ kind: 'arrived' }, expect.objectContaining({ obstacle: 'checkpoint' })]),
    )
    const removed = await night(byId('removed'), [FORM])
    const arrival = removed.walk.steps.at(-1)?.screen
    expect(arrival).toMatchObject({
      url: 'https://help.meta.com/support/privacy',
      redirects: [expect.objectContaining({ status: 302 })],
    })
  })
})
