import { join } from 'node:path'
import { type Cause, memberKey } from '../../cause/cause.js'
import { Mistake } from '../../mistake/mistake.js'
import type { Language } from '../../settings/language.js'
import { writeFileAtomically } from '../../state/files.js'
import type { StoredRun } from '../../state/runs.js'
import { indexPage } from '../index-page.js'
import type { PicturePair, ShownPair } from '../pictures.js'
import { chiefOf, type ReportSettings, type ReportView, reportView } from '../view.js'
import { inlinePictures, MOST_PICTURES } from './pictures.js'
import { singleShell } from './shell.js'

/** Bytes of the whole file, whatever the night: a phone loads it over its own network. */
export const MOST_BYTES = 5_000_000

/** Bytes of everything but pictures, and causes in full. A page of more is slow on a phone; causes after these are named. */
const MOST_TEXT = 1_500_000
const MOST_IN_FULL = 60

/** Where a report in one file goes, and what is known there. */
type Place = {
  readonly file: string
  /** `owner/name` on GitHub, where decisions can be handed in when the settings name none. */
  readonly repository: string | null
}

/**
 * Writes the first page of a run's report as one file that needs no other, see {@link singlePage}.
 *
 * @throws WriteError, and Mistake when even the words of the night take more than {@link MOST_BYTES}.
 */
export async function writeSingleReport(
  stored: StoredRun,
  settings: ReportSettings,
  language: Language,
  { file, repository }: Place,
): Promise<void> {
  const view = reportView(stored, settings)
  const url = settings.alerts.report?.replaceAll('{run}', stored.run.run) ?? null
  const here = { ...view, repository: view.repository ?? repository }
  const page = await singlePage(here, stored.out, url, language)
  writeFileAtomically(file, page)
}

/**
 * A night as one page: the most urgent causes with their pictures, as many as there is room for, and all that is decided
 * of them.
 *
 * @param out the folder of the run, in which the pictures lie.
 * @param url where the whole report can be found; `null` where nobody is told.
 * @throws Mistake when even the words of the night take more than {@link MOST_BYTES}.
 */
export async function singlePage(
  view: ReportView,
  out: string,
  url: string | null,
  language: Language,
): Promise<string> {
  const { causes } = view.reviewed
  const pageOf = (inFull: number, pictures: (pair: PicturePair) => ShownPair | null) =>
    indexPage({ ...view, inFull }, singleShell(language, url, pictures))
  const inFull = fitting(Math.min(causes.length, MOST_IN_FULL), (count) => pageOf(count, () => null))
  const wanted = causes
    .slice(0, inFull)
    .flatMap((cause) => pairFor(cause, view, language) ?? [])
    .slice(0, MOST_PICTURES)
  const framed = new Set(wanted)
  const frames = pageOf(inFull, (pair) => (framed.has(pair) ? frameOf(pair) : null))
  const made = await inlinePictures(
    wanted.map((pair) => ({
      ...pair,
      before: pair.before && join(out, pair.before.path),
      after: join(out, pair.after.path),
    })),
    MOST_BYTES - Buffer.byteLength(frames) - SLACK,
  )
  const pictures = new Map(wanted.map((pair, index) => [pair, made[index] ?? null]))
  const page = pageOf(inFull, (pair) => {
    const inlined = pictures.get(pair)
    return inlined ? { ...inlined, difference: null, variants: [] } : null
  })
  if (Buffer.byteLength(page) <= MOST_BYTES) return page
  throw new Mistake('The words of this night alone take more than 5 MB. Open the report in the folder of the run.')
}

function pairFor(cause: Cause, { evidence }: ReportView, language: Language): PicturePair | undefined {
  const chief = chiefOf(cause, language)
  return chief && evidence.get(memberKey(chief))
}

/** For numbers that have more digits around a picture than around its frame. */
const SLACK = 20_000

/** The place of pictures without them: what a page takes before there are any. */
function frameOf(pair: PicturePair): ShownPair {
  const empty = ({ width, height }: { readonly width: number; readonly height: number }) => ({ src: '', width, height })
  return {
    ...pair,
    before: pair.before && empty(pair.before),
    after: empty(pair.after),
    difference: null,
    variants: [],
  }
}

/** How many causes are shown in full, so that the words stay within their share. */
function fitting(most: number, pageOf: (count: number) => string): number {
  let count = most
  while (count > 0 && Buffer.byteLength(pageOf(count)) > MOST_TEXT) count = Math.floor(count / 2)
  return count
}
