import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { reviewedSchema } from '../../src/incident/cause.js'
import { causesOf } from '../../src/incident/causes.js'
import type { JudgedWalk } from '../../src/incident/judged.js'
import { finding, judged, renamed } from './judged-sample.js'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const causes = (walks: readonly JudgedWalk[]) => causesOf(walks, ({ walk, step }) => `${walk} ${step}`, sha256)

const EN = ['Settings', 'Options'] as const
const DE = ['Einstellungen', 'Optionen'] as const
const SIX = [
  ...['desktop', 'mobile', 'tablet'].map((device) => judged({ device }, [renamed('menu', ...EN)])),
  ...['desktop', 'mobile', 'tablet'].map((device) => judged({ device, locale: 'de-DE' }, [renamed('menu', ...DE)])),
]

describe('what caused the verdicts of a night', () => {
  it('is one renamed entry, over six walks, two languages and three devices', () => {
    const { causes: found } = causes(SIX)
    expect(found).toHaveLength(1)
    expect(found[0]?.members.map(({ walk }) => walk).sort()).toEqual(SIX.map(({ id }) => id).sort())
    expect(found[0]?.leftOut).toEqual([])
    expect(reviewedSchema.safeParse({ run: 'a', site: 'live', ...causes(SIX) }).success).toBe(true)
  })

  it('a walk that shows also another change is left out, and told why', () => {
    const more = renamed('menu', 'Hilfe', 'Support', { relevance: 'menu' })
    const odd = judged({ locale: 'de-DE' }, [renamed('menu', ...DE), more])
    const [cause, ...others] = causes([...SIX.filter(({ id }) => id !== odd.id), odd]).causes
    expect(others).toEqual([])
    expect(cause?.members).toHaveLength(5)
    expect(cause?.leftOut.map(({ member, why }) => [member.walk, why.kind])).toEqual([[odd.id, 'more']])
    const why = cause?.leftOut[0]?.why
    expect(why?.kind === 'more' && why.facts.map(({ before }) => before)).toEqual(['Hilfe'])
  })

  it('what is blocked is a hindrance and no cause', () => {
    const outcome = { kind: 'obstacle', step: 'open', obstacle: 'checkpoint', why: { kind: 'asks-for-human' } } as const
    const blocked = (device: string) =>
      judged({ device }, [finding('open', 'obstacle')], { verdict: 'blocked', outcome, account: 'anna' })
    const { causes: found, hindrances } = causes([blocked('desktop'), blocked('mobile')])
    expect(found).toEqual([])
    expect(hindrances).toMatchObject([{ account: 'anna', hosts: ['www.example.org'], walks: { length: 2 } }])
  })
})
