import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parse } from 'yaml'
import { ROOT } from '../helpers/cli.js'
import { git } from '../helpers/shell.js'
import { type Context, filled, holds, listOf, type Status } from './expressions.js'

/** One step of a workflow. */
export type Step = {
  readonly id?: string
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}
type Job = {
  readonly needs?: string | readonly string[]
  readonly if?: string
  readonly outputs?: Readonly<Record<string, string>>
  readonly environment?: { readonly name: string }
  readonly strategy?: { readonly matrix: { readonly slot: string } }
  readonly steps: readonly Step[]
}
type Workflow = { readonly env?: Readonly<Record<string, string>>; readonly jobs: Readonly<Record<string, Job>> }

/** What a host of git keeps beside the repository, and what people have told it. */
export type Host = {
  readonly remote: string
  /** Machines and artefacts lie here. */
  readonly folder: string
  /** What every machine has: a path with guidewatch on it. */
  readonly env: NodeJS.ProcessEnv
  readonly vars?: Context
  readonly secrets?: Context
  /** Those that only jobs of an environment know. */
  readonly environments?: Readonly<Record<string, Context>>
  /** Is shown each step that runs, as it begins. */
  readonly watch?: (job: string, step: string, child: ChildProcess) => void
  /** Is told each step that ran. */
  readonly tell?: (line: string) => void
}

type JobOutcome = { readonly result: Status | 'skipped'; readonly outputs: Context }
export type Attempt = { readonly jobs: Readonly<Record<string, JobOutcome>>; readonly summary: string }

/**
 * Runs a workflow as GitHub does, as far as those of guidewatch need it: each job on a machine of its own that has a clone and
 * nothing else, expressions by GitHub's own evaluator, steps by bash, artefacts in a folder. What only puts guidewatch there is left out.
 *
 * @param before the attempt of which the failed jobs, and those that need them, are run again.
 */
export async function runWorkflow(host: Host, name: string, number: number, before?: Attempt): Promise<Attempt> {
  const workflow = parse(readFileSync(join(ROOT, '.github', 'workflows', name), 'utf8')) as Workflow
  const attempt = before ? 2 : 1
  const artefacts = join(host.folder, `run-${number}`)
  mkdirSync(artefacts, { recursive: true })
  const jobs: Record<string, JobOutcome> = {}
  const summary: string[] = []
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const needed = [job.needs ?? []].flat()
    const earlier = before?.jobs[id]
    // One that went well, and whose needs were not run again, is as it was.
    const isNew = !earlier || earlier.result === 'failure' || needed.some((need) => jobs[need] !== before?.jobs[need])
    if (!isNew && earlier) {
      jobs[id] = earlier
      continue
    }
    const context: Context = {
      needs: Object.fromEntries(needed.map((need) => [need, jobs[need] ?? { result: 'skipped', outputs: {} }])),
      github: { run_attempt: attempt, run_id: number, token: 'token-of-the-job', event_name: 'schedule' },
      inputs: {},
      vars: host.vars ?? {},
      secrets: { ...host.secrets, ...host.environments?.[job.environment?.name ?? ''] },
    }
    const status = needed.every((need) => jobs[need]?.result === 'success') ? 'success' : 'failure'
    if (!holds(job.if, context, status)) {
      jobs[id] = { result: 'skipped', outputs: {} }
      continue
    }
    const slots = job.strategy ? listOf(job.strategy.matrix.slot, context) : [undefined]
    const ends: JobOutcome[] = []
    for (const slot of slots)
      ends.push(
        await runJob(host, workflow, job, {
          label: slot === undefined ? id : `${id} (${slot})`,
          context: { ...context, matrix: { slot: slot ?? '' } },
          ...{ artefacts, attempt, summary },
        }),
      )
    const failed = ends.some(({ result }) => result === 'failure')
    jobs[id] = { result: failed ? 'failure' : 'success', outputs: ends.at(-1)?.outputs ?? {} }
  }
  return { jobs, summary: summary.join('') }
}

type Place = {
  readonly label: string
  readonly context: Context
  readonly artefacts: string
  readonly attempt: number
  readonly summary: string[]
}

async function runJob(host: Host, workflow: Workflow, job: Job, place: Place): Promise<JobOutcome> {
  const machine = mkdtempSync(join(host.folder, 'machine-'))
  git(machine, 'clone', '-q', '--depth', '1', `file://${host.remote}`, 'work')
  const cwd = join(machine, 'work')
  const steps: Record<string, { outcome: string; outputs: Context }> = {}
  let status: Status = 'success'
  const run = async (step: Step, inputs: Context): Promise<void> => {
    const context = { ...place.context, ...(Object.keys(inputs).length > 0 ? { inputs } : {}), steps }
    const outcome = holds(step.if, context, status)
      ? await runStep(host, workflow, step, { ...place, context, machine, cwd }, run)
      : undefined
    if (step.id) steps[step.id] = { outcome: outcome?.status ?? 'skipped', outputs: outcome?.outputs ?? {} }
    if (outcome?.status === 'failure') status = 'failure'
  }
  for (const step of job.steps) await run(step, {})
  const outputs = Object.entries(job.outputs ?? {}).map(([key, text]) => [
    key,
    filled(text, { ...place.context, steps }),
  ])
  return { result: status, outputs: Object.fromEntries(outputs) as Context }
}

