import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { settingsFile } from '../../src/cli/options.js'
import { guidewatch, ROOT, temporaryFolder } from '../helpers/cli.js'

it('in a folder without settings no command takes somebody else’s', async () => {
  const cwd = temporaryFolder()
  // As an artefact of CI is unpacked: a run, and no settings anywhere above it.
  const run = join('runs', '2027-01-01T00-00-00-000Z')
  mkdirSync(join(cwd, run), { recursive: true })
  writeFileSync(join(cwd, run, 'plan.json'), '{}')
  for (const args of [['run'], ['approve', run]]) {
    const { code, stdout, stderr } = await guidewatch(args, { cwd })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(
      /^There is no guidewatch\.yaml in .*: go to the folder that has it, .*--config.*guidewatch new`\.\n$/,
    )
  }
})

it('what needs no settings works anywhere', async () => {
  const cwd = temporaryFolder()
  for (const args of [
    ['schema', 'flow'],
    ['stand-in', '--list'],
  ])
    expect(await guidewatch(args, { cwd })).toMatchObject({ code: 0, stderr: '' })
})

it('finds those of the folder, and guidewatch’s own in its own checkout alone', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'guidewatch.yaml'), '')
  expect(settingsFile(undefined, folder)).toBe(join(folder, 'guidewatch.yaml'))
  expect(settingsFile('other.yaml', folder)).toBe('other.yaml')
  for (const inside of [ROOT, join(ROOT, 'docs')])
    expect(settingsFile(undefined, inside)).toBe(join(ROOT, 'guidewatch.yaml'))
  // A folder beside it that only begins alike is another one.
  expect(() => settingsFile(undefined, `${ROOT}-guides`)).toThrow('There is no guidewatch.yaml in')
})
