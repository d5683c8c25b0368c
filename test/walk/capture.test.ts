import { join } from 'node:path'
import { type Browser, chromium } from 'playwright'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import { flowSchema } from '../../src/flow/schema.js'
import { flatten } from '../../src/screen/tree.js'
import { type CaptureRequest, capture } from '../../src/walk/capture/capture.js'
import { withFooters } from '../../src/walk/capture/footer.js'
import { picture, read } from '../../src/walk/picture/picture.js'
import { examine } from '../../src/walk/press/examine.js'
import { redactor } from '../../src/walk/redaction/redact.js'
import { temporaryFolder } from '../helpers/cli.js'
import { document } from '../helpers/site.js'

const FLOW = {
  ...flowSchema.parse({
    flow: 'x',
    link: 'https://a.example/',
    destination: { submit: 'Send' },
    routes: [{ id: 'r', steps: [{ open: 'https://a.example/' }] }],
  }),
  link: { id: 'x', url: 'https://a.example/' },
  routes: [],
  file: 'x.yaml',
}

let browser: Browser
beforeAll(async () => {
  const found = await findBrowser()
  browser = await chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false })
})
afterAll(() => browser.close())

async function captured(body: string, options: Parameters<Browser['newPage']>[0] = {}, area?: CaptureRequest['area']) {
  const page = await browser.newPage({ viewport: { width: 390, height: 600 }, ...options })
  await page.setContent(document(body, '<meta name="viewport" content="width=device-width">'))
  const locator = page.locator('#target')
  const box = (await locator.count()) > 0 ? (await examine(locator, FLOW)).box : null
  const directory = temporaryFolder()
  const { screen: kept } = await capture(page, {
    step: 'x',
    locale: 'en-US',
    mask: [],
    redact: redactor([]),
    target: box && {
      role: 'link',
      name: async () => 'Target',
      box,
      text: null,
      drawn: false,
      pictures: [],
      opensTab: false,
    },
    area,
    navigation: { redirects: [], status: 200 },
    renderer: { browser: 'x', platform: 'x', fonts: 'x', scale: 1 },
    directory,
    prefix: '',
  })
  const screen = await kept
  await page.close()
  return { screen, picture: join(directory, screen.image.file) }
}

/** The colour of the picture in the middle of a box. */
async function colourIn(
  picture: string,
  box: { x: number; y: number; width: number; height: number } | null | undefined,
): Promise<string> {
  const left = Math.round((box?.x ?? 0) + (box?.width ?? 0) / 2)
  const top = Math.round((box?.y ?? 0) + (box?.height ?? 0) / 2)
  return (await sharp(picture).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()).toString(
    'hex',
  )
}

const TARGET =
  '<a id="target" href="#" aria-label="Target" style="display:block;width:60px;height:20px;background:#ff0000"></a>'

