import { describe, expect, it } from 'vitest'
import { type Site, serveSite, document as whole } from '../helpers/site.js'
import { recordedBy } from './author.js'

const THERE = whole('<main><h1>There</h1></main>')
let site: Site

async function pages(start: string, more: Site['pages'] = {}) {
  site = await serveSite({ '/': whole(start), '/there': THERE, ...more })
  return `${site.origin}/`
}
const sent = () => site.requests.filter((request) => !/^(GET|HEAD) /.test(request))

describe('a recorder on a page that means no good', () => {
  it('records no click that a script fakes, and shows the page nothing', async () => {
    const url = await pages(
      `<a href="/there" onclick="return false">Fake</a><button onclick="document.title='pressed'">Real</button>
       <script>window.seen = []; for (const type of ['pointerdown','mousedown','mouseup','click','keydown','beforeinput','input'])
         addEventListener(type, (e) => { if (e.isTrusted) seen.push(type) }, true);
       document.querySelector('a').click()</script>`,
    )
    const { steps } = await recordedBy({ url }, async ({ page, does }) => {
      await page.mouse.move(5, 5)
      // In the air: the page learns of the press only when it is done in the author's place.
      const box = await page.getByRole('button').boundingBox()
      await does(() => page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5))
      const own = await page.evaluate(() =>
        Object.keys(globalThis)
          .filter((key) => /guidewatch/i.test(key))
          .concat(document.documentElement.outerHTML.match(/guidewatch/gi) ?? []),
      )
      expect(own).toEqual([])
      expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([
        'pointerdown',
        'mousedown',
        'mouseup',
        'click',
      ])
    })
    expect(steps).toEqual([`open ${url}`, 'click button “Real”'])
  })

  it('does not press what comes under the pointer while it is pressed, nor what cannot be seen', async () => {
    const url = await pages(
      `<style>body:active #a{display:none} body #b{display:none} body:active #b{display:block} button{width:200px;height:40px}</style>
       <button id="a">Look</button><button id="b" onclick="fetch('/bought')">Buy</button>
       <div style="position:relative;width:200px;height:40px;margin-top:200px"><button>Read</button><a href="/there" style="position:absolute;inset:0;opacity:0">Prize</a></div>`,
    )
    const { steps, said } = await recordedBy({ url }, async ({ page, does, clicks }) => {
      const box = await page.locator('#a').boundingBox()
      await does(() => page.mouse.click((box?.x ?? 0) + 50, (box?.y ?? 0) + 20, { delay: 100 }))
      await clicks(page.getByRole('button', { name: 'Read' }))
    })
    expect(steps).toEqual([`open ${url}`])
    expect(said.filter((line) => /^Not pressed/.test(line))).toHaveLength(2)
    expect(site.requests).not.toContain('GET /bought')
  })

  it('sends nothing: not by a button, a key, a script or a beacon, and keeps what would have', async () => {
    const url = await pages(
      `<form method="post" action="/sent"><label>Mail <input name="m"></label><button>Continue</button></form>
       <button id="next" onclick="fetch('/api/next', { method: 'POST', body: 'x' }); navigator.sendBeacon('/b', 'x')">Next</button>
       <button id="script" onclick="document.forms[0].submit()">More</button>`,
    )
    const { way, steps, said } = await recordedBy({ url }, async ({ page, clicks, does, types, reads }) => {
      await clicks(page.getByRole('button', { name: 'Continue' }))
      await page.getByLabel('Mail').click()
      await does(() => page.keyboard.press('Enter'))
      await clicks(page.locator('#script'))
      await reads(/type s\./)
      await types('u')
      await reads(/^Undone/)
      await clicks(page.locator('#next'))
      await reads(/^2\. click button “Next”/)
      await types('s')
    })
    expect(sent()).toEqual([])
    expect(steps).toEqual([`open ${url}`])
    expect(way.recording.submit?.name).toBe('Next')
    expect(said.join('\n')).toMatch(/The control that sends: button “Continue”. It was not pressed/)
    expect(said.join('\n')).toMatch(/Enter was not sent/)
    expect(said.join('\n')).toMatch(/it wanted POST http:\S+\/api\/next, which was stopped/)
  })

  it('keeps nothing of what was typed: the page, its requests and the recording have a test value', async () => {
    const url = await pages(
      `<label>Search <input type="search" oninput="fetch('/suggest?q=' + encodeURIComponent(this.value))"></label>
       <label>Secret <input type="password" oninput="document.title = this.value"></label>`,
    )
    const { way, said } = await recordedBy({ url }, async ({ page, does, types, reads }) => {
      await page.getByLabel('Search').click()
      await does(() => page.keyboard.type('canary-7391'))
      await reads(/stands in it/)
      await page.getByLabel('Secret').click()
      await does(() => page.keyboard.type('canary-7392'))
      await page.waitForFunction(() => document.title === 'guidewatch test')
      await types('= other')
      expect(await page.getByLabel('Secret').inputValue()).toBe('other')
    })
    const everything = JSON.stringify([way, said, site.requests])
    expect(everything).not.toMatch(/canary|739/)
    expect(way.recording.steps.map((step) => (step.action === 'fill' ? step.value : step.action))).toEqual([
      'open',
      'guidewatch test',
      'other',
    ])
  })

  it('takes names with control characters, bidi and YAML in them as text', async () => {
    const url = await pages('<button id="x"></button>', {})
    const name = 'a: [b]\u202E #c\u0007\n- "d"\u001B[31m'
    const { way, said } = await recordedBy({ url }, async ({ page, clicks }) => {
      await page.evaluate((text) => document.getElementById('x')?.append(text), name)
      await clicks(page.locator('#x'))
    })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none
    expect(JSON.stringify(way.recording) + said.join('')).not.toMatch(/[\u0000-\u001F\u202E]/)
  })

  it('goes on where a page leaves by itself, opens tabs, asks questions and has ten thousand elements', async () => {
    const url = await pages(
      `<script>setTimeout(() => { alert('x'); open('/there') }, 50)</script><ul>${'<li><a href="#">Entry</a></li>'.repeat(10_000)}</ul><a href="/moves">Moves</a>`,
      { '/moves': whole('<h1>Moves</h1><script>setTimeout(() => { location.href = "/there" }, 1500)</script>') },
    )
    const { steps, said } = await recordedBy({ url }, async ({ page, clicks, types, reads }) => {
      await clicks(page.getByRole('link', { name: 'Moves' }))
      await reads(/went to \S+there/)
      await types('o')
    })
    expect(steps).toEqual([`open ${url}`, 'click link “Moves”', `open ${url}there`])
    expect(said.join('\n')).toMatch(/dialog of the browser; it was answered with no/)
    expect(said.join('\n')).toMatch(/went to \S+there without a recorded click/)
  })

  it('watches on where a page opens its document anew', async () => {
    const url = await pages(
      `<script>addEventListener('load', () => { document.open(); document.write('<a href="/there">Go</a>'); document.close() })</script>`,
    )
    const { steps } = await recordedBy({ url }, async ({ page, clicks }) => {
      await page.getByRole('link', { name: 'Go' }).waitFor()
      await clicks(page.getByRole('link', { name: 'Go' }))
    })
    expect(steps).toEqual([`open ${url}`, 'click link “Go”'])
  })
})
