import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { register } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ROOT, temporaryFolder } from '../helpers/cli.js'
import { bash, fakeGuidewatch, git, has, invocationsIn, syntaxErrors } from '../helpers/shell.js'
import { expectToBeUnderstood } from './interface.js'

// GitHub's parser imports JSON without saying that it is JSON, which Node.js wants said.
const hook = `export const resolve = async (name, context, next) => {
  const found = await next(name, context)
  return name.endsWith('.json') ? { ...found, importAttributes: { type: 'json' } } : found
}`
register(`data:text/javascript,${encodeURIComponent(hook)}`)
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser')
const { parseAction } = await import('@actions/workflow-parser/actions/action-parser')

type Step = {
  readonly id?: string
  readonly name?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
}
type Job = {
  readonly needs?: string | readonly string[]
  readonly if?: string
  readonly outputs?: Readonly<Record<string, string>>
  readonly permissions?: Readonly<Record<string, string>>
  readonly strategy?: { readonly 'fail-fast': boolean; readonly matrix: Readonly<Record<string, string>> }
  readonly 'timeout-minutes'?: number
  readonly steps: readonly Step[]
}

const WORKFLOWS = join(ROOT, '.github', 'workflows')
const ACTION = join(ROOT, '.github', 'actions', 'setup', 'action.yml')
const read = (file: string) => readFileSync(file, 'utf8')

const nightly = parse(read(join(WORKFLOWS, 'nightly.yml'))) as {
  permissions: Record<string, string>
  concurrency: { group: string }
  on: { workflow_dispatch: { inputs: { slots: { default: string } } } }
  env: { SLOTS: string }
  jobs: Record<string, Job>
}
const action = parse(read(ACTION)) as { runs: { steps: readonly Step[] } }
const jobs = Object.entries(nightly.jobs).map(([name, job]) => ({ name, job, text: JSON.stringify(job) }))
const jobNamed = (name: string) => nightly.jobs[name] as Job
const stepsUsing = (job: Job, what: string) =>
  job.steps.filter(({ uses }) => uses?.startsWith(`actions/${what}@`)).map((step) => step.with ?? {})
const scriptOf = (steps: readonly Step[], name: string) => steps.find((step) => step.name === name)?.run ?? ''

const github = (expression: string) => `\${{ ${expression} }}`

/** What the parser of GitHub says of a workflow or an action. */
async function complaints(file: string, content: string): Promise<readonly string[]> {
  const trace = new NoOperationTraceWriter()
  const isAction = file.endsWith('action.yml')
  const { context, value } = isAction
    ? parseAction({ name: file, content }, trace)
    : parseWorkflow({ name: file, content }, trace)
  if (!isAction && value) await convertWorkflowTemplate(context, value)
  return context.errors.getErrors().map(({ message }) => message)
}

describe('the workflows', () => {
  const files = [...readdirSync(WORKFLOWS).map((file) => join(WORKFLOWS, file)), ACTION]

  it.each(files.map((file) => ({ file, name: file.slice(ROOT.length + 1) })))(
    '$name is what GitHub knows',
    async ({ file }) => {
      expect(await complaints(file, read(file))).toEqual([])
    },
  )

  it('what GitHub does not know is found', async () => {
    const misspelt = read(join(WORKFLOWS, 'nightly.yml'))
      .replace('fail-fast', 'fail-fst')
      .replace('fromJSON', 'fromJON')
    expect((await complaints('nightly.yml', misspelt)).join()).toMatch(/fail-fst.*fromJON/s)
  })
})

