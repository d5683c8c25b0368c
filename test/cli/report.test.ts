import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { guidewatch, temporaryFolder } from '../helpers/cli.js'

it('guidewatch report says what it cannot do, without a stack trace', async () => {
  const cwd = temporaryFolder()
  writeFileSync(join(cwd, 'guidewatch.yaml'), '')
  for (const [args, said] of [
    [['--out', 'x.html'], '--out names one file: add --single.'],
    [['2027-01-01T00-00-00-000Z', '--single'], 'There is no run '],
    [['--single', '--language', 'nl'], 'Allowed choices are'],
  ] as const) {
    const { code, stdout, stderr } = await guidewatch(['report', ...args], { cwd })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(said)
    expect(stderr).not.toContain('    at ')
  }
})
