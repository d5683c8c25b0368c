import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { register } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ROOT } from '../helpers/cli.js'
import { invocationsIn } from '../helpers/shell.js'
import { expectToBeUnderstood } from './interface.js'
import type { Step as StepRead } from './runner.js'

// GitHub's parser imports JSON without saying that it is JSON, which Node.js wants said.
const hook = `export const resolve = async (name, context, next) => {
  const found = await next(name, context)
  return name.endsWith('.json') ? { ...found, importAttributes: { type: 'json' } } : found
}`
register(`data:text/javascript,${encodeURIComponent(hook)}`)
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser')
const { parseAction } = await import('@actions/workflow-parser/actions/action-parser')

type Step = StepRead & { readonly with?: Readonly<Record<string, string>> }
type Job = {
  readonly needs?: string | readonly string[]
  readonly if?: string
  readonly outputs?: Readonly<Record<string, string>>
  readonly permissions?: Readonly<Record<string, string>>
  readonly environment?: { readonly name: string; readonly deployment: boolean }
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
  it('runs nothing but scripts that there are, and calls guidewatch as it can be called', () => {
    const lines = [...jobs.flatMap(({ job }) => job.steps), ...action.runs.steps].flatMap(({ run }) => run ?? [])
    for (const line of lines) expect(line).toMatch(/^scripts\/ci\/[\w-]+\.sh( "[^"`]*")?\n?$/)
    const scripts = lines.map((line) => line.trim().split(' ')[0] ?? '')
    expect(scripts.filter((script) => !existsSync(join(ROOT, script)))).toEqual([])
    const invocations = scripts.flatMap((script) => invocationsIn(read(join(ROOT, script))))
    expect(invocations.map(({ command }) => command)).toEqual([
      ...['plan', 'run', 'plan', 'run', 'merge', 'watchdog', 'report'],
    ])
    expectToBeUnderstood(invocations)
  })

  it('each job may do what it needs, for a limited time; only the merge may write, and open issues', () => {
    expect(nightly.permissions).toEqual({})
    expect(nightly.concurrency).toEqual({ group: 'nightly' })
    for (const { job } of jobs) expect(job['timeout-minutes']).toEqual(expect.any(Number))
    expect(Object.fromEntries(jobs.map(({ name, job }) => [name, job.permissions]))).toEqual({
      plan: { contents: 'read' },
      walk: { actions: 'read', contents: 'read' },
      again: { actions: 'read', contents: 'read' },
      'walk-again': { actions: 'read', contents: 'read' },
      merge: { actions: 'read', contents: 'write', issues: 'write' },
    })
  })

  it('each job knows the secrets that it needs, and those of sessions come from the environment', () => {
    const known = jobs.map(({ name, text }) => [
      name,
      [...new Set([...text.matchAll(/secrets\.(\w+)/g)].map(([, secret]) => secret))],
    ])
    const sessions = ['GUIDEWATCH_SESSION_KEY', 'GUIDEWATCH_SESSION_PASSPHRASE']
    expect(Object.fromEntries(known)).toEqual({
      plan: [],
      walk: sessions,
      again: [],
      'walk-again': sessions,
      merge: ['SMTP_PASSWORD', 'PING_URL', 'GUIDEWATCH_SIGNING_KEY'],
    })
    const inEnvironment = jobs.filter(({ job }) => job.environment).map(({ name }) => name)
    expect(inEnvironment).toEqual(['walk', 'walk-again'])
    for (const name of inEnvironment) expect(jobNamed(name).environment).toEqual({ name: 'nightly', deployment: false })
  })

  it('what was found is no failure unless a variable says so, and what is kept does not depend on it', () => {
    const steps = jobNamed('merge').steps
    const named = (name: string) => steps.find((step) => step.name === name)
    expect(named('Merge')?.env?.FINDINGS).toBe(github('vars.GUIDEWATCH_FINDINGS'))
    for (const name of ['Keep the state', 'Report in one file', 'Summary', 'Warn before the schedule is dropped'])
      expect(named(name)?.if, name).toBe(github("always() && steps.setup.outcome == 'success'"))
    const order = steps.map(({ name }) => name ?? '')
    expect(order.indexOf('Keep the state')).toBeGreaterThan(order.indexOf('Warn before the schedule is dropped'))
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
    expect(nightly.env.SLOTS).toBe(
      github(`inputs.slots || vars.GUIDEWATCH_SLOTS || '${nightly.on.workflow_dispatch.inputs.slots.default}'`),
    )
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

  it('the report is an artefact of its own, not archived, to which the summary links', () => {
    const steps = jobNamed('merge').steps
    const single = steps.find(({ id }) => id === 'single')
    expect(single?.uses).toMatch(/^actions\/upload-artifact@/)
    // Without an archive it is the name of the file that counts, which no other artefact of the run has.
    expect(single?.with).toMatchObject({ path: github('steps.report.outputs.file'), archive: false })
    expect(steps.find(({ name }) => name === 'Summary')?.env).toEqual({
      REPORT_URL: github('steps.single.outputs.artifact-url'),
    })
  })
})
