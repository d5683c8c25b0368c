import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { askThrough } from '../../src/cli/attest-ask.js'
import { loadFlows } from '../../src/flow/load.js'
import { LANGUAGES, type Language } from '../../src/settings/language.js'
import { readAttestations } from '../../src/state/attestations.js'
import { ATTEST } from '../../src/words/attest.js'
import { checklistMarkdown, checklistOf, checklistTexts } from '../../src/words/checklist.js'
import { guidewatch } from '../helpers/cli.js'
import { project } from '../helpers/site.js'

const FLOW = `flow: shop
title: { en: Opt out, de: Widersprechen }
link: https://shop.example/
destination: { heading: Form }
routes:
  - { id: direct, steps: [{ open: "https://shop.example/" }] }
  - id: app
    title: { en: In the app, de: In der App }
    surface: app
    steps:
      - click: { role: button, name: { en: [Menu, More], de: Menü } }
        says: { en: Tap the *lines*., de: Tippe auf die drei Striche. }
      - click: { role: link, name: { en: Privacy, de: Datenschutz } }
      - expect: { text: { en: Right to object, de: Widerspruchsrecht } }
`

function shop(settings = '') {
  const { config, folder } = project({ 'shop.yaml': FLOW }, settings)
  const call = (...args: string[]) => guidewatch(['attest', ...args, '--config', config])
  const template = async () => JSON.parse((await call('shop', 'app', '--json')).stdout)
  const fill = (change: (answers: ReturnType<JSON['parse']>) => void, answers: ReturnType<JSON['parse']>) => {
    for (const step of answers.steps) step.works = true
    change(answers)
    const file = join(folder, 'answers.json')
    writeFileSync(file, JSON.stringify(answers, null, '\t'))
    return file
  }
  const state = join(folder, 'state')
  const kept = () => readAttestations(state, 'live').get('shop/app') ?? []
  return { call, template, fill, state, kept, folder, config }
}

/** The route of the shop, with the checklist in a language. */
function checklist(language: Language, source = FLOW) {
  const { folder } = project({ 'shop.yaml': source })
  const { flows } = loadFlows(join(folder, 'flows'), { accounts: [], devices: ['desktop'] })
  const [flow] = flows
  const route = flow?.routes.find(({ id }) => id === 'app')
  if (!flow || !route) throw new Error('the flow of the test has a mistake')
  return { route, list: checklistOf(flow, route, language) }
}

