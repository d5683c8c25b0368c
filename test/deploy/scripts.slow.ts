import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT, temporaryFolder } from '../helpers/cli.js'
import { bash, fakeGuidewatch, git, has, syntaxErrors } from '../helpers/shell.js'

const SCRIPTS = join(ROOT, 'scripts', 'ci')
const files = readdirSync(SCRIPTS).map((name) => join(SCRIPTS, name))
const read = (file: string) => readFileSync(file, 'utf8')

/** A folder in which scripts find a guidewatch that behaves as told, and files to write to. */
function stage(behaviour = '') {
  const folder = temporaryFolder()
  const fake = fakeGuidewatch(folder, behaviour)
  const [output, summary] = ['output', 'summary'].map((name) => join(folder, name)) as [string, string]
  for (const file of [output, summary]) writeFileSync(file, '')
  const env = { PATH: fake.path, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, GITHUB_RUN_ATTEMPT: '2' }
  const call = (script: string, more: NodeJS.ProcessEnv = {}) =>
    bash(join(SCRIPTS, script), { cwd: folder, env: { ...env, ...more } })
  /** A night with these verdicts; one that was cut off has none. */
  const held = (run: string, verdicts?: readonly string[]) => {
    const out = join(folder, 'state', 'runs', run)
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, 'summary.md'), `## Night ${run}\n`)
    if (verdicts)
      writeFileSync(join(out, 'run.json'), JSON.stringify({ walks: verdicts.map((verdict) => ({ verdict })) }))
  }
  return { folder, call, held, calls: fake.calls, put: () => read(output), said: () => read(summary) }
}

const RUNS = ['2027-03-03T02-23-00-000Z', '2027-03-04T02-23-00-000Z', '2027-03-05T02-23-00-000Z'] as const