type Here = Place & { readonly machine: string; readonly cwd: string }
type StepOutcome = { readonly status: Status; readonly outputs: Context }

async function runStep(
  host: Host,
  workflow: Workflow,
  step: Step,
  here: Here,
  run: (step: Step, inputs: Context) => Promise<void>,
): Promise<StepOutcome> {
  const options = Object.fromEntries(
    Object.entries(step.with ?? {}).map(([key, value]) => [key, filled(String(value), here.context)]),
  )
  if (step.run !== undefined) return runShell(host, workflow, step, here)
  if (step.uses?.startsWith('./')) {
    const action = parse(readFileSync(join(ROOT, step.uses, 'action.yml'), 'utf8')) as {
      runs: { steps: readonly Step[] }
    }
    for (const one of action.runs.steps) if (one.name !== 'Install') await run(one, { state: 'true', ...options })
  } else if (step.uses?.startsWith('actions/upload-artifact@')) upload(here, options)
  else if (step.uses?.startsWith('actions/download-artifact@')) download(here, options)
  const isSingle = options.archive === 'false' && step.id !== undefined
  return { status: 'success', outputs: isSingle ? { 'artifact-url': `https://host/${options.path}` } : {} }
}

function upload({ cwd, artefacts }: Here, { name, path = '', archive, ...options }: Record<string, string>): void {
  const from = join(cwd, path)
  const to = join(artefacts, archive === 'false' ? basename(path) : (name ?? ''))
  if (!existsSync(from)) {
    if (options['if-no-files-found'] === 'error') throw new Error(`nothing to upload at ${path}`)
    return
  }
  const isShown = (file: string) =>
    options['include-hidden-files'] === 'true' ||
    !file
      .slice(from.length)
      .split('/')
      .some((part) => part.startsWith('.'))
  if (statSync(from).isDirectory()) cpSync(from, to, { recursive: true, filter: isShown })
  else cpSync(from, archive === 'false' ? to : join(to, basename(path)))
}

function download({ cwd, artefacts }: Here, { name, pattern, path = '.' }: Record<string, string>): void {
  if (name !== undefined) {
    cpSync(join(artefacts, name), join(cwd, path), { recursive: true })
    return
  }
  const [, alternatives = pattern ?? ''] = /^\{(.+)\}$/.exec(pattern ?? '') ?? []
  const globs = alternatives.split(',').map((glob) => new RegExp(`^${glob.replaceAll('*', '[^/]*')}$`))
  for (const one of readdirSync(artefacts).filter((name) => globs.some((glob) => glob.test(name))))
    cpSync(join(artefacts, one), join(cwd, path, one), { recursive: true })
}

async function runShell(host: Host, workflow: Workflow, step: Step, here: Here): Promise<StepOutcome> {
  const files = Object.fromEntries(['output', 'summary'].map((name) => [name, join(here.machine, name)]))
  for (const file of Object.values(files)) writeFileSync(file, '')
  const own = Object.entries({ ...workflow.env, ...step.env }).map(([key, text]) => [key, filled(text, here.context)])
  const script = filled(step.run ?? '', here.context)
  const child = spawn('bash', ['--noprofile', '--norc', '-euo', 'pipefail', '-c', script], {
    cwd: here.cwd,
    detached: true,
    env: {
      ...host.env,
      ...Object.fromEntries(own),
      ...{ GITHUB_OUTPUT: files.output, GITHUB_STEP_SUMMARY: files.summary, GITHUB_RUN_ATTEMPT: String(here.attempt) },
    },
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(String(chunk)))
  host.watch?.(here.label, step.name ?? '', child)
  const end = await new Promise<string>((resolve, reject) =>
    child.once('error', reject).once('close', (code, signal) => resolve(signal ?? String(code))),
  )
  host.tell?.(`${here.label}: ${script.trim()} -> ${end}\n${said.join('')}`)
  here.summary.push(readFileSync(files.summary ?? '', 'utf8'))
  const outputs = readFileSync(files.output ?? '', 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(/=(.*)/s).slice(0, 2))
  return { status: end === '0' ? 'success' : 'failure', outputs: Object.fromEntries(outputs) as Context }
}

/** A machine that somebody works on: a clone of the remote repository. */
export function laptop(host: Host, name: string): string {
  const cwd = join(host.folder, name)
  git(dirname(cwd), 'clone', '-q', host.remote, cwd)
  return cwd
}
