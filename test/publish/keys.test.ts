import { createHash, generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { KeyError, keyFile, newKey, parseKeys, publicPart, signingKey, signingKeys } from '../../src/publish/keys.js'
import { publicKeySchema } from '../../src/publish/schema.js'
import { SecretError } from '../../src/settings/secret.js'
import { temporaryFolder } from '../helpers/cli.js'

const EXAMPLE = {
  // RFC 8037, appendix A.
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
}
const EXAMPLE_KID = 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'

describe('a signing key', () => {
  it('has the thumbprint of RFC 8037 as its kid', async () => {
    expect(await parseKeys(JSON.stringify(EXAMPLE), 'The file k')).toEqual([{ ...EXAMPLE, kid: EXAMPLE_KID }])
  })

  it('is new every time, and fits what is published', async () => {
    const [one, other] = [await newKey(), await newKey()]
    expect(one.d).not.toBe(other.d)
    const { x, kid } = publicKeySchema.strict().parse(publicPart(one))
    expect(kid).toBe(createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url'))
    expect(await parseKeys(keyFile([one]), 'x')).toEqual([one])
    expect(await parseKeys(keyFile([one, other]), 'x')).toEqual([one, other])
  })

  it('cannot be printed once it is made ready to sign', async () => {
    const jwk = await newKey()
    const key = await signingKey(jwk)
    expect(inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key)).not.toContain(jwk.d)
    await expect(crypto.subtle.exportKey('jwk', key.privateKey)).rejects.toThrow()
  })

  it('is read from where the settings say', async () => {
    const root = temporaryFolder()
    const key = await newKey()
    writeFileSync(join(root, 'key.json'), keyFile([key]))
    expect(await signingKeys({ publish: {}, root })).toEqual([])
    expect(await signingKeys({ publish: { key: { file: 'key.json' } }, root })).toMatchObject([
      { kid: key.kid, publicKey: publicPart(key) },
    ])
    vi.stubEnv('GUIDEWATCH_TEST_KEY', keyFile([key]))
    expect(await signingKeys({ publish: { key: { env: 'GUIDEWATCH_TEST_KEY' } }, root })).toMatchObject([
      { kid: key.kid },
    ])
    vi.unstubAllEnvs()
    await expect(signingKeys({ publish: { key: { file: 'none.json' } }, root })).rejects.toThrow(SecretError)
  })

  const other = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  it.each<readonly [string, unknown, string]>([
    ['cut off', `{"kty":"OKP","d":"${EXAMPLE.d}`, 'it is not JSON'],
    ['text', EXAMPLE.d, 'it is not JSON'],
    ['PEM', `-----BEGIN PRIVATE KEY-----\n${EXAMPLE.d}`, 'it is in PEM, and a JWK (JSON) is expected'],
    ['no key', [], 'it is a list of 0 keys'],
    ['three keys', [EXAMPLE, EXAMPLE, EXAMPLE], 'it is a list of 3 keys'],
    ['one key twice', [EXAMPLE, EXAMPLE], 'it is a list with one key twice'],
    ['null', null, 'it is no JWK of Ed25519'],
    ['another curve', { ...EXAMPLE, crv: 'X25519' }, 'it is no JWK of Ed25519'],
    ['another kind', { kty: 'oct', k: EXAMPLE.d }, 'it is no JWK of Ed25519'],
    ['a public key', { ...EXAMPLE, d: undefined }, 'it is a public key'],
    ['too short', { ...EXAMPLE, d: EXAMPLE.d.slice(1) }, 'its members `x` and `d` are not 43 characters of base64url'],
    ['two halves', { ...EXAMPLE, x: other.x }, 'its members `x` and `d` do not belong together'],
    ['another kid', { ...EXAMPLE, kid: 'mine' }, `its \`kid\` is not its thumbprint (RFC 7638), ${EXAMPLE_KID}`],
  ])('is refused when it is %s, and nothing of it is told', async (_, value, problem) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    const error = await parseKeys(text, 'The file k.json').catch((thrown: unknown) => thrown)
    if (!(error instanceof KeyError)) throw new Error('it was taken')
    expect(error.message).toContain(`The file k.json holds no key to sign with: ${problem}`)
    expect(inspect(error, { depth: 9 })).not.toMatch(new RegExp(`${EXAMPLE.d.slice(5, 20)}|${other.d}`))
  })
})