describe('the nightly workflow', () => {
  it('calls guidewatch as it can be called', () => {
    const scripts = [...jobs.flatMap(({ job }) => job.steps), ...action.runs.steps].flatMap(({ run }) => run ?? [])
    const plain = scripts.map((script) => script.replaceAll(/\$\{\{.*?\}\}/g, '0'))
    expect(plain.map(syntaxErrors).join('')).toBe('')
    const invocations = plain.flatMap(invocationsIn)
    expect(invocations.map(({ command }) => command)).toEqual(['plan', 'run', 'plan', 'run', 'merge', 'report'])
    expectToBeUnderstood(invocations)
  })

  it('each job may do what it needs, for a limited time; only the merge may write', () => {
    expect(nightly.permissions).toEqual({})
    expect(nightly.concurrency).toEqual({ group: 'nightly' })
    for (const { job } of jobs) expect(job['timeout-minutes']).toEqual(expect.any(Number))
    expect(Object.fromEntries(jobs.map(({ name, job }) => [name, job.permissions]))).toEqual({
      plan: { contents: 'read' },
      walk: { actions: 'read', contents: 'read' },
      again: { actions: 'read', contents: 'read' },
      'walk-again': { actions: 'read', contents: 'read' },
      merge: { actions: 'read', contents: 'write' },
    })
  })

  it('each job knows the secrets that it needs', () => {
    const known = jobs.map(({ name, text }) => [
      name,
      [...text.matchAll(/secrets\.(\w+)/g)].map(([, secret]) => secret),
    ])
    expect(Object.fromEntries(known)).toEqual({
      plan: [],
      walk: ['GUIDEWATCH_SESSION_PASSPHRASE'],
      again: [],
      'walk-again': ['GUIDEWATCH_SESSION_PASSPHRASE'],
      merge: ['SMTP_PASSWORD', 'PING_URL', 'GUIDEWATCH_SIGNING_KEY'],
    })
  })

  it('jobs read only what the jobs that they need put out', () => {
    for (const { name, job, text } of jobs) {
      const needed = [job.needs ?? []].flat()
      for (const [, from = '', output = ''] of text.matchAll(/needs\.([\w-]+)\.outputs\.(\w+)/g)) {
        expect(needed, `${name} reads ${from}`).toContain(from)
        expect(jobNamed(from).outputs, `${name} reads ${from}.${output}`).toHaveProperty(output)
      }
      for (const [, from = ''] of text.matchAll(/needs\.([\w-]+)\.result/g)) expect(needed).toContain(from)
    }
  })

  it('a matrix is of indexes, none of which ends the others, and may be empty', () => {
    const matrices = jobs.filter(({ job }) => job.strategy)
    expect(matrices.map(({ name }) => name)).toEqual(['walk', 'walk-again'])
    for (const { job } of matrices) {
      expect(job.strategy?.['fail-fast']).toBe(false)
      const [, slots] = /^\$\{\{ fromJSON\((.+)\) \}\}$/.exec(job.strategy?.matrix.slot ?? '') ?? []
      expect(job.if).toContain(`${slots} != '[]'`)
    }
    expect(nightly.env.SLOTS).toContain(`'${nightly.on.workflow_dispatch.inputs.slots.default}'`)
  })

  it('what failed keeps the night from being held only if there is no plan', () => {
    expect(jobNamed('merge').needs).toEqual(['plan', 'walk', 'again', 'walk-again'])
    expect(jobNamed('merge').if).toBe(github("!cancelled() && needs.plan.result == 'success'"))
    for (const name of ['again', 'walk-again']) expect(jobNamed(name).if).toContain('!cancelled()')
  })

  it('artefacts are found in whichever attempt they were left', () => {
    // The plan is of attempt 1, where slot 1 failed; that slot and all that follows are of attempt 2.
    const attempts: Record<string, number> = { plan: 1, again: 2 }
    const filled = (text: string, slot: number, attempt: number) =>
      text
        .replaceAll(/\$\{\{ needs\.([\w-]+)\.outputs\.attempt \}\}/g, (_, job: string) => String(attempts[job]))
        .replaceAll(github('matrix.slot'), String(slot))
        .replaceAll(github('github.run_attempt'), String(attempt))
    for (const name of ['plan', 'again']) expect(jobNamed(name).outputs?.attempt).toBe(github('github.run_attempt'))
    const uploaded = (name: string, slot: number, attempt: number) =>
      stepsUsing(jobNamed(name), 'upload-artifact').map((options) => filled(options.name ?? '', slot, attempt))
    const there = [
      ...uploaded('plan', 0, 1),
      ...uploaded('walk', 0, 1),
      ...uploaded('walk', 1, 2),
      ...uploaded('again', 0, 2),
      ...uploaded('walk-again', 0, 2),
      // Of another plan, which was made anew.
      'walk-11-0-3',
    ]
    expect(new Set(there).size).toBe(there.length)
    const found = (name: string) =>
      stepsUsing(jobNamed(name), 'download-artifact').map((options) => {
        expect(options['github-token']).toBe(github("github.run_attempt > 1 && github.token || ''"))
        const wanted = filled(options.name ?? options.pattern ?? '', 0, 2)
        const [, alternatives = wanted] = /^\{(.+)\}$/.exec(wanted) ?? []
        const patterns = alternatives.split(',').map((glob) => new RegExp(`^${glob.replaceAll('*', '[^/]*')}$`))
        return there.filter((artefact) => patterns.some((pattern) => pattern.test(artefact)))
      })
    expect(found('walk')).toEqual([['plan-1']])
    expect(found('again')).toEqual([['plan-1'], ['walk-1-0-1', 'walk-1-1-2']])
    expect(found('walk-again')).toEqual([['again-2']])
    expect(found('merge')).toEqual([['plan-1'], ['walk-1-0-1', 'walk-1-1-2', 'walk-again-2-0-2']])
  })

  it.runIf(has('jq')).each([
    { plan: '{"slots":[{"slot":0,"walks":["a"]},{"slot":1,"walks":["b"]}]}', said: 'slots=[0,1]' },
    { plan: '{"slots":[]}', said: 'slots=[]' },
  ])('plans: $said', ({ plan, said }) => {
    for (const [name, file] of [
      ['plan', 'plan.json'],
      ['again', 'again.json'],
    ] as const) {
      const folder = temporaryFolder()
      const fake = fakeGuidewatch(folder, `echo '${plan}' > "\${@: -1}"`)
      mkdirSync(join(folder, 'shares', 'walk-1-0-1'), { recursive: true })
      const output = join(folder, 'output')
      const script = jobNamed(name).steps.find(({ id }) => id === 'plan')?.run ?? ''
      const env = { PATH: fake.path, GITHUB_OUTPUT: output, SLOTS: '2' }
      expect(bash(script, { cwd: folder, env }).code).toBe(0)
      expect(read(output)).toBe(`${said}\n`)
      expect(fake.calls()).toEqual([
        name === 'plan' ? `plan --slots 2 --out ${file}` : `plan --again plan.json shares/walk-1-0-1 --out ${file}`,
      ])
    }
  })

  it('a plan that fails puts nothing out', () => {
    const folder = temporaryFolder()
    const fake = fakeGuidewatch(folder, 'exit 2')
    const output = join(folder, 'output')
    writeFileSync(output, '')
    const script = scriptOf(jobNamed('plan').steps, 'Plan')
    const env = { PATH: fake.path, GITHUB_OUTPUT: output, SLOTS: '2' }
    expect(bash(script, { cwd: folder, env }).code).toBe(2)
    expect(read(output)).toBe('')
  })

  it('merges what is there, also nothing, and keeps the exit code', () => {
    const folder = temporaryFolder()
    const fake = fakeGuidewatch(folder, 'exit 3')
    const merge = () => bash(scriptOf(jobNamed('merge').steps, 'Merge'), { cwd: folder, env: { PATH: fake.path } }).code
    expect(merge()).toBe(3)
    mkdirSync(join(folder, 'shares', 'walk-1-0-1'), { recursive: true })
    merge()
    expect(fake.calls()).toEqual(['merge --plan plan.json', 'merge --plan plan.json shares/walk-1-0-1'])
  })
})

