import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../helpers/cli.js'

/** Every file that names an action of somebody else. */
const FILES = [
  ...readdirSync(join(ROOT, '.github', 'workflows')).map((name) => join('.github', 'workflows', name)),
  join('.github', 'actions', 'setup', 'action.yml'),
  ...readdirSync(join(ROOT, 'deploy'))
    .filter((name) => name.endsWith('.yml'))
    .map((name) => join('deploy', name)),
]

const used = FILES.flatMap((file) =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^\s*(?:- )?uses:\s*(\S+)(.*)$/gm)].map(
    ([, name = '', rest = '']) => ({ file, name, rest }),
  ),
).filter(({ name }) => !name.startsWith('./'))

it('every action of somebody else is pinned by its whole commit, with the version beside it', () => {
  expect(used.length).toBeGreaterThan(10)
  for (const { file, name, rest } of used)
    expect(`${name}${rest}`, file).toMatch(/^(https:\/\/[\w./-]+\/)?[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
})

it('one action is of one commit wherever it is used on one host', () => {
  const commits = new Map<string, Set<string>>()
  for (const { name, rest } of used) {
    const [action = '', commit] = name.split('@')
    commits.set(action, (commits.get(action) ?? new Set()).add(`${commit}${rest}`))
  }
  for (const [action, of] of commits) expect([...of], action).toHaveLength(1)
})
