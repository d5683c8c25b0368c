import { z } from 'zod'
import { effortThenSchema } from '../effort/stretch.js'
import { guideVerdictSchema } from '../guide-check/finding.js'

/**
 * What is published, for readers, guides and other programs. The shapes here are promises: fields are added under a new
 * minor version, and nothing is taken away or given another meaning without a new major one (docs/publishing.md).
 */

export const VERSION = '1.1'

/** `1.0`: readers refuse a major version that they do not know. */
const version = z.string().regex(/^\d+\.\d+$/)

/** A moment in UTC, such as `2026-11-26T03:10:00.000Z`. */
const moment = z.iso.datetime()

/** One text per language: `{ "en": "…", "de": "…" }`. */
const textsByLanguage = z.record(z.string(), z.string())

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * What is known of a link or of one of its routes. The worst of what belongs together counts, in this order; what nobody
 * could look at says nothing, so it neither hides something worse nor renews anything.
 */
export const LINK_STATES = ['broken', 'changed', 'unknown', 'verified', 'retired'] as const
export const linkStateSchema = z.enum(LINK_STATES)
export type LinkState = z.infer<typeof linkStateSchema>

/** Native-app routes are walked by no machine; `attested` was checked by a person. */
export const ROUTE_STATES = [...LINK_STATES, 'not-machine-verified', 'attested'] as const
export const routeStateSchema = z.enum(ROUTE_STATES)
export type RouteState = z.infer<typeof routeStateSchema>

/** A picture of an approved screen, below the publication's folder. */
export const pictureSchema = z.object({
  /** `pictures/<beginning of its sha256>.png` */
  file: z.string(),
  /** The same picture as WebP, where that is smaller. */
  webp: z.string().nullable(),
  sha256,
  /** Pixels. */
  width: z.int(),
  height: z.int(),
  /** CSS pixels to pixels. */
  scale: z.number(),
  /** The target of the step, in pixels of the picture. */
  target: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).nullable(),
})
export type Picture = Readonly<z.infer<typeof pictureSchema>>

const publishedStepSchema = z.object({
  id: z.string(),
  action: z.enum(['open', 'click', 'hover', 'press', 'fill', 'choose', 'expect', 'arrive']),
  /** What the reader is told to do, in the language of the way; `null` where the guide says nothing. */
  says: z.string().nullable(),
  /** The role and accessible name of what is used, as the site calls it in that language. */
  target: z.object({ role: z.string(), name: z.string() }).nullable(),
  /** What is opened, of an `open`. */
  url: z.string().nullable(),
  picture: pictureSchema.nullable(),
})
export type PublishedStep = Readonly<z.infer<typeof publishedStepSchema>>

/**
 * What a way asks of its reader, counted on its last night; docs/obstacles.md says how each is counted. `null` where it could
 * not be counted.
 */
export const effortSchema = effortThenSchema.extend({
  /** Viewport heights to the targets, added up. */
  scrolls: z.number(),
  nightsReached: z.int(),
  nightsWalked: z.int(),
})
export type Effort = Readonly<z.infer<typeof effortSchema>>

/** A route in one language on one device. */
const publishedWaySchema = z.object({
  /** `de-DE` */
  locale: z.string(),
  device: z.string(),
  state: linkStateSchema,
  verifiedAt: moment.nullable(),
  verifiedUntil: moment.nullable(),
  steps: z.array(publishedStepSchema),
  effort: effortSchema.nullable(),
})
export type PublishedWay = Readonly<z.infer<typeof publishedWaySchema>>

/** A person went through a route that no machine can walk. */
export const attestationSchema = z.object({
  at: moment,
  until: moment,
  by: z.string(),
  /** The language that the app spoke; nothing is said about the labels in others. */
  language: z.string().optional(),
  appVersion: z.string().nullable(),
  note: z.string().nullable(),
  steps: z.array(
    z.object({ id: z.string(), works: z.boolean(), seen: z.string().nullable(), picture: z.string().nullable() }),
  ),
})
export type Attestation = Readonly<z.infer<typeof attestationSchema>>

const publishedGuideSchema = z.object({
  title: z.string(),
  publisher: z.string(),
  url: z.string().nullable(),
  language: z.string(),
})

/** How many published guides teach a link, and what reading them came to. */
const guideCountsSchema = z.object({
  checked: z.int(),
  right: z.int(),
  /** With a sentence that is wrong, at least. */
  wrong: z.int(),
  /** Of which nothing can be said. */
  unknown: z.int(),
  /** Those that may be named. */
  named: z.array(publishedGuideSchema.extend({ verdict: guideVerdictSchema })),
})
export type PublishedGuides = Readonly<z.infer<typeof guideCountsSchema>>

const publishedRouteSchema = z.object({
  id: z.string(),
  titles: textsByLanguage,
  surface: z.enum(['web', 'app']),
  state: routeStateSchema,
  /** Of the way that was verified longest ago. */
  verifiedAt: moment.nullable(),
  verifiedUntil: moment.nullable(),
  /** It begins signed in to an account. */
  signedIn: z.boolean(),
  guides: z.array(publishedGuideSchema),
  ways: z.array(publishedWaySchema),
  /** The steps of an app route, by language; empty for others. */
  checklist: z.record(z.string(), z.array(z.string()).readonly()),
  attested: attestationSchema.nullable(),
})
export type PublishedRoute = Readonly<z.infer<typeof publishedRouteSchema>>

const publishedClaimSchema = z.object({
  id: z.string(),
  says: textsByLanguage,
  state: z.enum(['true', 'false', 'unknown']),
  /** When it was last seen to be so. */
  at: moment.nullable(),
})
export type PublishedClaim = Readonly<z.infer<typeof publishedClaimSchema>>

