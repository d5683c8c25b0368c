import { material } from '../labels.mjs'

// Changes that a reader of the guide has to be told of. `at` says what a change is applied to; `page` runs in the page.

const STUCK = ['broken', 'changed']

export const MATERIAL = {
  rename: {
    at: 'step',
    page: ({ css, renamed }, { all, relabel }) => {
      for (const element of all(css)) relabel(element, renamed)
    },
    expect: ({ step }) => material([step], ['renamed']),
  },
  opposite: {
    at: 'step',
    needs: 'opposite',
    page: ({ css, opposite }, { all, relabel }) => {
      for (const element of all(css)) relabel(element, opposite)
    },
    expect: ({ step }) => material([step], ['opposite'], STUCK),
  },
  'move-user-menu': {
    at: 'step',
    page: ({ css }, { first, html }) => {
      if (document.getElementById('menu-of-tonight') || !first(css) || document.readyState === 'loading') return
      const target = first(css)
      const menu = html(
        `<div id="menu-of-tonight" style="position:fixed;top:4px;right:4px;z-index:99999;background:#fff;color:#222;padding:4px"><button type="button" aria-haspopup="menu" aria-expanded="false">Jane Doe</button><div style="display:none;padding:8px"></div></div>`,
      )
      const [button, list] = menu.children
      button.onclick = () => {
        const open = button.getAttribute('aria-expanded') !== 'true'
        button.setAttribute('aria-expanded', String(open))
        list.style.display = open ? 'block' : 'none'
      }
      const moved = target.cloneNode(true)
      moved.style.color = '#222'
      moved.onclick =
        target.nodeName === 'A' && !target.getAttribute('href')?.startsWith('#') ? null : () => target.click()
      list.append(moved)
      target.style.setProperty('display', 'none', 'important')
      document.body.append(menu)
    },
    expect: ({ step }) => material([step], ['moved', 'hidden'], STUCK),
  },
  'move-section': {
    at: 'step',
    rebuilds: true,
    page: ({ css }, { first, html }) => {
      const target = first(css)
      if (document.getElementById('section-of-tonight') || !target || document.readyState === 'loading') return
      const section = html('<details id="section-of-tonight"><summary>Further possibilities</summary></details>')
      target.before(section)
      section.append(target)
    },
    expect: ({ step }) => material([step], ['moved', 'hidden'], STUCK),
  },
  hide: {
    at: 'step',
    page: ({ css }, { style }) => style(`${css} { display: none !important }`),
    expect: ({ step }) => material([step], ['hidden'], STUCK),
  },
  remove: {
    at: 'step',
    rebuilds: true,
    page: ({ css }, { all }) => {
      for (const element of all(css)) element.remove()
    },
    expect: ({ step }) => material([step], ['gone'], STUCK),
  },
  cover: {
    at: 'step',
    page: coverIt,
    expect: ({ step }) => material([step], ['unusable'], STUCK),
  },
  disable: {
    at: 'step',
    page: ({ css }, { all }) => {
      for (const element of all(css)) {
        if ('disabled' in element) element.disabled = true
        element.setAttribute('aria-disabled', 'true')
        element.style.pointerEvents = 'none'
        element.style.opacity = '0.5'
        element.onclick = () => false
      }
    },
    expect: ({ step }) => material([step], ['unusable', 'state changed'], STUCK),
  },
  'new-tab': {
    at: 'step',
    needs: 'link',
    page: ({ css }, { all }) => {
      for (const element of all(css)) element.target = '_blank'
    },
    expect: ({ step }) => material([step], ['opens elsewhere']),
  },
  'confirm-dialog': {
    at: 'step',
    page: ({ css, ask }, { all, once, html }) => {
      for (const element of all(css)) {
        if (!once(element)) continue
        let agreed = false
        element.addEventListener(
          'click',
          (event) => {
            if (agreed) return
            event.preventDefault()
            event.stopImmediatePropagation()
            if (document.getElementById('ask-of-tonight')) return
            const dialog = html(
              `<div id="ask-of-tonight" role="dialog" aria-modal="true" aria-label="${ask}" style="position:fixed;inset:0;z-index:99999;background:rgba(0,0,0,.4)"><div style="margin:120px auto;width:320px;background:#fff;color:#222;padding:20px"><p>${ask}</p><button type="button">Yes, continue</button> <button type="button">No</button></div></div>`,
            )
            const [yes, no] = dialog.querySelectorAll('button')
            yes.onclick = () => {
              agreed = true
              dialog.remove()
              element.click()
            }
            no.onclick = () => dialog.remove()
            document.body.append(dialog)
          },
          true,
        )
      }
    },
    args: { ask: 'Do you really want to leave this page?' },
    expect: ({ step, next }) => material([step, next], ['needs confirmation', 'unusable', 'gone', 'dead link'], STUCK),
  },
  'confirm-native': {
    at: 'step',
    page: ({ css }, { all, once }) => {
      for (const element of all(css))
        if (once(element))
          element.addEventListener(
            'click',
            (event) => {
              if (confirm('Do you really want to go on?')) return
              event.preventDefault()
              event.stopImmediatePropagation()
            },
            true,
          )
    },
    expect: ({ step, next }) => material([step, next], ['needs confirmation', 'unusable', 'gone', 'dead link'], STUCK),
  },
  'label-in-picture': {
    at: 'step',
    rebuilds: true,
    page: ({ css }, { all, once, texts, html }) => {
      for (const element of all(css)) {
        if (!once(element)) continue
        const label = texts(element)
          .map((text) => text.nodeValue.trim())
          .join(' ')
        for (const name of ['aria-label', 'title']) element.removeAttribute(name)
        const picture = html('<img alt="" width="140" height="20">')
        picture.src = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="140" height="20"><rect width="140" height="20" fill="#eee"/><text x="2" y="15" font-size="14" fill="#222">${label}</text></svg>`)}`
        element.replaceChildren(picture)
      }
    },
    expect: ({ step }) => material([step], ['label in picture', 'gone']),
  },
  icon: {
    at: 'step',
    needs: 'icon',
    page: ({ icon }, { all, once, html }) => {
      for (const element of all(icon))
        if (once(element))
          element.replaceWith(
            html(
              '<svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16"><path d="M1 1h14v14H1z M4 4v8h8V4z" fill="currentColor" fill-rule="evenodd"/></svg>',
            ),
          )
    },
    expect: ({ step }) => material([step], ['other look']),
  },
  'dead-link': {
    at: 'step',
    needs: 'link',
    page: ({ css }, { all }) => {
      for (const element of all(css)) if (element.href) element.setAttribute('href', '/__foreign/gone.html')
    },
    expect: ({ step, next }) => material([step, next], ['dead link'], STUCK),
  },
  'other-target': {
    at: 'step',
    needs: 'wrong',
    page: ({ css, wrong }, { all }) => {
      for (const element of all(css)) if (element.href) element.setAttribute('href', wrong)
    },
    expect: ({ step, next }) => material([step, next], ['other target', 'gone', 'other form'], STUCK),
  },
  'cover-submit': {
    at: 'submit',
    page: coverIt,
    expect: () => material(['arrival'], ['unusable'], STUCK),
  },
  'disable-submit': {
    at: 'submit',
    page: ({ css }, { all }) => {
      for (const element of all(css)) {
        element.disabled = true
        element.setAttribute('aria-disabled', 'true')
      }
    },
    expect: () => material(['arrival'], ['unusable', 'state changed'], STUCK),
  },
  'submit-renamed': {
    at: 'submit',
    needs: 'submitRenamed',
    page: ({ css, submitRenamed }, { all, relabel }) => {
      for (const element of all(css)) relabel(element, submitRenamed)
    },
    expect: () => material(['arrival'], ['submit renamed', 'submit gone'], STUCK),
  },
  'form-gone': {
    at: 'form',
    page: ({ css, submit }, { all }) => {
      for (const element of [
        ...all(`${css} input, ${css} select, ${css} textarea, ${css} button, ${css} label`),
        ...all(submit),
      ])
        element.remove()
    },
    expect: () => material(['arrival'], ['other form', 'submit gone', 'field removed'], ['broken']),
  },
  'field-added': {
    at: 'field',
    page: addField,
    args: { required: '' },
    expect: () => material(['arrival'], ['field added']),
  },
  'field-added-required': {
    at: 'field',
    page: addField,
    args: { required: 'required' },
    expect: () => material(['arrival'], ['field added']),
  },
  'field-required': {
    at: 'field',
    page: ({ css }, { first }) => {
      if (first(css)) first(css).required = true
    },
    expect: () => material(['arrival'], ['field required']),
  },
  'field-removed': {
    at: 'field',
    page: ({ css, label }, { first, all }) => {
      first(css)?.remove()
      for (const element of all(label)) element.remove()
    },
    expect: () => material(['arrival'], ['field removed', 'submit gone'], STUCK),
  },
  'field-renamed': {
    at: 'field',
    needs: 'label',
    page: ({ label }, { all, relabel }) => {
      for (const element of all(label)) relabel(element, 'Telephone number')
    },
    expect: () => material(['arrival'], ['field renamed'], STUCK),
  },
  'ticked-beforehand': {
    at: 'tick',
    page: ({ css }, { first, once }) => {
      const box = first(css)
      if (box && once(box)) box.click()
    },
    expect: () => material(['arrival'], ['ticked beforehand']),
  },
  'heading-changed': {
    at: 'heading',
    page: ({ css }, { all, relabel }) => {
      for (const element of all(css)) relabel(element, 'This page has been closed')
    },
    expect: () => material(['arrival'], ['heading changed', 'other form'], STUCK),
  },
  'date-changed': {
    at: 'form',
    dress: { date: '28 May 2027' },
    expect: () => material(['arrival'], ['date changed']),
  },
}

