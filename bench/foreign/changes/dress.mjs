/**
 * What the approved pages of generated cases have beside their own: things that real pages have and that change for no reader's
 * sake. They are the same on every capture, so that nothing about them is learned.
 */
export const DRESS = {
  counter: 'Messages 3',
  date: '26 May 2027',
  changed: 'Last changed by A. Meyer on 3 March 2026, 5 minutes ago (14:05)',
}

/** Draws it; `form` is the selector of the destination's form, if it has one. */
export function dress({ counter, date, changed, form, dateMarkup }, { first, all, html }) {
  if (!document.getElementById('top-of-tonight'))
    document.body.prepend(
      html(`<div id="top-of-tonight" style="padding:2px 8px;font-size:14px"><span>${counter}</span></div>`),
    )
  // While a page is read, what is appended comes before the rest of it.
  if (document.readyState === 'loading') return
  if (form && all(form).length > 0 && !document.getElementById('date-of-tonight'))
    first(form).append(
      html(`<p id="date-of-tonight" style="clear:both">You can object until ${dateMarkup ?? date}.</p>`),
    )
  if (document.getElementById('foot-of-tonight')) return
  document.body.append(
    html(
      `<div id="foot-of-tonight" style="clear:both"><img src="/__foreign/image.svg" alt="" loading="lazy"><p>${changed}</p></div>`,
    ),
  )
}
