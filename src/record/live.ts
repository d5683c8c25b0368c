import type { Flow, Target } from '../flow/schema.js'
import { allTexts } from '../text/local.js'
import { sameText } from '../text/normalise.js'
import type { Root } from '../walk/elements/frames.js'
import { examine } from '../walk/press/examine.js'
import type { Redact } from '../walk/redaction/redact.js'
import { decidePress } from './decide.js'
import { frameNameOf } from './frame-name.js'
import { dialogAround, layerAround, type Named, nameOf } from './name.js'
import type { Signal } from './page-watch.js'
import { hrefOf, pressHeld, type Stage, settled } from './press.js'
import {
  isOpenStill,
  type RecordedStep,
  type Recording,
  sameDeed,
  startAt,
  told,
  withInterruption,
  withLastAsSubmit,
  withoutLast,
  withStep,
} from './recording.js'
import { canBeFilled, testValueFor } from './test-value.js'
import type { Heard, Held } from './world.js'

/** What a live recording is made with. */
export type Live = {
  readonly stage: Stage
  readonly locale: string
  /** What is known of the site, and of an existing flow. */
  readonly flow: Flow
  readonly redact: Redact
  readonly say: (line: string) => void
}

/** A recording as it goes on: takes in what the author does and says, one thing after the other. */
export type LiveRecording = {
  readonly hear: (heard: Heard) => void
  /** A line that was typed. */
  readonly command: (line: string) => Promise<void>
  readonly current: () => Recording
  /** True while something that the author did is being done. */
  readonly isActing: () => boolean
  /** When everything that was heard so far is done. */
  readonly idle: () => Promise<void>
}

