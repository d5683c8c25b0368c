import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SCHEMA_NAMES, schemaText } from '../../src/cli/schema.js'
import { RELEASES } from '../../src/stand-in/releases.js'
import { guidewatch, ROOT } from '../helpers/cli.js'
import { project } from '../helpers/site.js'

const flow = (origin: string) => `flow: f
link: ${origin}/
destination: { heading: Hello }
routes: [{ id: direct, steps: [{ open: "${origin}/" }] }]
`

describe('the command line', () => {
  it.each<readonly [string, readonly string[], RegExp]>([
    ['an unknown command', ['rnu'], /unknown command 'rnu'\n\(Did you mean run\?\)/],
    ['an unknown option', ['run', '--loacle', 'de'], /Did you mean --locale\?/],
    [
      'a missing settings file',
      ['run', '--config', '/nowhere/guidewatch.yaml'],
      /There is no settings file \/nowhere\/guidewatch\.yaml/,
    ],
    [
      'an unknown flow',
      ['run', 'nonsense', '--stand-in'],
      /There is no flow `nonsense`\. The flows are: facebook-deletion/,
    ],
    [
      'the file of a flow',
      ['run', 'flows/meta/whatsapp-objection.yaml', '--stand-in'],
      /`flows\/meta\/whatsapp-objection\.yaml` is a file, and a flow is named by its id/,
    ],
    ['an unknown release', ['run', '--stand-in', '1999'], /The stand-in has no release `1999`/],
    ['a locale nobody walks', ['run', '--stand-in', '--locale', 'pl'], /Nothing to walk/],
    ['an unknown run', ['approve', 'no-such-run'], /There is no run/],
    ['an unknown schema', ['schema', 'x'], /there are flow, part, settings, run/],
    ['an unknown account', ['login', 'nobody'], /has no account `nobody`/],
  ])('answers %s with one message and exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await guidewatch(args)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
    expect(await guidewatch(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` })
  })

  it('walks nothing when a flow or the settings have a mistake, and says where', async () => {
    const bad = project({ 'a.yaml': flow('http://127.0.0.1:1').replace('heading', 'heding') })
    const run = await guidewatch(['run', '--config', bad.config])
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toContain('a.yaml:3:16 unknown key `heding`, did you mean `heading`?')
    expect((await guidewatch(['lint', '--config', bad.config])).code).toBe(2)
    writeFileSync(bad.config, 'wrokers: 2\nlanguage: pl\n')
    const lint = await guidewatch(['lint', '--config', bad.config])
    expect(lint.stderr).toContain('guidewatch.yaml:1:1 unknown key `wrokers`, did you mean `workers`?')
    expect(lint.stderr).toContain('guidewatch.yaml:2:11 unknown value `pl`')
  })

  it('asks for the environment variables that steps fill in', async () => {
    const { config } = project({
      'a.yaml': `${flow('http://127.0.0.1:1').replace('}] }]', '}, { fill: { role: textbox, name: User, secret: NO_SUCH_VARIABLE } }] }]')}`,
    })
    expect(await guidewatch(['run', '--config', config])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('NO_SUCH_VARIABLE'),
    })
  })

  it('refuses an output folder it cannot use before it walks', async () => {
    const { config, folder } = project({ 'a.yaml': flow('http://127.0.0.1:1') })
    writeFileSync(join(folder, 'file'), '')
    const { code, stderr } = await guidewatch(['run', '--config', config, '--out', join(folder, 'file', 'out')])
    expect({ code, said: /cannot be used.*Choose another one with --out/.test(stderr) }).toEqual({
      code: 2,
      said: true,
    })
  })

  it('names the releases of the stand-in', async () => {
    const { stdout } = await guidewatch(['stand-in', '--list'])
    expect(stdout.trim().split('\n')).toHaveLength(RELEASES.length)
    expect(stdout).toContain('2026-08-14-removed')
  })
})

describe('published files', () => {
  it.each(SCHEMA_NAMES)('schemas/%s.schema.json is what the code says', (name) => {
    expect(readFileSync(join(ROOT, 'schemas', `${name}.schema.json`), 'utf8')).toBe(schemaText(name))
  })

  it('are printed by the command', async () => {
    expect((await guidewatch(['schema', 'link'])).stdout).toBe(schemaText('link'))
  })
})
