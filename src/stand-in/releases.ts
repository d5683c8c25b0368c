import { APPROVED, type Site } from './site.js'

/** One dated state of the imitated sites. */
export type Release = {
  readonly id: string
  /** The day the change was reported, ISO 8601. */
  readonly date: string
  readonly title: string
  /** Where the change is reported, or why it is included. */
  readonly source: string
  readonly patch: Partial<Site>
}

/**
 * History, replayed: each release is the approved state with one thing changed, so that a run shows what that one
 * change does. The last ones put several changes together, as a real night does.
 */
export const RELEASES: readonly Release[] = [
  {
    id: '2024-05-22-first-form',
    date: '2024-05-22',
    title: 'The form of 2024: country, mandatory reason, code by e-mail',
    source: 'musikerforbundet.se 2024-06-12, xataka 2024-05',
    patch: { objection: 'form-2024' },
  },
  {
    id: '2025-04-14-approved',
    date: '2025-04-14',
    title: 'The form of 2025: e-mail prefilled, reason optional (approved)',
    source: 'adnkronos.com 2025-04, datenanfragen/website #1179',
    patch: {},
  },
  {
    id: '2025-05-07-question',
    date: '2025-05-07',
    title: 'A question page appears in front of the form',
    source: 'Verbraucherzentrale NRW, radiowmw.de 2025-05-26',
    patch: { question: 'every-link' },
  },
  {
    id: '2025-05-12-entry-renamed',
    date: '2025-05-12',
    title: 'The settings entry for the policy is renamed',
    source: 'label drift between guides, berliner-zeitung.de 2025-05-26',
    patch: { policyEntry: 'renamed' },
  },
  {
    id: '2025-05-19-entry-moved',
    date: '2025-05-19',
    title: 'The settings entry for the policy moves to a submenu',
    source: 'topfm.imsueden.de May 2025 against nfe.de',
    patch: { policyEntry: 'moved' },
  },
  {
    id: '2025-06-01-ab-menu',
    date: '2025-06-01',
    title: 'Two menus, drawn by chance per visit',
    source: 'lacapital.com.ar 2024-06: labels differ per account',
    patch: { menu: 'either' },
  },
  {
    id: '2025-07-01-region',
    date: '2025-07-01',
    title: 'The form is not available in the region',
    source: 'digitalphablet.com 2025: geo-restricted',
    patch: { regionNotice: true },
  },
  {
    id: '2025-09-01-checkpoint',
    date: '2025-09-01',
    title: 'The account must be confirmed after log-in',
    source: 'states of the address seen in public repositories',
    patch: { checkpoint: 'everywhere' },
  },
  {
    id: '2025-10-05-expired',
    date: '2025-10-05',
    title: 'The sessions of the test accounts are over',
    source: 'sites end sessions: playwright #11164, Basecamp upright',
    patch: { account: 'expired' },
  },
  {
    id: '2025-10-12-suspended',
    date: '2025-10-12',
    title: 'The test accounts are suspended',
    source: 'accounts made for tests are against the terms of many sites',
    patch: { account: 'suspended' },
  },
  {
    id: '2025-10-19-objected',
    date: '2025-10-19',
    title: 'The accounts have objected, and get a confirmation instead of the form',
    source: 'netzpolitik 2025-05: a confirmation follows at once',
    patch: { account: 'objected' },
  },
  {
    id: '2025-10-26-language',
    date: '2025-10-26',
    title: 'The accounts are set to French, whatever the browser asks for',
    source: 'the language of an account goes before that of the browser',
    patch: { account: 'french' },
  },
  {
    id: '2025-12-16-reversed',
    date: '2025-12-16',
    title: 'Same address, reversed text: the third-party form no longer offers access or deletion',
    source: 'two crawled copies of form 1266025207620918',
    patch: { thirdParty: 'reversed' },
  },
  {
    id: '2026-03-28-consent',
    date: '2026-03-28',
    title: 'The cookie dialog has other labels',
    source: 'Consent-O-Matic #573, easylist #10567',
    patch: { consent: 'essential' },
  },
  {
    id: '2026-05-14-chooser',
    date: '2026-05-14',
    title: 'A product has to be chosen in front of every form',
    source: 'readyto.ai 2026-05-14',
    patch: { chooser: 'every-link' },
  },
  {
    id: '2026-08-01-soft-404',
    date: '2026-08-01',
    title: 'The forms are gone, but the address answers with status 200',
    source: 'monitoring experience: status 200 proves nothing',
    patch: { objection: 'soft-404' },
  },
  {
    id: '2026-08-14-removed',
    date: '2026-08-14',
    title: 'The forms are removed and redirected to the general hub',
    source: 'datenanfragen/data #3840, #3841',
    patch: { objection: 'removed' },
  },
  {
    id: '2026-09-01-submit-renamed',
    date: '2026-09-01',
    title: 'The button that sends the objection is renamed',
    source: '"Submit" or "Proceed": readyto.ai 2026-05-14',
    patch: { submit: 'renamed' },
  },
  {
    id: '2026-10-01-mixed-night',
    date: '2026-10-01',
    title:
      'Several changes at once: an entry renamed, a form reversed, deletion gone, Instagram accounts to be confirmed',
    source: 'put together from the above for the demonstration',
    patch: {
      policyEntry: 'renamed',
      thirdParty: 'reversed',
      deletion: 'removed',
      checkpoint: 'instagram',
      consent: 'essential',
    },
  },
]

export const APPROVED_RELEASE = '2025-04-14-approved'
export const DEMO_RELEASE = '2026-10-01-mixed-night'

/** The release named, or `undefined`; an unambiguous part of the id is enough, such as `chooser`. */
export function findRelease(name: string): Release | undefined {
  const exact = RELEASES.find((release) => release.id === name)
  if (exact) return exact
  const matching = RELEASES.filter((release) => release.id.includes(name))
  return matching.length === 1 ? matching[0] : undefined
}

export function siteOf(release: Release): Site {
  return { ...APPROVED, ...release.patch }
}
