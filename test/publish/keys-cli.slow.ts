import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { read } from '../../integrations/reader/guidewatch-reader.js'
import { makeHead, signHead } from '../../src/publish/head.js'
import { type PrivateJwk, parseKeys, signingKey, signingKeys } from '../../src/publish/keys.js'
import { type CliResult, guidewatch, temporaryFolder } from '../helpers/cli.js'
import { hostOf } from '../helpers/vectors.js'
import { samplePublication } from './sample.js'

const STATUS = JSON.stringify(samplePublication().status)
const BASE = 'https://rotation.example.org/'

describe('guidewatch keys', () => {
  const folder = temporaryFolder()
  const config = join(folder, 'guidewatch.yaml')
  const answers: CliResult[] = []
  let first = ''
  const keys = async (...args: string[]) => {
    const answer = await guidewatch(['keys', ...args], { cwd: folder })
    answers.push(answer)
    return answer
  }
  const settle = (file: string) => writeFileSync(config, `publish: { key: { file: ${file} } }\n`)
  const held = (file: string) => parseKeys(readFileSync(join(folder, file), 'utf8'), file)
  const files = () => readdirSync(folder).filter((name) => name.endsWith('.json'))

  beforeAll(() => writeFileSync(config, ''))

  it('says that nothing signs where the settings name no key', async () => {
    const { code, stdout } = await keys()
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('what is published is unsigned') })
    expect(await keys('list', '--json')).toMatchObject({ code: 0, stdout: '{\n  "keys": []\n}\n' })
    expect(await keys('rotate')).toMatchObject({ code: 2, stderr: expect.stringContaining('names no key') })
  })

  it('makes a key for its owner alone, and never over another', async () => {
    const made = await keys('new')
    expect(made).toMatchObject({ code: 0, stderr: '' })
    const [file = ''] = files()
    first = file
    const [key] = await held(file)
    expect(file).toBe(`guidewatch-key-${key?.kid.slice(0, 8)}.json`)
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
    expect(made.stdout).toContain(`Its kid, for those who embed your links: ${key?.kid}\n`)
    expect(made.stdout).toContain(`gh secret set GUIDEWATCH_KEY < ${file}\n`)

    const before = readFileSync(join(folder, file), 'utf8')
    const again = await keys('new', '--out', file)
    expect(again).toMatchObject({ code: 2, stdout: '' })
    expect(again.stderr).toMatch(
      /is there already, and a key is never overwritten: .* Name another file with --out\.\n$/,
    )
    expect(readFileSync(join(folder, file), 'utf8')).toBe(before)
    const nowhere = await keys('new', '--out', join(file, 'key.json'))
    expect(nowhere).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('could not be written') })
  })

  it('replaces it, so that a reader who read both signatures follows and another does not', async () => {
    settle(first)
    expect((await keys()).stdout).toMatch(/^[\w-]{43} {2}signs\n$/)
    expect(await keys('rotate', '--finish')).toMatchObject({ code: 2, stderr: expect.stringContaining('Only one key') })

    expect(await keys('rotate', '--out', 'both.json')).toMatchObject({ code: 0, stderr: '' })
    expect(statSync(join(folder, 'both.json')).mode & 0o777).toBe(0o600)
    const [old, successor] = (await held('both.json')) as [PrivateJwk, PrivateJwk]
    expect([old]).toEqual(await held(first))
    settle('both.json')
    expect((await keys('list')).stdout).toBe(
      `${old.kid}  signs; to be dropped by \`guidewatch keys rotate --finish\`\n${successor.kid}  signs; takes over\n`,
    )
    expect(await keys('rotate')).toMatchObject({ code: 2, stderr: expect.stringContaining('Two keys sign already') })

    expect(await keys('rotate', '--finish', '--out', 'new.json')).toMatchObject({ code: 0, stderr: '' })
    expect(await held('new.json')).toEqual([successor])

    const follower = { keys: [old.kid], now: () => Date.parse('2026-11-26T12:00:00.000Z') }
    const reasons = []
    for (const [sequence, file] of [first, 'both.json', 'new.json'].entries())
      reasons.push((await read(BASE, { ...follower, fetch: hostOf(await published(sequence + 1, file)) })).reason)
    expect(reasons).toEqual([null, null, null])
    const late = await read(`${BASE}late`, { ...follower, fetch: hostOf(await published(3, 'new.json')) })
    expect(late.reason).toBe('bad-signature')
  })

  it('warns before the old key is dropped too early', async () => {
    settle(`both.json }, folder: ${folder}, publisher: { name: x`)
    writeFileSync(join(folder, 'head.json'), (await published(1, first))['head.json'])
    const early = await keys('rotate', '--finish', '--out', 'early.json')
    expect(early).toMatchObject({ code: 0, stderr: expect.stringContaining('head.json does not bear both signatures') })
    writeFileSync(join(folder, 'head.json'), (await published(2, 'both.json'))['head.json'])
    expect(await keys('rotate', '--finish', '--out', 'in-time.json')).toMatchObject({ code: 0, stderr: '' })
  })

  it('says what is wrong with a key, and where', async () => {
    const [{ d }] = (await held('new.json')) as [PrivateJwk]
    writeFileSync(join(folder, 'spoilt'), `{"kty":"OKP","d":"${d}"`)
    settle('spoilt')
    expect(await keys('list')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/spoilt holds no key .* not JSON/),
    })
    writeFileSync(config, 'publish: { key: { env: GUIDEWATCH_SPOILT_KEY } }\n')
    const answer = await guidewatch(['keys'], {
      cwd: folder,
      env: { GUIDEWATCH_SPOILT_KEY: `["${d}", "${d}", "${d}"]` },
    })
    answers.push(answer)
    expect(answer).toMatchObject({ code: 2, stderr: expect.stringContaining('GUIDEWATCH_SPOILT_KEY holds no key') })
  })

  it('never says anything of what is private', async () => {
    const secrets = (
      await Promise.all(
        files()
          .filter((name) => name !== 'head.json')
          .map(held),
      )
    )
      .flat()
      .map(({ d }) => d)
    expect(new Set(secrets).size).toBe(2)
    const said = answers.map(({ stdout, stderr }) => stdout + stderr).join('\n')
    expect(said.length).toBeGreaterThan(2000)
    for (const secret of secrets) {
      const bytes = Buffer.from(secret, 'base64url')
      for (const spelling of [secret.slice(0, 12), secret.slice(-12), bytes.toString('hex'), bytes.toString('base64')])
        expect(said.includes(spelling), 'a private key was printed').toBe(false)
    }
  })

  /** What is published with the keys of a file. */
  async function published(sequence: number, file: string) {
    const keys = await Promise.all((await held(file)).map(signingKey))
    const head = makeHead({
      site: 'live',
      sequence,
      issuedAt: '2026-11-26T03:40:00.000Z',
      expires: '2026-11-27T15:40:00.000Z',
      night: null,
      status: STATUS,
      keys,
    })
    const settings = { publish: { key: { file } }, root: folder }
    expect((await signingKeys(settings)).map(({ kid }) => kid)).toEqual(keys.map(({ kid }) => kid))
    return { 'head.json': await signHead(head, keys), 'status.json': STATUS }
  }
})
