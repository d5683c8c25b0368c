import { planWalks } from '../engine/plan.js'
import { flowOf } from '../flow/load.js'
import { FIELD_ROLES } from '../flow/roles.js'
import type { Flow } from '../flow/schema.js'
import type { Screen } from '../screen/screen.js'
import { CLICKABLE, flatten } from '../screen/tree.js'
import type { Settings } from '../settings/settings.js'
import { sameText } from '../text/normalise.js'
import { type Tried, tryWalks } from '../try/walk.js'
import { type Answers, flowText, type Looked, unseen } from './flow-text.js'

/** What came of looking at the pages of a guide. */
export type Look = {
  readonly looked: Looked
  /** Why nothing, or not all, could be seen; `null` when all was. */
  readonly failure: string | null
}

/** So many hosts in a row lead to one another. */
const MOST_HOSTS = 3
/** More fields than these say no more about which page it is. */
const MOST_FIELDS = 12

/**
 * Opens the link of a guide, and the page that it begins at, once each: what is there becomes the first flow. As in every
 * walk, nothing is sent or accepted.
 *
 * @param settings whose `state` the pictures go to.
 */
export async function lookAt(settings: Settings, answers: Answers): Promise<Look> {
  const end = await lookOnce(settings, answers, answers.url)
  if (!end.screen) return { looked: unseen(answers), failure: end.failure }
  const locale = localeOf(end.screen.language)
  const seen = { ...destinationOf(end.screen), locale, hosts: end.hosts, asked: end.asked, roles: {} }
  if (answers.clicks.length === 0) return { looked: seen, failure: null }
  const start = await lookOnce(settings, answers, answers.from)
  const hosts = [...new Set([...end.hosts, ...start.hosts])]
  const asked = [...new Set([...end.asked, ...start.asked])].filter((host) => !hosts.includes(host))
  const roles = start.screen ? rolesOf(start.screen, answers.clicks) : {}
  return { looked: { ...seen, hosts, asked, roles }, failure: start.failure }
}

type LookedOnce = {
  readonly screen: Screen | undefined
  readonly hosts: readonly string[]
  readonly asked: readonly string[]
  readonly failure: string | null
}

async function lookOnce(settings: Settings, answers: Answers, url: string): Promise<LookedOnce> {
  let hosts: readonly string[] = []
  for (;;) {
    const tried = await walkTo(settings, { ...answers, url, clicks: [] }, hosts)
    const refused = hostsRefused(tried)
    const { outcome, screens } = tried.record
    const more = refused.filter((host) => !hosts.includes(host))
    // A redirect leads to another host; what a page only asks for beside does not keep it from being there.
    const isAway = outcome.kind === 'stopped' && outcome.reason === 'left-hosts'
    if (isAway && more.length > 0 && hosts.length < MOST_HOSTS) {
      hosts = [...hosts, ...more]
      continue
    }
    const screen = outcome.kind === 'arrived' ? screens.at(-1) : undefined
    const failure = screen ? failureOn(screen) : reasonOf(tried)
    return { screen: failure === null ? screen : undefined, hosts, asked: refused, failure }
  }
}

async function walkTo(settings: Settings, answers: Answers, hosts: readonly string[]): Promise<Tried> {
  const looked = { ...unseen(answers), hosts }
  const file = `${settings.flows}/look.yaml`
  const { flow, problems } = flowOf(
    file,
    flowText(answers, looked, () => ''),
    { accounts: [], devices: ['desktop'] },
  )
  if (!flow) throw new Error(problems.map(({ message }) => message).join(' '))
  const quiet = { starts: () => {}, steps: { begins: async () => {}, done: async () => {} }, ended: async () => {} }
  const options = { release: null, look: { headed: false, slowMs: 0 }, walkSeconds: settings.timeouts.walk }
  const [tried] = await tryWalks(settings, anyPage(flow), planWalks([flow], {}), options, quiet)
  if (!tried) throw new Error('a flow has a walk')
  return tried
}

/** Whatever page comes is the one that is looked for. */
function anyPage(flow: Flow): Flow {
  return { ...flow, destination: { fields: [], sentences: [] } }
}

function hostsRefused({ record }: Tried): readonly string[] {
  return [...new Set(record.notes.flatMap((note) => (note.kind === 'host-refused' ? [note.host] : [])))]
}

function reasonOf({ record: { outcome } }: Tried): string {
  if (outcome.kind === 'error') return outcome.message
  return outcome.kind === 'obstacle' ? outcome.obstacle : outcome.kind === 'stopped' ? outcome.reason : ''
}

/** Why a page that came is not the one that the guide means. */
function failureOn({ status, forms }: Screen): string | null {
  if (status !== null && status >= 400) return `status ${status}`
  const logsIn = forms.some(({ purpose, place }) => purpose === 'log-in' && place === 'content')
  return logsIn ? 'it asks to log in; docs/sessions.md says how a test account does' : null
}

/** The tongue of a page as a locale to walk in. */
function localeOf(language: string): string {
  const [, tongue = 'en', region] = /^([a-z]{2,3})(?:[-_]([A-Za-z]{2}))?/.exec(language) ?? []
  const usual: Readonly<Record<string, string>> = { en: 'US', de: 'DE', fr: 'FR', it: 'IT' }
  const place = region?.toUpperCase() ?? usual[tongue]
  return place ? `${tongue}-${place}` : tongue
}

function destinationOf(screen: Screen): Pick<Looked, 'heading' | 'fields' | 'submit'> {
  const headings = flatten(screen.tree).filter(({ role, name }) => role === 'heading' && name)
  const main = headings.filter(({ landmark }) => /^main/.test(landmark))
  const level = (one: (typeof headings)[number]) => one.node?.level ?? 9
  const [first] = [...(main.length > 0 ? main : headings)].sort((a, b) => level(a) - level(b))
  const isContent = (form: number | null) => {
    const own = form === null ? undefined : screen.forms[form]
    return own?.place === 'content' && own.purpose === 'other'
  }
  const fields = screen.fields
    .filter(({ form, label }) => isContent(form) && label)
    .filter(({ label }, index, all) => all.findIndex((other) => other.label === label) === index)
    .slice(0, MOST_FIELDS)
    .map(({ label, role, required }) => ({ label, role, required }))
    .filter(({ role }) => FIELDS.has(role))
  const submits = screen.submits.filter(({ form, label }) => isContent(form) && label)
  const submit = fields.length > 0 && submits.length === 1 ? (submits[0]?.label ?? null) : null
  const heading = first?.name ?? (fields.length > 0 || submit ? null : screen.title || null)
  return { heading, fields, submit }
}

const FIELDS: ReadonlySet<string> = new Set(FIELD_ROLES)

/** The role of what is to be clicked, where it is on the page; of several things of one name the first. */
function rolesOf({ tree }: Screen, clicks: readonly string[]): Readonly<Record<string, string>> {
  const pressable = flatten(tree).filter(({ role }) => CLICKABLE.has(role))
  return Object.fromEntries(
    clicks.flatMap((click) => {
      const found = pressable.find(({ name }) => sameText(name, click))
      return found ? [[click, found.role] as const] : []
    }),
  )
}