/** Begins to record at an address that is open already. */
export function recordLive(live: Live, url: string): LiveRecording {
  const { stage, locale, flow, redact, say } = live
  const { page, world, guard } = stage
  let recording = startAt(url)
  let acting = false
  let work: Promise<void> = Promise.resolve()
  /** What was not pressed although its author pressed it. */
  let refused: { readonly held: Held; readonly named: Named } | undefined
  let filled: { readonly held: Held; readonly named: Named } | undefined

  const now = () => ({ document: stage.navigation().documents, from: page.url() })
  const add = (step: RecordedStep) => {
    const { recording: next, isNew } = withStep(recording, step)
    const number = isNew ? next.steps.length : next.steps.findIndex((one) => told(one) === told(step)) + 1
    recording = next
    say(`${number}. ${told(step)}${isNew ? '' : ' (recorded already)'}`)
    if (isNew) for (const doubt of step.doubts) say(`   ${doubt}`)
  }
  /** A name that holds something private is written without it, and has to be written anew. */
  const cleared = (named: Named): { target: Target; doubts: readonly string[] } => {
    const { within, ...bare } = named.target
    const place = within && {
      role: within.role,
      ...(typeof within.name === 'string' ? { name: redact.text(within.name) } : {}),
    }
    const name = String(bare.name)
    const safe = redact.text(name)
    const doubts = [
      ...(safe === name && within?.name === place?.name
        ? []
        : ['its name holds something private: name it in another way, or the walk will not find it']),
      ...(named.isOther
        ? [`${named.count} have this role and name, and the walk would take another one: say within what it lies`]
        : named.count > 1
          ? [`${named.count} have this role and name; the walk takes the first that can be used, which was this one`]
          : []),
    ]
    return { target: { ...bare, name: safe, ...(place ? { within: place } : {}) }, doubts }
  }

  const rootOf = ({ frame }: Held): Root => (frame === page.mainFrame() ? page : frame)
  const nameHeld = async (held: Held): Promise<Named | undefined> => {
    const root = rootOf(held)
    const frame = root === page ? undefined : await frameNameOf(held.frame, page, locale, redact)
    if (root !== page && !frame) {
      const host = URL.canParse(held.frame.url()) ? new URL(held.frame.url()).host : ''
      say(
        `Not recorded, not pressed: this lies in a frame${host ? ` of ${host}` : ''} that neither title, name nor address tells from others.`,
      )
      return undefined
    }
    const named = await nameOf(world, held, locale, root)
    if ('target' in named) return frame ? { ...named, target: { ...named.target, frame } } : named
    const what = named.role && !['generic', 'document'].includes(named.role) ? named.role : `<${named.tag}>`
    say(`Not recorded, not pressed: this ${what} has no role and name by which a walk could find it.`)
    return undefined
  }

  /** What the mouse rested on before, as far as it has a name. */
  const hovers = async (held: Held, { target: { frame } }: Named, rested: readonly number[]) => {
    const steps: RecordedStep[] = []
    for (const [place, length] of rested.entries()) {
      const named = await nameOf(world, { ...held, token: held.token + 1 + place, length }, locale, rootOf(held))
      if (!('target' in named)) continue
      const { target, doubts } = cleared(named)
      steps.push({ ...now(), action: 'hover', target: { ...target, ...(frame ? { frame } : {}) }, doubts })
    }
    return isOpenStill(recording, steps) ? [] : steps
  }

  const press = async (held: Held, named: Named, insists: boolean, rested: readonly number[] = []) => {
    const element = world.element(held, named.index)
    const root = rootOf(held)
    const examined = await examine(element, flow, { locale, frame: root === page ? null : held.frame })
    const dialog = await dialogAround(element, root)
    const layer = dialog ? '' : await layerAround(element)
    const href = named.target.role === 'link' ? await hrefOf(element) : null
    const { role } = named.target
    const { target, doubts } = cleared(named)
    const name = String(target.name)
    const facts = {
      role,
      name: String(named.target.name),
      href,
      checked: named.checked,
      dialog,
      layer,
      refuses: isKnownRefusal(name),
      insists,
    }
    const decided = decidePress({ ...facts, effect: examined.effect })
    if (decided === 'accepts') {
      refused = { held, named }
      say(`Not pressed: “${name}” agrees to something. Click the choice that refuses; or type p if it does not.`)
    } else if (decided === 'sends' || decided === 'sounds') {
      recording = {
        ...recording,
        submit: {
          name,
          document: stage.navigation().documents,
          after: recording.steps.length,
          frame: target.frame,
        },
      }
      refused = decided === 'sounds' ? { held, named } : undefined
      const more = decided === 'sounds' ? ' Type p if it sends nothing, and it is pressed after all.' : ''
      say(`The control that sends: ${role} “${name}”. It was not pressed.${more}`)
    } else {
      const before = now()
      const opened = await hovers(held, named, rested)
      acting = true
      const { failed, stopped } = await pressHeld(stage, held, named.index, examined.opensTab)
      if (failed) return say(`Not recorded: ${role} “${name}” could not be pressed; ${failed}.`)
      if (insists && recording.submit?.name === name) recording = { ...recording, submit: null }
      if (decided === 'refuse' && dialog) return noteRefusal(dialog, target)
      if (decided === 'refuse') return say(`“${name}” refused what a walk refuses by itself: no step.`)
      const wanted = stopped.map(redact.text)
      const about = wanted.map(
        (line) => `it wanted ${line}, which was stopped; if that only reads, name it under \`reads\``,
      )
      for (const step of opened) add(step)
      add({ ...before, action: decided === 'choose' ? 'choose' : 'click', target, doubts: [...doubts, ...about] })
      if (wanted.length > 0) say('   If it is the control that sends, type s.')
    }
  }

  /** The choice by which the site's part refuses a dialog. */
  const isKnownRefusal = (name: string): boolean =>
    flow.interruptions.some((one) => allTexts(one.click.name).some((text) => sameText(text, name)))

  const noteRefusal = (dialog: NonNullable<Awaited<ReturnType<typeof dialogAround>>>, click: Target) => {
    const isKnown = isKnownRefusal(String(click.name))
    const name = typeof dialog.name === 'string' ? redact.text(dialog.name) : undefined
    const place = {
      role: dialog.role,
      ...(name === undefined ? {} : { name }),
      ...(click.frame ? { frame: click.frame } : {}),
    }
    if (!isKnown) recording = withInterruption(recording, { dialog: place, click })
    const what = name === undefined ? 'A dialog' : `The dialog “${name}”`
    say(`${what} was refused by “${String(click.name)}”${isKnown ? ', as the site’s part has it' : ''}: no step.`)
  }

  const type = async (held: Held, named: Named, given?: string) => {
    const element = world.element(held, named.index)
    const value = given ?? (await testValueFor(element))
    const before = now()
    acting = true
    guard.typed(value, { secret: false, password: false })
    await world.pass(held)
    const done = await element.fill(value, { timeout: stage.timeouts.step * 1000 }).then(
      () => true,
      () => false,
    )
    await world.release()
    await settled(stage)
    const { target, doubts } = cleared(named)
    if (!done) return say(`Not recorded: ${target.role} “${String(target.name)}” cannot be filled by a walk.`)
    filled = { held, named }
    const last = recording.steps.at(-1)
    if (given !== undefined && last?.action === 'fill')
      recording = { ...recording, steps: [...recording.steps.slice(0, -1), { ...last, value }] }
    else add({ ...before, action: 'fill', target, value, doubts })
    say(`   “${value}” stands in it instead of what you type. Type = and a text for another one.`)
  }

  const isFilled = (named: Named): boolean => {
    const last = recording.steps.at(-1)
    return (
      last !== undefined &&
      sameDeed(last, { ...now(), action: 'fill', target: cleared(named).target, value: '', doubts: [] }) &&
      last.document === now().document
    )
  }

  const choose = async (named: Named, option: string) => {
    const { target, doubts } = cleared(named)
    const before = now()
    await settled(stage)
    add({ ...before, action: 'choose', target, option: redact.text(option), doubts })
  }

  const handle = async ({ signal, frame }: Heard): Promise<void> => {
    if (!('token' in signal)) return tellOf(signal.kind)
    const held: Held = { frame, token: signal.token, length: signal.length }
    if (signal.kind === 'press' && signal.moved)
      return say('Not pressed: what was under the pointer moved while you pressed. Click again.')
    if (signal.kind === 'press' && signal.unseen)
      return say('Not pressed: something that cannot be seen lies there, over what you meant.')
    const named = await nameHeld(held)
    if (!named) return
    if (signal.kind === 'press') return press(held, named, false, signal.rested)
    if (signal.kind === 'choose') return choose(named, signal.option)
    // What is typed further on is stopped as well; the test value stands there already.
    if (signal.kind === 'type' && isFilled(named)) return
    if (signal.kind === 'type' || (await canBeFilled(world.element(held, named.index)))) return type(held, named)
    say(`Not recorded: a walk cannot set a ${named.target.role} of this kind.`)
  }

  const tellOf = (kind: Exclude<Signal['kind'], 'press' | 'type' | 'set' | 'choose'>) => {
    if (kind === 'enter') say('Enter was not sent to the page: in a form it would send.')
    if (kind === 'submit') say('The page wanted to send a form; it was held.')
    if (kind === 'other-button') say('Only a plain click is recorded.')
    if (kind === 'busy') say('One moment, the last click is still being done.')
  }

  const undo = async () => {
    const { recording: next, undone } = withoutLast(recording)
    recording = next
    if (undone === null) return say('There is nothing to undo.')
    if (undone === 'submit') return say('Undone: the control that sends.')
    if (page.url() !== undone.from || recording.again.length > 0) {
      acting = true
      await page
        .goto(undone.from, { waitUntil: 'commit', timeout: stage.timeouts.page * 1000 })
        .catch(() => say(`The page ${undone.from} does not open any more; go there yourself.`))
      await settled(stage)
    }
    // Said when the page is back: whoever reads it may go on.
    say(`Undone: ${told(undone)}`)
    if (recording.again.length > 0)
      say(`Do this again to come to the same place; it is not recorded twice: ${recording.again.map(told).join(', ')}`)
  }

  const run = async (line: string): Promise<void> => {
    if (line === 'u') return undo()
    if (line === 'p') {
      const one = refused
      refused = undefined
      return one ? press(one.held, one.named, true) : say('There is nothing that was not pressed.')
    }
    if (line === 's') {
      const next = withLastAsSubmit(recording)
      if (!next) return say('The last step is no click.')
      recording = next
      return say(`The control that sends: “${next.submit?.name}”. It is no step any more.`)
    }
    if (line === 'o') return add({ ...now(), action: 'open', url: redact.url(page.url()), doubts: [] })
    if (line.startsWith('=')) {
      const isLast = recording.steps.at(-1)?.action === 'fill'
      return filled && isLast
        ? type(filled.held, filled.named, line.slice(1).trim())
        : say('The last step fills nothing.')
    }
    say(
      'u: undo. s: the last click is the control that sends. p: press it after all. o: open this page. = TEXT: another test value. Enter: the end.',
    )
  }

  const next = (job: () => Promise<void>): Promise<void> => {
    work = work.then(async () => {
      try {
        await job()
      } catch (error) {
        const [line = ''] = String(error instanceof Error ? error.message : error).split('\n')
        say(`Not recorded: the page went away while it was looked at (${redact.text(line).slice(0, 200)}).`)
      } finally {
        acting = false
        await world.release().catch(() => undefined)
      }
    })
    return work
  }
  return {
    hear: (heard) => void next(() => handle(heard)),
    command: (line) => next(() => run(line)),
    current: () => recording,
    isActing: () => acting,
    idle: () => work,
  }
}
