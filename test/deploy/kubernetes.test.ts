import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CronJob } from 'kubernetes-types/batch/v1.js'
import type { Container } from 'kubernetes-types/core/v1.js'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { ROOT, temporaryFolder } from '../helpers/cli.js'
import { bash, fakeGuidewatch, invocationsIn, syntaxErrors } from '../helpers/shell.js'
import { expectToBeUnderstood } from './interface.js'

const FOLDER = join(ROOT, 'deploy', 'kubernetes')

type Manifest = { readonly apiVersion: string; readonly kind: string; readonly metadata: { readonly name: string } }

const kustomization = parse(readFileSync(join(FOLDER, 'kustomization.yaml'), 'utf8')) as {
  resources: string[]
  images: { name: string }[]
}
const manifests = kustomization.resources.flatMap((file) =>
  parseAllDocuments(readFileSync(join(FOLDER, file), 'utf8')).map((document) => {
    expect(document.errors, file).toEqual([])
    return document.toJS() as Manifest
  }),
)

/** In the order of a night; read as the generous types of Kubernetes, where nearly everything may be missing. */
const jobs = ['walk', 'again', 'merge'].map((part) => {
  const found = manifests.find(({ kind, metadata }) => kind === 'CronJob' && metadata.name === `guidewatch-${part}`)
  return { part, cron: (found as CronJob).spec as NonNullable<CronJob['spec']> }
})
const [walk, again, merge] = jobs.map(({ cron }) => cron) as [
  NonNullable<CronJob['spec']>,
  NonNullable<CronJob['spec']>,
  NonNullable<CronJob['spec']>,
]
const slotted = jobs.slice(0, 2)

const jobOf = (cron: NonNullable<CronJob['spec']>) => cron.jobTemplate.spec as NonNullable<typeof cron.jobTemplate.spec>
const podOf = (cron: NonNullable<CronJob['spec']>) =>
  jobOf(cron).template.spec as NonNullable<ReturnType<typeof jobOf>['template']['spec']>
const containersOf = (cron: NonNullable<CronJob['spec']>): Container[] => [
  ...(podOf(cron).initContainers ?? []),
  ...podOf(cron).containers,
]
const containerOf = (cron: NonNullable<CronJob['spec']>, name: string) =>
  containersOf(cron).find((container) => container.name === name) as Container
const scriptOf = (container: Container) => container.args?.join('\n') ?? ''

const TYPES = join(ROOT, 'node_modules', 'kubernetes-types')
const MODULES: Readonly<Record<string, string>> = {
  v1: 'core/v1.js',
  'batch/v1': 'batch/v1.js',
  'networking.k8s.io/v1': 'networking/v1.js',
}

/** What TypeScript says of manifests as literals of the types of Kubernetes: unknown fields, wrong types, missing ones. */
function typeErrors(all: readonly Manifest[]): readonly string[] {
  const source = all
    .map((manifest, index) => {
      const type = `import('${TYPES}/${MODULES[manifest.apiVersion]}').${manifest.kind}`
      return `export const manifest${index}: ${type} = ${JSON.stringify(manifest)}`
    })
    .join('\n')
  const file = join(temporaryFolder(), 'manifests.ts')
  writeFileSync(file, source)
  const flags = '--ignoreConfig --strict --noEmit --lib es5 --skipLibCheck --types --module nodenext --pretty false'
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, ...flags.split(' '), file], { encoding: 'utf8' })
  return stdout.split('\n').filter((line) => line.includes('error'))
}