describe('a capture', () => {
  it.each([
    ['in view', TARGET, {}],
    ['far below', `<div style="height:3000px"></div>${TARGET}<div style="height:3000px"></div>`, {}],
    [
      'on a phone, on a page wider than the screen',
      `<div style="width:700px;height:900px"></div>${TARGET}<div style="height:900px"></div>`,
      { isMobile: true, hasTouch: true },
    ],
  ])('marks the target where the picture shows it: %s', async (_, body, options) => {
    const { screen, picture } = await captured(body, options)
    expect(await colourIn(picture, screen.target?.box)).toBe('ff0000')
  })

  it('of the full page has boxes that fit it', async () => {
    const { screen, picture } = await captured(`<div style="height:3000px"></div>${TARGET}`, {}, 'page')
    expect(screen.image.height).toBeGreaterThan(3000)
    expect(await colourIn(picture, screen.target?.box)).toBe('ff0000')
  })

  it('of one element shows that element, and the window where the page has none', async () => {
    const area = { element: { role: 'region', name: { en: 'Choices' } } } as const
    const choices = `<section aria-label="Choices" style="margin:40px;width:200px;height:100px">${TARGET}</section>`
    const alone = await captured(choices, {}, area)
    expect(alone.screen.image).toMatchObject({ width: 200, height: 100 })
    expect(await colourIn(alone.picture, alone.screen.target?.box)).toBe('ff0000')
    const without = await captured(TARGET, {}, area)
    expect(without.screen.image).toMatchObject({ width: 390, height: 600 })
    expect(await colourIn(without.picture, without.screen.target?.box)).toBe('ff0000')
  })

  it('reads what a form asks, and never what it contains', async () => {
    const { screen } =
      await captured(`<form method="post"><label>E-mail <input type="email" required value="me@example.org"></label>
<label for="w">Why</label><textarea id="w"></textarea><select aria-label="Country" aria-required="true"><option value="">-</option><option>DE</option></select>
<label><input type="checkbox" checked> Yes</label><input type="hidden" value="x"><input style="display:none" value="y"><button disabled>Send</button><button type="button">Help</button></form>`)
    expect(screen.fields.map(({ box, form, ...field }) => field)).toEqual([
      {
        label: 'E-mail',
        role: 'textbox',
        type: 'email',
        required: true,
        prefilled: true,
        disabled: false,
        readOnly: false,
      },
      {
        label: 'Why',
        role: 'textbox',
        type: 'textarea',
        required: false,
        prefilled: false,
        disabled: false,
        readOnly: false,
      },
      {
        label: 'Country',
        role: 'combobox',
        type: 'select',
        required: true,
        prefilled: false,
        disabled: false,
        readOnly: false,
        options: ['-', 'DE'],
      },
      {
        label: 'Yes',
        role: 'checkbox',
        type: 'checkbox',
        required: false,
        prefilled: true,
        disabled: false,
        readOnly: false,
      },
    ])
    expect(screen.submits.map(({ label, disabled }) => ({ label, disabled }))).toEqual([
      { label: 'Send', disabled: true },
    ])
    expect(JSON.stringify(screen)).not.toContain('me@example.org')
  })

  it('covers filled fields inside shadow roots, too', async () => {
    const { screen, picture } = await captured(
      `<x-y></x-y><script>document.querySelector('x-y').attachShadow({ mode: 'open' }).innerHTML = '<input style="display:block;width:200px;height:30px;background:#f00;border:0" value="secret">'</script>`,
    )
    expect(screen.fields).toMatchObject([{ prefilled: true }])
    expect(await colourIn(picture, screen.fields[0]?.box)).toBe('c9ced6')
  })
})

describe('what is read beside a picture', () => {
  it('is read once, and again when the picture is taken again', async () => {
    const page = await browser.newPage()
    await page.setContent(document('<p>anna@example.org</p>'))
    const frame = { area: 'window', element: null, scale: 1 } as const
    const before = await read(page, frame, redactor([]), false)
    let times = 0
    const meanwhile = async () => {
      times += 1
    }
    await picture(page, frame, [], redactor([]), before, meanwhile)
    expect(times).toBe(1)
    // The address was not there a moment ago: the page has changed.
    await picture(page, frame, [], redactor([]), { ...before, secret: [] }, meanwhile)
    expect(times).toBe(3)
    await page.close()
  })
})

describe('a footer', () => {
  const landmarkOf = async (body: string) => {
    const { tree } = (await captured(body)).screen
    return flatten(tree).find(({ name }) => name.startsWith('Made by'))?.landmark
  }
  const words = '<p>Made by <a href="/">us</a></p>'

  it.each([
    ['an element within the content', `<main><h1>Form</h1><footer>${words}</footer></main>`],
    ['a box of that name', `<h1>Form</h1><div id="footer">${words}</div>`],
    ['a box of that name with a form of its own', `<div class="site-footer">${words}<form><input></form></div>`],
    [
      'followed by what is laid over the page',
      `<div class="footer">${words}</div><div style="position:fixed;bottom:0">Chat with us</div>`,
    ],
  ])('is one for readers: %s', async (_, body) => {
    expect(await landmarkOf(body)).toMatch(/^contentinfo/)
  })

  it.each([
    ['something follows it', `<div class="footer">${words}</div><p>The form is below.</p>`],
    ['it asks something', `<div class="footer">${words}<label>Name <input></label><button>Send</button></div>`],
    ['it belongs to a part of the page', `<main><div class="card-footer">${words}</div></main>`],
    ['it lies in the form', `<main><form><div class="footer">${words}</div></form></main>`],
  ])('is none: %s', async (_, body) => {
    expect(await landmarkOf(body)).not.toMatch(/^contentinfo/)
  })

  it('leaves the page as it was', async () => {
    const page = await browser.newPage()
    await page.setContent(document(`<main><footer>${words}</footer></main>`))
    const before = await page.content()
    expect(await withFooters(page, () => page.content())).not.toBe(before)
    expect(await page.content()).toBe(before)
    await page.close()
  })
})
