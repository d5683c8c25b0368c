import type { GatedBrowser } from '../browser/launch.js'
import { type Redact, redactor, secretsOf } from '../walk/redaction/redact.js'
import { readDestination, type SeenDestination } from './destination.js'
import { frameNamed } from './frame-name.js'
import type { Hosts } from './hosts.js'
import { type LiveRecording, recordLive } from './live.js'
import type { Stage } from './press.js'
import type { Recording } from './recording.js'
import { openStage, type Staging } from './stage.js'
import type { Terminal } from './terminal.js'
import type { Heard } from './world.js'

/** A way as its author went it, redacted. */
export type Way = {
  readonly recording: Recording
  readonly destination: SeenDestination
  readonly hosts: ReturnType<Hosts>
}

/**
 * Lets an author go a way in the browser, until an empty line is typed or the window is closed.
 *
 * @param began is called when the page is there, with its id in DevTools, such as to say how to reach it from elsewhere.
 * @returns the way; without a destination it is `null` there when the window was closed before the end.
 */
export async function recordWay(
  gated: GatedBrowser,
  wanted: Staging,
  terminal: Terminal,
  began: (target: string) => Promise<void> = async () => undefined,
): Promise<Omit<Way, 'destination'> & { readonly destination: SeenDestination | null }> {
  const { url, flow, locale, session } = wanted
  const redact = redactor(session ? secretsOf(session) : [])
  const { say } = terminal
  let live: LiveRecording | undefined
  const early: Heard[] = []
  const hear = (heard: Heard) => (live ? live.hear(heard) : void early.push(heard))
  const stage = await openStage(gated, wanted, hear, say)
  try {
    live = recordLive({ stage, locale, flow, redact, say }, url)
    say(`1. open ${url}`)
    for (const heard of early) live.hear(heard)
    await began(stage.target)
    tellWhereItWent(stage, live, say)
    for (;;) {
      const line = await Promise.race([terminal.line(), stage.closed])
      // Where nobody can type, closing the window is the end.
      if (line === null) await stage.closed
      if (line === null || line === '') break
      await live.command(line)
    }
    await live.idle()
    const recording = live.current()
    const destination = await destinationOf(stage, recording, locale, redact).catch(() => null)
    return { recording, destination, hosts: stage.hosts() }
  } finally {
    await stage.end()
  }
}

/** The page at the end, or the frame of it in which the control that sends was pressed. */
async function destinationOf(
  { page, navigation }: Stage,
  { submit }: Recording,
  locale: string,
  redact: Redact,
): Promise<SeenDestination> {
  const pressed = submit?.document === navigation().documents ? submit : null
  const frame = pressed?.frame
  const root = (frame && (await frameNamed(page, locale, frame))) ?? page
  const read = await readDestination(root, redact, pressed?.name ?? null)
  return { ...read, url: redact.url(page.url()), frame: root === page ? undefined : frame }
}

/** A page that goes on without a press leaves a gap in the way. */
function tellWhereItWent(
  stage: Awaited<ReturnType<typeof openStage>>,
  live: LiveRecording,
  say: (line: string) => void,
): void {
  let documents = stage.navigation().documents
  stage.page.on('framenavigated', (frame) => {
    if (frame !== stage.page.mainFrame()) return
    const { documents: now } = stage.navigation()
    const isOther = now !== documents
    documents = now
    if (isOther && !live.isActing())
      say(
        `The page went to ${frame.url().slice(0, 300)} without a recorded click. Type o if the guide says to open that.`,
      )
  })
}
