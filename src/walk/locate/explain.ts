import type { Locator, Page } from 'playwright'
import type { Target } from '../../flow/schema.js'
import type { Screen } from '../../screen/screen.js'
import { flatten, type Item, isBesideContent, textOf } from '../../screen/tree.js'
import { languageOf, tagsOf, textFor, textsFor } from '../../text/local.js'
import { namePattern } from '../../text/normalise.js'
import { targetLocator } from '../elements/find.js'
import { type Framed, rootOf } from '../elements/frames.js'
import { asksToLogIn } from '../obstacles/log-in-form.js'
import { type ObstacleFound, obstacleOf, type Stuck } from '../obstacles/obstacles.js'
import { isAboutInBetween } from '../obstacles/strange-dialog.js'
import { framedOf, type Walker } from '../walker.js'

/**
 * Explains why the expected thing is not there; `undefined` when the page gives no reason.
 *
 * @param step whose approved screen tells what is no obstacle there; null where the guide expects one.
 */
export async function explain(walker: Walker, step: string | null): Promise<ObstacleFound | undefined> {
  const { page, task } = walker
  const { status, failure, redirects } = walker.navigation()
  // A form or page that was stopped left the browser's own error page: what to do about it is said elsewhere.
  if (failure && /ERR_BLOCKED_BY_CLIENT/.test(failure.error) && walker.guard.stopped().length > 0) return undefined
  // The browser's own error page is not the site's text.
  const none = { text: '', isEmpty: false, asksToLogIn: false, mark: null, hasFields: false }
  const tree = failure ? [] : ((await page.ariaSnapshotJSON()) as Screen['tree'])
  const seen = failure
    ? none
    : {
        text: textOf(tree),
        hasFields: flatten(tree).some(isField),
        isEmpty: await cameEmpty(walker),
        asksToLogIn:
          !askedToLogIn(walker, step) &&
          !(await showsSubmit(walker)) &&
          !(hasGivenLogin(walker, step) && (await isAskedOver(page))) &&
          (await asksToLogIn(page, redirects.length > 0)),
        mark: await markOf(walker),
      }
  const { locale, account } = task
  const isMember = account !== 'logged-out'
  return obstacleOf(task.flow, { url: page.url(), status, failure, locale, isMember, ...seen })
}

/** A field to fill in, or to choose from, that is no search and stands in the content of the page. */
function isField({ role, within }: Item): boolean {
  return (
    /^(?:textbox|combobox|listbox|radio|checkbox|spinbutton)$/.test(role) &&
    !within.some((one) => one.role === 'search' || isBesideContent(one.role))
  )
}

/** Whether a guide has its reader log in before a step. */
function hasGivenLogin({ task }: Walker, step: string | null): boolean {
  const at = task.steps.findIndex(({ id }) => id === step)
  return task.steps.slice(0, at < 0 ? undefined : at).some(({ fill }) => fill?.secret !== undefined)
}

/** Whether a dialog lies over the page and asks something: who has just logged in is to answer it, not to log in. */
async function isAskedOver(page: Page): Promise<boolean> {
  const asked = page.locator('dialog:modal, [role=dialog][aria-modal=true], [role=alertdialog][aria-modal=true]')
  const asking = asked.filter({
    visible: true,
    has: page.getByRole('button'),
    hasNot: page.locator('input[type=password]'),
  })
  const texts = await asking.allInnerTexts().catch(() => [])
  return texts.some((text) => !isAboutInBetween(text))
}

/** Whether a guide is still to log in, or a form to log in stood on this page when it was approved, too. */
function askedToLogIn({ page, task }: Walker, step: string | null): boolean {
  const at = task.steps.findIndex(({ id }) => id === step)
  if (at >= 0 && task.steps.slice(at).some(({ fill }) => fill?.secret !== undefined)) return true
  const bare = (url: string) => url.replace(/[?#].*$/, '')
  const approved = step === null ? [] : task.approved(step)
  return approved.some(
    ({ forms, url }) => bare(url) === bare(page.url()) && forms.some(({ purpose }) => purpose === 'log-in'),
  )
}

/** Whether the control that ends the guide is there: a guide may be about logging in. */
async function showsSubmit({ page, task }: Walker): Promise<boolean> {
  const names = textsFor(task.flow.destination.submit, task.locale)
  if (names.length === 0) return false
  return page
    .getByRole('button', { name: namePattern(names) })
    .filter({ visible: true })
    .first()
    .isVisible()
}

/** Whether what only members see is there; `null` when the settings name nothing, or nobody is signed in. */
async function markOf(walker: Walker): Promise<Stuck['mark']> {
  const { mark, locale, account } = walker.task
  const name = textFor(mark?.name, locale)
  if (!mark || name === undefined || account === 'logged-out') return null
  const framed = framedOf(walker)
  if (await isMarkThere(framed, mark)) return { name, isThere: true, elsewhere: null }
  return { name, isThere: false, elsewhere: await languageOfMark(framed, mark) }
}

/** The elements of a mark, under the name that it has in the language of where it is looked for. */
export async function markLocator(framed: Framed, mark: Target): Promise<Locator | undefined> {
  const root = await rootOf(framed, mark.frame)
  return root && targetLocator(root, mark, framed.locale)
}

/** Whether a mark is there. */
export async function isMarkThere(framed: Framed, mark: Target): Promise<boolean> {
  const elements = await markLocator(framed, mark)
  return elements !== undefined && (await elements.filter({ visible: true }).first().isVisible())
}

/** The other language under whose name a mark is there; `null` when it is there under none. */
export async function languageOfMark(framed: Framed, mark: Target): Promise<string | null> {
  const { name } = mark
  const tags = tagsOf(name)
  for (const locale of tags)
    if (languageOf(locale) !== languageOf(framed.locale) && (await isMarkThere({ ...framed, locale }, mark)))
      return locale
  return null
}

/**
 * Whether there is anything to be seen on a page.
 *
 * @returns `blank` when nothing is shown, `bare` when nothing came, either.
 */
export async function emptiness(page: Page): Promise<'bare' | 'blank' | null> {
  return page
    .evaluate(() => {
      const { head, body } = document
      if (!body || head.childElementCount + body.childNodes.length === 0) return 'bare'
      const shows = 'img, svg, canvas, video, iframe, input, button, select, textarea, object, embed'
      return body.innerText.trim() === '' && body.querySelector(shows) === null ? 'blank' : null
    })
    .catch(() => null)
}

/** A blank page that came whole is what readers get; one that could not ask for its content is not one that did not come. */
async function cameEmpty({ page, guard, navigation }: Walker): Promise<boolean> {
  if (guard.stopped().length > 0) return false
  const { faults, unfinished } = navigation()
  const empty = await emptiness(page)
  return empty === 'bare' || (empty === 'blank' && faults.length + unfinished.length > 0)
}
