import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { appendFileSync, chmodSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { guidewatch, ROOT, temporaryFolder } from '../helpers/cli.js'
import { mailSettings, serveMail } from '../helpers/mail.js'
import { bash, fakeCommand, git } from '../helpers/shell.js'
import { document, serveSite, TEST_SETTINGS } from '../helpers/site.js'
import { type Host, laptop, runWorkflow } from './runner.js'

const HOME = (name: string) => document(`<main><h1>Home</h1><nav><a href="/there">${name}</a></nav></main>`)
const THERE = document('<h1>There</h1><form method="post"><label>Why <input></label><button>Object</button></form>')
const FLOW = (origin: string) => `flow: way
title: Object
link: ${origin}/there
destination: { heading: There, fields: [{ label: Why, role: textbox }], submit: Object }
routes:
  - id: menu
    steps:
      - { open: "${origin}/", says: Open the page. }
      - { click: { role: link, name: Privacy settings }, says: 'Choose "Privacy settings".' }
`
const SEALED = JSON.stringify({
  ...{ schema: 1, account: 'eu', generation: 1, signedInAt: '2027-03-01T10:00:00.000Z', savedBy: 'login' },
  ...{ savedAt: '2027-03-01T10:00:00.000Z', endsAt: null, shortest: null, recipients: ['age1qqpz'] },
  sealed: '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n',
})

/** Told to a file, so that a person can read what the nights of a fork look like. */
const tell = (line: string) => {
  if (process.env.GUIDEWATCH_TRANSCRIPT) appendFileSync(process.env.GUIDEWATCH_TRANSCRIPT, `${line.trimEnd()}\n`)
}

/** Ends a step as a machine that is taken away does: at once, with all that it has started. */
const kill = (child: ChildProcess) => process.kill(-(child.pid ?? 0), 'SIGKILL')

it('a fork holds three nights, the second of which is killed while it alerts, and once more while it pushes', async () => {
  const folder = temporaryFolder()
  const site = await serveSite({ '/': HOME('Privacy settings'), '/there': THERE })
  const mail = await serveMail()
  const remote = join(folder, 'remote')
  git(folder, 'init', '-q', '--bare', '-b', 'main', remote)
  const { path } = fakeCommand(
    'guidewatch',
    folder,
    `exec '${process.execPath}' '${join(ROOT, 'dist', 'cli', 'main.js')}' "$@"`,
  )
  const env = { ...process.env, PATH: path, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', EMAIL: '' }
  let watch: Host['watch']
  const host: Host = {
    ...{ remote, folder, env, tell },
    vars: { GUIDEWATCH_SLOTS: '1' },
    environments: { nightly: { GUIDEWATCH_SESSION_KEY: '' } },
    watch: (...step) => watch?.(...step),
  }
  const kept = (file: string) => git(remote, 'show', `guidewatch-state:${file}`)
  const nights = () => git(remote, 'log', '--format=%s', 'guidewatch-state').split('\n')
  const incidents = () => JSON.parse(kept('incidents/live.json')).incidents as { number: number; state: string }[]

  // On a laptop, once: a flow, a first walk, what is right is approved; and the state with a session is kept.
  const own = laptop(host, 'laptop')
  for (const [file, content] of [
    ['guidewatch.yaml', TEST_SETTINGS + mailSettings(mail.port)],
    ['.gitignore', '/state/\n/share/\n/shares/\n*.json\n!/flows/**\n!/snapshots/**\nreport-*.html\n'],
    ['flows/way.yaml', FLOW(site.origin)],
  ] as const) {
    mkdirSync(join(own, file, '..'), { recursive: true })
    writeFileSync(join(own, file), content)
  }
  cpSync(join(ROOT, 'scripts', 'ci'), join(own, 'scripts', 'ci'), { recursive: true })
  const push = (message: string) => {
    git(own, 'add', '-A')
    git(own, 'commit', '-qm', message)
    git(own, 'push', '-q', 'origin', 'HEAD:main')
  }
  push('A guide')
  const at = (script: string) => bash(script, { cwd: own, env })
  expect(at('scripts/ci/state-fetch.sh')).toMatchObject({ code: 0 })
  expect(await guidewatch(['run', '--out', join(folder, 'first')], { cwd: own })).toMatchObject({ code: 0 })
  const approved = await guidewatch(['approve', join(folder, 'first'), '--captures', '1', '--by', 'Ana'], { cwd: own })
  expect(approved).toMatchObject({ code: 0, stderr: '' })
  mkdirSync(join(own, 'state', 'sessions'), { recursive: true })
  writeFileSync(join(own, 'state', 'sessions', 'eu.json'), SEALED)
  expect(at('scripts/ci/state-keep.sh "Signed in"')).toMatchObject({ code: 0 })
  push('Approved')

  tell('## The first night')
  const first = await runWorkflow(host, 'nightly.yml', 1)
  const results = (run: typeof first) => Object.entries(run.jobs).map(([name, { result }]) => `${name} ${result}`)
  expect(results(first)).toEqual([
    'plan success',
    'walk success',
    'again success',
    'walk-again skipped',
    'merge success',
  ])
  expect(first.summary).toMatch(/^\[Report\]\(https:\/\/host\/report-.*-1\.html\)/)
  expect(nights()).toEqual([expect.stringMatching(/^Night of /), 'Signed in'])
  expect(kept('sessions/eu.json')).toBe(SEALED.trim())
  expect(incidents()).toEqual([])

  tell('## The second night: a label has changed, and the machine is taken away while it alerts')
  site.pages['/'] = HOME('Privacy options')
  mail.behaviour = { hang: true }
  watch = (job, step, child) => {
    if (job !== 'merge' || step !== 'Merge') return
    const look = setInterval(() => {
      if (mail.sessions() === 0) return
      clearInterval(look)
      kill(child)
    }, 50)
    child.once('close', () => clearInterval(look))
  }
  const second = await runWorkflow(host, 'nightly.yml', 2)
  expect(results(second)).toEqual([
    'plan success',
    'walk success',
    'again success',
    'walk-again success',
    'merge failure',
  ])
  expect(mail.inbox).toEqual([])
  // What the merge had written until then is kept, each file whole.
  expect(nights()).toHaveLength(3)
  expect(incidents()).toMatchObject([{ number: 1, state: 'open' }])

  tell('## The failed job is run again, and its machine is taken away while it pushes')
  mail.behaviour = {}
  const [received, answer] = [join(folder, 'received'), join(folder, 'answer')]
  bash(`mkfifo '${received}' '${answer}'`)
  const hook = join(remote, 'hooks', 'pre-receive')
  writeFileSync(hook, `#!/bin/sh\necho > '${received}'\nread -r _ < '${answer}'\n`)
  chmodSync(hook, 0o755)
  watch = (job, step, child) => {
    if (job === 'merge' && step === 'Keep the state') spawn('cat', [received]).once('close', () => kill(child))
  }
  const before = git(remote, 'rev-parse', 'guidewatch-state')
  const again = await runWorkflow(host, 'nightly.yml', 2, second)
  bash(`exec 3<>'${answer}'; rm -f '${hook}'; echo >&3`)
  expect(again.jobs.merge?.result).toBe('failure')
  expect(git(remote, 'rev-parse', 'guidewatch-state')).toBe(before)
  expect(mail.inbox).toHaveLength(1)

  tell('## The third night')
  watch = undefined
  const third = await runWorkflow(host, 'nightly.yml', 3)
  expect(results(third)).toEqual([
    'plan success',
    'walk success',
    'again success',
    'walk-again success',
    'merge success',
  ])
  expect(third.summary).toContain('Something changed or broke: see the report. That is no failure of the job.')
  expect(incidents()).toMatchObject([{ number: 1, state: 'open' }])
  // Nothing is lost; what was told before the machine was taken away may be told again, as the same message.
  const [told, ...more] = mail.inbox
  expect(told?.mail.subject).toBe('Changed: Object, step 2 (menu)')
  for (const one of more) expect(one.raw).toBe(told?.raw)
  expect(more.length).toBeLessThan(2)
  expect(nights()).toHaveLength(4)
  expect(kept('sessions/eu.json')).toBe(SEALED.trim())
  const files = git(remote, 'ls-tree', '-r', '--name-only', 'guidewatch-state').split('\n')
  expect(files.filter((file) => file.startsWith('outbox/'))).toEqual([
    expect.stringMatching(/^outbox\/sent\/.*\/parcel\.json$/),
  ])

  // The artefact of the third night, as a person downloads it, is approved in a checkout that has nothing else.
  const other = laptop(host, 'other-laptop')
  const [run = ''] = readdirSync(join(folder, 'run-3', 'night-1'))
  cpSync(join(folder, 'run-3', 'night-1'), join(folder, 'Downloads', 'night-1'), { recursive: true })
  const answer3 = await guidewatch(
    ['approve', join(folder, 'Downloads', 'night-1', run), '--captures', '1', '--by', 'Ana'],
    { cwd: other },
  )
  expect(answer3).toMatchObject({ code: 0, stdout: expect.stringMatching(/approved by Ana/) })
  expect(git(other, 'status', '--porcelain')).toMatch(/snapshots\//)
  tell(`$ guidewatch approve ~/Downloads/night-1/${run}\n${answer3.stdout}`)
})
