import { describe, expect, it } from 'vitest'
import { maskedParts } from '../../src/walk/mask-parts.js'
import { pages } from '../helpers/page.js'

const FEED = '<div role="feed" style="position:absolute;left:0;top:0;width:160px;height:80px">private</div>'
const over = (style: string, more = '') =>
  `<div style="position:absolute;left:80px;top:0;width:80px;height:80px;${style}">${more}</div>`
const WHOLE = [{ x: 0, y: 0, width: 160, height: 80 }]

describe('what is painted over of a masked element', () => {
  const open = pages()
  const parts = async (body: string) => {
    const page = await open(`<style>body{margin:0}</style>${body}`)
    return maskedParts([page.getByRole('feed')])
  }

  it('is all of it, but what lies behind something opaque', async () => {
    expect(await parts(FEED)).toEqual(WHOLE)
    expect(await parts(FEED + over('background:#fff'))).toEqual([{ x: 0, y: 0, width: 80, height: 80 }])
    expect(await parts(FEED + over('background:#fff;top:24px;height:32px'))).toEqual([
      { x: 0, y: 0, width: 160, height: 24 },
      { x: 0, y: 24, width: 80, height: 32 },
      { x: 0, y: 56, width: 160, height: 24 },
    ])
  })

  it.each([
    ['lets it shine through', over('background:rgba(255,255,255,.9)')],
    ['has no background', over('')],
    ['is translucent', over('background:#fff;opacity:.9')],
    ['lies in something translucent', `<div style="opacity:.5">${over('background:#fff')}</div>`],
    ['blends', over('background:#fff;mix-blend-mode:multiply')],
    ['is cut out', over('background:#fff;clip-path:circle(10px)')],
    ['takes no clicks', over('background:#fff;pointer-events:none')],
    ['lies under it', over('background:#fff;z-index:-1')],
  ])('is all of it where what lies there %s', async (_, layer) => {
    expect(await parts(FEED + layer)).toEqual(WHOLE)
  })

  it('is all of it where a part of it rises above, takes no clicks, or is its own background', async () => {
    const rising = (style: string) =>
      FEED.replace(
        'private',
        `<b style="position:absolute;z-index:9;left:0;width:160px;height:80px;${style}">private</b>`,
      )
    expect(await parts(rising('') + over('background:#fff'))).toEqual(WHOLE)
    expect(await parts(rising('pointer-events:none') + over('background:#fff'))).toEqual(WHOLE)
    expect(await parts(FEED.replace('private', '<div style="background:#fff;height:80px">private</div>'))).toEqual(
      WHOLE,
    )
    expect(await parts(`<div style="background:#fff;width:160px;height:80px;position:relative">${FEED}</div>`)).toEqual(
      WHOLE,
    )
  })
})
