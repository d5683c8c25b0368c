import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ROOT, temporaryFolder } from '../helpers/cli.js'
import { bash, fakeGuidewatch, git, has, syntaxErrors } from '../helpers/shell.js'

const DEPLOY = join(ROOT, 'deploy')
const read = (name: string) => readFileSync(join(DEPLOY, name), 'utf8')
const scriptsIn = (text: string) => [...text.matchAll(/scripts\/ci\/[\w-]+\.sh/g)].map(([script]) => script)

describe('every recipe', () => {
  it.each(['gitlab-ci.yml', 'forgejo-nightly.yml', 'guidewatch-watchdog.service'])(
    '%s calls scripts that there are',
    (name) => {
      const scripts = scriptsIn(read(name))
      expect(scripts.length).toBeGreaterThan(0)
      expect(scripts.filter((script) => !existsSync(join(ROOT, script)))).toEqual([])
    },
  )

  it('docs/ci.md names scripts, files and headings that there are', () => {
    const text = readFileSync(join(ROOT, 'docs', 'ci.md'), 'utf8')
    const files = [...text.matchAll(/(?:deploy|\.github\/workflows)\/[\w.-]+\.(?:yml|service|timer)\b/g)].map(
      ([file]) => file,
    )
    const own = files.filter((file) => !file.includes('ci.yml'))
    for (const file of [...scriptsIn(text), ...own]) expect(existsSync(join(ROOT, file)), file).toBe(true)
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading = '']) =>
      heading.toLowerCase().replaceAll(' ', '-'),
    )
    for (const [, anchor = ''] of text.matchAll(/\]\(#([\w-]+)\)/g)) expect(headings).toContain(anchor)
  })
})

type GitlabJob = {
  readonly script: readonly string[]
  readonly after_script?: readonly string[]
  readonly environment?: { readonly name: string }
  readonly resource_group?: string
  readonly rules?: readonly { readonly if: string }[]
}

describe('the recipe for GitLab', () => {
  const { $comment, ...schema } = JSON.parse(
    readFileSync(join(ROOT, 'test', 'deploy', 'gitlab-ci.schema.json'), 'utf8'),
  )
  const ajv = new Ajv({ strict: false })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  const recipe = parse(read('gitlab-ci.yml')) as Readonly<Record<string, GitlabJob>>

  it('is what GitLab’s own schema knows', () => {
    expect(validate(recipe), JSON.stringify(validate.errors)).toBe(true)
    expect(validate(parse(read('gitlab-ci.yml').replace('when: always', 'when: allways')))).toBe(false)
    expect(validate(parse(read('gitlab-ci.yml').replace('action: access', 'action: acess')))).toBe(false)
  })

  it('walks on the default branch alone, one night at a time, and there alone is the key of the sessions', () => {
    const { night, watchdog } = recipe
    expect(night).toMatchObject({ resource_group: 'guidewatch', environment: { name: 'nightly', action: 'access' } })
    expect(watchdog?.environment).toBeUndefined()
    for (const job of [night, watchdog])
      for (const rule of job?.rules ?? []) expect(rule.if).toContain('$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH')
  })

  /** A clone as GitLab's runner leaves it, whose remote repository is here, and a guidewatch that ends as told. */
  function project(exit: number) {
    const folder = temporaryFolder()
    const [remote, seed] = [join(folder, 'project.git'), join(folder, 'seed')]
    git(folder, 'init', '-q', '--bare', '-b', 'main', remote)
    git(folder, 'init', '-q', '-b', 'main', seed)
    writeFileSync(join(seed, '.gitignore'), '/state/\nreport-*.html\n')
    git(seed, 'add', '-A')
    git(seed, 'commit', '-q', '-m', 'First')
    git(seed, 'push', '-q', remote, 'main')
    git(folder, 'clone', '-q', '--depth', '1', `file://${remote}`, 'work')
    const cwd = join(folder, 'work')
    execFileSync('cp', ['-r', join(ROOT, 'scripts'), cwd])
    const behaviour = `case $1 in run)
      mkdir -p state/runs/2027-03-04T02-23-00-000Z; cd state; echo 1 > incidents.json
      echo '## Night' > runs/2027-03-04T02-23-00-000Z/summary.md
      echo '{"walks":[]}' > runs/2027-03-04T02-23-00-000Z/run.json; exit ${exit} ;; report) echo > "\${@: -1}" ;; esac`
    const { path } = fakeGuidewatch(folder, behaviour)
    const project = join(folder, 'project')
    const env = {
      PATH: path,
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      EMAIL: '',
      CI_PROJECT_URL: `file://${project}`,
      GUIDEWATCH_PUSH_TOKEN: 'CANARY',
    }
    const run = (lines: readonly string[] = []) => bash(lines.join('\n'), { cwd, env })
    return { cwd, remote, env, run }
  }

  it.runIf(has('jq')).each([
    { exit: 0, code: 0 },
    { exit: 1, code: 0 },
    { exit: 3, code: 3 },
  ])('ends with $code where guidewatch ends with $exit, and keeps the state', ({ exit, code }) => {
    const { cwd, remote, run } = project(exit)
    const { night } = recipe
    expect(run(night?.script)).toMatchObject({ code })
    const after = run(night?.after_script)
    expect(after).toEqual({ code: 0, output: '## Night\n' })
    expect(git(remote, 'show', 'guidewatch-state:incidents.json')).toBe('1')
    expect(git(remote, 'log', '--format=%s', 'guidewatch-state')).toMatch(/^Night of \d{4}-\d\d-\d\d$/)
    expect(readdirSync(cwd)).toContain('report-2027-03-04T02-23-00-000Z-1.html')
  })

  it('pushes with a token that is in no file and no address', () => {
    const { cwd, run, env } = project(0)
    expect(run(['scripts/ci/gitlab-remote.sh'])).toMatchObject({ code: 0 })
    expect(readFileSync(join(cwd, '.git', 'config'), 'utf8')).not.toContain('CANARY')
    const asked = bash("printf 'protocol=https\\nhost=gitlab.example\\n\\n' | git credential fill", { cwd, env })
    expect(asked.output).toContain('username=guidewatch\npassword=CANARY\n')
    expect(bash('scripts/ci/gitlab-remote.sh', { cwd, env: { ...env, GUIDEWATCH_PUSH_TOKEN: '' } })).toMatchObject({
      code: 1,
      output: expect.stringContaining('Make a project access token'),
    })
  })
})

