import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, it } from 'vitest'
import { guidewatch, readRunFile } from '../helpers/cli.js'
import { document, project, serveSite } from '../helpers/site.js'

const flow = (origin: string) => `flow: f
link: ${origin}/
destination: { heading: Hello }
routes: [{ id: direct, steps: [{ open: "${origin}/" }] }]
`

it('a run keeps going where a host cannot be reached and snapshots and sessions are damaged, naming each; run.json is as published', async () => {
  const site = await serveSite({
    '/': document('<h1>Hello</h1>'),
    '/form': document('<h1>Hello</h1><form><label>Mail <input></label></form>'),
  })
  const named = (name: string, origin: string, account = '') =>
    flow(origin).replace('flow: f', `flow: ${name}${account && `\naccount: ${account}`}`)
  const { config, folder } = project(
    {
      'a.yaml': named('damaged', site.origin),
      'b.yaml': named('sealed', site.origin, 'tester'),
      'c.yaml': named('unreachable', 'http://127.0.0.1:1'),
      'd.yaml': named('signed-out', site.origin, 'nobody'),
      'e.yaml': named('form', site.origin).replace(`open: "${site.origin}/"`, `open: "${site.origin}/form"`),
    },
    'timeouts: { step: 1 }\nretries: 0\naccounts: { tester: { session: bad.age }, nobody: { session: none.age } }\n',
  )
  const snapshots = join(folder, 'snapshots', 'live', 'damaged', 'direct', 'en-US-desktop')
  mkdirSync(snapshots, { recursive: true })
  writeFileSync(join(snapshots, 'arrival.yaml'), 'schema: 1\nscreen: {}\n')
  writeFileSync(join(folder, 'bad.age'), 'not encrypted')
  const out = join(folder, 'out')
  const { code, stdout } = await guidewatch(['run', '--config', config, '--out', out], {
    env: { GUIDEWATCH_SESSION_PASSPHRASE: 'x' },
  })
  expect(code).toBe(3)
  expect(stdout).toContain('127.0.0.1:1: ERR_UNSAFE_PORT')
  expect(stdout).toContain('The test account is not signed in: run `guidewatch login`.')
  const run = readRunFile(out)
  const outcomeOf = (name: string) => run.walks.find(({ flow }) => flow === name)?.outcome
  expect(outcomeOf('damaged')).toMatchObject({ message: expect.stringContaining('arrival.yaml is damaged') })
  expect(outcomeOf('sealed')).toMatchObject({ message: expect.stringContaining('bad.age is damaged') })
  expect(outcomeOf('form')).toEqual({ kind: 'arrived' })
  const { stdout: schema } = await guidewatch(['schema', 'run'])
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schema))
  validate(run)
  expect(validate.errors).toBeNull()
})
