import { choices, form, settings } from '../app-edits.js'
import { casesOf } from '../case.js'

const { noise, material, hostile } = casesOf('app', 'second')

export const appSecond = [
  noise('a toast greets', (model) => ({ ...model, side: [...model.side, 'Welcome back, Anna!'] })),
  noise('nobody is online', (model) => ({ ...model, side: model.side.slice(1) })),
  noise('a carousel turns', (model) => ({
    ...model,
    script:
      "const p = document.querySelector('aside p'); let n = 0; setInterval(() => { p.textContent = 'Slide ' + n++ }, 30)",
  })),
  noise('larger letters in the sidebar', (model) => ({ ...model, css: 'aside{font-size:18px}' })),
  noise('a hidden menu for screen sizes that are not walked', (model) => ({
    ...model,
    extra: { '*': '<div style="display:none"><a href="#/privacy">Privacy</a></div>' },
  })),
  noise('the app redraws itself once', (model) => ({
    ...model,
    script: 'if (!window.again) { window.again = 1; setTimeout(draw, 30) }',
  })),
  noise('a picture never loads', (model) => ({
    ...model,
    extra: { '*': '<img src="/favicon.ico" width="20" height="20" alt="">' },
  })),
  noise(
    'the same label with a soft hyphen',
    settings((entries) =>
      entries.map((entry) => (entry.label === 'Privacy' ? { ...entry, label: 'Pri\u00advacy' } : entry)),
    ),
  ),

  material(
    'menu item in other case',
    settings((entries) => entries.map((entry) => (entry.label === 'Privacy' ? { ...entry, label: 'PRIVACY' } : entry))),
    'changed',
    'label-renamed@privacy',
  ),
  material(
    'menu entry moved behind another one',
    (model) => ({
      ...model,
      settings: model.settings.filter(({ label }) => label !== 'Privacy'),
      extra: { account: '<nav aria-label="Account"><a href="#/privacy">Privacy</a></nav>' },
    }),
    'broken',

    'step-missing@privacy',
  ),
  material(
    'menu entry is now an icon',
    settings((entries) =>
      entries.map((entry) =>
        entry.label === 'Privacy'
          ? {
              ...entry,
              attributes: 'aria-label="Privacy"',
              html: '<svg width="16" height="16"><rect width="16" height="16"/></svg>',
            }
          : entry,
      ),
    ),
    'changed',
    'label-in-picture@privacy',
  ),
  material(
    'new entry above the target',
    choices((entries) => [{ label: 'Boost my posts', to: '#/boost' }, ...entries]),
    'changed',
    'item-added@refuse',
  ),
  material(
    'entry above the target gone',
    choices((entries) => entries.slice(1)),
    'changed',
    'item-removed@refuse',
  ),
  material(
    'choices no longer fold out',
    (model) => ({ ...model, script: "const m = document.getElementById('more'); if (m) m.onclick = null" }),
    'broken',
    'step-missing@refuse',
  ),
  material(
    'expander renamed',
    (model) => ({
      ...model,
      script: "const m = document.getElementById('more'); if (m) m.textContent = 'Show more options'",
    }),
    'changed',
    'label-renamed@more',
  ),
  material(
    'top menu entry renamed',
    (model) => ({
      ...model,
      menu: model.menu.map((entry) => (entry.label === 'Settings' ? { ...entry, label: 'Preferences' } : entry)),
    }),
    'changed',
    'label-renamed@settings',
  ),
  material(
    'date in the claim sentence changed',
    form(() => ({ texts: ['Posts are used from 1 June 2027.', 'You must fill in the field.'] })),
    'changed',
    'claim-contradicted@arrival',
    'text-changed@arrival',
  ),
  material(
    'both fields swapped for one',
    form(({ fields }) => ({ fields: fields.slice(0, 1) })),
    'changed',
    'field-removed@arrival',
  ),
  material(
    'e-mail comes empty',
    form(({ fields }) => ({ fields: fields.map(({ value: _, ...field }) => field) })),
    'changed',
    'field-no-longer-prefilled@arrival',
  ),
  material(
    'submit reworded',
    form(() => ({ submit: 'Submit' })),
    'changed',
    'submit-renamed@arrival',
  ),
  material(
    'heading in another language',
    form(() => ({ heading: 'Training mit meinen Beiträgen ablehnen' })),
    'changed',
    'label-renamed@arrival',
  ),
  material(
    'a script error leaves the page empty',
    (model) => ({ ...model, script: "document.getElementById('root').innerHTML = ''" }),
    'broken',

    'step-missing@settings',
  ),

  hostile(
    'ten thousand elements in the sidebar',
    (model) => ({ ...model, side: Array.from({ length: 3000 }, (_, n) => `Friend ${n}`) }),
    'verified',
  ),
  hostile(
    'the label carries right-to-left override and zero-width characters',
    settings((entries) =>
      entries.map((entry) => (entry.label === 'About' ? { ...entry, label: 'Ab\u200bo\u202eut' } : entry)),
    ),
    'changed',
    'label-renamed@privacy',
  ),
]
