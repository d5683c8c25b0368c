import { describe, expect, it } from 'vitest'
import { serveSite, document as whole } from '../helpers/site.js'
import { recordedBy } from './author.js'

describe('what is recorded of a press', () => {
  it('is named as a walk finds it: by label, badge, place, shadow root and what is drawn in its stead', async () => {
    const site = await serveSite({
      '/': whole(`<nav aria-label="Main"><a href="#a">Privacy</a></nav><main><a href="#b">Privacy</a>
        <a href="#c"><span>Inbox</span> <b>27</b></a>
        <label style="display:block"><input type="checkbox" style="opacity:0"> I am of age</label>
        <label>Country <select><option>Austria</option><option>Italy</option></select></label>
        <label>Day <input type="date"></label>
        <a href="#d" title="Help"><i class="icon"></i></a> <span aria-label="Settings"><a href="#e"><svg width="9" height="9"></svg></a></span>
        <div style="cursor:pointer" onclick="1">More of it</div> <a title="Tools" onclick="1"><i class="icon"></i></a>
        <my-box></my-box><div onclick="this.textContent='x'" id="bare">&nbsp;</div></main>
        <style>.icon::before { content: '\\f013' }</style><script>document.querySelector('my-box').attachShadow({ mode: 'open' }).innerHTML = '<button>In the box</button>'</script>`),
    })
    const url = `${site.origin}/`
    const { steps, way, said } = await recordedBy({ url }, async ({ page, clicks, does, reads }) => {
      await clicks(page.getByRole('main').getByRole('link', { name: 'Privacy' }))
      await clicks(page.getByRole('link', { name: 'Inbox' }))
      await clicks(page.getByText('I am of age'))
      await page.getByLabel('Country').focus()
      await does(() => page.keyboard.press('ArrowDown'))
      await page.getByLabel('Day').focus()
      await does(() => page.keyboard.type('01022026'))
      await reads(/stands in it/)
      await clicks(page.getByRole('button', { name: 'In the box' }))
      await clicks(page.locator('[href="#d"]'))
      await clicks(page.locator('[href="#e"]'))
      await clicks(page.getByText('More of it'))
      await clicks(page.getByTitle('Tools').locator('i'))
      await clicks(page.locator('#bare'))
      expect(await page.getByLabel('I am of age').isChecked()).toBe(true)
    })
    expect(steps).toEqual([
      `open ${url}`,
      'click link “Privacy” in main',
      'click link “Inbox”',
      'choose checkbox “I am of age”',
      'choose combobox “Country”, option “Italy”',
      'fill textbox “Day”',
      'click button “In the box”',
      'click link “Help”',
      'click link “Settings”',
      'click button “More of it”',
      'click button “Tools”',
    ])
    expect(said.at(-1)).toMatch(/^Not recorded, not pressed/)
    expect(way.destination?.fields.map(({ label, role }) => [label, role])).toContainEqual(['Country', 'combobox'])
  })

  it('is not made in a frame that nothing tells from another one', async () => {
    const site = await serveSite({
      '/': whole('<iframe src="/in"></iframe><iframe src="/in"></iframe>'),
      '/in': whole('<button onclick="document.title=1">Near</button>'),
    })
    const { steps, said } = await recordedBy({ url: `${site.origin}/` }, async ({ page, clicks }) => {
      await clicks(page.frameLocator('iframe >> nth=1').getByRole('button'))
      expect(await page.frames()[2]?.title()).toBe('Test page')
    })
    expect(steps).toHaveLength(1)
    expect(said.at(-1)).toBe(
      `Not recorded, not pressed: this lies in a frame of 127.0.0.1:${site.port} that neither title, name nor address tells from others.`,
    )
  })

  it('is no step where it refuses a dialog, and is not made where it agrees', async () => {
    const site = await serveSite({
      '/': whole(
        `<main><a href="#x">On</a></main><div role="dialog" aria-label="Your cookies"><button>Accept all</button><button onclick="this.parentNode.remove()">Reject all</button></div>
         <div style="position:fixed;bottom:0">Get our newsletter <button onclick="this.parentNode.remove()">No thanks</button></div>`,
      ),
    })
    const { steps, way, said } = await recordedBy({ url: `${site.origin}/` }, async ({ page, clicks }) => {
      await clicks(page.getByRole('button', { name: 'Accept all' }))
      await clicks(page.getByRole('button', { name: 'Reject all' }))
      await clicks(page.getByRole('button', { name: 'No thanks' }))
      await clicks(page.getByRole('link', { name: 'On' }))
    })
    expect(steps).toEqual([`open ${site.origin}/`, 'click link “On”'])
    expect(said).toContainEqual(expect.stringMatching(/^Not pressed: “Accept all” agrees/))
    expect(way.recording.interruptions).toEqual([
      { dialog: { role: 'dialog', name: 'Your cookies' }, click: { role: 'button', name: 'Reject all' } },
    ])
  })
})