describe('the report in one file', () => {
  const steps = jobNamed('merge').steps
  const script = scriptOf(steps, 'Report in one file')
  const RUNS = ['2027-03-03T02-23-00-000Z', '2027-03-04T02-23-00-000Z', '2027-03-05T02-23-00-000Z']

  function written(runs: readonly string[], behaviour = '') {
    const folder = temporaryFolder()
    const fake = fakeGuidewatch(folder, behaviour)
    for (const run of runs) {
      mkdirSync(join(folder, 'state', 'runs', run), { recursive: true })
      // The last one was cut off.
      if (run !== RUNS[2]) writeFileSync(join(folder, 'state', 'runs', run, 'run.json'), '{}')
    }
    const output = join(folder, 'output')
    writeFileSync(output, '')
    const env = { PATH: fake.path, GITHUB_OUTPUT: output, GITHUB_RUN_ATTEMPT: '2' }
    const { code } = bash(script, { cwd: folder, env })
    return { code, calls: fake.calls(), put: read(output) }
  }

  it('is of the newest night that was held, and called by it and by the attempt', () => {
    const { code, calls, put } = written(RUNS)
    const file = `report-${RUNS[1]}-2.html`
    expect({ code, calls, put }).toEqual({
      code: 0,
      calls: [`report ${RUNS[1]} --single --out ${file}`],
      put: `file=${file}\n`,
    })
    // As decisions-fetch.sh looks for it.
    expect(file).toMatch(/^report-([0-9TZ-]+Z)-([0-9]+)\.html$/)
  })

  it('is not there when no night was held, or it could not be written', () => {
    expect(written([])).toEqual({ code: 0, calls: [], put: '' })
    expect(written(RUNS, 'exit 70')).toMatchObject({ code: 70, put: '' })
  })

  it('is an artefact of its own, not archived, to which the summary links before all else', () => {
    const single = steps.find(({ id }) => id === 'single')
    expect(single?.uses).toBe('actions/upload-artifact@v7')
    // Without an archive it is the name of the file that counts, which no other artefact of the run has.
    expect(single?.with).toMatchObject({ path: github('steps.report.outputs.file'), archive: false })
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'state', 'runs', 'a'), { recursive: true })
    writeFileSync(join(folder, 'state', 'runs', 'a', 'summary.md'), '## Night\n')
    for (const [url, text] of [
      [
        'https://github.com/o/r/actions/runs/1/artifacts/2',
        '[Report](https://github.com/o/r/actions/runs/1/artifacts/2)',
      ],
      ['', '## Night\n'],
    ] as const) {
      const summary = join(folder, `summary${url.length}`)
      const env = { REPORT_URL: url, GITHUB_STEP_SUMMARY: summary }
      expect(bash(scriptOf(steps, 'Summary'), { cwd: folder, env }).code).toBe(0)
      expect(read(summary).startsWith(text)).toBe(true)
      expect(read(summary)).toContain('## Night')
    }
  })
})

