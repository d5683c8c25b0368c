import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type Attestation, attestationSchema } from '../../src/publish/schema.js'
import {
  addAttestation,
  askedOf,
  attestationFor,
  attestedPictureFile,
  attestedState,
  KEPT,
  readAttestations,
  type StoredAttestation,
} from '../../src/state/attestations.js'
import { LONGEST_SIDE, redrawn } from '../../src/state/attested-picture.js'
import { temporaryFolder } from '../helpers/cli.js'

const WAY = { flow: 'shop', route: 'app' }
const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T08:00:00.000Z`
const attested = (on: number, more: Partial<StoredAttestation> = {}): StoredAttestation => ({
  at: day(on),
  until: day(on + 5),
  by: 'Ana',
  language: 'de',
  asked: 'now',
  appVersion: '1.2',
  note: null,
  steps: [{ id: 'menu', works: true, seen: null, picture: null }],
  ...more,
})
const failed = [{ id: 'menu', works: false, seen: 'More', picture: null }]

describe('attestations', () => {
  it('are kept per route, newest first, the last ten, whatever the order they come in', async () => {
    const state = temporaryFolder()
    for (const on of [3, 1, 2, 12, 11, 10, 9, 8, 7, 6, 5, 4]) await addAttestation(state, 'live', WAY, attested(on))
    const kept = readAttestations(state, 'live').get('shop/app') ?? []
    expect(kept.map(({ at }) => at)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map(day))
    expect(kept).toHaveLength(KEPT)
    expect(readAttestations(state, 'stand-in').size).toBe(0)
    expect(readdirSync(join(state, 'attestations', 'live', 'shop'))).toEqual(['app.json'])
  })

  it('that are added at once are all kept', async () => {
    const state = temporaryFolder()
    await Promise.all([1, 2, 3].map((on) => addAttestation(state, 'live', WAY, attested(on))))
    expect(readAttestations(state, 'live').get('shop/app')).toHaveLength(3)
  })

  it.each([
    ['cut off', '{"schema":1,"attest', /app\.json is damaged \(.*Restore it from a backup/],
    ['of another shape', '{"schema":1,"attestations":[{"at":"soon"}]}', /damaged \(attestations\.0\.at: /],
    [
      'a picture elsewhere',
      JSON.stringify({
        schema: 1,
        attestations: [attested(1, { steps: [{ id: 'a', works: true, seen: null, picture: '../../../key' }] })],
      }),
      /damaged \(attestations\.0\.steps\.0\.picture/,
    ],
    ['of a newer guidewatch', '{"schema":2}', /newer guidewatch \(schema 2, known is 1\)/],
  ])('in a file that is %s stop everything with one message, and are not overwritten', async (_, content, message) => {
    const state = temporaryFolder()
    const file = join(state, 'attestations', 'live', 'shop', 'app.json')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
    expect(() => readAttestations(state, 'live')).toThrow(message)
    await expect(addAttestation(state, 'live', WAY, attested(1))).rejects.toThrow(message)
  })

  it('take their pictures along when they are forgotten, unless another one shows them', async () => {
    const state = temporaryFolder()
    const [one, two] = ['a', 'b'].map((letter) => ({ file: `${letter.repeat(64)}.png`, content: Buffer.from(letter) }))
    if (!one || !two) throw new Error('two pictures')
    const showing = (picture: string) => [{ id: 'menu', works: true, seen: null, picture }]
    await addAttestation(state, 'live', WAY, attested(1, { steps: showing(one.file) }), [one])
    await addAttestation(state, 'live', WAY, attested(2, { steps: showing(two.file) }), [two])
    await addAttestation(state, 'stand-in', WAY, attested(2, { steps: showing(two.file) }), [two])
    for (let on = 3; on <= 12; on++) await addAttestation(state, 'live', WAY, attested(on))
    expect(existsSync(attestedPictureFile(state, one.file))).toBe(false)
    expect(existsSync(attestedPictureFile(state, two.file))).toBe(true)
  })
})

describe('what counts of a route', () => {
  it('is the newest attestation of what the guide asks for now, in the published shape', () => {
    const list = [attested(3, { asked: 'later' }), attested(2), attested(1)]
    const found: Attestation | null = attestationFor(list, 'now', day(4))
    const { asked: _, ...published } = attested(2)
    expect(found).toEqual(published)
    expect(attestationSchema.strict().parse(found)).toEqual(published)
    expect(attestationFor(list, 'now', day(1))?.at).toBe(day(1))
    expect(attestationFor(list, 'never asked', day(4))).toBeNull()
  })

  it('is never an older one in the place of one that failed', () => {
    const found = attestationFor([attested(3, { steps: failed }), attested(2)], 'now', day(4))
    expect(found?.steps).toEqual(failed)
    expect(attestedState(found, day(4))).toBe('not-machine-verified')
  })

  it.each([
    ['all of it works', attested(2), day(4), 'attested'],
    ['a step does not work', attested(2, { steps: [...attested(2).steps, ...failed] }), day(4), 'not-machine-verified'],
    ['its time has just passed', attested(2), day(7), 'not-machine-verified'],
    ['its time passes in a millisecond', attested(2), '2026-11-07T07:59:59.999Z', 'attested'],
    ['it is of tomorrow', attested(2), day(1), 'not-machine-verified'],
    ['there is none', null, day(4), 'not-machine-verified'],
    ['it has no steps', attested(2, { steps: [] }), day(4), 'not-machine-verified'],
  ] as const)('where %s', (_, attestation, now, state) => {
    expect(attestedState(attestation, now)).toBe(state)
  })

  it('follows the words of the guide', () => {
    const steps = (says: string) => [{ id: 'menu', says }]
    expect(askedOf({ steps: steps('Tap.') })).toBe(askedOf({ steps: steps('Tap.') }))
    expect(askedOf({ steps: steps('Tap.') })).not.toBe(askedOf({ steps: steps('Tap it.') }))
  })
})

describe('a picture of a person', () => {
  const file = (name: string, content: Buffer) => {
    const path = join(temporaryFolder(), name)
    writeFileSync(path, content)
    return path
  }
  const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#7a9' } })
  const EXIF = {
    IFD0: { Make: 'SECRETPHONE', Software: 'SECRETEDITOR' },
    IFD3: { GPSLatitude: '52/1 31/1 12/1', GPSLatitudeRef: 'N' },
  }

  it.each(['jpeg', 'png', 'webp'] as const)(
    'loses all that a %s says beside it, stands upright and is bounded',
    async (format) => {
      const content = await plain(2000, 1000)
        .withExif(EXIF)
        .withMetadata({ orientation: 6 })
        .toFormat(format)
        .toBuffer()
      expect((await sharp(content).metadata()).exif?.toString('latin1')).toContain('SECRETPHONE')
      const drawn = await redrawn(file(`photo.${format}`, content))
      const { exif, xmp, iptc, icc, orientation, width, height } = await sharp(drawn.content).metadata()
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({})
      expect(drawn.content.toString('latin1')).not.toMatch(/SECRETPHONE|Exif|GPS/)
      expect([width, height]).toEqual([LONGEST_SIDE / 2, LONGEST_SIDE])
      expect(drawn.file).toMatch(/^[0-9a-f]{64}\.(png|jpg|webp)$/)
      expect(await redrawn(file(`again.${format}`, content))).toEqual(drawn)
    },
  )

  it('is not made larger', async () => {
    const drawn = await redrawn(file('small.png', await plain(30, 20).png().toBuffer()))
    expect(await sharp(drawn.content).metadata()).toMatchObject({ width: 30, height: 20, format: 'png' })
  })

  it.each([
    ['a drawing that may hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['text', Buffer.from('no picture')],
    ['nothing', Buffer.alloc(0)],
  ])('is refused where it is %s', async (_, content) => {
    await expect(redrawn(file('x.png', content))).rejects.toThrow(/x\.png cannot be used \(.*Give a PNG, JPEG or WebP/s)
  })

  it('is refused where it is cut off', async () => {
    const whole = await plain(400, 400).jpeg().toBuffer()
    await expect(redrawn(file('cut.jpg', whole.subarray(0, whole.length / 2)))).rejects.toThrow(/cannot be used/)
  })
})