describe('the manifests', () => {
  it('are what Kubernetes knows', () => {
    expect(typeErrors(manifests)).toEqual([])
    const misspelt = structuredClone(manifests.find(({ kind }) => kind === 'CronJob')) as Manifest & {
      spec: { jobTemplate: { spec: Record<string, unknown> } }
    }
    misspelt.spec.jobTemplate.spec.backoffLimitPerIndx = 1
    expect(typeErrors([misspelt]).join()).toContain('backoffLimitPerIndx')
  })

  it('are all part of the kustomization, and no secret is among them', () => {
    const files = readdirSync(FOLDER).filter((file) => file !== 'kustomization.yaml')
    expect([...kustomization.resources].sort()).toEqual(files.sort())
    expect(manifests.map(({ kind }) => kind)).not.toContain('Secret')
    const images = new Set(jobs.flatMap(({ cron }) => containersOf(cron).map(({ image }) => image)))
    expect([...images]).toEqual(kustomization.images.map(({ name }) => name))
  })

  it.each(jobs)('$part: a pod has no more rights than it needs', ({ cron }) => {
    const pod = podOf(cron)
    expect(pod).toMatchObject({
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
    })
    expect(pod).not.toHaveProperty('serviceAccountName')
    for (const { securityContext, resources } of containersOf(cron)) {
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      })
      expect(resources).toMatchObject({
        requests: { memory: expect.any(String) },
        limits: { memory: expect.any(String) },
      })
    }
    const volumes = pod.volumes?.map(({ name }) => name) ?? []
    for (const { volumeMounts } of containersOf(cron))
      expect(volumes).toEqual(expect.arrayContaining(volumeMounts?.map(({ name }) => name) ?? []))
  })

  it.each(jobs)('$part: ends by itself, once a day by UTC, and never beside itself', ({ cron }) => {
    expect(cron).toMatchObject({ timeZone: 'Etc/UTC', concurrencyPolicy: 'Forbid' })
    expect(jobOf(cron)).toMatchObject({
      activeDeadlineSeconds: expect.any(Number),
      ttlSecondsAfterFinished: expect.any(Number),
      podReplacementPolicy: 'Failed',
    })
    expect(jobOf(cron).podFailurePolicy?.rules[0]).toEqual({
      action: 'Ignore',
      onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }],
    })
  })

  it.each(slotted)('$part: a slot is tried again on its own, but not for bad settings', ({ cron }) => {
    const { completionMode, completions, parallelism, backoffLimitPerIndex, podFailurePolicy } = jobOf(cron)
    expect({ completionMode, backoffLimitPerIndex }).toEqual({ completionMode: 'Indexed', backoffLimitPerIndex: 1 })
    expect(parallelism).toBeLessThanOrEqual(completions ?? 0)
    expect(podFailurePolicy?.rules[1]).toEqual({ action: 'FailIndex', onExitCodes: { operator: 'In', values: [2] } })
    expect(podFailurePolicy?.rules).toHaveLength(2)
    expect(scriptOf(containerOf(cron, 'walk'))).toContain('--slot "$JOB_COMPLETION_INDEX"')
  })

  it('as many slots are planned as there are pods', () => {
    const planned = /--slots (\d+)/.exec(scriptOf(containerOf(walk, 'plan')))?.[1]
    expect([jobOf(walk).completions, jobOf(again).completions]).toEqual([Number(planned), Number(planned)])
  })

  it('each job is over before the next begins, on the same day', () => {
    const times = jobs.map(({ cron }) => {
      const [minute = Number.NaN, hour = Number.NaN] = cron.schedule.split(' ').map(Number)
      const begins = hour * 3600 + minute * 60
      const { activeDeadlineSeconds = Number.NaN } = jobOf(cron)
      const { startingDeadlineSeconds = Number.NaN } = cron
      const { terminationGracePeriodSeconds = Number.NaN } = podOf(cron)
      return { begins, ends: begins + startingDeadlineSeconds + activeDeadlineSeconds + terminationGracePeriodSeconds }
    })
    const moments = times.flatMap(({ begins, ends }) => [begins, ends])
    expect([...moments].sort((a, b) => a - b)).toEqual(moments)
    expect(moments.at(-1)).toBeLessThan(86_400)
  })

  it('who walks knows neither whom to alert nor what nights left; who merges knows no passphrase', () => {
    const known = Object.fromEntries(
      jobs.map(({ part, cron }) => [
        part,
        containersOf(cron).map(({ name, env = [], envFrom = [], volumeMounts = [] }) => [
          name,
          ...env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef?.name ?? []),
          ...envFrom.flatMap(({ secretRef }) => secretRef?.name ?? []),
          ...volumeMounts
            .filter(({ name: volume }) => ['state', 'sessions', 'own'].includes(volume))
            .map(({ name: volume, readOnly }) => `${volume}${readOnly ? ', read' : ', written'}`),
        ]),
      ]),
    )
    const walking = [
      ['plan', 'state, read', 'own, written'],
      ['walk', 'guidewatch-walk', 'guidewatch-walk', 'own, written', 'sessions, read'],
      ['publish'],
    ]
    expect(known).toEqual({
      walk: walking,
      again: walking,
      merge: [['merge', 'guidewatch-merge', 'state, written']],
    })
    for (const { cron } of slotted)
      expect(podOf(cron).volumes?.find(({ name }) => name === 'sessions')?.secret).toEqual({
        secretName: 'guidewatch-sessions',
        optional: true,
      })
  })

  it('scripts call guidewatch as it can be called', () => {
    const scripts = jobs.flatMap(({ cron }) => containersOf(cron).map(scriptOf))
    expect(scripts.map(syntaxErrors).join('')).toBe('')
    // Kubernetes would make one `$` of two.
    expect(scripts.filter((script) => script.includes('$$'))).toEqual([])
    const invocations = scripts.flatMap(invocationsIn)
    expect(invocations.map(({ command }) => command)).toEqual([
      ...['plan', 'sessions', 'run'],
      ...['plan', 'sessions', 'run'],
      ...['sessions', 'merge'],
    ])
    expectToBeUnderstood(invocations)
  })
})

