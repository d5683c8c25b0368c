import { z } from 'zod'
import { LANGUAGES, type Language } from '../../settings/language.js'
import { oneLine } from '../../text/line.js'
import { languageOf } from '../../text/local.js'
import { dateOf } from '../../words/dates.js'
import { embedWords } from '../../words/embed.js'
import { instruct, pictured } from '../../words/instruct.js'
import { tongueOf } from '../embed/snippet.js'
import {
  linkStateSchema,
  type Publication,
  type PublishedLink,
  type PublishedStep,
  type PublishedWay,
  pictureSchema,
  publisherSchema,
  VERSION,
} from '../schema.js'
import { pageOf, saidIn } from '../standing.js'

type PublishedRoute = PublishedLink['routes'][number]

/** A step in words, with its picture. */
const guideStepSchema = z.object({
  id: z.string(),
  action: z.enum(['open', 'click', 'hover', 'press', 'fill', 'choose', 'expect', 'arrive']),
  /** What the reader is told to do, and the language of that. */
  text: z.string(),
  language: z.string(),
  /** The text is made of action and target, because the guide says nothing here. */
  generated: z.boolean(),
  target: z.object({ role: z.string(), name: z.string() }).nullable(),
  url: z.string().nullable(),
  /** The approved screen; `alt` is in the language of the illustrated guide. */
  picture: pictureSchema.extend({ alt: z.string() }).nullable(),
})
export type GuideStep = Readonly<z.infer<typeof guideStepSchema>>

/**
 * `guides/<link>/<route>.<locale>-<device>.json`: a way in words and pictures. Paths are relative to the folder of the
 * publication. It holds nothing of the last night, so it changes only when something else is to be said; whether it is still
 * right is told by the page and by `status.json`, which is signed.
 */
export const illustratedGuideSchema = z.object({
  version: z.string(),
  site: z.enum(['live', 'stand-in']),
  signed: z.boolean(),
  publisher: publisherSchema,
  /** Where the folder of the publication is, if that is known. */
  base: z.string().nullable(),
  link: z.string(),
  route: z.string(),
  title: z.string(),
  titleLanguage: z.string(),
  routeTitle: z.string(),
  routeTitleLanguage: z.string(),
  locale: z.string(),
  device: z.string(),
  onPhone: z.boolean(),
  /** The language of everything that names no other. */
  language: z.enum(LANGUAGES),
  state: linkStateSchema,
  verifiedAt: z.iso.datetime().nullable(),
  verifiedUntil: z.iso.datetime().nullable(),
  /** What is to be known before following it, sentence by sentence. */
  says: z.array(z.string()),
  /** The page that tells how it is now, and what that link is called. */
  page: z.string(),
  pageText: z.string(),
  steps: z.array(guideStepSchema),
})
export type IllustratedGuide = Readonly<z.infer<typeof illustratedGuideSchema>>

/** Puts a way into words, with the pictures of its steps. */
export function illustratedGuide(
  { status, base, signed }: Publication,
  link: PublishedLink,
  route: PublishedRoute,
  way: PublishedWay,
): IllustratedGuide {
  const language = spoken(way.locale)
  const words = embedWords(language).way
  const onPhone = isOnPhone(way)
  return {
    version: VERSION,
    site: status.site,
    signed,
    publisher: status.publisher,
    base,
    link: link.id,
    route: route.id,
    title: saidIn(link.titles, language) || link.id,
    titleLanguage: tongueOf(link.titles, language),
    routeTitle: saidIn(route.titles, language) || route.id,
    routeTitleLanguage: tongueOf(route.titles, language),
    locale: way.locale,
    device: way.device,
    onPhone,
    language,
    state: way.state,
    verifiedAt: way.verifiedAt,
    verifiedUntil: way.verifiedUntil,
    says: [
      ...(status.site === 'live' ? [] : [embedWords(language).demonstration]),
      ...standing(way, language),
      ...(signed ? [] : [words.unsigned]),
    ],
    page: pageOf(link, language),
    pageText: words.current,
    steps: way.steps.map((step) => guideStep(step, way.locale, language, onPhone)),
  }
}

function guideStep(step: PublishedStep, locale: string, language: Language, onPhone: boolean): GuideStep {
  const { id, action, says, target, url, picture } = step
  return {
    id,
    action,
    text: oneLine(says ?? instruct(step, language, onPhone)),
    language: says === null ? language : languageOf(locale),
    generated: says === null,
    target,
    url,
    picture: picture && { ...picture, alt: oneLine(pictured(step, language, picture.target !== null)) },
  }
}

function standing({ state, verifiedAt }: PublishedWay, language: Language): readonly string[] {
  const words = embedWords(language).way
  const date = verifiedAt && dateOf(verifiedAt, language)
  if (state === 'verified') return [date ? words.verified(date) : words.neverVerified]
  return [words[state], date ? words.lastVerified(date) : words.neverVerified]
}

/** The language of guidewatch's own words on a way: English where it does not speak that of the way. */
function spoken(locale: string): Language {
  return LANGUAGES.find((language) => language === languageOf(locale)) ?? 'en'
}

/** Up to this width, in CSS pixels, a screen is a phone's. */
const WIDEST_PHONE = 600

/** By the shape of its pictures, else by the name of the device. */
function isOnPhone({ device, steps }: PublishedWay): boolean {
  const picture = steps.find((step) => step.picture)?.picture
  return picture
    ? picture.width / picture.scale <= WIDEST_PHONE && picture.height > picture.width
    : /mobile|phone|handy|android|pixel/i.test(device)
}
