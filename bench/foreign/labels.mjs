/**
 * What a reader must be told, and the kinds of findings that say it. The labels of cases name concepts, not kinds, so
 * that they can be written from the pages alone.
 */
export const CONCEPTS = {
  renamed: ['label-renamed', 'step-missing', 'role-changed'],
  'other look': ['appearance-only', 'icon-changed', 'label-renamed', 'label-in-picture'],
  'label in picture': ['label-in-picture', 'label-renamed', 'step-missing', 'appearance-only'],
  moved: ['item-moved', 'step-missing', 'step-unusable'],
  gone: ['step-missing', 'item-removed'],
  hidden: ['step-missing', 'item-removed', 'step-unusable', 'item-moved'],
  opposite: ['label-reversed', 'step-missing', 'label-renamed'],
  unusable: ['step-unusable', 'submit-disabled', 'submit-covered', 'state-changed'],
  'dead link': ['link-dead', 'step-missing'],
  'other target': ['link-target-changed', 'link-redirected', 'destination-other-form', 'step-missing'],
  'opens elsewhere': ['opens-new-tab'],
  'needs confirmation': ['submit-confirms', 'step-unusable'],
  'other form': ['destination-other-form', 'form-removed', 'submit-removed', 'field-removed'],
  'heading changed': ['text-changed', 'label-renamed', 'destination-other-form', 'item-removed', 'claim-contradicted'],
  'text changed': ['text-changed', 'claim-contradicted', 'item-removed'],
  'field added': ['field-added', 'field-now-required'],
  'field removed': ['field-removed', 'form-removed', 'item-removed'],
  'field renamed': ['label-renamed', 'field-removed', 'field-added', 'text-changed'],
  'field required': ['field-now-required'],
  'field optional': ['field-now-optional'],
  'field prefilled': ['field-now-prefilled'],
  'ticked beforehand': ['field-now-ticked', 'field-now-prefilled', 'state-changed'],
  'submit renamed': ['submit-renamed', 'label-renamed'],
  'submit gone': ['submit-removed', 'form-removed', 'destination-other-form', 'submit-renamed'],
  'date changed': ['text-changed', 'claim-contradicted'],
  'state changed': ['state-changed'],
  'item added': ['item-added'],
  'language changed': ['language-changed', 'destination-other-form'],
}

/** The night must be verified. */
export function noise() {
  return { nature: 'noise', steps: [], concepts: [], verdicts: ['verified'] }
}

/**
 * The night must alarm.
 *
 * @param steps steps of which any is right (`arrival` is the destination).
 * @param concepts what a reader must be told, of which any is right; keys of CONCEPTS.
 * @param verdicts verdicts of which any is right.
 */
export function material(steps, concepts, verdicts = ['changed', 'broken']) {
  for (const concept of concepts)
    if (!CONCEPTS[concept]) throw new Error(`There is no concept \`${concept}\`; see labels.mjs.`)
  return { nature: 'material', steps, concepts, verdicts }
}

/** A later version that a reader can follow, though menus or pictures beside the way differ: told or not, both are right; never stuck. */
export function either() {
  return { nature: 'noise', steps: [], concepts: [], verdicts: ['verified', 'changed'] }
}
