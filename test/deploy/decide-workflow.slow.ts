import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ROOT, temporaryFolder } from '../helpers/cli.js'
import { bash, fakeCommand, git, has, syntaxErrors } from '../helpers/shell.js'

type Job = {
  readonly if?: string
  readonly needs?: string | readonly string[]
  readonly permissions?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly steps: readonly {
    readonly name?: string
    readonly uses?: string
    readonly run?: string
    readonly if?: string
    readonly env?: Readonly<Record<string, string>>
    readonly with?: Readonly<Record<string, unknown>>
  }[]
}

const text = readFileSync(join(ROOT, '.github', 'workflows', 'decide.yml'), 'utf8')
const workflow = parse(text) as {
  permissions: Record<string, string>
  on: { workflow_dispatch: { inputs: Record<string, unknown> }; issues: { types: string[] } }
  jobs: Record<string, Job>
}
const form = parse(readFileSync(join(ROOT, '.github', 'ISSUE_TEMPLATE', 'decide.yml'), 'utf8')) as {
  labels: string[]
  body: { type: string; id?: string; attributes: { label?: string } }[]
}
const SCRIPTS = join(ROOT, 'scripts', 'ci')
const script = (name: string) => join(SCRIPTS, `decisions-${name}.sh`)

const RUN = '2027-03-04T02-23-00-000Z'
const stringOf = (decisions: unknown) => `gw1.${Buffer.from(JSON.stringify(decisions)).toString('base64url')}`
const DECISIONS = stringOf({ run: RUN, site: 'live', decisions: [{ cause: '0a1b2c3d4e5f', reason: 'Größe „?“ ' }] })

/** What gh answers: to the API by files, which its own jq reads as it would; everything else as a test says. */
const GH = `
case "$1 $2" in
  'run list') answer="$GH_ANSWERS/runs.json" ;;
  'run download')
    shift 2; id=$1
    while [ $# -gt 0 ]; do case $1 in --name) name=$2 ;; --dir) dir=$2 ;; esac; shift; done
    mkdir -p "$dir" && cp -r "$GH_ANSWERS/$id/$name/." "$dir" ; exit ;;
  'pr create') cat > "$GH_ANSWERS/body"; echo https://github.com/o/r/pull/5; exit ;;
  'issue comment') cat > "$GH_ANSWERS/comment"; exit ;;
  'issue close') exit ;;
  api*)
    for word; do case $word in repos/*) answer="$GH_ANSWERS/$(echo "\${word%%\\?*}" | tr / _).json" ;; esac; done ;;
esac
while [ $# -gt 0 ]; do [ "$1" = --jq ] && filter=$2; shift; done
jq -r "$filter" "$answer"
`

function stage() {
  const folder = temporaryFolder()
  const answers = join(folder, 'answers')
  mkdirSync(answers)
  const gh = fakeCommand('gh', folder, GH)
  const output = join(folder, 'output')
  const summary = join(folder, 'summary')
  for (const file of [output, summary]) writeFileSync(file, '')
  const env = {
    PATH: gh.path,
    GH_ANSWERS: answers,
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
  }
  const answer = (name: string, content: unknown) => writeFileSync(join(answers, name), JSON.stringify(content))
  const put = () => {
    const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean)
    return Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    )
  }
  return { folder, answers, answer, gh, env, put }
}

