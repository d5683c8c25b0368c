import { material } from '../labels.mjs'

// Further changes that a reader of the guide has to be told of, as in material.mjs.

const STUCK = ['broken', 'changed']

export const MORE_MATERIAL = {
  // Actions that show themselves only under the mouse, as in lists of mails.
  'shown-on-hover': {
    at: 'step',
    page: ({ css }, { style }) => style(`:is(${css}):not(:hover, :focus-visible) { opacity: 0 !important }`),
    expect: ({ step }) => material([step], ['hidden', 'other look'], STUCK),
  },
  // A theme in which words and ground have the same colour.
  'ink-like-paper': {
    at: 'step',
    page: ({ css }, { style }) =>
      style(
        `:is(${css}), :is(${css}) * { color: transparent !important; -webkit-text-fill-color: transparent !important; fill: transparent !important; stroke: transparent !important; background: none !important; border-color: transparent !important; box-shadow: none !important; text-shadow: none !important } :is(${css})::before, :is(${css})::after, :is(${css}) ::before, :is(${css}) ::after, :is(${css}) img, :is(${css}):is(img) { opacity: 0 !important }`,
      ),
    expect: ({ step }) => material([step], ['hidden', 'other look'], STUCK),
  },
  // What the guide speaks of has another name, and its name is that of another entry now.
  'name-taken-over': {
    at: 'step',
    needs: 'wrong',
    page: ({ css, wrong, renamed }, { all, once, relabel }) => {
      for (const element of all(css)) {
        if (element.dataset.twin) continue
        if (once(element)) {
          const twin = element.cloneNode(true)
          twin.removeAttribute('id')
          twin.setAttribute('href', wrong)
          twin.dataset.twin = 'yes'
          element.before(twin)
        }
        relabel(element, renamed)
      }
    },
    expect: ({ step, next }) =>
      material([step, next], ['renamed', 'moved', 'other target', 'gone', 'other form', 'item added'], STUCK),
  },
  'only-in-app': {
    at: 'step',
    page: ({ css, says }, { all, once, html }) => {
      const words = says[document.documentElement.lang.startsWith('de') ? 'de' : 'en']
      for (const element of all(css)) {
        if (!once(element)) continue
        element.addEventListener(
          'click',
          (event) => {
            event.preventDefault()
            event.stopImmediatePropagation()
            if (document.getElementById('app-of-tonight')) return
            const dialog = html(
              `<div id="app-of-tonight" role="dialog" aria-modal="true" aria-label="${words[0]}" style="position:fixed;inset:0;z-index:99999;background:rgba(0,0,0,.5)"><div style="margin:120px auto;width:320px;max-width:90%;background:#fff;color:#222;padding:20px"><p>${words[0]}</p><button type="button">${words[1]}</button> <button type="button">${words[2]}</button></div></div>`,
            )
            for (const button of dialog.querySelectorAll('button')) button.onclick = () => dialog.remove()
            document.body.append(dialog)
          },
          true,
        )
      }
    },
    args: {
      says: {
        en: ['You can do this in our app only.', 'Get the app', 'Not now'],
        de: ['Das geht nur noch in unserer App.', 'Zur App', 'Nicht jetzt'],
      },
    },
    expect: ({ step, next }) =>
      material(
        [step, next],
        ['unusable', 'gone', 'dead link', 'other target', 'needs confirmation', 'other form'],
        STUCK,
      ),
  },
  // Nobody gets on without agreeing to something new.
  'terms-first': {
    at: 'step',
    page: ({ css, says }, { all, once, html }) => {
      const id = 'terms-of-tonight'
      const show = () => {
        if (self !== top || !document.body || document.getElementById(id) || sessionStorage.getItem(id) !== 'asked')
          return
        const words = says[document.documentElement.lang.startsWith('de') ? 'de' : 'en']
        const wall = html(
          `<div id="${id}" style="position:fixed;inset:0;z-index:2147483000;background:#fff;color:#222;padding:15vh 10vw;font-size:16px"><h2 style="color:#222">${words[0]}</h2><p>${words[1]}</p><button type="button">${words[2]}</button></div>`,
        )
        wall.querySelector('button').onclick = () => {
          sessionStorage.setItem(id, 'agreed')
          wall.remove()
        }
        document.body.append(wall)
      }
      show()
      if (once(document)) addEventListener('storage', show)
      for (const element of all(css))
        if (once(element))
          element.addEventListener(
            'click',
            () => {
              if (!sessionStorage.getItem(id)) sessionStorage.setItem(id, 'asked')
              setTimeout(show)
            },
            true,
          )
    },
    args: {
      says: {
        en: [
          'Our terms of use have changed',
          'To go on, agree to the new terms. We may then use what you enter for advertising.',
          'Agree and continue',
        ],
        de: [
          'Unsere Nutzungsbedingungen sind neu',
          'Stimmen Sie den neuen Bedingungen zu, um fortzufahren. Wir dürfen dann, was Sie eingeben, für Werbung verwenden.',
          'Zustimmen und weiter',
        ],
      },
    },
    expect: ({ step, next }) =>
      material(
        [step, next],
        ['unusable', 'needs confirmation', 'hidden', 'gone', 'other form', 'item added', 'heading changed'],
        STUCK,
      ),
  },
  // The next page says, with status 200, that all of it is elsewhere.
  'we-have-moved': {
    at: 'step',
    needs: 'link',
    page: ({ css, says }, { all, once, html, style }) => {
      const from = sessionStorage.getItem('moved-of-tonight')
      if (self === top && from && from !== location.href && !document.getElementById('moved-of-tonight')) {
        const words = says[document.documentElement.lang.startsWith('de') ? 'de' : 'en']
        style('body > :not(#moved-of-tonight) { display: none !important }')
        document.title = words[0]
        document.body.append(
          html(
            `<main id="moved-of-tonight" style="padding:10vh 10vw;background:#fff;color:#222"><h1 style="color:#222">${words[0]}</h1><p>${words[1]}</p><p><a href="https://new.example/">new.example</a></p></main>`,
          ),
        )
      }
      for (const element of all(css))
        if (once(element))
          element.addEventListener('click', () => sessionStorage.setItem('moved-of-tonight', location.href), true)
    },
    args: {
      says: {
        en: ['We have moved', 'What was here is to be found at our new address. Please change your bookmarks.'],
        de: [
          'Wir sind umgezogen',
          'Was hier war, finden Sie unter unserer neuen Adresse. Bitte ändern Sie Ihre Lesezeichen.',
        ],
      },
    },
    expect: ({ step, next }) =>
      material(
        [step, next],
        [
          'other form',
          'other target',
          'gone',
          'hidden',
          'dead link',
          'heading changed',
          'submit gone',
          'field removed',
          'text changed',
        ],
        STUCK,
      ),
  },
  // The link opens a mail program instead of a page.
  'mail-instead': {
    at: 'step',
    needs: 'link',
    page: ({ css }, { all, once }) => {
      for (const element of all(css)) {
        if (!element.href) continue
        element.setAttribute('href', 'mailto:requests@example.org')
        if (once(element)) element.addEventListener('click', (event) => event.stopImmediatePropagation(), true)
      }
    },
    expect: ({ step, next }) => material([step, next], ['other target', 'dead link', 'gone', 'unusable'], STUCK),
  },
  // The entry keeps its words and has further ones that shut out most readers.
  'label-qualified': {
    at: 'step',
    page: ({ css, says }, { all, once, texts, html }) => {
      const more = says[document.documentElement.lang.startsWith('de') ? 'de' : 'en']
      for (const element of all(css)) {
        for (const name of ['aria-label', 'title', 'alt'])
          if (element.getAttribute(name) && !element.getAttribute(name).endsWith(more))
            element.setAttribute(name, element.getAttribute(name) + more)
        if (element.nodeName === 'IMG') continue
        if (element.nodeName === 'INPUT') {
          if (!element.value.endsWith(more)) element.value += more
          continue
        }
        const text = texts(element).find(
          ({ parentNode }) => !parentNode.closest('i, svg, md-icon, [class*=icon], [aria-hidden=true]'),
        )
        if (text && !text.nodeValue.trimEnd().endsWith(more.trim())) text.nodeValue = text.nodeValue.trimEnd() + more
        if (!text && once(element)) element.append(html(`<span>${more}</span>`))
      }
    },
    args: { says: { en: ' (business accounts only)', de: ' (nur für Firmenkonten)' } },
    expect: ({ step }) => material([step], ['renamed'], STUCK),
  },
  // The words are still there, but nothing to press any more.
  'becomes-text': {
    at: 'step',
    rebuilds: true,
    page: ({ css }, { all }) => {
      for (const element of all(css)) {
        if (element.dataset.text) continue
        const text = document.createElement('span')
        text.className = element.className
        text.style.cursor = 'default'
        text.dataset.text = 'yes'
        text.append(...(element.nodeName === 'INPUT' ? [element.value] : element.childNodes))
        text.addEventListener('click', (event) => event.stopImmediatePropagation(), true)
        element.replaceWith(text)
      }
    },
    expect: ({ step }) => material([step], ['unusable', 'gone', 'renamed'], STUCK),
  },
  // A field, and the button that sends, come after "Next".
  'form-in-two-steps': {
    at: 'field',
    needs: 'submit',
    page: ({ css, label, submit, says }, { first, style, html }) => {
      const place = first(submit)
      if (document.readyState === 'loading' || document.documentElement.dataset.next) return
      if (!first(css) || !place || document.getElementById('next-of-tonight')) return
      const words = says[document.documentElement.lang.startsWith('de') ? 'de' : 'en']
      const next = html(`<button id="next-of-tonight" type="button">${words}</button>`)
      next.className = place.className
      place.before(next)
      style(`${[css, label, submit].filter(Boolean).join(', ')} { display: none !important }
        #next-of-tonight { display: inline-block !important }`)
      next.onclick = () => {
        document.documentElement.dataset.next = 'yes'
        document.getElementById('style-of-tonight').remove()
        next.remove()
      }
    },
    args: { says: { en: 'Next', de: 'Weiter' } },
    expect: () =>
      material(
        ['arrival'],
        ['field removed', 'submit gone', 'submit renamed', 'hidden', 'other form', 'item added'],
        STUCK,
      ),
  },
  // Nothing of the form is shown before another question is answered.
  'question-first': {
    at: 'form',
    page: ({ css, field, submit, says }, { first, style, html }) => {
      const form = first(css)
      if (document.readyState === 'loading' || document.documentElement.dataset.answered || !form) return
      if ((field && !first(field)) || (submit && !first(submit)) || document.getElementById('question-of-tonight'))
        return
      const [ask, one, other] = says[document.documentElement.lang.startsWith('de') ? 'de' : 'en']
      const question = html(
        `<fieldset id="question-of-tonight" style="padding:8px"><legend>${ask}</legend><label><input type="radio" name="whose"> ${one}</label> <label><input type="radio" name="whose"> ${other}</label></fieldset>`,
      )
      form.prepend(question)
      // Links stay: where the form's selector fits on the way, too, readers get on as before.
      style(
        `:is(${css}) :is(input, select, textarea, button, label):not(#question-of-tonight *) { display: none !important } ${submit ? `:is(${submit}) { display: none !important }` : ''}`,
      )
      question.onchange = () => {
        document.documentElement.dataset.answered = 'yes'
        document.getElementById('style-of-tonight').remove()
        question.remove()
      }
    },
    args: {
      says: {
        en: ['For whom do you ask?', 'For myself', 'For somebody else'],
        de: ['Für wen fragen Sie?', 'Für mich', 'Für jemand anderen'],
      },
    },
    expect: () =>
      material(
        ['arrival'],
        [
          'field added',
          'field removed',
          'submit gone',
          'hidden',
          'other form',
          'item added',
          'text changed',
          'heading changed',
        ],
        STUCK,
      ),
  },
  // A file that not every reader has, and that none can do without.
  'upload-demanded': {
    at: 'field',
    page: ({ css, says }, { first, html }) => {
      const field = first(css)
      if (!field || document.getElementById('upload-of-tonight')) return
      const words = says[document.documentElement.lang.startsWith('de') ? 'de' : 'en']
      const added = html(
        `<div id="upload-of-tonight" style="padding:4px"><label for="file-of-tonight">${words}</label> <input id="file-of-tonight" name="identity" type="file" required></div>`,
      )
      const place = field.closest('.form-group, .row, .item, p, tr, li') ?? field
      if (place.nodeName === 'TR' || place.nodeName === 'LI') field.parentNode.append(added)
      else place.after(added)
    },
    args: { says: { en: 'Copy of your identity card', de: 'Kopie Ihres Ausweises' } },
    expect: () => material(['arrival'], ['field added']),
  },
  // What was typed is chosen now; what was chosen or ticked is typed.
  'field-of-another-kind': {
    at: 'field',
    rebuilds: true,
    page: ({ css, says }, { first, html }) => {
      const field = first(css)
      if (!field || field.dataset.kind || document.readyState === 'loading') return
      const options = says[document.documentElement.lang.startsWith('de') ? 'de' : 'en']
      const other = /^(select|checkbox|radio)/.test(field.type)
        ? html('<input type="text">')
        : html(`<select>${options.map((option) => `<option>${option}</option>`).join('')}</select>`)
      for (const name of ['id', 'name', 'class', 'aria-label', 'aria-labelledby', 'title'])
        if (field.hasAttribute(name)) other.setAttribute(name, field.getAttribute(name))
      if (field.placeholder && !other.hasAttribute('aria-label')) other.setAttribute('aria-label', field.placeholder)
      other.dataset.kind = 'other'
      other.style.setProperty('padding', '4px', 'important')
      field.replaceWith(other)
    },
    args: { says: { en: ['Please choose', 'Private', 'Business'], de: ['Bitte wählen', 'Privat', 'Geschäftlich'] } },
    expect: () =>
      material(['arrival'], ['renamed', 'field removed', 'field added', 'field renamed', 'other form'], STUCK),
  },
  'field-locked': {
    at: 'field',
    page: ({ css }, { all }) => {
      for (const element of all(css)) {
        element.readOnly = true
        element.disabled = true
      }
    },
    expect: () => material(['arrival'], ['unusable', 'state changed', 'field removed'], STUCK),
  },
  // All is there, but a notice says that it is in vain.
  'no-longer-processed': {
    at: 'form',
    page: ({ css, field, submit, says }, { first, html }) => {
      if (document.readyState === 'loading' || document.getElementById('notice-of-tonight') || !first(css)) return
      if ((field && !first(field)) || (submit && !first(submit))) return
      const words = says[document.documentElement.lang.startsWith('de') ? 'de' : 'en']
      first(css).prepend(
        html(
          `<p id="notice-of-tonight" style="padding:8px;border:1px solid #b58900;background:#fff6d8;color:#222">${words}</p>`,
        ),
      )
    },
    args: {
      says: {
        en: 'Since 1 March this form is no longer processed. Please write a letter to us instead.',
        de: 'Seit 1. März wird dieses Formular nicht mehr bearbeitet. Bitte schreiben Sie uns stattdessen einen Brief.',
      },
    },
    expect: () => material(['arrival'], ['text changed', 'item added', 'heading changed', 'other form', 'unusable']),
  },
  // One word, and the last day is the first one.
  'sentence-negated': {
    at: 'form',
    page: (_, { first, texts }) => {
      const sentence = first('#date-of-tonight')
      for (const text of sentence ? texts(sentence) : [])
        if (text.nodeValue.includes('You can object'))
          text.nodeValue = text.nodeValue.replace('You can object', 'You cannot object')
    },
    expect: () => material(['arrival'], ['text changed', 'date changed', 'opposite']),
  },
  // A tick says no where it said yes.
  'box-reversed': {
    at: 'tick',
    page: ({ css, says }, { first, texts, html }) => {
      const box = first(css)
      if (!box || document.readyState === 'loading') return
      const [before, after] = says[document.documentElement.lang.startsWith('de') ? 'de' : 'en']
      const control = box.nodeName === 'INPUT' ? box : (box.control ?? box.querySelector('input'))
      const labels = [box, ...(control?.labels ?? []), box.closest('label'), ...(box.parentNode.labels ?? [])]
      const text = labels.filter(Boolean).flatMap((label) => texts(label))[0]
      if (text && !text.nodeValue.includes(before)) text.nodeValue = `${before}${text.nodeValue.trimStart()}`
      if (!text && !document.getElementById('reversed-of-tonight'))
        (control?.labels?.[0] ?? box).after(html(`<span id="reversed-of-tonight"> ${after}</span>`))
    },
    args: { says: { en: ['Do not: ', '(tick to refuse)'], de: ['Nicht: ', '(ankreuzen, um abzulehnen)'] } },
    expect: () => material(['arrival'], ['opposite', 'field renamed', 'renamed', 'text changed', 'item added'], STUCK),
  },
  // Nothing is sent any more: the form is to be printed.
  'submit-by-post': {
    at: 'submit',
    page: ({ css, form, field, says }, { first, style, html }) => {
      if (document.readyState === 'loading' || document.getElementById('post-of-tonight') || !first(css)) return
      if ((form && !first(form)) || (field && !first(field))) return
      const words = says[document.documentElement.lang.startsWith('de') ? 'de' : 'en']
      first(css).after(html(`<p id="post-of-tonight">${words}</p>`))
      style(`:is(${css}) { display: none !important }`)
    },
    args: {
      says: {
        en: 'Please print this page, sign it and send it to us by post.',
        de: 'Bitte drucken Sie diese Seite aus, unterschreiben Sie sie und schicken Sie sie uns per Post.',
      },
    },
    expect: () => material(['arrival'], ['submit gone', 'hidden', 'unusable', 'text changed', 'item added'], STUCK),
  },
}