describe('the state between nights', () => {
  const fetch = scriptOf(action.runs.steps, 'Fetch the state')
  const keep = scriptOf(jobNamed('merge').steps, 'Keep the state').replace('.github', join(ROOT, '.github'))

  /** A repository with a remote one, as the runner checks it out: nobody has told git who one is. */
  function checkout() {
    const folder = temporaryFolder()
    const [remote, seed] = [join(folder, 'remote'), join(folder, 'seed')]
    git(folder, 'init', '-q', '--bare', '-b', 'main', remote)
    git(folder, 'init', '-q', '-b', 'main', seed)
    git(seed, 'commit', '-q', '--allow-empty', '-m', 'First')
    git(seed, 'push', '-q', remote, 'main')
    const env = { HOME: folder, GIT_CONFIG_NOSYSTEM: '1', EMAIL: '' }
    const clone = (name: string) => {
      git(folder, 'clone', '-q', '--depth', '1', `file://${remote}`, name)
      const cwd = join(folder, name)
      return {
        state: join(cwd, 'state'),
        fetch: () => bash(fetch, { cwd, env }),
        keep: () => bash(keep, { cwd, env }),
      }
    }
    const kept = (file: string) => git(remote, 'show', `guidewatch-state:${file}`)
    const files = () => git(remote, 'ls-tree', '-r', '--name-only', 'guidewatch-state').split('\n')
    return { remote, clone, kept, files }
  }

  it('begins empty, is kept, and is found by the next night', () => {
    const { clone, kept, files } = checkout()
    const first = clone('first')
    expect(first.fetch()).toMatchObject({ code: 0 })
    mkdirSync(join(first.state, 'runs'))
    mkdirSync(join(first.state, 'sessions'))
    writeFileSync(join(first.state, 'runs', 'run.json'), '{}')
    writeFileSync(join(first.state, 'sessions', 'an.age'), 'secret')
    writeFileSync(join(first.state, 'incidents.json'), '1')
    expect(first.keep()).toMatchObject({ code: 0 })
    expect(files()).toEqual(['.gitignore', 'incidents.json'])

    const second = clone('second')
    expect(second.fetch()).toMatchObject({ code: 0 })
    expect(read(join(second.state, 'incidents.json'))).toBe('1')
    writeFileSync(join(second.state, 'incidents.json'), '2')
    expect(second.keep()).toMatchObject({ code: 0 })
    expect(kept('incidents.json')).toBe('2')
    expect(second.keep()).toMatchObject({ code: 0 })
  })

  it('what somebody else kept meanwhile stays', () => {
    const { clone, kept } = checkout()
    const first = clone('first')
    first.fetch()
    writeFileSync(join(first.state, 'incidents.json'), '1')
    first.keep()
    const [night, person] = [clone('night'), clone('person')]
    night.fetch()
    person.fetch()
    writeFileSync(join(person.state, 'silences.json'), 'by hand')
    appendFileSync(join(person.state, 'incidents.json'), ' by hand')
    expect(person.keep()).toMatchObject({ code: 0 })
    writeFileSync(join(night.state, 'incidents.json'), '2')
    expect(night.keep()).toMatchObject({ code: 0 })
    expect([kept('incidents.json'), kept('silences.json')]).toEqual(['2', 'by hand'])
  })

  it('a night does not begin anew when the remote repository is not reached', () => {
    const { remote, clone } = checkout()
    const night = clone('night')
    bash(`mv '${remote}' '${remote}.away'`)
    expect(night.fetch().code).not.toBe(0)
  })
})
