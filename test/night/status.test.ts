import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { emptyState } from '../../src/incident/incident.js'
import { type Status, statusFile, writeStatus } from '../../src/night/status.js'
import type { Run } from '../../src/state/result.js'
import { temporaryFolder } from '../helpers/cli.js'

const NOW = new Date(Date.UTC(2026, 0, 5))

describe('the published status', () => {
  it('keeps what is known of routes that a run did not walk, and drops what no flow asks for', () => {
    const folder = temporaryFolder()
    const publish = (walks: Readonly<Record<string, string>>, planned: readonly string[]) => {
      const run = {
        run: 'night',
        site: 'live',
        walks: Object.entries(walks).map(([id, verdict]) => {
          const [flow, route] = id.split('/')
          return { id, flow, route, verdict }
        }),
      } as unknown as Run
      const state = { ...emptyState('live'), verified: { 'shop/menu': NOW.toISOString() } }
      writeStatus(folder, run, state, planned, 7, NOW)
      const { routes } = JSON.parse(readFileSync(statusFile(folder, 'live'), 'utf8')) as Status
      return routes.map(({ flow, route, verdict, verifiedUntil }) => [`${flow}/${route}`, verdict, verifiedUntil])
    }
    const [menu, phone, direct] = ['shop/menu/de-DE-desktop', 'shop/menu/de-DE-mobile', 'shop/direct/de-DE-desktop']
    expect(publish({ [menu]: 'verified', [phone]: 'changed', [direct]: 'broken' }, [menu, phone, direct])).toEqual([
      ['shop/menu', 'changed', '2026-01-12T00:00:00.000Z'],
      ['shop/direct', 'broken', null],
    ])
    const only = publish({ [menu]: 'verified' }, [menu, phone, direct])
    expect(only.map(([name, verdict]) => [name, verdict])).toEqual([
      ['shop/menu', 'verified'],
      ['shop/direct', 'broken'],
    ])
    expect(publish({ [menu]: 'verified' }, [menu])).toHaveLength(1)
  })
})
