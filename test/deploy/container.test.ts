import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../helpers/cli.js'
import { invocationsIn } from '../helpers/shell.js'
import { expectToBeUnderstood } from './interface.js'

const read = (...path: readonly string[]) => readFileSync(join(ROOT, ...path), 'utf8')

describe('the image', () => {
  const steps = read('deploy', 'Containerfile')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\s*\\\n\s*/g, ' ')
    .split('\n')
    .filter(Boolean)
  const of = (instruction: string) =>
    steps.filter((step) => step.startsWith(`${instruction} `)).map((step) => step.slice(instruction.length + 1))
  const copied = of('COPY')
    .filter((step) => !step.startsWith('--from='))
    .flatMap((step) => step.split(' ').slice(0, -1))

  it('is made of files that there are, and that its context holds', () => {
    const [everything, ...exceptions] = read('.containerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
    expect(everything).toBe('*')
    expect(copied.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
    expect(exceptions.map((line) => line.slice(1)).sort()).toEqual([...new Set(copied)].sort())
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    for (const [, script = ''] of of('RUN')
      .join()
      .matchAll(/npm run ([\w:]+)/g))
      expect(scripts).toHaveProperty(script)
  })

  it('holds what guidewatch finds by its own folder', () => {
    const own = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...read('src', name).matchAll(/join\(ROOT, '([^']+)'/g)].map(([, file]) => file ?? ''))
    const installed = of('COPY').join(' ')
    expect(own.filter((file) => !installed.includes(file))).toEqual([])
  })

  it('is used by nobody but one who is not root, with Debian’s browser and fonts', () => {
    expect(of('USER')).toEqual(['10001:10001'])
    expect(of('RUN').join()).toMatch(/useradd --uid 10001 /)
    for (const name of ['chromium', 'fontconfig', 'fonts-liberation', 'nodejs', 'tini'])
      expect(of('RUN').at(-2), name).toMatch(new RegExp(`apt-get install .*\\b${name}\\b`))
    expect(of('ENV').join()).not.toMatch(/PASS|SECRET|TOKEN/)
    expect(steps.join()).not.toContain('no-sandbox')
  })
})

describe('docs/operating.md', () => {
  it('spreads a night by commands that there are', () => {
    const blocks = [...read('docs', 'operating.md').matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block ?? '')
    const spread = blocks.flatMap(invocationsIn).filter(({ command }) => ['plan', 'run', 'merge'].includes(command))
    expect(spread.map(({ command }) => command)).toEqual(['plan', 'run', 'run', 'plan', 'run', 'merge'])
    expectToBeUnderstood(spread)
  })
})
