import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Cause } from '../../src/cause/cause.js'
import { finish } from '../../src/decide/finish.js'
import { newIncident } from '../../src/incident/incident.js'
import { changeIncidents, readIncidents } from '../../src/night/incidents.js'
import { encodeDecisions } from '../../src/review/decision-string.js'
import { decide, readDraft } from '../../src/review/draft.js'
import { guidewatch } from '../helpers/cli.js'
import { night as madeUp } from '../helpers/incidents.js'
import { ALL, commitAll, decisionOf, reviewedOf, verdicts, WHO, watched } from './watched.js'

const anew = { ...WHO, replaces: null }

describe('finishing decisions', () => {
  it('commits what was decided of each incident by itself, and leaves alone what else lies in the work tree', async () => {
    const { settings, night, folder } = await watched()
    const git = commitAll(folder)
    const seen = await night({ entry: 'Data', note: 'Rainy' })
    const walks = seen.walks.map(({ id }) => id)
    await changeIncidents(settings.state, 'live', (state) => ({
      ...state,
      next: 3,
      incidents: ['click-privacy', 'arrival'].map((step, index) => {
        const seenThere = walks.map((id) => [id, { class: 'changed' as const, step }])
        const members = madeUp(0, Object.fromEntries(seenThere)).troubles.map(({ confirmed: _, ...trouble }) => ({
          ...trouble,
          failing: true,
          since: '2026-01-02T03:00:00Z',
        }))
        const [{ headline }] = members as [(typeof members)[number]]
        const number = index + 1
        return newIncident({
          number,
          thread: `t${number}`,
          kind: 'guide',
          label: '',
          class: 'changed',
          headline,
          members,
          openedAt: '2026-01-02T03:00:00Z',
        })
      }),
    }))
    const reviewed = reviewedOf(settings, seen)
    expect(reviewed.causes.map(({ incidents }) => incidents).sort()).toEqual([[1], [2]])
    for (const cause of reviewed.causes) await decide(settings, reviewed, decisionOf(cause, 'change'), anew)
    writeFileSync(join(folder, 'staged.txt'), 'mine')
    git('add', 'staged.txt')
    writeFileSync(join(folder, 'loose.txt'), 'mine, too')
    const { bundles, branch } = await finish(settings, seen.stored, { by: 'Ana', branch: 'decided/one' })
    expect(branch).toBe('decided/one')
    expect(git('rev-list', '--count', 'main..decided/one')).toBe('2')
    expect(git('status', '--porcelain')).toBe('A  staged.txt\n?? loose.txt')
    for (const bundle of bundles) {
      const files = git('show', '--name-only', '--format=', bundle.commit ?? '').split('\n')
      expect(files.sort()).toEqual([...bundle.files].sort())
    }
    const message = git('show', '-s', '--format=%B', bundles[0]?.commit ?? '')
    expect(message).toContain('Guide must change: ')
    expect(message).toContain('Decision: change, by Ana, 2026-01-05T08:00:00.000Z')
    expect(message).toContain('- Ana: Leaflet')
    expect(message).toContain('Run: night-2 (live)\nIncident: 1')
    expect(readIncidents(settings.state, 'live').incidents.map(({ resolved }) => resolved)).toMatchObject([
      { how: 'approval', guides: 'change' },
      { how: 'approval', guides: 'change' },
    ])
    expect(verdicts(await night({ entry: 'Data', note: 'Rainy' }))).toEqual(ALL)
  })

  it('by one text at the command line: tried, done, and refused in one sentence', async () => {
    const { settings, night, folder, config } = await watched()
    commitAll(folder)
    const seen = await night({ entry: 'Data' })
    const reviewed = reviewedOf(settings, seen)
    const [cause] = reviewed.causes as [Cause]
    const text = encodeDecisions({ run: 'night-2', site: 'live', decisions: [decisionOf(cause, 'change')] })
    const call = (...args: readonly string[]) => guidewatch(['decide', ...args, '--config', config, '--by', 'Ana'])
    const tried = await call(text, '--dry-run')
    expect(tried).toMatchObject({ code: 0, stderr: '' })
    expect(tried.stdout).toContain('4 walks are verified again.')
    expect(readDraft(settings, reviewed)).toBeNull()
    const bad = await call(text, '--branch=--upload-pack=x')
    expect(bad).toMatchObject({ code: 2 })
    expect(bad.stderr).toBe('`--upload-pack=x` is no name of a branch: use letters, digits, hyphens and slashes.\n')
    expect(readDraft(settings, reviewed)?.taken).toEqual([])
    const done = await call(text, '--commit')
    expect(done).toMatchObject({ code: 0, stderr: '' })
    expect(done.stdout).toMatch(
      /4 screens approved, \d+ files changed\.\n {2}Commit [0-9a-f]{12}\nCommitted to main\.\n$/,
    )
    const twice = await call(text)
    expect(twice).toMatchObject({ code: 2, stdout: '' })
    expect(twice.stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(existsSync(join(settings.state, 'review', 'unfinished.json'))).toBe(false)
  })
})
