import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT, temporaryFolder } from '../helpers/cli.js'
import { fakeCommand, git, type ShellResult } from '../helpers/shell.js'
import { document, serveSite, TEST_SETTINGS } from '../helpers/site.js'

const script = (name: string) => join(ROOT, 'scripts', 'ci', `${name}.sh`)
const FETCH_STATE = script('state-fetch')

/** Runs a script as GitHub does, while the site of the test goes on answering. */
function bash(script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<ShellResult> {
  const child = spawn('bash', ['--noprofile', '--norc', '-euo', 'pipefail', '-c', script], { cwd, env })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk
    })
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, output }))
  })
}

/** GitHub, as far as the scripts ask it: who may write, which nights there are, and their artefacts. */
const GH = `
case "$*" in
  *collaborators/ana/permission*) echo write ;;
  *collaborators/*) echo read ;;
  'run list'*) ls "$ARTEFACTS" | sort -r ;;
  *artifacts*) id=$(echo "$*" | sed -E 's#.*runs/([0-9]+)/artifacts.*#\\1#'); ls "$ARTEFACTS"/"$id "* ;;
  'run download'*) mkdir -p state/runs; cp -r "$ARTEFACTS/$3 "*/night-1/. state/runs/ ;;
  'pr create'*) cat > /dev/null; echo https://github.com/o/r/pull/5 ;;
esac
`