describe('guidewatch attest', () => {
  it('keeps what a person filled in, lists it, and asks again once the guide has changed', async () => {
    const { call, template, fill, kept, folder } = shop()
    expect((await call()).stdout).toContain(
      'shop app: Opt out – In the app\n   due: no person has checked it yet\n1 of 1 is due',
    )
    const answers = await template()
    const schema = JSON.parse((await guidewatch(['schema', 'attestation'])).stdout)
    const validate = new Ajv2020({ strict: false }).compile(schema)
    validate(answers)
    expect(validate.errors).toBeNull()
    const file = fill((it) => {
      it.steps[0].seen = ' More '
      it.steps[1].seen = 'Privacy\u001b[31m  centre'
      it.appVersion = '481.0'
    }, answers)
    const { code, stdout } = await call('shop', 'app', '--from', file, '--by', 'Ana')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^shop app: checked by Ana on \d{4}-\d\d-\d\d; counts until /)
    const [one] = kept()
    expect(one).toMatchObject({ by: 'Ana', language: 'en', appVersion: '481.0', note: null })
    // A label of the guide is no other one, and what steers a terminal is gone.
    expect(one?.steps.map(({ seen }) => seen)).toEqual([null, 'Privacy [31m centre', null])
    expect(Date.parse(one?.until ?? '') - Date.parse(one?.at ?? '')).toBe(5 * 86_400_000)
    const list = JSON.parse((await call('--json')).stdout)
    expect(list.routes).toMatchObject([
      { flow: 'shop', route: 'app', state: 'attested', due: null, last: { by: 'Ana' } },
    ])
    writeFileSync(join(folder, 'flows', 'shop.yaml'), FLOW.replace('drei Striche', 'drei Punkte'))
    const later = JSON.parse((await call('--json')).stdout)
    expect(later.routes).toMatchObject([{ state: 'not-machine-verified', due: 'guide-changed', last: { by: 'Ana' } }])
  })

  it('keeps a step that does not work, and never calls that attested', async () => {
    const { call, template, fill, kept } = shop()
    const file = fill(
      (it) => {
        it.steps[1].works = false
        it.steps[2].works = null
      },
      await template(),
    )
    const { code, stdout } = await call('shop', 'app', '--from', file)
    expect({ code, said: stdout.includes('kept, but not attested; did not work at `click-privacy`') }).toEqual({
      code: 0,
      said: true,
    })
    expect(kept()[0]?.steps.map(({ works }) => works)).toEqual([true, false])
    expect((await call()).stdout).toContain('did not work at `click-privacy`')
  })

  it('counts for as long as the settings say', async () => {
    const { call, template, fill, kept } = shop('freshness: { days: 3, attestedDays: 2 }\n')
    const file = fill(() => {}, await template())
    const yesterday = new Date(Date.now() - 86_400_000).toISOString()
    expect((await call('shop', 'app', '--from', file, '--at', yesterday)).code).toBe(0)
    expect(kept()[0]).toMatchObject({
      at: yesterday,
      until: new Date(Date.parse(yesterday) + 2 * 86_400_000).toISOString(),
    })
    expect((await call('shop', 'app', '--from', file, '--at', '2d')).stderr).toContain('`2d` is yet to come')
    expect((await call('shop', 'app', '--from', file, '--at', '2026-01-01')).stderr).toContain('counts for 2 days')
    expect(kept()).toHaveLength(1)
  })

  it('says where a filled-in file is wrong', async () => {
    const { call, template, fill, kept } = shop()
    const wrong = async (change: (answers: ReturnType<JSON['parse']>) => void) => {
      const result = await call('shop', 'app', '--from', fill(change, await template()))
      expect(result.code).toBe(2)
      return result.stderr.replaceAll(/^.*answers\.json:/gm, '')
    }
    expect(
      await wrong((it) => {
        it.steps[0].works = null
      }),
    ).toMatch(/^\d+:\d+ say `true` or `false`/)
    expect(
      await wrong((it) => {
        it.steps[0].works = 'yes'
      }),
    ).toMatch(/^\d+:\d+ say `true` or `false`/)
    expect(
      await wrong((it) => {
        it.steps[1].id = 'click-privaci'
      }),
    ).toContain('has no step `click-privaci`, did you mean `click-privacy`?')
    expect(
      await wrong((it) => {
        it.steps.pop()
      }),
    ).toContain('step 3, `expect`, is missing')
    expect(
      await wrong((it) => {
        it.steps.reverse()
      }),
    ).toContain('step 1 of the route is `click-menu`')
    expect(
      await wrong((it) => {
        it.route = 'web'
      }),
    ).toMatch(/^3:\d+ these are answers for `web`, not for `app`/)
    expect(
      await wrong((it) => {
        it.at = '2020-01-01'
      }),
    ).toMatch(/^5:\d+ `2020-01-01` is too long ago/)
    expect(
      await wrong((it) => {
        it.verzion = 1
      }),
    ).toContain('unknown key `verzion`')
    expect(
      await wrong((it) => {
        it.note = 'x'.repeat(1001)
      }),
    ).toContain('too long: 1000 characters at most')
    expect(kept()).toEqual([])
  })

  it('takes pictures only when a person has looked at them, and without their place', async () => {
    const { call, template, fill, kept, state, folder } = shop()
    const file = fill(() => {}, await template())
    const photo = join(folder, 'photo.jpg')
    writeFileSync(
      photo,
      await sharp({ create: { width: 40, height: 20, channels: 3, background: '#fff' } })
        .withExif({ IFD3: { GPSLatitudeRef: 'N' }, IFD0: { Make: 'SECRETPHONE' } })
        .jpeg()
        .toBuffer(),
    )
    const refused = await call('shop', 'app', '--from', file, '--picture', `2=${photo}`)
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Nothing was kept. Pictures are published'),
    })
    expect(existsSync(join(state, 'attestations'))).toBe(false)
    for (const [picture, said] of [
      ['4=x.png', 'has no step `4`'],
      ['x.png', 'names no picture: write --picture STEP=FILE'],
      ['1=nowhere.png', 'nowhere.png cannot be used'],
    ] as const)
      expect((await call('shop', 'app', '--from', file, '--picture', picture)).stderr).toContain(said)
    expect((await call('shop', 'app', '--from', file, '--picture', `2=${photo}`, '--pictures-checked')).code).toBe(0)
    const [name] = readdirSync(join(state, 'attestations', 'pictures'))
    expect(kept()[0]?.steps.map(({ picture }) => picture)).toEqual([null, name, null])
    expect(readFileSync(join(state, 'attestations', 'pictures', name ?? ''), 'latin1')).not.toMatch(/SECRETPHONE|Exif/)
  })

  it('answers what cannot be attested with one message', async () => {
    const { call } = shop()
    const said = async (...args: string[]) => {
      const { code, stderr, stdout } = await call(...args)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      return stderr
    }
    expect(await said('shoq', 'app')).toContain('There is no flow `shoq`, did you mean `shop`?')
    expect(await said('shop', 'ap')).toContain('has no route `ap`, did you mean `app`?')
    expect(await said('shop', 'direct')).toContain(
      'is walked by a machine; no person attests it. Routes of apps: shop app.',
    )
    expect(await said('shop')).toContain('Name a route of `shop`. Routes of apps: shop app.')
    expect(await said('shop', 'app')).toContain('There is no terminal to ask on.')
    expect(await said('shop', 'app', '--from', 'nowhere.json')).toContain('There is no file nowhere.json.')
    expect(await said('shop', 'app', '--checklist', '--json')).toContain('cannot be used with')
  })
})

