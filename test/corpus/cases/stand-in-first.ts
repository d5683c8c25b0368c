import { casesOf } from '../case.js'

const { noise, material } = casesOf('stand-in', 'first')

const FORM = 'facebook-objection/direct-link/de-DE-desktop'
const POLICY = 'facebook-objection/settings-policy/de-DE-desktop'
const THIRD = 'third-party-rights/direct-link/en-GB-desktop'
const DELETION = 'facebook-deletion/direct-link/de-DE-desktop'

export const standInFirst = [
  noise('another visit to the form', { walk: FORM, patch: {} }),
  noise('cookie dialog with other labels', {
    walk: 'facebook-objection/logged-out/de-DE-desktop',
    patch: { consent: 'essential' },
  }),
  material(
    'settings entry renamed',
    { walk: POLICY, patch: { policyEntry: 'renamed' } },
    'changed',
    'label-renamed@policy',
  ),
  material(
    'settings entry moved to a submenu',
    { walk: POLICY, patch: { policyEntry: 'moved' } },
    'broken',
    'step-missing@policy',
  ),
  material(
    'third-party form reversed',
    { walk: THIRD, patch: { thirdParty: 'reversed' } },
    'broken',
    'destination-other-form@arrival',
  ),
  material(
    'region notice',
    { walk: FORM, patch: { regionNotice: true } },
    'broken',
    'obstacle@arrival',
    'claim-contradicted@arrival',
  ),
  material('checkpoint', { walk: FORM, patch: { checkpoint: 'everywhere' } }, 'blocked', 'obstacle@open'),
  material('deletion page gone', { walk: DELETION, patch: { deletion: 'removed' } }, 'broken', 'link-dead@arrival'),
]
