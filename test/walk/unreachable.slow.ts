import { describe, expect, it } from 'vitest'
import { document } from '../helpers/site.js'
import { LINK, wayOn } from '../helpers/way.js'

describe('a site that does not answer as it should', () => {
  it('ends the walk of a page that never answers its script, and the next walk goes on', async () => {
    const { site, walk } = await wayOn(
      { '/start': document(`${LINK}<script>while (true) {}</script>`) },
      { settings: 'timeouts: { walk: 10, step: 1 }\n' },
    )
    expect((await walk()).walk).toMatchObject({ verdict: 'blocked', outcome: { obstacle: 'unavailable' } })
    site.pages['/start'] = document(LINK)
    expect((await walk()).walk.verdict).toBe('verified')
  })

  it('is blocked, not broken, when the site is down, asks to slow down or cannot be reached', async () => {
    const { site, walk } = await wayOn({})
    for (const [status, obstacle] of [
      [503, 'unavailable'],
      [429, 'rate-limit'],
      [403, 'login-wall'],
    ] as const) {
      site.pages['/start'] = (_, response) =>
        response.writeHead(status, { 'content-type': 'text/html' }).end(document('<h1>Sorry</h1>'))
      expect((await walk()).walk).toMatchObject({ verdict: 'blocked', outcome: { obstacle } })
    }
    site.pages['/start'] = (_, response) => void response.destroy()
    expect((await walk()).walk).toMatchObject({ verdict: 'blocked', outcome: { obstacle: 'unavailable' } })
  })
})

it('a control that never stands still cannot be pressed, and that is said', async () => {
  const { site, walk } = await wayOn({ '/start': document(LINK) })
  expect((await walk()).walk.verdict).toBe('verified')
  const dance = '@keyframes dance { to { transform: translateX(300px) } }'
  const style = `<style>${dance} a { display: inline-block; animation: dance .7s linear infinite }</style>`
  site.pages['/start'] = document(LINK + style)
  expect((await walk()).walk).toMatchObject({ verdict: 'broken', outcome: { why: { kind: 'never-still' } } })
})

describe('a dialog about something else that comes', () => {
  const dialog =
    '<dialog id="d"><h2>Newsletter</h2><p>Subscribe now</p><button onclick="d.close()">No, thanks</button></dialog>'

  it.each([
    ['as the pointer comes near', "addEventListener('pointermove', () => d.showModal(), { once: true })"],
    // Capturing a screen says of footers that they are ones.
    [
      'while the screen is captured',
      `new MutationObserver((_, observer) => { observer.disconnect(); d.showModal() }).observe(document.querySelector('footer'), { attributes: true })`,
    ],
  ])('%s is closed, and is in no picture', async (_, comes) => {
    const { walk } = await wayOn(
      { '/start': document(`${LINK}<footer>Imprint</footer>${dialog}<script>${comes}</script>`) },
      { settings: 'timeouts: { step: 3 }\n' },
    )
    const { verdict, outcome, notes, steps } = (await walk()).walk
    expect([verdict, outcome]).toEqual(['verified', { kind: 'arrived' }])
    expect(notes).toContainEqual(expect.objectContaining({ kind: 'interruption', answer: 'closed' }))
    expect(JSON.stringify(steps)).not.toContain('Newsletter')
  })
})
