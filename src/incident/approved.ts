import { type Incident, type Member, since } from './incident.js'

/** `by` is `null` where that is not known any more. */
export type ApprovedScreen = { readonly by: string | null; readonly at: string; readonly oldest: string }

/** What was approved of the screens that incidents follow, and what the flow files ask for now. */
export type Approvals = {
  /**
   * By `walk@step`: who approved the screen that the walk is compared with, and when; and when the oldest one was approved
   * that still counts beside it.
   */
  readonly screens: Readonly<Record<string, ApprovedScreen>>
  /** By `flow/route/step`: what stands for the published instruction, as in a trouble. */
  readonly instructions: Readonly<Record<string, string>>
}

/**
 * Members with what was approved of them, or changed in their flow, since they began to fail: that they fail no more says
 * nothing about the guides then.
 */
export function withApprovals(members: Incident['members'], approvals: Approvals | undefined): Incident['members'] {
  if (!approvals) return members
  return members.map((member): Member => {
    if (member.failing || member.approved || (member.class !== 'broken' && member.class !== 'changed')) return member
    const { flow, route, step, instruction } = member
    const screens = member.walks
      .flatMap((walk) => approvals.screens[`${walk}@${step}`] ?? [])
      .filter(({ at }) => since(member.since, at) > 0)
    // A step that is not there any more was changed, too.
    const isOtherwise = approvals.instructions[`${flow}/${route}/${step}`] !== instruction
    if (screens.length === 0 && !isOtherwise) return member
    const holds = !isOtherwise && screens.every(({ oldest }) => since(member.since, oldest) <= 0)
    return { ...member, approved: { by: screens[0]?.by ?? null, guides: holds ? 'hold' : 'change' } }
  })
}

/** How an incident has ended of which members were approved; `undefined` where none was. */
export function byApproval(members: Incident['members'], at: string): NonNullable<Incident['resolved']> | undefined {
  const approved = members.flatMap((member) => member.approved ?? [])
  const first = approved.find(({ guides }) => guides === 'change') ?? approved[0]
  return first && { at, how: 'approval', by: first.by, reason: null, guides: first.guides }
}

/** The members of which a guide still prints what was there before. */
export function toChange({ members, resolved }: Incident): readonly Member[] {
  return resolved?.guides === 'change' ? members.filter(({ approved }) => approved?.guides === 'change') : []
}
