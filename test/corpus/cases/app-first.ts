import { choices, entry, form, settings } from '../app-edits.js'
import { casesOf } from '../case.js'

const { noise, material, hostile } = casesOf('app', 'first')

export const appFirst = [
  noise('another visit: posts, counters, generated names', (model) => model),
  noise('slow answer', (model) => ({ ...model, delay: 400 })),
  noise('dark theme by chance', (model) => ({ ...model, theme: 'dark' })),
  noise('an animation runs', (model) => ({
    ...model,
    css: '@keyframes p{to{opacity:.2}}aside{animation:p .7s infinite alternate}',
  })),
  noise('other people are online', (model) => ({
    ...model,
    side: ['Cem and 3 others are online', 'Trending: bicycles'],
  })),
  noise('a scroll bar appears', (model) => ({
    ...model,
    css: '::-webkit-scrollbar{width:14px}body{min-height:1600px}',
  })),

  material(
    'menu item renamed',
    settings(entry('Privacy', { label: 'Privacy centre' })),
    'changed',
    'label-renamed@privacy',
  ),
  material(
    'menu item reworded',
    choices(entry('Refuse training', { label: 'Do not train with my posts' })),
    'changed',
    'label-renamed@refuse',
  ),
  material(
    'menu reordered',
    settings((entries) => [...entries].reverse()),
    'changed',
    'item-reordered@privacy',
  ),
  material(
    'menu item duplicated',
    settings((entries) => entries.flatMap((entry) => (entry.label === 'Privacy' ? [entry, entry] : [entry]))),
    'changed',
    'item-added@privacy',
  ),
  material(
    'menu item removed',
    choices((entries) => entries.filter(({ label }) => label !== 'Refuse training')),
    'broken',
    'step-missing@refuse',
  ),
  material(
    'entry leads to another screen',
    choices((entries) =>
      entries.map((entry) => (entry.label === 'Refuse training' ? { ...entry, to: '#/download' } : entry)),
    ),
    'broken',
    'destination-other-form@arrival',
  ),
  material(
    'new step in between',
    (model) => ({
      ...model,
      script:
        "if (location.hash === '#/refuse' && !window.seen) { window.seen = 1; document.querySelector('main').innerHTML = '<h1>Does your request concern AI?</h1><button>Yes</button><button>No</button>' }",
    }),
    'broken',
    'destination-other-form@arrival',
  ),
  material(
    'date changed in the key sentence',
    form(() => ({ texts: ['Posts are used from 1 July 2027.', 'You can leave the field empty.'] })),
    'changed',
    'text-changed@arrival',
  ),
  material(
    'submit disabled',
    form(() => ({ submitDisabled: true })),
    'broken',
    'submit-disabled@arrival',
  ),
  material(
    'field no longer optional',
    form(() => ({
      fields: [
        { label: 'Your e-mail', kind: 'text', required: true, value: 'anna@example.org' },
        { label: 'Anything else', kind: 'textarea', required: true },
      ],
    })),
    'changed',
    'field-now-required@arrival',
  ),
  material(
    'target disabled',
    (model) => ({ ...model, script: "const b = document.getElementById('more'); if (b) b.disabled = true" }),
    'broken',
    'step-unusable@more',
  ),

  hostile(
    'the page asks for a dialog in a loop',
    (model) => ({ ...model, script: "setTimeout(() => alert('Call this number'), 0)" }),
    'verified',
  ),
]
