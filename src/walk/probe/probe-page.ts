/** What a page says of itself and offers. Read in the page, judged outside. */
export type SaidByPage = {
  /** Its title, and its first headings of the first level. */
  readonly loud: readonly string[]
  /** Further headings, alerts and dialogs. */
  readonly quiet: readonly string[]
  /** What there is to read, cut. */
  readonly text: string
  /** Letters of all there is to read. */
  readonly letters: number
  /** `lang` of the document, lower case; empty when it has none. */
  readonly language: string
  /** Names of links and buttons; `isOnTop` for those in a header or menu, or at the upper edge, and in no form. */
  readonly controls: readonly { readonly name: string; readonly isOnTop: boolean }[]
  /** A field for a code that was sent to the member. */
  readonly asksForCode: boolean
}

/** Runs in the page; open shadow roots count, too. */
export function readSaid(): SaidByPage {
  const seen = (element: Element) => element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })
  const all = (root: Document | ShadowRoot, selector: string): Element[] => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? all(shadowRoot, selector) : [])),
  ]
  const text = (element: Element) => ((element as HTMLElement).innerText ?? '').replace(/\s+/g, ' ').trim()
  const texts = (selector: string, most: number) =>
    all(document, selector)
      .filter(seen)
      .slice(0, most)
      .map((element) => text(element).slice(0, 300))
  const whole = document.body ? text(document.body) : ''
  const parts = all(document, '*').flatMap(({ shadowRoot }) =>
    shadowRoot ? [...shadowRoot.children].filter((child) => !/^(STYLE|SCRIPT)$/.test(child.tagName)).map(text) : [],
  )
  const read = [whole, ...parts].join(' ')
  const controls = all(document, 'a, button, [role=button], [role=link], [role=menuitem], input[type=submit]')
    .filter(seen)
    .slice(0, 400)
    .map((element) => {
      const name = element.getAttribute('aria-label') || text(element) || (element as HTMLInputElement).value || ''
      const isOnTop =
        element.closest('form, footer, [role=contentinfo]') === null &&
        (element.closest('header, nav, [role=banner], [role=navigation]') !== null ||
          element.getBoundingClientRect().top + window.scrollY < 120)
      return { name: String(name).slice(0, 100), isOnTop }
    })
  const isCode = (field: Element) => {
    const { autocomplete, inputMode, maxLength, name, id } = field as HTMLInputElement
    const isShort = maxLength > 0 && maxLength <= 10
    return (
      autocomplete === 'one-time-code' ||
      (inputMode === 'numeric' && (isShort || /code|otp|pin|token/i.test(`${name} ${id}`))) ||
      /(^|[_-])(?:otp|totp|2fa|mfa|one.?time.?code|verification.?code)/i.test(`${name} ${id}`)
    )
  }
  return {
    loud: [document.title, ...texts('h1, [role=heading][aria-level="1"]', 3)],
    quiet: texts('h2, h3, legend, [role=heading], [role=alert], [role=alertdialog], [role=dialog], dialog', 20),
    text: read.slice(0, 20_000),
    letters: read.length,
    language: document.documentElement.lang.toLowerCase(),
    controls,
    asksForCode: all(document, 'input').filter(seen).some(isCode),
  }
}