it('a night that is decided on by an issue comes back as a change that the next night is content with', async () => {
  const folder = temporaryFolder()
  const home = (name: string) => document(`<nav><a href="/there">${name}</a></nav>`)
  const there = document('<h1>There</h1><form method="post"><label>Why <input></label><button>Object</button></form>')
  const site = await serveSite({ '/': home('Privacy settings'), '/there': there })
  const gh = fakeCommand('gh', folder, GH)
  fakeCommand('guidewatch', folder, `exec '${process.execPath}' '${join(ROOT, 'dist', 'cli', 'main.js')}' "$@"`)
  const artefacts = join(folder, 'artefacts')
  const common = { PATH: gh.path, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', EMAIL: '', ARTEFACTS: artefacts }

  /** A checkout of the repository with its state, as every job has one. */
  const remote = join(folder, 'remote')
  git(folder, 'init', '-q', '--bare', '-b', 'main', remote)
  function job(name: string) {
    git(folder, 'clone', '-q', remote, name)
    const cwd = join(folder, name)
    const run = (text: string, env: NodeJS.ProcessEnv = {}) => bash(text, cwd, { ...process.env, ...common, ...env })
    return { cwd, run }
  }

  const setUp = job('set-up')
  mkdirSync(join(setUp.cwd, 'flows'))
  const flow = `flow: way
link: ${site.origin}/there
destination: { heading: There, fields: [{ label: Why, role: textbox }], submit: Object }
routes:
  - id: only
    steps:
      - { open: "${site.origin}/" }
      - { click: { role: link, name: Privacy settings }, says: 'Choose "Privacy settings".' }
`
  writeFileSync(join(setUp.cwd, 'flows', 'way.yaml'), flow)
  writeFileSync(join(setUp.cwd, 'guidewatch.yaml'), TEST_SETTINGS)
  writeFileSync(join(setUp.cwd, '.gitignore'), '/state/\n*.tmp\n')
  git(setUp.cwd, 'add', '-A')
  git(setUp.cwd, 'commit', '-qm', 'A guide')
  git(setUp.cwd, 'push', '-q', 'origin', 'HEAD:main')
  expect(await setUp.run(FETCH_STATE)).toMatchObject({ code: 0 })
  expect(await setUp.run('guidewatch run')).toMatchObject({ code: expect.toBeOneOf([0, 1]) })
  expect(await setUp.run('guidewatch approve --captures 1')).toMatchObject({ code: 0 })
  git(setUp.cwd, 'add', '-A')
  git(setUp.cwd, 'commit', '-qm', 'Approved')
  git(setUp.cwd, 'push', '-q', 'origin', 'HEAD:main')

  site.pages['/'] = home('Privacy options')
  expect(await setUp.run('guidewatch run')).toMatchObject({ code: 1 })
  const runs = readdirSync(join(setUp.cwd, 'state', 'runs')).sort()
  const run = runs.at(-1) ?? ''
  expect(await setUp.run('guidewatch report --single --out report.html.tmp')).toMatchObject({ code: 0 })
  const page = readFileSync(join(setUp.cwd, 'report.html.tmp'), 'utf8')
  const [, json = ''] = /id="guidewatch-run">(.*?)<\/script>/s.exec(page) ?? []
  const [cause] = (JSON.parse(json) as { causes: { id: string; hash: string }[] }).causes
  if (!cause) throw new Error('the night came to no cause')
  const left = join(artefacts, `7 ${run.slice(0, 10)}T00:00:00Z`)
  mkdirSync(join(left, 'night-1'), { recursive: true })
  writeFileSync(join(left, `report-${run}-1.html`), page)
  cpSync(join(setUp.cwd, 'state', 'runs', run), join(left, 'night-1', run), { recursive: true })
  expect(await setUp.run(`${script('state-keep')} Night`)).toMatchObject({ code: 0 })

  const handedIn = (hash: string) =>
    `gw1.${Buffer.from(JSON.stringify({ run, site: 'live', decisions: [{ cause: cause.id, hash, choice: 'change' }] })).toString('base64url')}`
  /** What the workflow does with an issue, script by script. */
  async function decided(name: string, decisions: string) {
    const { cwd, run: call } = job(name)
    const event = { issue: { number: 7, body: decisions, user: { login: 'ana' } }, sender: { login: 'ana' } }
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(event))
    const output = join(folder, `${name}.out`)
    writeFileSync(output, '')
    const put = () =>
      Object.fromEntries(
        readFileSync(output, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => line.split(/=(.*)/s)),
      ) as Record<string, string>
    const env = {
      ...{ GITHUB_EVENT_PATH: join(folder, `${name}.json`), GITHUB_OUTPUT: output, GITHUB_REPOSITORY: 'o/r' },
      ...{
        GITHUB_STEP_SUMMARY: join(folder, 'summary'),
        BRANCH: name,
        BASE: 'main',
        RUN_URL: 'https://github.com/o/r/1',
      },
    }
    const step = async (text: string) => {
      const { decisions: DECISIONS = '', run: RUN = '', by: BY = '' } = put()
      const { code, output: said } = await call(text, { ...env, DECISIONS, RUN, BY })
      expect(code, `${text}: ${said}`).toBe(0)
    }
    expect(await call(FETCH_STATE)).toMatchObject({ code: 0 })
    for (const one of ['decisions-read', 'decisions-fetch', 'decisions-apply']) await step(script(one))
    return { cwd, step, call, put }
  }

  // What was approved is not what the hash stands for.
  const stale = await decided('stale', handedIn('0'.repeat(64)))
  expect(stale.put()).toMatchObject({ refusal: expect.stringMatching(/^[A-Z].{20,}/) })
  expect(git(stale.cwd, 'branch', '--list', 'stale')).toBe('')

  const { step, call, put } = await decided('good', handedIn(cause.hash))
  expect(put()).not.toHaveProperty('refusal')
  await step('git switch --quiet good && guidewatch lint')
  await step(script('decisions-propose'))
  await step(`${script('state-keep')} Decided`)
  expect(put()).toMatchObject({ url: 'https://github.com/o/r/pull/5', by: 'ana' })
  const changed = git(remote, 'diff', '--name-only', 'main', 'good').split('\n')
  expect(changed).toContain('flows/way.yaml')
  expect(changed.filter((file) => /^snapshots\/.*decisions\.jsonl$/.test(file))).toHaveLength(1)
  expect(changed.filter((file) => !/^(flows|snapshots)\//.test(file))).toEqual([])
  expect(git(remote, 'show', 'good:flows/way.yaml')).toContain('Choose "Privacy options".')
  expect(git(remote, 'ls-tree', '-r', '--name-only', 'guidewatch-state')).not.toMatch(/^runs\//m)
  expect(git(remote, 'log', '-1', '--format=%s', 'guidewatch-state')).toBe('Decided')
  expect((await call('guidewatch incidents')).output).toContain('No incident is open.')

  git(setUp.cwd, 'pull', '-q', 'origin', 'good')
  expect(await setUp.run('guidewatch run')).toMatchObject({ code: 0 })
})