describe('a night on the volume', () => {
  const PLANS = `
    out=\${@: -1}
    case $1 in
      plan) sleep 0.$((RANDOM % 3)); echo "{\\"by\\": \\"$POD\\"}" > "$out" ;;
      run) mkdir "$out"; cat "$3" > "$out/share.json"; exit "\${WALKED:-0}" ;;
      merge) exit "\${MERGED:-0}" ;;
    esac`

  function cluster() {
    const folder = temporaryFolder()
    const nights = join(folder, 'nights')
    mkdirSync(nights)
    const fake = fakeGuidewatch(folder, PLANS)
    const run = (container: Container, env: NodeJS.ProcessEnv = {}) =>
      bash(scriptOf(container).replaceAll('/nights', nights), { env: { PATH: fake.path, ...env } })
    /** A pod: its containers one after the other, until one fails. */
    const pod = (cron: NonNullable<CronJob['spec']>, name: string, index: number, env: NodeJS.ProcessEnv = {}) => {
      for (const container of containersOf(cron)) {
        const { code, output } = run(container, { POD: name, JOB_COMPLETION_INDEX: String(index), ...env })
        if (code !== 0) return `${container.name}: ${code} ${output}`.trim()
      }
      return 'done'
    }
    const night = () => join(nights, readdirSync(nights)[0] ?? '')
    const sharesOf = (round: string) => readdirSync(join(night(), round)).sort()
    return { folder, nights, fake, run, pod, night, sharesOf }
  }

  it('plans once, walks each slot, and publishes only what was walked', () => {
    const { pod, fake, night, sharesOf, nights } = cluster()
    expect(pod(walk, 'walk-0-a', 0)).toBe('done')
    expect(pod(walk, 'walk-1-b', 1, { WALKED: '70' })).toBe('walk: 70')
    expect(pod(walk, 'walk-1-c', 1)).toBe('done')
    // The same slot, started twice.
    expect(pod(walk, 'walk-0-d', 0)).toBe('done')
    expect(sharesOf('first')).toEqual(['walk-0-a', 'walk-0-d', 'walk-1-c'])
    expect(fake.calls().filter((call) => call.startsWith('plan'))).toHaveLength(1)

    expect(pod(again, 'again-0-e', 0)).toBe('done')
    expect(pod(again, 'again-1-f', 1, { WALKED: '2' })).toBe('walk: 2')
    expect(sharesOf('second')).toEqual(['again-0-e'])
    const day = night()
    expect(fake.calls()).toContain(
      `plan --again ${day}/plan.json ${day}/first/walk-0-a ${day}/first/walk-0-d ${day}/first/walk-1-c --out ${day}/again-again-0-e.json`,
    )
    expect(fake.calls()).toContain(`run --plan ${day}/again.json --slot 0 --out ${day}/walking/again-0-e`)

    expect(pod(merge, 'merge-g', 0)).toBe('done')
    expect(fake.calls().at(-1)).toBe(
      `merge --plan ${day}/plan.json ${day}/first/walk-0-a ${day}/first/walk-0-d ${day}/first/walk-1-c ${day}/second/again-0-e`,
    )
    expect(readdirSync(nights)).toEqual([])
  })

  it('pods that plan at the same time walk by one plan', async () => {
    const { folder, fake, nights, night } = cluster()
    const script = scriptOf(containerOf(walk, 'plan')).replaceAll('/nights', nights)
    const both = `for pod in a b c d; do (export POD=$pod; ${script}) & done; for job in $(jobs -p); do wait "$job"; done`
    expect(bash(both, { cwd: folder, env: { PATH: fake.path } })).toEqual({ code: 0, output: expect.anything() })
    const plans = readdirSync(night()).filter((file) => file.endsWith('.json'))
    const inodes = plans.map((file) => statSync(join(night(), file)).ino)
    expect(plans).toContain('plan.json')
    // It is whole, and that of one pod.
    expect(JSON.parse(readFileSync(join(night(), 'plan.json'), 'utf8'))).toEqual({
      by: expect.stringMatching(/^[a-d]$/),
    })
    expect(new Set(inodes).size).toBe(inodes.length - 1)
  })

  it.each([
    { said: 'verified', merged: '0', pod: 'done', isKept: false },
    { said: 'changed', merged: '1', pod: 'done', isKept: false },
    { said: 'the operator is needed', merged: '3', pod: 'merge: 3', isKept: false },
    { said: 'bad settings', merged: '2', pod: 'merge: 2', isKept: true },
    { said: 'a crash', merged: '70', pod: 'merge: 70', isKept: true },
  ])('merging: $said', ({ merged, pod: expected, isKept }) => {
    const { pod, night } = cluster()
    pod(walk, 'walk-0-a', 0)
    const day = night()
    expect(pod(merge, 'merge', 0, { MERGED: merged })).toBe(expected)
    expect(existsSync(day)).toBe(isKept)
  })

  it('nobody tries again what trying cannot mend', () => {
    const rule = jobOf(merge).podFailurePolicy?.rules[1]
    expect(rule).toEqual({ action: 'FailJob', onExitCodes: { operator: 'In', values: [2, 3] } })
  })
})
