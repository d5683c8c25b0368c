import type { Page } from 'playwright'

/** What is known of a form that asks for a password, or for a name to log in with. Read in the page, judged outside. */
export type AskingForm = {
  /** Password fields that are seen. */
  readonly passwords: number
  /** Some field wants a new password, an old one beside it, or the same once more. */
  readonly changesPassword: boolean
  /** `autocomplete` says that the password, or the name, is the one to log in with. */
  readonly saysCurrent: boolean
  /** There is a field for a name or an e-mail address. */
  readonly asksName: boolean
  /** Further fields to be filled in. */
  readonly others: number
  /** What the buttons say, first the one that sends. */
  readonly buttons: readonly string[]
  /** Headings in or around the form, and the title of the page. */
  readonly headings: readonly string[]
  /** Links and boxes beside it: "Forgot password?", "Stay signed in". */
  readonly beside: string
  /** It stands in the header, the footer, a menu or beside the content. */
  readonly isAside: boolean
  /** Letters of text on the page that are not in the form. */
  readonly otherText: number
}

const LOG_IN =
  /(?<!\p{L})(?:log ?[io]n(?: to| with)?|sign ?[io]n|log me in|anmelden|anmeldung|einloggen|login|melde? dich an|se connecter|connexion|connectez-vous|s'identifier|identification|accedi|accesso|iniciar sesión|inicia sesión|acceder|entrar|iniciar sessão|inloggen|aanmelden|zaloguj(?: się)?|logowanie|logga in|log ind|logg inn|kirjaudu)(?!\p{L})/iu
const GO_ON =
  /^(?:continue|next|go|enter|ok|weiter|continuer|suivant|continua|avanti|siguiente|continuar|volgende|dalej)$/iu
/** What a form that is no log-in does with a password: a button that says so says what the form is for. */
const ELSE =
  /(?<!\p{L})(?:delete|remove|close|deactivate|change|save|update|confirm|create|register|sign ?up|join|reset|set|löschen|schließen|deaktivieren|ändern|speichern|aktualisieren|bestätigen|erstellen|registrieren|zurücksetzen|supprimer|fermer|modifier|changer|enregistrer|confirmer|créer|s'inscrire|elimina|chiudi|cambia|modifica|salva|conferma|crea|registrati|iscriviti|eliminar|cambiar|guardar|confirmar|crear|registrarse)(?!\p{L})/iu
const FORGOTTEN =
  /forg[oe]t|passwort vergessen|kennwort vergessen|mot de passe oublié|password dimenticata|olvid(?:ado|aste)|esquec|vergeten|nie pamiętasz|remember me|stay signed|keep me|angemeldet bleiben|se souvenir|rester connecté|resta connesso|recordarme/iu
const ADDRESS =
  /(?:^|[^a-z])(?:log-?in|sign-?in|sso|oauth2?|authenticate|anmeld\w*|connexion|accedi|session\/new)(?:[^a-z]|$)/iu

/** From this sum on a form is a log-in; a plain one reaches 6 and more. */
const ENOUGH = 4

/**
 * How much speaks for a form being there to log in, rather than to change a password or to confirm something with it.
 *
 * @param url the page's address.
 * @param wasSentHere a redirect led here from another address.
 */
export function scoreLogIn(form: AskingForm, url: string, wasSentHere: boolean): number {
  const [sends = ''] = form.buttons
  const says = (pattern: RegExp, texts: readonly string[]) => texts.some((text) => pattern.test(text))
  const logsIn = says(LOG_IN, form.buttons)
  const points: readonly (readonly [boolean, number])[] = [
    [form.passwords === 1, 2],
    [form.passwords > 1, -4],
    [form.changesPassword, -4],
    [form.passwords === 0 && !(form.saysCurrent && form.asksName), -4],
    [form.saysCurrent, 1],
    [form.asksName, 1],
    [logsIn, 2],
    [!logsIn && GO_ON.test(sends.trim()), 0.5],
    [!logsIn && says(ELSE, form.buttons), -4],
    [says(LOG_IN, form.headings), 2],
    [FORGOTTEN.test(form.beside), 1],
    [form.others > 1, -2],
    [form.isAside, -4],
    [form.otherText > 3000, -2],
    [ADDRESS.test(new URL(url, 'http://nowhere').pathname), 1],
    [wasSentHere, 1],
  ]
  return points.reduce((sum, [holds, weight]) => sum + (holds ? weight : 0), 0)
}

/** True for the name of a control that leads to a log-in: "Log in", "Sign in to Example"; not for "Log-in history". */
export function saysLogIn(name: string): boolean {
  const trimmed = name.trim()
  const [found] = LOG_IN.exec(trimmed) ?? []
  return (
    found !== undefined &&
    trimmed.startsWith(found) &&
    /^(?:$|\s*[/|&]|\s+(?:to|or|with|oder|bei|mit|ou|à|avec|o|con|a)\s)/u.test(trimmed.slice(found.length))
  )
}

/** True when the page asks to log in where something else was expected. */
export async function asksToLogIn(page: Page, wasSentHere: boolean): Promise<boolean> {
  const forms = await page.evaluate(readAskingForms).catch(() => [])
  return forms.some((form) => scoreLogIn(form, page.url(), wasSentHere) >= ENOUGH)
}

/** Runs in the page: every form with a password field, and every form that asks for a name to log in with. */
export function readAskingForms(): AskingForm[] {
  const seen = (element: Element) => element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })
  const all = (root: Document | ShadowRoot, selector: string): Element[] => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? all(shadowRoot, selector) : [])),
  ]
  const text = (element: Element) => ((element as HTMLElement).innerText ?? '').replace(/\s+/g, ' ').trim()
  const BUTTONS = 'button, input[type=submit], input[type=image], [role=button]'
  const around = (field: Element): Element => {
    const form = field.closest('form')
    if (form) return form
    // Pages drawn by script have no form: the nearest thing around that has a button.
    let group = field.parentElement
    while (group?.parentElement && group.querySelector(BUTTONS) === null) group = group.parentElement
    return group ?? document.body
  }
  const asking = all(document, 'input[type=password], input[autocomplete~=username]').filter(seen)
  return [...new Set(asking.map(around))].slice(0, 20).map((form) => {
    const inputs = [...form.querySelectorAll<HTMLInputElement>('input, textarea, select')].filter(seen)
    const passwords = inputs.filter(({ type }) => type === 'password')
    const described = (input: HTMLInputElement) =>
      `${input.autocomplete} ${input.name} ${input.id} ${input.placeholder} ${input.ariaLabel ?? ''} ${[...(input.labels ?? [])].map(text).join(' ')}`
    const isName = (input: HTMLInputElement) =>
      /^(?:text|email|tel)$/.test(input.type) &&
      /user|name|mail|login|account|benutzer|konto|identifiant|utente|usuario|phone|telefon/i.test(described(input))
    const names = inputs.filter(isName)
    const fillable = inputs.filter(({ type }) => !/^(?:submit|button|image|checkbox|radio|hidden|reset)$/.test(type))
    const buttons = [...form.querySelectorAll<HTMLElement>(BUTTONS)].filter(seen)
    const isSending = (button: Element) => /^submit$/.test((button as HTMLButtonElement).type ?? '')
    const labels = [...buttons.filter(isSending), ...buttons.filter((button) => !isSending(button))].map(
      (button) => button.getAttribute('aria-label') ?? ((button as HTMLInputElement).value || text(button)),
    )
    const section = form.closest('main, [role=main], dialog, [role=dialog], section, article') ?? form.parentElement
    const headings = [...(section ?? form).querySelectorAll('h1, h2, h3, legend, [role=heading]')].filter(seen)
    const aside =
      'header, footer, nav, aside, [role=banner], [role=navigation], [role=contentinfo], [role=complementary]'
    return {
      passwords: passwords.length,
      changesPassword: passwords.some((input) =>
        /new|old|confirm|repeat|again|retype|verify|neu|alt(?:es)?\b|wiederhol|bestätig|nouveau|ancien|répét|nuova|vecchia|ripeti|nueva|antigua|repetir/i.test(
          described(input).replace(/\bname\b/i, ''),
        ),
      ),
      saysCurrent: inputs.some(({ autocomplete }) => /current-password|username/.test(autocomplete)),
      asksName: names.length > 0,
      others: fillable.length - passwords.length - names.length,
      buttons: labels.slice(0, 10),
      headings: [...headings.slice(0, 5).map(text), document.title],
      beside: text(form).slice(0, 2000),
      isAside: form.closest(aside) !== null,
      otherText: Math.max(0, text(document.body).length - text(form).length),
    }
  })
}
