import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { reachOf } from '../../src/walk/press/reach.js'
import { pages } from '../helpers/page.js'

const open = pages()
const reach = async (body: string) => reachOf((await open(body)).locator('#t'), 20_000)
const layer = (style: string, more = '') => `<div style="position:fixed;${style}" ${more}></div>`
/** A list higher than what holds it, whose script moves it when the wheel turns, by scrolling or by drawing it elsewhere. */
const wheeled = (move: string) =>
  `<div id="box" style="height:200px;overflow:hidden"><div id="list"><div style="height:450px">Entries</div><button id="t">Object</button></div></div><p style="height:60px">Foot</p><script>
    const [box, list] = [document.getElementById('box'), document.getElementById('list')]
    let at = 0
    box.addEventListener('wheel', (turn) => { turn.preventDefault(); at = Math.max(0, Math.min(300, at + Math.sign(turn.deltaY) * 60)); ${move} }, { passive: false })
  </script>`
const BUTTON = '<p style="padding-top:60px"><button id="t" style="width:200px;height:40px">Object</button></p>'

describe('a control that is tried without being pressed', () => {
  it.each([
    ['as it is', BUTTON],
    ['with a symbol in it', '<button id="t"><svg width="20" height="20"></svg><span>Go</span></button>'],
    ['far down a long page', `<div style="height:5000px"></div>${BUTTON}`],
    ['in a list that its script scrolls', wheeled('box.scrollTop = at')],
    ['in a list that its script draws elsewhere', wheeled("list.style.transform = 'translateY(' + -at + 'px)'")],
    [
      'below what a part of the page shows of itself',
      `<div style="height:200px;overflow:auto"><div style="height:300px"></div>${BUTTON}</div><p>Foot</p>`,
    ],
    [
      'in a closed shape of its own',
      `<x-a id="t" role="button" tabindex="0"></x-a><script>document.querySelector('x-a').attachShadow({mode:'open'}).innerHTML='<span>Press</span>'</script>`,
    ],
    [
      'under a badge at its corner',
      `<div style="position:relative;width:200px">${BUTTON}<i style="position:absolute;right:0;top:60px;width:20px;height:20px;background:red"></i></div>`,
    ],
    ['under a layer that lets presses through', BUTTON + layer('inset:0;pointer-events:none')],
    [
      'broken over two lines',
      '<p style="width:90px">Some text <a id="t" href="/x">a link of several words</a> and more</p>',
    ],
    [
      'a box that its label lies over',
      '<label style="position:relative;display:block;width:90px;height:30px"><input id="t" type="checkbox"><span style="position:absolute;inset:0;background:#eee"></span></label>',
    ],
  ])('is free: %s', async (_, body) => {
    expect(await reach(body)).toMatchObject({ state: 'free' })
  })

  it.each([
    ['a transparent layer', BUTTON + layer('inset:0;background:transparent'), ''],
    [
      'a layer that follows it when the page scrolls',
      `<div style="height:5000px"></div>${BUTTON}${layer('width:200px;height:40px', 'id="l"')}<script>
        const place = () => { const { left, top } = document.getElementById('t').getBoundingClientRect(); Object.assign(document.getElementById('l').style, { left: left + 'px', top: top + 'px' }) }
        place(); addEventListener('scroll', place)
      </script>`,
      '',
    ],
    ['what is below a list that nothing moves', wheeled(''), ''],
    ['a layer with a name', BUTTON + layer('inset:0;opacity:0', 'aria-label="Survey"'), 'Survey'],
    [
      'a dialog in the top layer',
      `${BUTTON}<dialog id="d" style="width:90vw;height:90vh"><h2>News for you</h2></dialog><script>d.showModal()</script>`,
      'News for you',
    ],
    [
      'what darkens the page for a dialog beside it',
      `${BUTTON}${layer('inset:0;opacity:0.4')}<div role="dialog" aria-modal="true" aria-label="Your birthday" style="position:fixed;left:0;bottom:0;width:100%;height:40px;background:#fff">When?</div>`,
      'Your birthday',
    ],
    [
      'a banner over all but its rim',
      BUTTON +
        '<div role="region" aria-label="Cookies" style="position:absolute;left:0;top:50px;width:400px;height:200px;background:#fff"></div>',
      'Cookies',
    ],
    [
      'a layer, whatever the page has its own functions say',
      `${BUTTON}${layer('inset:0', 'aria-label="Offer"')}<script>document.elementFromPoint = () => document.querySelector('#t')</script>`,
      'Offer',
    ],
    ['nothing, but it takes no presses', '<button id="t" style="pointer-events:none">Object</button>', ''],
  ])('is covered by %s', async (_, body, by) => {
    expect(await reach(body)).toMatchObject({ state: 'covered', by })
  })

  it.each([
    ['under a layer is covered', `<button id="t" disabled>Object</button>${layer('inset:0;opacity:0')}`, true],
    [
      'that takes no presses is not',
      '<div><button id="t" disabled style="pointer-events:none">Object</button></div>',
      false,
    ],
    ['is not', '<button id="t" disabled>Object</button>', false],
  ])('disabled, it %s', async (_, body, covered) => {
    expect(await reach(body)).toMatchObject({ state: 'disabled', covered })
  })

  it('is tried after scrolling on a page whose clock stands still, too', async () => {
    const page = (await (await open('')).context().browser()?.newPage()) as Page
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + 3_600_000)
    await page.setContent(`<div style="height:5000px"></div>${BUTTON}`)
    expect(await reachOf(page.locator('#t'), 5000)).toMatchObject({ state: 'free' })
    await page.close()
  })

  it.each([
    ['itself', '<button id="t" disabled>Object</button>'],
    ['a group around it', '<fieldset disabled><button id="t">Object</button></fieldset>'],
    ['ARIA', '<button id="t" aria-disabled="true">Object</button>'],
    ['a part of the page that is inert', '<div inert><button id="t">Object</button></div>'],
  ])('is disabled by %s', async (_, body) => {
    expect(await reach(body)).toMatchObject({ state: 'disabled' })
  })

  it.each([
    ['says so by ARIA', '<button id="t" aria-haspopup="dialog">Delete</button>', true],
    [
      'toggles a modal of a framework',
      '<button id="t" data-bs-toggle="modal" data-bs-target="#m">Delete</button>',
      true,
    ],
    [
      'opens a dialog by the platform',
      '<button id="t" type="button" commandfor="d" command="show-modal">Delete</button><dialog id="d">Sure?</dialog>',
      true,
    ],
    [
      'asks by a script in its markup',
      '<form onsubmit="return confirm(\'Sure?\')"><button id="t">Delete</button></form>',
      true,
    ],
    ['is confirmed by an attribute of a library', '<button id="t" data-turbo-confirm="Sure?">Delete</button>', true],
    ['just sends', '<form><button id="t">Delete</button></form>', false],
    ['opens a menu', '<button id="t" aria-haspopup="menu">More</button>', false],
  ])('asks once more if its markup says so: it %s', async (_, body, confirms) => {
    expect(await reach(body)).toMatchObject({ confirms })
  })
})