describe('the recipe for Forgejo and Gitea', () => {
  const recipe = parse(read('forgejo-nightly.yml')) as {
    concurrency: object
    jobs: { night: { steps: { name?: string; if?: string; run?: string; env?: object }[] } }
  }
  const { steps } = recipe.jobs.night

  it('keeps what a night came to, whatever became of it, and shows the key to nothing but the night', () => {
    expect(recipe.concurrency).toEqual({ group: 'nightly', 'cancel-in-progress': false })
    for (const { run } of steps) expect(syntaxErrors(run ?? '')).toBe('')
    const knowing = steps.filter((step) => JSON.stringify(step).includes('GUIDEWATCH_SESSION_KEY'))
    expect(knowing.map(({ name }) => name)).toEqual(['Night'])
    for (const name of ['Keep the state', 'Report in one file', 'Summary'])
      expect(steps.find((step) => step.name === name)?.if, name).toContain(
        "always() && steps.state.outcome == 'success'",
      )
  })
})

describe('the recipe for a server', () => {
  const units = readdirSync(DEPLOY).filter((name) => /\.(service|timer)$/.test(name))

  it.runIf(has('systemd-analyze'))('is what systemd knows', () => {
    const folder = temporaryFolder()
    // Paths of programs are looked up on the machine; here they are others.
    for (const name of units)
      writeFileSync(join(folder, name), read(name).replace(/^(ExecStart(?:Pre)?=)\S+/gm, '$1/bin/true'))
    const verify = () =>
      bash(`systemd-analyze verify --man=no ${units.map((name) => `'${join(folder, name)}'`).join(' ')} 2>&1`)
    expect(verify()).toEqual({ code: 0, output: '' })
    writeFileSync(join(folder, units[0] ?? ''), 'OnCalender=daily\n', { flag: 'a' })
    expect(verify().output).toContain('OnCalender')
  })

  it.runIf(has('systemd-analyze'))('has timers that name days and hours that there are', () => {
    for (const name of units.filter((unit) => unit.endsWith('.timer'))) {
      const [, calendar = ''] = /^OnCalendar=(.*)$/m.exec(read(name)) ?? []
      expect(bash(`systemd-analyze calendar '${calendar}'`).output).toContain('Next elapse:')
      expect(read(name)).toContain('Persistent=yes')
      expect(units).toContain(name.replace('.timer', '.service'))
    }
  })

  it('a night that found something is no failure of the unit, and its key is no part of it', () => {
    const night = read('guidewatch-night.service')
    expect(night).toMatch(/^SuccessExitStatus=1$/m)
    expect(night).toMatch(/^LoadCredential=session-key:/m)
    expect(night).not.toMatch(/AGE-SECRET-KEY/)
    // What protects the machine from what browsers load is the same for both ways to hold a night.
    const walls = (text: string) =>
      text
        .split('\n')
        .filter(
          (line) =>
            /^(NoNew|Protect|Private|Restrict|Lock|UMask|Memory|Tasks|OOM)/.test(line) &&
            !line.startsWith('RestartSec'),
        )
        .sort()
    expect(walls(night)).toEqual(walls(read('guidewatch.service')))
  })
})

describe('the watchdog that lives elsewhere', () => {
  it('reads what the branch of the state publishes, and tells guidewatch of a file that is missing otherwise', () => {
    const folder = temporaryFolder()
    const { path, calls } = fakeGuidewatch(folder, 'cat "$2" 2>/dev/null || exit 3')
    const [remote, clone] = [join(folder, 'remote'), join(folder, 'clone')]
    git(folder, 'init', '-q', '-b', 'guidewatch-state', remote)
    mkdirSync(join(remote, 'public'))
    writeFileSync(join(remote, 'public', 'head.json'), '{"head":1}')
    git(remote, 'add', '-A')
    git(remote, 'commit', '-q', '-m', 'Night')
    git(folder, 'init', '-q', clone)
    git(clone, 'remote', 'add', 'origin', remote)
    const watch = (argument = '') =>
      bash(`'${join(ROOT, 'scripts', 'ci', 'watchdog.sh')}' ${argument}`, { cwd: clone, env: { PATH: path } })
    expect(watch()).toEqual({ code: 0, output: '{"head":1}' })
    expect(watch(`'file://${remote}'`)).toEqual({ code: 0, output: '{"head":1}' })
    // Not reached, not there, or without anything published: silence, which only guidewatch can tell people of.
    git(remote, 'rm', '-q', '-r', 'public')
    git(remote, 'commit', '-q', '-m', 'Nothing')
    expect(watch().code).toBe(3)
    expect(watch("'/nowhere'").code).toBe(3)
    expect(calls()).toHaveLength(4)
  })
})
