import { describe, expect, it } from 'vitest'
import { serveSite, document as whole } from '../helpers/site.js'
import { recordedBy } from './author.js'

const STYLE = `<style>li ul, .late { display: none } li:hover > ul { display: block } ul { width: 200px } .late.on { display: block }</style>`
const CASCADE = `<nav><ul><li><a href="#account">Account</a><ul><li><a href="#data">Your data</a><ul><li><a href="#object">Object</a></li></ul></li>
  <li><a href="#leave">Leave</a></li></ul></li></ul></nav>`
const SCRIPTED = `<div onmouseenter="setTimeout(() => late.className = 'late on', 50)"><button>Help</button><div id="late" class="late"><a href="#contact">Contact</a> <a href="#forms">Forms</a></div></div>`
const CLICKED = `<button onclick="more.hidden = !more.hidden">More</button><div id="more" hidden><a href="#about">About</a></div>`

describe('a menu that opens while the mouse rests on something', () => {
  it('is a step of its own, however deep it lies and whatever opens it', async () => {
    const site = await serveSite({ '/': whole(`${STYLE}${CASCADE}<main>${SCRIPTED}${CLICKED}</main>`) })
    const url = `${site.origin}/`
    const { steps } = await recordedBy({ url }, async ({ page, clicks }) => {
      const rest = async (name: string) => {
        await page.getByText(name, { exact: true }).hover()
        await page.getByText(name, { exact: true }).locator('xpath=..').locator('a').last().waitFor()
      }
      await rest('Account')
      await rest('Your data')
      await clicks(page.getByRole('link', { name: 'Object' }))
      await page.mouse.move(600, 600)
      await page.getByRole('link', { name: 'Object' }).waitFor({ state: 'hidden' })
      await rest('Help')
      await clicks(page.getByRole('link', { name: 'Contact' }))
      await clicks(page.getByRole('link', { name: 'Forms' }))
      await clicks(page.getByRole('button', { name: 'More' }))
      await clicks(page.getByRole('link', { name: 'About' }))
    })
    expect(steps).toEqual([
      `open ${url}`,
      'hover link “Account”',
      'hover link “Your data”',
      'click link “Object”',
      'hover button “Help”',
      'click link “Contact”',
      'click link “Forms”',
      'click button “More”',
      'click link “About”',
    ])
  })

  it('is none where what was clicked could be seen before', async () => {
    const site = await serveSite({
      '/': whole(`${STYLE}${CASCADE}<main><a href="#a">Privacy</a><script>
        setTimeout(() => document.querySelector('main').insertAdjacentHTML('beforeend', '<a href="#b">Late</a>'), 300)</script></main>`),
    })
    const url = `${site.origin}/`
    const { steps } = await recordedBy({ url }, async ({ page, clicks }) => {
      await page.getByText('Late').waitFor()
      await page.getByText('Account').hover()
      await page.getByText('Leave').waitFor()
      await page.mouse.move(600, 600)
      await page.getByText('Leave').waitFor({ state: 'hidden' })
      await clicks(page.getByRole('link', { name: 'Privacy' }))
      await clicks(page.getByRole('link', { name: 'Late' }))
    })
    expect(steps).toEqual([`open ${url}`, 'click link “Privacy”', 'click link “Late”'])
  })

  it('is none where the next page comes to lie below the mouse, and is filled later', async () => {
    const site = await serveSite({
      '/': whole('<main><a href="/next">Settings</a></main>'),
      '/next': whole(`<main id="main"><p>One moment …</p><script>
        setTimeout(() => { main.innerHTML = '<a href="#privacy">Privacy</a>' }, 300)</script></main>`),
    })
    const url = `${site.origin}/`
    const { steps } = await recordedBy({ url }, async ({ page, clicks }) => {
      await clicks(page.getByRole('link', { name: 'Settings' }))
      await clicks(page.getByRole('link', { name: 'Privacy' }))
    })
    expect(steps).toEqual([`open ${url}`, 'click link “Settings”', 'click link “Privacy”'])
  })
})
