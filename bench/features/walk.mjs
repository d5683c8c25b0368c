import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Walks every case in a run of its own folder, and tells what came of it. */
export async function walkCases(cases, { own, other }, { folder, dist, before }) {
  mkdirSync(join(folder, 'flows'))
  writeFileSync(
    join(folder, 'guidewatch.yaml'),
    'timeouts: { step: 3, walk: 60 }\nretries: 0\nexplore: { clicks: 0 }\n',
  )
  for (const one of cases) writeFileSync(join(folder, 'flows', `${one.id}.yaml`), flowOf(one, own, other, before))
  const out = join(folder, 'run')
  const { stderr } = await command(dist, ['run', '--config', join(folder, 'guidewatch.yaml'), '--out', out])
  let walks = []
  try {
    walks = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')).walks
  } catch {
    throw new Error(stderr)
  }
  return cases.map((one) => {
    const walk = walks.find(({ flow }) => flow === one.id)
    const { outcome, verdict, findings } = walk
    const told =
      outcome.kind === 'arrived'
        ? findings.filter(({ kind }) => kind !== 'not-approved').map(({ kind }) => kind)
        : [
            outcome.reason ?? outcome.obstacle ?? '',
            JSON.stringify(outcome.why ?? outcome.message),
            `at ${outcome.step ?? ''}`,
          ]
    const worked = one.refused ? outcome.kind === 'stopped' : verdict === 'verified'
    return { ...one, verdict, worked, why: told.join(' ').slice(0, 160) }
  })
}

function flowOf({ id, steps, before: earlier, destination, frame }, own, other, before) {
  const end = (destination ?? '{ heading: Arrived }').replace(/, FRAME/, before || !frame ? '' : `, ${frame}`)
  const open = `open: "${own}/${id}"`
  return `flow: ${id}
link: ${own}/arrived
hosts: ["${own}", "${other}"]
destination: ${end}
routes:
  - id: way
    steps:
${[open, ...((before && earlier) || steps)].map((step) => `      - { ${step} }\n`).join('')}`
}

function command(dist, args) {
  return new Promise((done, failed) => {
    const env = { ...process.env, FEATURE_USER: 'kim-canary', FEATURE_PASSWORD: 'canary-secret-7' }
    const child = spawn(process.execPath, [join(dist, 'cli', 'main.js'), ...args], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let stderr = ''
    child.stderr.on('data', (chunk) => (stderr += chunk))
    child.once('error', failed).once('close', (code) => done({ code, stderr }))
  })
}
