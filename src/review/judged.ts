import { hostAt, type JudgedWalk } from '../cause/judged.js'
import type { Flow } from '../flow/schema.js'
import type { Wording } from '../screen/proposal.js'
import type { Run, WalkResult } from '../state/result.js'
import { instructionOf } from './instruction.js'

/** What has to be known of a walk to tell what caused its verdict: little, so that it can be known of every one. */
export function judgedWalk(walk: WalkResult, run: Pick<Run, 'proposals'>, flow: Flow | undefined): JudgedWalk {
  const { id, flow: flowId, route, flowTitle, title, locale, device, account, verdict, outcome, findings } = walk
  return {
    id,
    flow: flowId,
    route,
    flowTitle,
    title,
    locale,
    device,
    account,
    verdict,
    outcome,
    findings,
    steps: walk.steps.map((step) => ({
      id: step.id,
      says: step.says,
      url: step.screen?.url ?? null,
      instruction: instructionOf(flow, walk, step.id),
      proposals: wordingsFor(run, walk, step.id),
    })),
    confirmation: walk.confirmation,
    guides: walk.guides.map(({ title: name, publisher, url, language }) => ({ title: name, publisher, url, language })),
    host: hostAt(flow?.link.url ?? null),
  }
}

/** What a run proposes that guides say at a step, in the language of a walk and on its device. */
export function wordingsFor(
  { proposals }: Pick<Run, 'proposals'>,
  walk: Pick<WalkResult, 'flow' | 'route' | 'locale' | 'device'>,
  step: string,
): readonly Wording[] {
  return proposals
    .filter((one) => one.flow === walk.flow && one.route === walk.route && one.step === step)
    .flatMap(({ texts }) => texts)
    .filter(({ locale, devices }) => locale === walk.locale && devices.includes(walk.device))
    .map(({ change, sentences }) => ({ change, sentences }))
}
