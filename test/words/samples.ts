import type { Fact, FindingKind, Subject, Value } from '../../src/compare/finding.js'
import { FINDING_KINDS } from '../../src/compare/finding.js'
import type { Note } from '../../src/screen/record.js'

/** Data of every kind, with marks for texts: ‹a› is to be found again in every language. */

type Data = Exclude<Value, string>
type Of<Union, Kind> = Extract<Union, { readonly kind: Kind }>
type One<Union extends { readonly kind: string }> = { readonly [Kind in Union['kind']]: Of<Union, Kind> }

/** A value of every kind; one that is missing does not compile. */
export const VALUES: One<Data> = {
  absent: { kind: 'absent', role: 'link', name: '‹a›' },
  vanished: { kind: 'vanished', role: 'link', name: '‹a›' },
  'led-astray': { kind: 'led-astray', name: '‹a›' },
  reversed: { kind: 'reversed', name: '‹a›' },
  'option-absent': { kind: 'option-absent', option: '‹a›', offered: ['‹b›', '‹c›'] },
  'no-focus': { kind: 'no-focus' },
  'no-date': { kind: 'no-date' },
  'read-only': { kind: 'read-only' },
  disabled: { kind: 'disabled' },
  covered: { kind: 'covered', by: '‹a›' },
  'out-of-view': { kind: 'out-of-view' },
  'never-still': { kind: 'never-still' },
  'asks-first': { kind: 'asks-first' },
  'opens-dialog': { kind: 'opens-dialog', dialog: '‹a›' },
  'would-send': { kind: 'would-send' },
  'secret-elsewhere': { kind: 'secret-elsewhere', allowed: ['‹a›', '‹b›'], origin: '‹c›' },
  'secret-no-field': { kind: 'secret-no-field' },
  'secret-sent-away': { kind: 'secret-sent-away', to: '‹a›', origin: '‹b›' },
  circle: { kind: 'circle', host: '‹a›' },
  'no-page': { kind: 'no-page' },
  'other-host': { kind: 'other-host', host: '‹a›' },
  network: { kind: 'network', host: '‹a›', error: null },
  'no-answer': { kind: 'no-answer', host: '‹a›' },
  status: { kind: 'status', status: 429 },
  empty: { kind: 'empty' },
  'says-gone': { kind: 'says-gone' },
  'too-long': { kind: 'too-long', seconds: 6000 },
  'no-session': { kind: 'no-session', account: '‹a›' },
  'known-address': { kind: 'known-address', id: '‹a›' },
  'known-text': { kind: 'known-text', id: '‹a›' },
  'asks-for-human': { kind: 'asks-for-human' },
  'asks-to-log-in': { kind: 'asks-to-log-in' },
  'mark-absent': { kind: 'mark-absent', name: '‹a›' },
  'offers-log-in': { kind: 'offers-log-in' },
  'asks-to-confirm': { kind: 'asks-to-confirm' },
  'says-suspended': { kind: 'says-suspended' },
  'says-objected': { kind: 'says-objected' },
  'says-too-many': { kind: 'says-too-many' },
  paused: { kind: 'paused', until: '2026-11-27T00:00:00.000Z' },
  'other-language': { kind: 'other-language', wanted: 'de', shown: 'en' },
  'dialog-no-refusal': { kind: 'dialog-no-refusal', dialog: '‹a›' },
  'dialog-none-known': { kind: 'dialog-none-known', dialog: '‹a›' },
  'dialog-not-refused': { kind: 'dialog-not-refused', dialog: '‹a›' },
  'dialog-not-closed': { kind: 'dialog-not-closed', dialog: '‹a›' },
  'dialog-stayed': { kind: 'dialog-stayed', dialog: '‹a›' },
  'needs-reads': { kind: 'needs-reads', lines: ['‹a›', '‹b›'] },
  'held-typed': { kind: 'held-typed', request: '‹a›' },
  'too-many-nodes': { kind: 'too-many-nodes', most: 30_000 },
  'nested-too-deep': { kind: 'nested-too-deep', most: 512 },
  'too-much-text': { kind: 'too-much-text', millions: 5 },
  'never-at-rest': { kind: 'never-at-rest' },
  'browser-gave-up': { kind: 'browser-gave-up' },
  'too-large': { kind: 'too-large' },
  'slow-to-look-at': { kind: 'slow-to-look-at' },
  'gets-in-the-way': { kind: 'gets-in-the-way' },
  told: { kind: 'told', text: '‹a›' },
  role: { kind: 'role', role: 'button' },
  state: { kind: 'state', state: 'checked', is: false },
  required: { kind: 'required', is: true },
  texts: { kind: 'texts', texts: ['‹a›', '‹b›'] },
  within: { kind: 'within', containers: [{ role: 'dialog', name: '‹a›' }] },
  outside: { kind: 'outside' },
  unseen: { kind: 'unseen' },
  language: { kind: 'language', language: 'pl' },
  renderer: { kind: 'renderer', browser: '‹a›', platform: '‹b›', fonts: '‹c›' },
  obstacle: { kind: 'obstacle', obstacle: 'checkpoint' },
}

