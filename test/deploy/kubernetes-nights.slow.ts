import { execFile } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import type { CronJob } from 'kubernetes-types/batch/v1.js'
import { expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { readHeader } from '../../src/state/sessions.js'
import { ROOT, readRunFile, temporaryFolder } from '../helpers/cli.js'
import { type Members, memberFlow, memberSettings, serveMembers, signInAt } from '../helpers/members.js'
import { type Person, person } from '../helpers/sessions.js'
import { project } from '../helpers/site.js'

/** The containers of a pod, in the order in which they run. */
function containersOf(part: string) {
  const file = join(ROOT, 'deploy', 'kubernetes', `${part}.yaml`)
  const [job] = parseAllDocuments(readFileSync(file, 'utf8')).map((one) => one.toJS() as CronJob)
  const pod = job?.spec?.jobTemplate.spec?.template.spec
  return [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])]
}

/** A cluster: volumes as folders, and an image in which only what is mounted can be written to. */
function cluster(members: Members, kim: Person) {
  const flows = { 'members.yaml': memberFlow(members.site.origin, ['a', 'b']) }
  const settings = memberSettings(kim, 'retries: 0\nalerts: {}\n')
  const [nights, secret, bin] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
  const program = join(ROOT, 'dist', 'cli', 'main.js')
  chmodSync(program, 0o755)
  symlinkSync(program, join(bin, 'guidewatch'))
  const state = temporaryFolder()
  const pod = async (part: string, name: string, index = 0, killedIn = '') => {
    const own = temporaryFolder()
    for (const { name: container, args = [], volumeMounts = [] } of containersOf(part)) {
      if (container === killedIn) return
      const mounted = volumeMounts.find(({ mountPath }) => mountPath === '/site/state')?.name
      const { folder } = project(flows, settings)
      if (mounted) symlinkSync(mounted === 'own' ? own : state, join(folder, 'state'))
      const script = args
        .join('\n')
        .replaceAll('/nights', nights)
        .replaceAll('/site/state', state)
        .replace('in /sessions ', `in ${secret} `)
        .replaceAll(' /own/', ` ${own}/`)
      const env = {
        ...process.env,
        PATH: `${bin}${delimiter}${process.env.PATH}`,
        POD: name,
        JOB_COMPLETION_INDEX: String(index),
        GUIDEWATCH_SESSION_KEY: container === 'walk' ? kim.identity : '',
      }
      await promisify(execFile)('bash', ['-euc', script], { cwd: folder, env })
    }
  }
  const night = async (name: string) => {
    for (const slot of [0, 1]) await pod('walk', `walk-${slot}-${name}`, slot)
    await pod('again', `again-0-${name}`)
    await pod('merge', `merge-${name}`)
    const run = readdirSync(join(state, 'runs')).sort().at(-1) ?? ''
    return readRunFile(join(state, 'runs', run)).walks.map(({ verdict }) => verdict)
  }
  const kept = join(state, 'sessions', 'tester.json')
  return { secretFile: join(secret, 'tester.json'), kept, pod, night }
}

it('nights on Kubernetes keep the session that the site gave last, and take a later sign-in', {
  timeout: 600_000,
}, async () => {
  const kim = await person()
  const members = await serveMembers()
  const { secretFile, kept, pod, night } = cluster(members, kim)
  await signInAt(members, secretFile, kim, new Date('2026-11-01T08:00:00Z'))

  expect(await night('a')).toEqual(['verified', 'verified'])
  expect(readHeader(kept)?.generation).toBeGreaterThan(readHeader(secretFile)?.generation ?? 0)
  // A pod that is killed before it publishes leaves what the site gave it last; another one goes on with that. The secret holds
  // a token that was used up yesterday: shown again, it would end the session for good.
  await pod('walk', 'walk-0-killed', 0, 'publish')
  await pod('walk', 'walk-1-killed', 1, 'publish')
  expect(await night('b')).toEqual(['verified', 'verified'])
  expect(members.isEnded()).toBe(false)

  await signInAt(members, secretFile, kim, new Date('2026-11-03T08:00:00Z'))
  expect(await night('c')).toEqual(['verified', 'verified'])
  expect(readHeader(kept)?.signedInAt).toBe('2026-11-03T08:00:00.000Z')
})
