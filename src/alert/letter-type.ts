import type { ConcernedGuide } from '../incident/guides.js'
import type { Evidence } from '../incident/incident.js'
import type { Language } from '../settings/language.js'
import type { Block } from './block.js'

/** Who writes, and where the editor can look everything up; `null` where nobody but the maintainers can. */
export type Writer = { readonly by: string; readonly evidence: string | null }

/** A letter to the editor of one guide, before it is known whether it has a picture. */
export type Letter = {
  readonly guide: ConcernedGuide
  readonly language: Language
  readonly subject: string
  /** What is shown of it best: of this the picture is made. */
  readonly shown: Evidence
  readonly body: (hasPicture: boolean) => readonly Block[]
}