describe('every script of the workflows', () => {
  it('is small, says what it is for, stops at what fails, and runs no text that somebody wrote', () => {
    expect(files.length).toBeGreaterThan(15)
    for (const file of files) {
      expect(syntaxErrors(read(file)), file).toBe('')
      expect(read(file), file).toMatch(/^#!\/usr\/bin\/env bash\n# [A-Z].*\nset -euo pipefail\n/s)
      expect(read(file), file).not.toMatch(/\beval\b|\bbash -c\b|xargs/)
      expect(read(file).split('\n').length, file).toBeLessThan(80)
      expect(statSync(file).mode & 0o111, file).not.toBe(0)
    }
  })

  it.runIf(has('shellcheck'))('has nothing that shellcheck minds', () => {
    expect(execFileSync('shellcheck', ['--format=gcc', ...files], { encoding: 'utf8' })).toBe('')
  })
})

describe.runIf(has('jq'))('planning', () => {
  it.each([
    { plan: '{"slots":[{"slot":0,"walks":["a"]},{"slot":1,"walks":["b"]}]}', said: 'slots=[0,1]\n' },
    { plan: '{"slots":[]}', said: 'slots=[]\n' },
  ])('puts out the slots: $said', ({ plan, said }) => {
    for (const [script, called] of [
      ['plan.sh', 'plan --slots 2 --out plan.json'],
      ['plan-again.sh', 'plan --again plan.json shares/walk-1-0-1 --out again.json'],
    ] as const) {
      const { folder, call, calls, put } = stage(`echo '${plan}' > "\${@: -1}"`)
      mkdirSync(join(folder, 'shares', 'walk-1-0-1'), { recursive: true })
      expect(call(script, { SLOTS: '2' }).code).toBe(0)
      expect({ calls: calls(), put: put() }).toEqual({ calls: [called], put: said })
    }
  })

  it('that fails puts nothing out', () => {
    const { call, put } = stage('exit 2')
    expect([call('plan.sh').code, put()]).toEqual([2, ''])
  })
})

describe.runIf(has('jq'))('what a night comes to', () => {
  it('merges what is there, also nothing', () => {
    const { folder, call, calls } = stage()
    call('merge.sh')
    mkdirSync(join(folder, 'shares', 'walk-1-0-1'), { recursive: true })
    call('merge.sh')
    expect(calls()).toEqual(['merge --plan plan.json', 'merge --plan plan.json shares/walk-1-0-1'])
  })

  it.each([
    { exit: 0, verdicts: ['verified'], code: 0, said: /^$/ },
    { exit: 1, verdicts: ['verified', 'changed', 'blocked'], code: 0, said: /no failure of the job/ },
    { exit: 1, verdicts: ['broken'], findings: 'fail', code: 1, said: /as FINDINGS asks for/ },
    { exit: 1, verdicts: ['broken', 'error'], code: 3, said: /1 walks ended with an error/ },
    { exit: 2, verdicts: undefined, code: 2, said: /^$/ },
    { exit: 3, verdicts: ['blocked'], code: 3, said: /^$/ },
    { exit: 70, verdicts: undefined, code: 70, said: /^$/ },
  ])(
    '$exit of guidewatch with $verdicts is $code of the job ($findings)',
    ({ exit, verdicts, findings, code, said }) => {
      for (const script of ['merge.sh', 'night.sh']) {
        const staged = stage(`exit ${exit}`)
        if (verdicts) staged.held(RUNS[0], verdicts)
        expect(staged.call(script, findings ? { FINDINGS: findings } : {}).code).toBe(code)
        expect(staged.said()).toMatch(said)
      }
    },
  )

  it('the report is of the newest night that was held to its end, and called by it and by the attempt', () => {
    const { call, held, calls, put } = stage()
    expect([call('report.sh').code, put(), calls()]).toEqual([0, '', []])
    held(RUNS[0], ['verified'])
    held(RUNS[1], ['verified'])
    held(RUNS[2])
    const file = `report-${RUNS[1]}-2.html`
    expect([call('report.sh').code, put()]).toEqual([0, `file=${file}\n`])
    expect(calls()).toEqual([`report ${RUNS[1]} --single --out ${file}`])
    // As decisions-fetch.sh looks for it.
    expect(file).toMatch(/^report-([0-9TZ-]+Z)-([0-9]+)\.html$/)
  })

  it('the summary is of that night, after a link, or says that there is none', () => {
    const { call, held, said } = stage()
    call('summary.sh')
    expect(said()).toBe('No night was held: the log of the job says why.\n')
    held(RUNS[0], ['verified'])
    held(RUNS[1])
    call('summary.sh', { REPORT_URL: 'https://github.com/o/r/actions/runs/1/artifacts/2' })
    expect(said()).toContain(
      `[Report](https://github.com/o/r/actions/runs/1/artifacts/2): what changed, with pictures, to decide on.\n\n## Night ${RUNS[0]}\n`,
    )
  })
})

describe('a schedule that falls quiet', () => {
  /** A repository whose last commit, and whose last night, were so many days ago. */
  function quiet(days: { readonly commit: number; readonly night: number }, behaviour = '') {
    const staged = stage(behaviour)
    const at = (ago: number) => `${Math.round(Date.now() / 1000) - ago * 86_400 - 3600} +0000`
    const commit = (cwd: string, ago: number) => {
      const env = { GIT_COMMITTER_DATE: at(ago), GIT_AUTHOR_DATE: at(ago) }
      bash('git -c user.name=t -c user.email=t@x commit -q --allow-empty -m Commit', { cwd, env })
    }
    git(staged.folder, 'init', '-q', '-b', 'main')
    commit(staged.folder, days.commit)
    git(staged.folder, 'worktree', 'add', '-q', '--detach', 'state')
    commit(join(staged.folder, 'state'), days.night)
    git(join(staged.folder, 'state'), 'update-ref', 'refs/worktree/began', 'HEAD')
    return staged
  }

  it('is said by what guidewatch says of the last commit, of that branch and not of the state', () => {
    const { call, calls, said } = quiet({ commit: 50, night: 1 }, 'echo It ends soon.')
    const { code, output } = call('quiet.sh')
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringMatching(/^::warning::It ends soon\. Make a commit/),
    })
    expect(said()).toContain('> It ends soon. Make a commit')
    const [, time = ''] = /^watchdog --quiet-since (\S+)$/.exec(calls()[0] ?? '') ?? []
    expect(Math.round((Date.now() - Date.parse(time)) / 86_400_000)).toBe(50)
  })

  it('is not said of a private repository, whose schedules nobody drops', () => {
    const { call, calls, said } = quiet({ commit: 50, night: 1 }, 'echo It ends soon.')
    expect(call('quiet.sh', { PRIVATE: 'true' })).toEqual({ code: 0, output: '' })
    expect([calls(), said()]).toEqual([[], ''])
  })

  it('nothing is said while all is well', () => {
    const { call, said } = quiet({ commit: 3, night: 1 })
    expect(call('quiet.sh')).toEqual({ code: 0, output: '' })
    expect(said()).toBe('')
  })

  it('nights that are missing are said by the first one that is held again', () => {
    const { call, said } = quiet({ commit: 3, night: 9 })
    expect(call('quiet.sh').code).toBe(0)
    expect(said()).toContain('No night was kept for 9 days before this one.')
  })
})