describe('the workflow that decides', () => {
  it('names no text of anybody in a command, nor passes on what was not checked', () => {
    for (const { run } of Object.values(workflow.jobs).flatMap(({ steps }) => steps)) {
      expect(run ?? '').not.toContain('${{')
      expect(syntaxErrors(run ?? '')).toBe('')
    }
    // The event is read by a script from its file; of it only numbers, states and names of ours are in the workflow.
    const named = [...text.matchAll(/github\.event\.[\w.*]+|inputs\.\w+|github\.head_ref/g)].map(([name]) => name)
    expect(new Set(named)).toEqual(
      new Set([
        'github.event.issue.number',
        'github.event.issue.state',
        'github.event.issue.labels.*.name',
        'github.event.repository.default_branch',
      ]),
    )
    const [propose, keep] = ['Propose', 'Keep the state'].map((name) =>
      workflow.jobs.propose?.steps.find((step) => step.name === name),
    )
    expect(keep?.if).toContain('steps.propose.outputs.url')
    expect([propose, keep].every((step) => existsSync(join(ROOT, step?.run?.split(' ')[0] ?? '')))).toBe(true)
    for (const name of readdirSync(SCRIPTS).filter((file) => file.endsWith('.sh'))) {
      const content = readFileSync(join(SCRIPTS, name), 'utf8')
      expect(syntaxErrors(content), name).toBe('')
      expect(content, name).toMatch(/^#!\/usr\/bin\/env bash\n#.*\nset -euo pipefail\n/s)
      expect(content, name).not.toMatch(/\beval\b|\bbash -c\b|xargs/)
    }
  })

  it('each job may do what it needs, and nobody decides before it was looked at who it is', () => {
    expect(workflow.permissions).toEqual({})
    const permissions = Object.entries(workflow.jobs).map(([name, job]) => [name, job.permissions])
    expect(Object.fromEntries(permissions)).toEqual({
      read: { contents: 'read' },
      propose: { actions: 'read', contents: 'write', 'pull-requests': 'write' },
      answer: { contents: 'read', issues: 'write' },
    })
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toEqual(expect.any(Number))
    expect(workflow.jobs.propose).toMatchObject({ needs: 'read', if: `\${{ needs.read.outputs.decisions != '' }}` })
    expect(text).not.toContain('secrets.')
    const names = workflow.jobs.propose?.steps.flatMap(({ name }) => name ?? [])
    expect(names).toEqual(['Fetch the night', 'Apply', 'Check', 'Propose', 'Keep the state', 'Say why not'])
  })

  it('is fed by its form, whose field a report fills in by address', () => {
    expect(Object.keys(workflow.on.workflow_dispatch.inputs)).toEqual(['decisions'])
    expect(workflow.on.issues.types).toEqual(['opened', 'edited'])
    expect(form.body.filter(({ type }) => type === 'textarea').map(({ id }) => id)).toEqual(['decisions'])
    for (const label of form.labels) expect(workflow.jobs.read?.if).toContain(`labels.*.name, '${label}')`)
  })
})

describe.runIf(has('jq'))('what somebody hands in', () => {
  const read = (event: unknown, permissions: Readonly<Record<string, string>> = { ana: 'write' }) => {
    const { folder, answer, gh, env, put } = stage()
    for (const [name, permission] of Object.entries(permissions))
      answer(`repos_o_r_collaborators_${name}_permission.json`, { permission })
    const file = join(folder, 'event.json')
    writeFileSync(file, JSON.stringify(event))
    const result = bash(script('read'), { cwd: folder, env: { ...env, GITHUB_EVENT_PATH: file } })
    expect(readdirSync(folder).filter((name) => /pwned/.test(name))).toEqual([])
    return { ...result, put: put(), calls: gh.calls() }
  }
  const issue = (body: string | null, author = 'ana', sender = author) => ({
    action: 'opened',
    issue: { number: 7, body, user: { login: author } },
    sender: { login: sender },
  })
  const asForm = (content: string) => `### Decisions\n\n\`\`\`text\n${content}\n\`\`\`\n`

  it.each([
    { how: 'by the form of an issue', event: issue(asForm(DECISIONS)) },
    { how: 'by hand in an issue', event: issue(`Please:\r\n${DECISIONS}\r\nThanks`) },
    { how: 'twice the same', event: issue(`${DECISIONS}\n${DECISIONS}`) },
    { how: 'by the form of the workflow', event: { inputs: { decisions: DECISIONS }, sender: { login: 'ana' } } },
    {
      how: 'as the command that was copied',
      event: { inputs: { decisions: `guidewatch decide ${DECISIONS}` }, sender: { login: 'ana' } },
    },
    {
      how: 'broken over lines',
      event: {
        inputs: { decisions: ` ${DECISIONS.slice(0, 30)}\n${DECISIONS.slice(30)}\n` },
        sender: { login: 'ana' },
      },
    },
  ])('is read, $how', ({ event }) => {
    expect(read(event)).toMatchObject({ code: 0, put: { decisions: DECISIONS, run: RUN, by: 'ana' } })
  })

  it.each([
    ['admin', true],
    ['maintain', true],
    ['write', true],
    ['triage', false],
    ['read', false],
    ['none', false],
  ] as const)('decides nothing without permission: %s', (permission, may) => {
    const { put } = read(issue(DECISIONS), { ana: permission })
    expect('decisions' in put).toBe(may)
    if (!may) expect(put).toEqual({ final: 'true', refusal: expect.stringContaining('Only who may write') })
  })

  it('who wrote it and who edited it must both be allowed to', () => {
    const permissions = { ana: 'admin', eve: 'read' }
    for (const event of [issue(DECISIONS, 'eve', 'ana'), issue(DECISIONS, 'ana', 'eve')]) {
      expect(read(event, permissions).put).toEqual({ final: 'true', refusal: expect.any(String) })
    }
    const { put } = read(issue(DECISIONS, 'ana', 'bea'), { ana: 'write', bea: 'maintain' })
    expect(put).toMatchObject({ by: 'bea', decisions: DECISIONS })
  })

  it('a name that is none asks nothing of the API', () => {
    for (const name of ['../../../orgs/o', 'a b', '$(touch pwned)', '-x', 'app[bot]']) {
      const { put, calls } = read(issue(DECISIONS, name, name))
      expect({ put, calls }).toEqual({ calls: [], put: { final: 'true', refusal: expect.any(String) } })
    }
  })

  it('who cannot be asked about decides nothing', () => {
    const { code, put } = read(issue(DECISIONS), {})
    expect(code).not.toBe(0)
    expect(put).toEqual({})
  })

  it.each([
    ['nothing', null],
    ['a command', asForm('$(touch pwned) `touch pwned`; touch pwned')],
    ['a command behind the beginning', asForm('gw1.$(touch pwned)')],
    ['a command after some letters', asForm('gw1.abc$(touch pwned)')],
    ['lines that look like outputs', 'x\ndecisions=gw1.abc\nby=root\n::set-output name=run::x'],
    ['an output after some letters', asForm(`gw1.e30\nby=root`)],
    ['other fields', `### Decisions\n\n${DECISIONS}\n\n### More\n\n${stringOf({ run: RUN, decisions: [] })}`],
    ['a run that is a path', asForm(stringOf({ run: '../../etc/passwd' }))],
    ['a run of more lines', asForm(stringOf({ run: `${RUN}\nby=root` }))],
    ['a run that is no text', asForm(stringOf({ run: { a: 1 } }))],
    ['no object', asForm(stringOf([1]))],
    ['half of them', asForm(DECISIONS.slice(0, 40))],
    ['another word', asForm(`x${DECISIONS}`)],
    ['a huge text', '🐘'.repeat(65_536)],
    ['a huge string', `gw1.${'A'.repeat(300_000)}`],
  ])('is refused in one sentence: %s', (_, body) => {
    const { code, put, output } = read(issue(body))
    expect(code, output).toBe(0)
    expect(put).toEqual({ refusal: expect.stringMatching(/^[A-Z][^\n]{20,150}\.$/) })
  })
})

describe.runIf(has('jq'))('the night that decisions are about', () => {
  const NEWER = '2027-03-05T02-23-00-000Z'
  function nights(runs: readonly (readonly [id: number, created: string, artefacts: readonly string[]])[]) {
    const staged = stage()
    const { folder, answers, answer, env, gh, put } = staged
    answer(
      'runs.json',
      runs.map(([databaseId, createdAt]) => ({ databaseId, createdAt })),
    )
    for (const [id, , names] of runs) {
      answer(`repos_o_r_actions_runs_${id}_artifacts.json`, {
        artifacts: names.map((name) => ({ name: name.replace(/^-/, ''), expired: name.startsWith('-') })),
      })
      for (const name of names) {
        const [, run, attempt] = /^report-(.*Z)-(\d+)\.html$/.exec(name) ?? []
        if (!run) continue
        const lies = join(answers, String(id), `night-${attempt}`, run)
        mkdirSync(lies, { recursive: true })
        writeFileSync(join(lies, 'run.json'), attempt ?? '')
      }
    }
    const result = bash(script('fetch'), { cwd: folder, env: { ...env, RUN } })
    const runsThere = join(folder, 'state', 'runs')
    const attemptOf = (run: string) => readFileSync(join(runsThere, run, 'run.json'), 'utf8')
    const there = existsSync(runsThere) ? readdirSync(runsThere).sort() : []
    const downloads = gh.calls().filter((call) => call.startsWith('run download'))
    return { ...result, there, attemptOf, downloads, put: put() }
  }

  it('is fetched, its newest attempt, with the newest night, which may supersede it', () => {
    const { code, there, attemptOf, downloads, put } = nights([
      [11, '2027-03-03T02:20:00Z', ['night-1', 'report-2027-03-03T02-23-00-000Z-1.html']],
      [14, '2027-03-06T02:20:00Z', ['plan-1']],
      [13, '2027-03-05T02:20:00Z', ['night-1', `report-${NEWER}-1.html`]],
      [12, '2027-03-04T02:20:00Z', ['report-x.html', `report-${RUN}-9.html`, `report-${RUN}-10.html`, 'walk-1-0-1']],
    ])
    expect({ code, there, put }).toEqual({ code: 0, there: [RUN, NEWER], put: {} })
    expect(attemptOf(RUN)).toBe('10')
    expect(downloads).toHaveLength(2)
  })

  it('is fetched alone when it is the newest', () => {
    const { there, downloads } = nights([
      [12, '2027-03-04T02:20:00Z', [`report-${RUN}-1.html`]],
      [11, '2027-03-03T02:20:00Z', ['report-2027-03-03T02-23-00-000Z-1.html']],
    ])
    expect({ there, downloads: downloads.length }).toEqual({ there: [RUN], downloads: 1 })
  })

  it('is refused when it is not kept any more', () => {
    for (const runs of [
      [[13, '2027-03-05T02:20:00Z', [`report-${NEWER}-1.html`]] as const],
      [[12, '2027-03-04T02:20:00Z', [`-report-${RUN}-1.html`]] as const],
      [],
    ]) {
      const { code, put, output } = nights(runs)
      expect(code, output).toBe(0)
      expect(put).toEqual({ refusal: `The night ${RUN} is not kept any more: decide on the newest report.` })
    }
  })
})

describe.runIf(has('jq'))('decisions become a pull request', () => {
  const BRANCH = 'decisions-99-1'
  const COMMIT = `
for word; do case $previous in --branch) branch=$word ;; esac; previous=$word; done
git switch -qc "$branch" && mkdir -p snapshots && echo approved > snapshots/a && git add snapshots
git commit -qm 'Approve: "Settings" is now called "Options" @octocat'
`

  function repository(behaviour: string) {
    const staged = stage()
    const { folder, env } = staged
    const [remote, clone] = [join(folder, 'remote'), join(folder, 'clone')]
    git(folder, 'init', '-q', '--bare', '-b', 'main', remote)
    git(folder, 'clone', '-q', remote, clone)
    git(clone, 'commit', '-q', '--allow-empty', '-m', 'First')
    git(clone, 'push', '-q', 'origin', 'HEAD:main')
    const guidewatch = fakeCommand('guidewatch', folder, behaviour)
    const all = { ...env, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', EMAIL: '', DECISIONS, BY: 'ana', BRANCH, RUN }
    const more = { BASE: 'main', RUN_URL: 'https://github.com/o/r/actions/runs/99' }
    const call = (name: string) => bash(script(name), { cwd: clone, env: { ...all, ...more } })
    return { ...staged, remote, call, guidewatch }
  }

  it('with what guidewatch committed, and a word on its checks', () => {
    const { call, remote, guidewatch, gh, answers, put } = repository(COMMIT)
    expect(call('apply')).toMatchObject({ code: 0 })
    expect(guidewatch.calls()).toEqual([`decide ${DECISIONS} --by ana --commit --branch ${BRANCH}`])
    expect(put()).toEqual({})
    expect(call('propose')).toMatchObject({ code: 0 })
    expect(put()).toEqual({ url: 'https://github.com/o/r/pull/5' })
    expect(git(remote, 'show', `${BRANCH}:snapshots/a`)).toBe('approved')
    expect(git(remote, 'log', '-1', '--format=%an <%ae>', BRANCH)).toBe('guidewatch <guidewatch@localhost>')
    const [created] = gh.calls().filter((one) => one.startsWith('pr create'))
    expect(created).toContain(`--base main --head ${BRANCH} --title Approve: "Settings" is now called`)
    const body = readFileSync(join(answers, 'body'), 'utf8')
    expect(body).toContain(`\`ana\` decided this on the night \`${RUN}\``)
    expect(body).toContain('https://github.com/o/r/actions/runs/99')
    // What a page said is in the commit, where it calls nobody.
    expect(body).not.toContain('octocat')
  })

  it('or a refusal, as guidewatch says it, in one line', () => {
    const { call, remote, put } = repository(`printf 'The cause 0a is superseded\\n\\033[31mby=root\\n' >&2; exit 2`)
    expect(call('apply')).toMatchObject({ code: 0 })
    expect(put()).toEqual({ refusal: 'The cause 0a is superseded [31mby=root' })
    expect(git(remote, 'branch', '--list')).toBe('* main')
  })

  it('or nothing, when guidewatch changes nothing or fails', () => {
    const nothing = repository('exit 0')
    expect(nothing.call('apply').code).toBe(0)
    expect(nothing.put()).toEqual({ refusal: expect.stringContaining('change no file') })
    const crash = repository('exit 70')
    expect(crash.call('apply').code).toBe(70)
    expect(crash.put()).toEqual({})
  })
})

describe.runIf(has('jq'))('the answer', () => {
  function answered(values: { readonly URL?: string; readonly REFUSAL?: string; readonly FINAL?: string }) {
    const { folder, answers, gh, env } = stage()
    const told = { URL: '', REFUSAL: '', FINAL: '', ISSUE: '7', RUN_URL: 'https://github.com/o/r/actions/runs/99' }
    const { code, output } = bash(script('answer'), { cwd: folder, env: { ...env, ...told, ...values } })
    expect(code, output).toBe(0)
    return { calls: gh.calls(), comment: readFileSync(join(answers, 'comment'), 'utf8') }
  }
  const COMMENT = 'issue comment 7 --repo o/r --edit-last --create-if-none --body-file -'

  it('links to the pull request, and closes the issue', () => {
    const { calls, comment } = answered({ URL: 'https://github.com/o/r/pull/5' })
    expect(comment).toBe('The change is proposed, and its checks have passed: https://github.com/o/r/pull/5\n')
    expect(calls).toEqual([COMMENT, 'issue close 7 --repo o/r --reason completed'])
  })

  it('says a refusal, which calls nobody and links nowhere, and leaves the issue to be edited', () => {
    const { calls, comment } = answered({ REFUSAL: `No \`\`@octocat\`\` $(touch pwned) ${'ü'.repeat(900)}` })
    expect(comment).toMatch(/^`No @octocat \$\(touch pwned\) ü{400,}` Edit the issue to try again\.\n$/)
    expect(comment.length).toBeLessThan(600)
    expect(calls).toEqual([COMMENT])
  })

  it('is the last word to who may not decide', () => {
    const { calls, comment } = answered({ REFUSAL: 'Only who may write.', FINAL: 'true' })
    expect(comment).toBe('`Only who may write.`\n')
    expect(calls).toEqual([COMMENT, 'issue close 7 --repo o/r --reason not planned'])
  })

  it('says where to look when a check failed', () => {
    const { calls, comment } = answered({})
    expect(comment).toContain('https://github.com/o/r/actions/runs/99')
    expect(calls).toEqual([COMMENT])
  })
})