describe('a conversation', () => {
  async function talk(language: Language, replies: readonly string[]) {
    const left = [...replies]
    const told: string[] = []
    const conversation = {
      tell: (text: string) => void told.push(text),
      ask: async (question: string) => {
        told.push(question)
        const reply = left.shift()
        if (reply === undefined) throw new Error(`nobody answers: ${question}`)
        return reply
      },
    }
    const answers = await askThrough(checklist(language).list, conversation, 'Ana')
    return { answers, told: told.join('\n'), left }
  }

  it('goes through the steps in German and takes only a clear yes or no', async () => {
    const { answers, told, left } = await talk('de', [
      'j',
      '',
      '',
      'vielleicht',
      'ja',
      'Privatsphäre',
      'J',
      '',
      '481',
      '',
      '',
    ])
    expect(left).toEqual([])
    expect(told).toContain('1. Tippe auf die drei Striche.\n   In der Anleitung: „Menü“')
    expect(told).toContain('2. Tippe auf „Datenschutz“.')
    expect(told).toContain('3. Du solltest „Widerspruchsrecht“ sehen.')
    expect(told.match(/Bitte antworte mit j oder n\./g)).toHaveLength(2)
    expect(answers).toEqual({
      by: 'Ana',
      appVersion: '481',
      note: null,
      steps: [
        { id: 'click-menu', works: true, seen: null },
        { id: 'click-privacy', works: true, seen: 'Privatsphäre' },
        { id: 'expect', works: true, seen: null },
      ],
    })
  })

  it('ends where a person cannot go on, and goes on where they can', async () => {
    const { answers } = await talk('en', ['n', 'Hub', 'y', 'n', '', 'n', '', 'Gone since May', 'Bo'])
    expect(answers).toMatchObject({ by: 'Bo', note: 'Gone since May' })
    expect(answers.steps.map(({ id, works }) => [id, works])).toEqual([
      ['click-menu', false],
      ['click-privacy', false],
    ])
  })
})

describe('a checklist', () => {
  it('is Markdown that what the guide says cannot format', () => {
    const text = checklistMarkdown(checklist('en').list)
    expect(text).toContain('# Opt out – In the app\n')
    expect(text).toContain(
      '1. Tap the \\*lines\\*.\n   - In the guide: “Menu” / “More”\n   - Does this work as written? ☐ yes ☐ no',
    )
    expect(text).toContain('Sign out of the app first.')
  })

  it('is published in the languages in which the guide says all of it', () => {
    expect(checklistTexts(checklist('en').route)).toEqual({
      en: ['Tap the *lines*.', 'Tap “Privacy”.', 'You should see “Right to object”.'],
      de: ['Tippe auf die drei Striche.', 'Tippe auf „Datenschutz“.', 'Du solltest „Widerspruchsrecht“ sehen.'],
    })
    const mixed = FLOW.replace('en: Tap the *lines*., ', '').replace(', de: Datenschutz', '')
    expect(checklistTexts(checklist('en', mixed).route)).toEqual({
      en: ['Tippe auf die drei Striche.', 'Tap “Privacy”.', 'You should see “Right to object”.'],
    })
    expect(checklist('it').list.before.at(-1)).toBe(ATTEST.it.before.otherLanguage)
    expect(checklist('de').list.before).not.toContain(ATTEST.de.before.otherLanguage)
  })

  it.each(LANGUAGES)('has yes and no that begin differently in %s', (language) => {
    const { yes, no } = ATTEST[language]
    expect(new Set([yes.charAt(0), no.charAt(0)]).size).toBe(2)
  })
})