const changeSchema = z.object({
  at: moment,
  from: linkStateSchema.nullable(),
  to: linkStateSchema,
  /** What happened, in words; the same for the same change. */
  says: textsByLanguage,
})
export type Change = Readonly<z.infer<typeof changeSchema>>

export const publishedLinkSchema = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  titles: textsByLanguage,
  state: linkStateSchema,
  /** The approved address, https, without parameters that track or sign in; `null` when there is none any more. */
  url: z.url({ protocol: /^https$/ }).nullable(),
  /** The last night that verified it, and how long that counts. Where `renewed`, the head's `night` may be later. */
  verifiedAt: moment.nullable(),
  verifiedUntil: moment.nullable(),
  /** Since when every night that could look has verified it. */
  verifiedSince: moment.nullable(),
  /** The last night verified it. As long as this file stays the same, every later night did so as well: see the head. */
  renewed: z.boolean(),
  /** What a reader should do meanwhile; `null` where it is verified. */
  action: textsByLanguage.nullable(),
  /** Paths below the publication's folder. */
  address: z.string(),
  pages: textsByLanguage,
  /** The last day on which it could, or can, be done. */
  deadline: z.object({ date: z.iso.date(), sequence: z.int(), says: textsByLanguage }).nullable(),
  /** Ids of links that help where this one does not. */
  instead: z.array(z.string()),
  routes: z.array(publishedRouteSchema),
  claims: z.array(publishedClaimSchema),
  /** Since 1.1: what the check of published guides came to; absent where none that teaches the link is checked. */
  guides: guideCountsSchema.optional(),
  /** Changes of its state, the latest first. */
  history: z.array(changeSchema),
  /** Hashes of the approved screens that its ways were compared with, in order and each once. */
  evidence: z.array(sha256),
})
export type PublishedLink = Readonly<z.infer<typeof publishedLinkSchema>>

/** What has to be known of every link at once, as in lists of them all. */
export type LinkOutline = Omit<PublishedLink, 'routes' | 'claims' | 'guides' | 'evidence'>

export const publisherSchema = z.object({
  name: z.string(),
  url: z.string().nullable(),
  contact: z.string().nullable(),
})
export type Publisher = Readonly<z.infer<typeof publisherSchema>>

/** `status.json`: everything that is published of the links. Its bytes change only when something else is to be said. */
export const statusSchema = z.object({
  version,
  /** `stand-in` is a demonstration: it says nothing about any real site. */
  site: z.enum(['live', 'stand-in']),
  publisher: publisherSchema,
  links: z.array(publishedLinkSchema),
})
export type Status = Readonly<z.infer<typeof statusSchema>>

/** A public key: Ed25519 (RFC 8037); `kid` is its thumbprint (RFC 7638). */
export const publicKeySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string(),
  use: z.literal('sig').optional(),
  alg: z.literal('EdDSA').optional(),
})
export type PublicKey = Readonly<z.infer<typeof publicKeySchema>>

/** What is signed: the payload of `head.json`, its exact bytes. */
export const headSchema = z.object({
  version,
  site: z.enum(['live', 'stand-in']),
  /** Higher with every head; a reader never goes back. */
  sequence: z.int().min(1),
  issuedAt: moment,
  /** Later than this nothing of it counts; 48 hours after `issuedAt` at most. Only a whole night moves it. */
  expires: moment,
  /** The last whole night; what it verified again (`renewed`) counts from then on. */
  night: z.object({ run: z.string(), at: moment, until: moment }).nullable(),
  status: z.object({ file: z.literal('status.json'), sha256, bytes: z.int() }),
  /** Keys that may sign from now on, those of this head included; empty when it is not signed. */
  keys: z.array(publicKeySchema),
})
export type Head = Readonly<z.infer<typeof headSchema>>

/** `head.json`: a JWS in general JSON serialisation (RFC 7515, 7.2.1); without signatures it is unsigned, and to be told so. */
export const signedHeadSchema = z.object({
  payload: z.string(),
  signatures: z.array(z.object({ protected: z.string(), signature: z.string() })),
})
export type SignedHead = Readonly<z.infer<typeof signedHeadSchema>>

/** `.well-known/guidewatch.json`, by which others find the rest. The name is guidewatch's own and not registered. */
export const discoverySchema = z.object({
  version,
  role: z.enum(['publisher', 'mirror', 'aggregator']),
  site: z.enum(['live', 'stand-in']),
  publisher: publisherSchema,
  /** Paths relative to the folder of the publication, or absolute addresses. */
  base: z.string(),
  head: z.string(),
  status: z.string(),
  keys: z.string(),
  feeds: z.array(z.object({ type: z.string(), url: z.string() })),
  /** A page that says what is published and how it is checked. */
  policy: z.string().nullable(),
  /** Of a mirror: whose publication this is. */
  origin: z.string().nullable(),
})
export type Discovery = Readonly<z.infer<typeof discoverySchema>>

/** A file to be published, its path relative to the folder of the publication, with slashes. */
export type PublishedFile = { readonly path: string; readonly content: string | Buffer }

/** What everything that is made for people and programs is made of. */
export type Publication = {
  readonly status: Omit<Status, 'links'> & { readonly links: readonly LinkOutline[] }
  /** Where the folder will be found, ending in a slash; `null` when the settings do not say: then links are relative. */
  readonly base: string | null
  /** The last whole night. */
  readonly night: { readonly at: string; readonly until: string } | null
  readonly signed: boolean
}