export const SUBJECTS: One<Subject> = {
  control: { kind: 'control', role: 'checkbox', name: '‹s›' },
  field: { kind: 'field', label: '‹s›' },
  page: { kind: 'page' },
  'part-of-page': { kind: 'part-of-page' },
  'pushed-page': { kind: 'pushed-page', by: 3000 },
  claim: { kind: 'claim', says: '‹s›' },
  address: { kind: 'address', address: '‹s›' },
  obstacle: { kind: 'obstacle', obstacle: 'captcha' },
  told: { kind: 'told', en: '‹en›', de: '‹de›' },
}

const button = { kind: 'control', role: 'button', name: '‹s›' } as const
const values = (before: Value | null, after: Value | null) => ({ before, after })

/** What a finding of a kind is about and holds, where that is not a control and two texts. */
const OF_KIND: Partial<Record<FindingKind, Partial<Fact>>> = {
  'role-changed': values(VALUES.role, { kind: 'role', role: 'img' }),
  'item-moved': values(VALUES.within, VALUES.outside),
  'state-changed': values(VALUES.state, { kind: 'state', state: 'checked', is: true }),
  'language-changed': values({ kind: 'language', language: 'en' }, VALUES.language),
  'step-unusable': values(null, VALUES.covered),
  'link-dead': values(null, VALUES['says-gone']),
  'form-removed': values(VALUES.texts, null),
  'field-added': { subject: SUBJECTS.field, ...values(null, VALUES.required) },
  'submit-disabled': { subject: button },
  'submit-covered': { subject: button },
  'submit-confirms': { subject: button },
  'claim-contradicted': { subject: SUBJECTS.claim, ...values(null, VALUES.obstacle) },
  obstacle: { subject: SUBJECTS.obstacle, ...values(null, VALUES['asks-for-human']) },
  'appearance-only': values(null, VALUES.unseen),
  'renderer-changed': values(VALUES.renderer, { kind: 'renderer', browser: '‹d›', platform: '‹e›', fonts: '‹f›' }),
}

/** A fact of every kind. */
export const FACTS: readonly Fact[] = FINDING_KINDS.map((kind) => ({
  kind,
  subject: kind.startsWith('field-') ? SUBJECTS.field : SUBJECTS.control,
  before: '‹x›',
  after: '‹y›',
  count: 1,
  place: null,
  alsoAt: [],
  ...OF_KIND[kind],
}))

const at = { step: 'open', times: 3 }

/** A note of every kind. */
export const NOTES: One<Note> = {
  interruption: { ...at, kind: 'interruption', dialog: '‹a›', answer: 'refused', by: '‹b›' },
  dialog: { ...at, kind: 'dialog', type: '‹a›' },
  popup: { ...at, kind: 'popup' },
  download: { ...at, kind: 'download' },
  'host-refused': { ...at, kind: 'host-refused', host: '‹a›' },
  'post-aborted': { ...at, kind: 'post-aborted', host: '‹a›' },
  'several-targets': { ...at, kind: 'several-targets', name: '‹a›', count: 2000 },
  'loaded-again': { ...at, kind: 'loaded-again' },
  'request-stopped': { ...at, kind: 'request-stopped', request: '‹a›' },
  'typed-stopped': { ...at, kind: 'typed-stopped', host: '‹a›' },
  'read-allowed': { ...at, kind: 'read-allowed', request: '‹a›' },
  'session-not-kept': { step: 'x', times: 1, kind: 'session-not-kept', why: 'conflict' },
  told: { ...at, kind: 'told', text: '‹a›' },
}
