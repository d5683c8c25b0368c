import { describe, expect, it } from 'vitest'
import { serveSite, document as whole } from '../helpers/site.js'
import { recordedBy } from './author.js'

describe('what is recorded of a press', () => {
  it('is not made in a frame, of the same site or of another one, and not sent there', async () => {
    const other = await serveSite({ '/': whole('<button onclick="document.title=1">Inside</button>') })
    const site = await serveSite({
      '/': whole(`<iframe src="/in"></iframe><iframe src="http://localhost:${other.port}/" id="other"></iframe>`),
      '/in': whole('<button>Near</button>'),
    })
    const { steps, said } = await recordedBy({ url: `${site.origin}/` }, async ({ page, clicks }) => {
      await clicks(page.frameLocator('iframe >> nth=0').getByRole('button'))
      await clicks(page.frameLocator('#other').getByRole('button'))
      expect(await page.frames()[2]?.title()).toBe('Test page')
    })
    expect(steps).toHaveLength(1)
    expect(said.filter((line) => /^Not recorded: this lies in a frame/.test(line))).toEqual([
      expect.stringContaining(`of 127.0.0.1:${site.port}`),
      expect.stringContaining(`of localhost:${other.port}`),
    ])
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
