import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, guidewatch, ROOT, temporaryFolder } from '../helpers/cli.js'

// A folder as guidewatch left it before there was a run store: one flow, a night on the stand-in, and its approval.
const EARLIER = join(ROOT, 'test', 'state', 'fixtures', 'before-the-run-store')
const RUN = '2026-11-26T12-29-43-315Z'

describe('a folder that an earlier version wrote', () => {
  it('is converted once, and its night is read and judged as before', async () => {
    const folder = temporaryFolder()
    cpSync(EARLIER, folder, { recursive: true })
    const call = async (...args: readonly string[]) => {
      const { code, stdout, stderr } = await guidewatch(args, { cwd: folder })
      return { code, said: stdout + stderr }
    }
    const contents = () => filesBelow(folder).map((file) => [file, readFileSync(file, 'base64')])

    const before = contents()
    const dry = '1 snapshots and the history of 1 walks would be converted; nothing was changed.\n'
    expect(await call('migrate', '--dry-run')).toEqual({ code: 0, said: dry })
    expect(contents()).toEqual(before)

    expect((await call('migrate')).said).toBe('1 snapshots and the history of 1 walks were converted.\n')
    const after = contents()
    expect((await call('migrate')).said).toMatch(/^Everything is in the present form already/)
    expect(contents()).toEqual(after)

    const snapshots = filesBelow(join(folder, 'snapshots')).map((file) => file.slice(folder.length + 1))
    expect(snapshots.sort()).toEqual([
      expect.stringMatching(/^snapshots\/pictures\/[0-9a-f]{64}\.png$/),
      'snapshots/stand-in/rights/direct-link/en-GB-desktop/arrival.json',
    ])
    expect(await call('reassess', RUN)).toEqual({ code: 0, said: '1 of 1 walks are judged as before.\n' })
    expect((await call('report', RUN)).code).toBe(0)
  })
})
