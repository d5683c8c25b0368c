// @ts-check
// Lets every `.comparison` of a page be looked at in five ways, and closer (src/report/comparison.ts writes them). A classic
// script: pages opened from a disk may not load modules. It writes no style: it sets attributes and custom properties, which
// src/report/comparison-style.ts knows. Nothing happens to a comparison before it comes near the window.
;(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: this is no module
  'use strict'

  /** @typedef {{ x: number, y: number, width: number, height: number }} Box in pixels of a picture */
  /** @typedef {{ svg: SVGSVGElement, excerpt: Box }} Side */
  /**
   * @typedef {object} One a comparison with all that can be done to it
   * @property {HTMLElement} root
   * @property {HTMLElement} sides
   * @property {readonly Side[]} stages
   * @property {Side} main what is seen now
   * @property {Record<string, string>} words
   * @property {readonly string[]} modes
   * @property {Box} all what holds both whole pictures
   * @property {boolean} whole shows the whole screen at first, not the excerpt
   * @property {number} zoom 1 fits
   * @property {number} x how far the view was moved from where it began, in pixels of a picture; `y` as well
   * @property {number} y
   * @property {() => void} told shows anew what the view is
   * @property {(mode: string) => void} show
   */

  const MODES = ['side', 'slider', 'overlay', 'blink', 'difference']
  /** A picture stays for so many milliseconds: far fewer than three flashes a second (WCAG 2.3.1). */
  const BLINK = 800
  const CLOSEST = 8
  const STEP = 1.5
  const calm = matchMedia('(prefers-reduced-motion: reduce)')

  /** The way to compare that was chosen last, for all comparisons of the page. */
  let chosen = 'side'
  /** @type {One[]} */
  const all = []

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {Record<string, string>} attributes
   * @param {...(Node | string)} children
   */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...children)
    return element
  }

  /** @param {string} label @param {() => void} press @param {string} [sign] */
  function button(label, press, sign) {
    const made = make('button', { type: 'button', ...(sign && { 'aria-label': label, title: label }) }, sign ?? label)
    made.addEventListener('click', press)
    return made
  }

  /** @param {number} value @param {number} least @param {number} most */
  const within = (value, least, most) => Math.max(least, Math.min(value, most))

  /** Where the view begins when nothing was moved. @param {One} one @param {Side} side */
  const base = (one, side) => (one.whole ? one.all : side.excerpt)

  /** @param {One} one */
  function furthest(one) {
    const { width, height } = base(one, one.main)
    return Math.min(1, width / one.all.width, height / one.all.height)
  }

  /** As far as the middle of the view can be moved without leaving the pictures. @param {number} by @param {number} from @param {number} shown @param {number} size */
  function reach(by, from, shown, size) {
    const edge = Math.min(shown, size) / 2
    return within(by, Math.min(0, edge - from), Math.max(0, size - edge - from))
  }

  /** Keeps the view on the picture and draws it, on both sides alike. @param {One} one */
  function draw(one) {
    one.zoom = within(one.zoom, furthest(one), CLOSEST)
    const main = base(one, one.main)
    one.x = reach(one.x, main.x + main.width / 2, main.width / one.zoom, one.all.width)
    one.y = reach(one.y, main.y + main.height / 2, main.height / one.zoom, one.all.height)
    for (const side of one.stages) {
      const { x, y, width, height } = base(one, side)
      const [w, h] = [width / one.zoom, height / one.zoom]
      const part = [x + (width - w) / 2 + one.x, y + (height - h) / 2 + one.y, w, h]
      side.svg.setAttribute('viewBox', part.map((number) => Math.round(number * 100) / 100).join(' '))
    }
    one.root.toggleAttribute('data-zoomed', one.zoom > 1.01)
    one.told()
  }

  /** A point of the window as a point of the picture, and how many of its pixels are one of the window's. @param {SVGSVGElement} svg @param {{ x: number, y: number }} point */
  function onPicture(svg, point) {
    const matrix = /** @type {DOMMatrix} */ (svg.getScreenCTM()).inverse()
    const { x, y } = new DOMPoint(point.x, point.y).matrixTransform(matrix)
    return { x, y, pixel: matrix.a }
  }

  /** Zooms; what lies under a point of a stage stays under it. @param {One} one @param {number} factor @param {Side} [side] @param {{ x: number, y: number }} [point] */
  function zoom(one, factor, side, point) {
    const zoomed = within(one.zoom * factor, furthest(one), CLOSEST)
    if (side && point) {
      const under = onPicture(side.svg, point)
      const { x, y, width, height } = base(one, side)
      const toward = 1 - one.zoom / zoomed
      one.x += (under.x - (x + width / 2 + one.x)) * toward
      one.y += (under.y - (y + height / 2 + one.y)) * toward
    }
    one.zoom = zoomed
    draw(one)
  }

  /** @param {One} one @param {boolean} [whole] */
  function reset(one, whole = one.whole) {
    Object.assign(one, { whole, zoom: 1, x: 0, y: 0 })
    draw(one)
  }

  /** Moves the view by parts of itself. @param {One} one @param {number} x @param {number} y */
  function move(one, x, y) {
    const { width, height } = base(one, one.main)
    one.x += (x * width) / one.zoom
    one.y += (y * height) / one.zoom
    draw(one)
  }

  // Pointers: one moves, two zoom, two quick taps zoom in and out again

  /** @param {One} one @param {Side} side */
  function follow(one, side) {
    const { svg } = side
    /** @type {Map<number, { x: number, y: number }>} */
    const down = new Map()
    let tapped = { at: 0, x: 0, y: 0 }
    let still = true
    const middle = () => {
      const [a, b = a] = /** @type {[{ x: number, y: number }]} */ ([...down.values()])
      return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) }
    }
    svg.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return
      still = down.size === 0
      down.set(event.pointerId, { x: event.x, y: event.y })
      svg.setPointerCapture(event.pointerId)
    })
    svg.addEventListener('pointermove', (event) => {
      const last = down.get(event.pointerId)
      if (!last || (still && Math.hypot(event.x - last.x, event.y - last.y) < 4)) return
      still = false
      const was = middle()
      down.set(event.pointerId, { x: event.x, y: event.y })
      const is = middle()
      const { pixel } = onPicture(svg, is)
      one.x -= (is.x - was.x) * pixel
      one.y -= (is.y - was.y) * pixel
      draw(one)
      if (was.apart > 0 && is.apart > 0) zoom(one, is.apart / was.apart, side, is)
    })
    /** @param {PointerEvent} event */
    const up = (event) => {
      if (!down.delete(event.pointerId) || !still || event.type === 'pointercancel') return
      const { x, y, timeStamp: at } = event
      const isSecond = at - tapped.at < 350 && Math.hypot(x - tapped.x, y - tapped.y) < 30
      tapped = { at: isSecond ? 0 : at, x, y }
      if (!isSecond) return
      if (one.zoom > 1.01) reset(one)
      else zoom(one, 2.5, side, { x, y })
    }
    svg.addEventListener('pointerup', up)
    svg.addEventListener('pointercancel', up)
    const wheel = (/** @type {WheelEvent} */ event) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      zoom(one, within(Math.exp(-event.deltaY / 200), 0.7, 1.4), side, event)
    }
    svg.addEventListener('wheel', wheel, { passive: false })
  }

  /** Keys work where the pictures have the focus. @param {One} one @param {KeyboardEvent} event */
  function press(one, event) {
    if (event.target !== one.sides || event.ctrlKey || event.metaKey || event.altKey) return
    const mode = one.modes.find((name) => event.key === String(MODES.indexOf(name) + 1))
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowLeft: () => move(one, -0.1, 0),
      ArrowRight: () => move(one, 0.1, 0),
      ArrowUp: () => move(one, 0, -0.1),
      ArrowDown: () => move(one, 0, 0.1),
      '+': () => zoom(one, STEP),
      '=': () => zoom(one, STEP),
      '-': () => zoom(one, 1 / STEP),
      0: () => reset(one),
      w: () => reset(one, !one.whole),
      ' ': () => flip(one),
    }
    const act = mode ? () => choose(mode, one) : keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  /** @param {HTMLElement} root */
  const turn = ({ dataset }) => Object.assign(dataset, { shown: dataset.shown === 'before' ? 'after' : 'before' })

  /** Shows the other picture, in whatever way they are compared. @param {One} one */
  function flip(one) {
    if (!one.modes.includes('blink')) return
    if (one.root.dataset.mode !== 'blink') choose('blink', one)
    one.root.dataset.blinks = 'no'
    turn(one.root)
    one.told()
  }

  setInterval(() => {
    for (const { root } of all)
      if (root.dataset.mode === 'blink' && root.dataset.blinks === 'yes' && !calm.matches) turn(root)
  }, BLINK)

  /** Compares in this way on the whole page; what was pressed stays where it is in the window. @param {string} mode @param {One} by */
  function choose(mode, by) {
    const { top } = by.root.getBoundingClientRect()
    chosen = mode
    for (const one of all) one.show(mode)
    scrollBy({ top: by.root.getBoundingClientRect().top - top, behavior: 'instant' })
  }

  /** @param {One} one @param {HTMLElement} bar */
  function modeTabs(one, bar) {
    const { words, root } = one
    const name = `mode-${root.id}`
    const tabs = new Map(
      one.modes.map((mode) => {
        const input = make('input', { type: 'radio', name, value: mode })
        input.addEventListener('change', () => choose(mode, one))
        return [mode, { input, label: make('label', {}, input, make('span', {}, words[mode] ?? mode)) }]
      }),
    )
    const legend = make('legend', { class: 'unseen' }, words.modes ?? '')
    bar.append(make('fieldset', { class: 'modes' }, legend, ...[...tabs.values()].map(({ label }) => label)))
    one.show = (mode) => {
      const shown = tabs.has(mode) ? mode : 'side'
      root.dataset.mode = shown
      root.dataset.blinks = shown === 'blink' && !calm.matches ? 'yes' : 'no'
      for (const [other, { input }] of tabs) input.checked = other === shown
      one.told()
    }
  }

  /** @param {string} label @param {string} property @param {One} one */
  function range(label, property, one) {
    const input = make('input', { type: 'range', min: '0', max: '100', value: '50', step: '1', 'aria-label': label })
    input.addEventListener('input', () => one.root.style.setProperty(property, input.value))
    return input
  }

  /** The line between both pictures can be drawn along with a pointer, too. @param {One} one @param {HTMLInputElement} input */
  function grip(one, input) {
    const line = make('span', { class: 'line', 'aria-hidden': 'true' }, make('span', { class: 'grip' }))
    line.addEventListener('pointerdown', (event) => {
      event.preventDefault()
      line.setPointerCapture(event.pointerId)
    })
    line.addEventListener('pointermove', (event) => {
      if (!line.hasPointerCapture(event.pointerId)) return
      const { left, width } = /** @type {Side} */ (one.stages[0]).svg.getBoundingClientRect()
      input.value = String(((event.clientX - left) / width) * 100)
      input.dispatchEvent(new Event('input'))
    })
    return line
  }

  /** What belongs to one way to compare alone, below the pictures. @param {One} one */
  function controls(one) {
    const { words, root } = one
    const line = range(words.line ?? '', '--split', one)
    one.sides.append(grip(one, line))
    const other = button(words.flip ?? '', () => flip(one))
    const halt = button('', () => {
      root.dataset.blinks = root.dataset.blinks === 'yes' ? 'no' : 'yes'
      one.told()
    })
    halt.className = 'halt'
    const told = one.told
    one.told = () => {
      halt.textContent = (root.dataset.blinks === 'yes' ? words.pause : words.play) ?? ''
      halt.hidden = calm.matches
      told()
    }
    one.sides.after(
      make('div', { class: 'controls for-slider' }, line),
      make('div', { class: 'controls for-overlay' }, range(words.opacity ?? '', '--opacity', one)),
      make('div', { class: 'controls for-blink' }, halt, other),
    )
  }

  /** @param {One} one @param {HTMLElement} bar */
  function zoomTools(one, bar) {
    const { words } = one
    const percent = new Intl.NumberFormat(document.documentElement.lang || 'en', { style: 'percent' })
    const level = make('output', { 'aria-label': words.zoom ?? '' })
    const whole = button(words.whole ?? '', () => reset(one, !one.whole))
    const told = one.told
    one.told = () => {
      level.textContent = percent.format(one.zoom)
      whole.setAttribute('aria-pressed', String(one.whole))
      told()
    }
    const further = button(words.further ?? '', () => zoom(one, 1 / STEP), '−')
    const closer = button(words.closer ?? '', () => zoom(one, STEP), '+')
    const fit = button(words.fit ?? '', () => reset(one))
    const group = make('div', { class: 'zoom', role: 'group', 'aria-label': words.zoom ?? '' })
    group.append(further, level, closer, fit, whole)
    bar.append(group)
  }

  /** Offers what else is approved in the place of what was compared with. @param {One} one */
  function variants({ root, words }) {
    const others = [.../** @type {NodeListOf<HTMLImageElement>} */ (root.querySelectorAll('.variants img'))]
    const before = root.querySelector('.before')
    const frame = before?.querySelector('.picture')
    const picture = before?.querySelector('img')
    if (others.length === 0 || !before || !frame || !picture) return
    const known = [/** @type {HTMLImageElement} */ (picture.cloneNode()), ...others]
    const names = [words.approved ?? '', ...others.map(({ alt }) => alt)]
    const select = make('select', { 'aria-label': words.with ?? '' }, ...names.map((name) => make('option', {}, name)))
    select.addEventListener('change', () => {
      const image = known[select.selectedIndex] ?? picture
      // The size of a picture that is not shown is told by its attributes alone.
      for (const name of ['width', 'height'])
        for (const element of [frame, picture]) element.setAttribute(name, image.getAttribute(name) ?? '')
      picture.src = image.src
      before.querySelector('a')?.setAttribute('href', image.src)
      // Where the changed thing is on another picture is not known.
      before.querySelector('.marks')?.toggleAttribute('hidden', select.selectedIndex > 0)
    })
    before.querySelector('strong')?.replaceWith(select)
  }

  /** @param {SVGSVGElement} svg @returns {Side} */
  const sideOf = (svg) => ({ svg, excerpt: DOMRect.fromRect(svg.viewBox.baseVal) })

  /** @param {HTMLElement} root */
  function enhance(root) {
    const sides = /** @type {HTMLElement} */ (root.querySelector('.sides'))
    const bar = /** @type {HTMLElement} */ (root.querySelector('.comparison-bar'))
    const stages = [.../** @type {NodeListOf<SVGSVGElement>} */ (sides.querySelectorAll('.stage'))].map(sideOf)
    const pictures = [...sides.querySelectorAll('.picture')]
    const largest = (/** @type {string} */ name) => Math.max(...pictures.map((one) => Number(one.getAttribute(name))))
    const hasMask = sides.querySelector('.mask') !== null
    /** @type {One} */
    const one = {
      root,
      sides,
      stages,
      main: /** @type {Side} */ (stages.at(-1)),
      words: JSON.parse(root.dataset.words ?? '{}'),
      modes: MODES.filter((mode) => (stages.length > 1 ? mode !== 'difference' || hasMask : mode === 'side')),
      all: { x: 0, y: 0, width: largest('width'), height: largest('height') },
      whole: false,
      zoom: 1,
      x: 0,
      y: 0,
      told: () => {},
      show: () => {},
    }
    root.dataset.mode = 'side'
    root.dataset.shown = 'after'
    if (one.modes.length > 1) {
      modeTabs(one, bar)
      controls(one)
    }
    zoomTools(one, bar)
    variants(one)
    Object.assign(sides, { tabIndex: 0, role: 'group', ariaLabel: one.words.pictures, ariaDescription: one.words.keys })
    bar.title = one.words.keys ?? ''
    sides.addEventListener('keydown', (event) => press(one, event))
    for (const side of stages) follow(one, side)
    all.push(one)
    one.show(chosen)
    draw(one)
  }

  function start() {
    /** @param {readonly IntersectionObserverEntry[]} entries */
    const come = (entries) => {
      for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
        near.unobserve(target)
        enhance(/** @type {HTMLElement} */ (target))
      }
    }
    const near = new IntersectionObserver(come, { rootMargin: '800px 0px' })
    for (const root of document.querySelectorAll('.comparison')) near.observe(root)
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
  else start()
})()
