import { growingBytes } from './growing-bytes.js'
import { type LinkOutline, type PublishedLink, publishedLinkSchema, type Status, statusSchema } from './schema.js'

/**
 * `status.json` as bytes, with each link on a line of its own: ten thousand links are made, compared and written one by one, as
 * they do not all fit into memory as objects.
 */
export type StatusFile = {
  readonly bytes: Buffer
  /** Everything but the links. */
  readonly frame: StatusFrame
  /** Of the links, in the order of the file. */
  readonly ids: readonly string[]
  /** A link as it is written there; `undefined` where there is none. */
  readonly link: (id: string) => PublishedLink | undefined
}
export type StatusFrame = Omit<Status, 'links'>

/** Gathers a status, a link after the other. */
export type StatusWriter = {
  readonly add: (link: PublishedLink) => void
  readonly done: () => StatusFile
}

/** A status whose members have the order of the schema, with links in one line each. */
export function statusWriter(frame: StatusFrame): StatusWriter {
  const { links: _, ...rest } = statusSchema.parse({ ...frame, links: [] })
  // Other threads read it where it lies, and there is no room for it twice.
  const bytes = growingBytes()
  let next = ''
  const write = (text: string) => bytes.next(Buffer.byteLength(text)).write(text)
  write(JSON.stringify(rest).slice(0, -1) + START)
  return {
    add: (link) => {
      write(next + JSON.stringify(publishedLinkSchema.parse(link)))
      next = NEXT
    },
    done: () => {
      write(END)
      return openStatus(bytes.all())
    },
  }
}

/**
 * The status that a file holds, whoever has formatted it.
 *
 * @throws when it is no JSON, or not all of a status; what is in its lines is looked at only when they are asked for.
 */
export function readStatus(bytes: Buffer): StatusFile {
  const isOurs = bytes.includes(START) && bytes.subarray(-END.length).equals(Buffer.from(END))
  if (isOurs) return openStatus(bytes)
  const { links, ...frame } = statusSchema.parse(JSON.parse(bytes.toString('utf8')))
  const writer = statusWriter(frame)
  for (const link of links) writer.add(link)
  return writer.done()
}

/** What is to be known of every link at once. */
export function outlinesOf({ ids, link }: StatusFile): readonly LinkOutline[] {
  return ids.flatMap((id) => outlineOf(link(id)) ?? [])
}

export function outlineOf(link: PublishedLink | undefined): LinkOutline | undefined {
  if (!link) return undefined
  const { routes: _routes, claims: _claims, evidence: _evidence, ...outline } = link
  return outline
}

const START = ',"links":[\n'
const NEXT = ',\n'
const END = '\n]}\n'

/** The status in these bytes, which {@link statusWriter} has made. */
export function openStatus(bytes: Buffer): StatusFile {
  const start = bytes.indexOf(START)
  const end = bytes.length - END.length
  const frame = statusSchema.parse(JSON.parse(`${bytes.toString('utf8', 0, start)},"links":[]}`))
  const { links: _, ...rest } = frame
  const lines = new Map<string, readonly [from: number, to: number]>()
  for (let from = start + START.length; from < end; ) {
    const next = bytes.indexOf('\n', from)
    const to = next === -1 || next >= end ? end : next - 1
    lines.set(idOf(bytes.toString('latin1', from, from + LONGEST_ID)), [from, to])
    from = to + NEXT.length
  }
  return {
    bytes,
    frame: rest,
    ids: [...lines.keys()],
    link: (id) => {
      const line = lines.get(id)
      return line && (JSON.parse(bytes.toString('utf8', ...line)) as PublishedLink)
    },
  }
}

/** A line begins with the id. */
const LONGEST_ID = 300

function idOf(line: string): string {
  const [, id] = /^\{"id":"([a-z0-9-]+)"/.exec(line) ?? []
  if (id === undefined) throw new Error('a line of the status is no link')
  return id
}
