import type { PortalNight } from './sites/portal.js'

/** Replaces a text on one page of the portal. A text that is not there is a mistake of the case. */
export function replace(path: string, from: string, to: string): PortalNight {
  return {
    edit: (html, asked) => {
      if (asked !== path) return html
      if (!html.includes(from)) throw new Error(`the page ${path} does not contain ${from}`)
      return html.replaceAll(from, to)
    },
  }
}

/** Replaces a text on every page of the portal. */
export function everywhere(from: string, to: string): PortalNight {
  return { edit: (html) => html.replaceAll(from, to) }
}

/** Puts HTML right after `<body>` of every page. */
export function onTop(html: string): PortalNight {
  return everywhere('<body>', `<body>${html}`)
}

/** Adds a style sheet to every page. */
export function style(css: string): PortalNight {
  return everywhere('</style>', `${css}</style>`)
}

/** Answers one path with a page of its own, or with a status. */
export function instead(path: string, body: string, status = 200): PortalNight {
  return {
    answer: (asked, response) => {
      if (asked !== path) return false
      response.statusCode = status
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>City portal</title></head><body>${body}</body></html>`,
      )
      return true
    },
  }
}

/** Sends one path elsewhere. */
export function redirect(path: string, to: string): PortalNight {
  return {
    answer: (asked, response) => {
      if (asked !== path) return false
      response.statusCode = 302
      response.setHeader('location', to)
      response.end()
      return true
    },
  }
}
