import type { AppModel, AppNight, Entry } from './sites/app.js'

type Change = (entries: readonly Entry[]) => readonly Entry[]

/** Changes the settings menu. */
export function settings(change: Change): AppNight {
  return (model) => ({ ...model, settings: change(model.settings) })
}

/** Changes what folds out on the privacy screen. */
export function choices(change: Change): AppNight {
  return (model) => ({ ...model, choices: { ...model.choices, entries: change(model.choices.entries) } })
}

/** Changes the form at the end. */
export function form(change: (form: AppModel['form']) => Partial<AppModel['form']>): AppNight {
  return (model) => ({ ...model, form: { ...model.form, ...change(model.form) } })
}

/** Changes the one entry of a label. */
export function entry(label: string, change: Partial<Entry>): Change {
  return (entries) => entries.map((one) => (one.label === label ? { ...one, ...change } : one))
}
