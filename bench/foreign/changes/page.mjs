/**
 * Source text that runs a change in a page: at once, and after whatever the page's own scripts do to the document, so that what
 * they draw anew is changed as well.
 *
 * @param change function of `(args, tools)`, self-contained: only its source text reaches the page. It is called again and
 *   again; `tools.once(element)` is true the first time.
 */
export function pageScript(change, args) {
  return `(${inPage})(${change}, ${JSON.stringify(args)})`
}

function inPage(change, args) {
  const seen = new WeakSet()
  const tools = {
    all: (css) => (css ? [...document.querySelectorAll(css)] : []),
    /** The first match that has a box, else the first. */
    first: (css) => {
      const all = tools.all(css)
      return all.find((element) => element.getClientRects().length > 0) ?? all[0]
    },
    once: (element) => !seen.has(element) && Boolean(seen.add(element)),
    /** Text nodes that show something, longest first. */
    texts: (element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const found = []
      while (walker.nextNode())
        if (walker.currentNode.nodeValue.trim() && !/^(SCRIPT|STYLE)$/.test(walker.currentNode.parentNode.nodeName))
          found.push(walker.currentNode)
      return found.sort((a, b) => b.nodeValue.trim().length - a.nodeValue.trim().length)
    },
    /** Gives it another label, again when the page's own scripts have given it back its own. */
    relabel: (element, label) => {
      for (const name of ['aria-label', 'title']) if (element.hasAttribute(name)) element.setAttribute(name, label)
      if (/^(submit|button|reset)$/.test(element.type ?? '') && element.nodeName === 'INPUT') element.value = label
      const [text, ...rest] = tools.texts(element)
      if (text && text.nodeValue !== label) text.nodeValue = label
      for (const other of rest) other.nodeValue = ''
    },
    html: (source) => {
      const template = document.createElement('template')
      template.innerHTML = source
      return template.content.firstElementChild
    },
    style: (css) => {
      if (document.getElementById('style-of-tonight') || !document.head) return
      const style = document.createElement('style')
      style.id = 'style-of-tonight'
      style.textContent = css
      document.head.append(style)
    },
    header: () =>
      tools.first('header, nav, [role=banner], [role=navigation], #header') ??
      document.body?.firstElementChild ??
      undefined,
    footer: () => document.body,
  }
  let busy = false
  const run = () => {
    if (busy || !document.body) return
    busy = true
    try {
      change(args, tools)
    } finally {
      observer.takeRecords()
      busy = false
    }
  }
  const observer = new MutationObserver(run)
  observer.observe(document, { childList: true, subtree: true, characterData: true })
  for (const event of ['DOMContentLoaded', 'load']) addEventListener(event, run)
}