/** A transparent layer over something, which follows it wherever it goes. */
function coverIt({ css }, { first, html }) {
  const target = first(css)
  let layer = document.getElementById('layer-of-tonight')
  if (!target) return
  if (!layer) {
    layer = html('<div id="layer-of-tonight" style="position:fixed;z-index:2147483647;opacity:0"></div>')
    document.body.append(layer)
    addEventListener('scroll', () => layer.place?.(), true)
    addEventListener('resize', () => layer.place?.())
    addEventListener('transitionend', () => layer.place?.(), true)
  }
  layer.place = () => {
    const box = first(css)?.getBoundingClientRect() ?? { left: 0, top: 0, width: 0, height: 0 }
    const place = `left: ${box.left}px; top: ${box.top}px; width: ${box.width}px; height: ${box.height}px;`
    if (layer.dataset.place === place) return
    layer.dataset.place = place
    for (const rule of place.split(';').filter((part) => part.trim()))
      layer.style.setProperty(...rule.split(':').map((part) => part.trim()))
  }
  layer.place()
  if (!layer.timer) layer.timer = setInterval(() => layer.place(), 50)
}

function addField({ css, required }, { first, html }) {
  const field = first(css)
  if (!field || document.getElementById('added-tonight')) return
  const added = html(
    `<div id="added-tonight" style="padding:4px"><label for="input-of-tonight">Customer number</label> <input id="input-of-tonight" name="customer" type="text" ${required}></div>`,
  )
  const place = field.closest('.form-group, .row, .item, p, tr, li') ?? field
  if (place.nodeName === 'TR' || place.nodeName === 'LI') field.parentNode.append(added)
  else place.after(added)
}
