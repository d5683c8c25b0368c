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
    'label-renamed@click-datenschutzrichtlinie',
  ),
  material(
    'settings entry moved to a submenu',
    { walk: POLICY, patch: { policyEntry: 'moved' } },
    'broken',
    'claim-contradicted@click-datenschutzrichtlinie',
    'step-missing@click-datenschutzrichtlinie',
  ),
  material(
    'third-party form reversed',
    { walk: THIRD, patch: { thirdParty: 'reversed' } },
    'broken',
    'claim-contradicted@arrival',
    'destination-other-form@arrival',
  ),
  material('region notice', { walk: FORM, patch: { regionNotice: true } }, 'broken', 'obstacle@arrival'),
  material('checkpoint', { walk: FORM, patch: { checkpoint: 'everywhere' } }, 'blocked', 'obstacle@arrival'),
  material(
    'deletion page gone',
    { walk: DELETION, patch: { deletion: 'removed' } },
    'broken',
    'claim-contradicted@arrival',
    'destination-other-form@arrival',
  ),
]
