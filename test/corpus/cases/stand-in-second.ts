import { casesOf } from '../case.js'

const { noise, material } = casesOf('stand-in', 'second')

const FORM = 'facebook-objection/direct-link/de-DE-desktop'
const MOBILE = 'facebook-objection/settings-policy-question/de-DE-mobile'
const CENTRE = 'facebook-objection/privacy-centre/en-GB-desktop'

export const standInSecond = [
  noise('another visit on the phone', { walk: MOBILE, patch: {} }),
  noise('another visit to the privacy centre', { walk: CENTRE, patch: {} }),
  noise('the question already answered by the route', { walk: MOBILE, patch: { question: 'every-link' } }),
  material(
    'a question page in front',
    { walk: FORM, patch: { question: 'every-link' } },
    'broken',
    'claim-contradicted@arrival',
    'destination-other-form@arrival',
  ),
  material(
    'a chooser in front',
    { walk: CENTRE, patch: { chooser: 'every-link' } },
    'broken',
    'claim-contradicted@arrival',
    'destination-other-form@arrival',
  ),
  material(
    'forms redirected to the hub',
    { walk: FORM, patch: { objection: 'removed' } },
    'broken',
    'claim-contradicted@arrival',
    'destination-other-form@arrival',
  ),
  material('soft 404', { walk: FORM, patch: { objection: 'soft-404' } }, 'broken', 'link-dead@arrival'),
  material('submit renamed', { walk: FORM, patch: { submit: 'renamed' } }, 'changed', 'submit-renamed@arrival'),
]
