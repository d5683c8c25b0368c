// What alerts say in English: mails, webhooks and issues.

const nights = (count: number) => `${count} ${count === 1 ? 'night' : 'nights'}`

export const ALERTS = {
  place: (step: number | null) => (step === null ? 'at its end' : `step ${step}`),
  accountSubject: (account: string) => `Blocked: the test account ${account} no longer gets in`,
  platformSubject: 'Most guides fail alike: the platform, or guidewatch itself',
  standIn: 'Stand-in',
  /** What the reader of the guide now experiences. */
  experience: {
    account: (account: string, guides: number) =>
      `The test account ${account} is not let in, so ${guides} of your guides cannot be checked. Readers are probably not affected.`,
    platform: (guides: number) =>
      `${guides} guides fail in the same way. It is probably one change of the platform, or a failure of the check.`,
    broken: (step: number | null) =>
      step === null
        ? 'Readers who follow this guide no longer reach what it promises.'
        : `Readers who follow this guide get stuck at step ${step}.`,
    changed: (step: number | null) =>
      step === null
        ? 'Readers who follow this guide arrive, but find something other than it says.'
        : `Readers still get through, but at step ${step} they see something other than the guide says.`,
    blocked: (count: number) =>
      `This guide could not be checked for ${nights(count)}. Whether readers get through is unknown.`,
    error: 'guidewatch itself failed here; whoever runs it should have a look.',
  },
  reopened: 'It is back.',
  extended: 'More is affected than was reported before.',
  /** How an incident ended: in a word or two, and what that means. */
  over: {
    right: 'Right again',
    recovered: 'Readers find again what the guide says. Nothing needs to be done.',
    approvedStatus: 'Approved',
    /** `by` is '' where nobody knows who did. */
    approved: (by: string) =>
      by
        ? `${by} approved what is seen now.`
        : 'What is seen now counts as right: its flow or its approval was changed.',
    toChange: 'These guides still have to be changed:',
    toChangeSomewhere: 'Where a guide still says what was there before, it has to be changed.',
    approvedBeside: (by: string) =>
      `${by || 'Somebody'} approved what is seen now beside what was there before: the guides still hold. Nothing needs to be done.`,
    closed: 'Closed',
    closedBy: (by: string, reason: string) => `${by} closed this: ${reason}`,
    replaced: 'Replaced',
    superseded: 'Something else is wrong on the same way now; it is followed by itself.',
    unchecked: 'No longer checked',
    withdrawn: 'No flow asks for this way any more, so it is not walked. Whether the guide is right is not known.',
    works: 'Works again',
    account: (account: string) => `The test account ${account} gets in again; its guides are checked again.`,
    gone: 'Over',
    platform: 'The guides no longer fail in the same way.',
    checked: 'This guide is checked again.',
  },
  expired: (date: string) =>
    `Still open, and the last verification has expired on ${date}: what is published says “unknown” now.`,
  expires: (date: string) => `Still open. The last verification expires on ${date}; then “unknown” is published.`,
  escalation: (days: number) => `Nobody has taken care of this for ${days} days.`,
  seen: 'What was seen',
  guides: 'Guides concerned',
  guideSays: (step: number | null) =>
    step === null ? 'The guide promises' : `The sentence that is now wrong (step ${step})`,
  also: 'Also affected',
  incident: 'Incident',
  nextSteps: 'What to do',
  report: 'Open the report with all pictures',
  reportCause: 'Open this in the report',
  decisions: (count: number) =>
    count === 1 ? 'One decision waits.' : `${count} decisions wait; the report shows the most urgent first.`,
  decide: 'To decide, on the machine that walked:',
  reportAt: 'The report with all pictures is on the machine that walked:',
  acknowledge: 'To say that you take care of it (stops reminders for a week):',
  acknowledgeReason: 'who does what',
  patch: 'Once the guide was updated, let its flow follow:',
  approve: 'If what is seen now is right and the guide was updated, approve it:',
  digestSubject: (count: number) => `Weekly digest: ${count} open`,
  digestLead: (count: number) => (count === 1 ? 'One thing is open.' : `${count} things are open.`),
  openSince: (date: string, count: number) => `open since ${date}, seen on ${nights(count)}`,
  muted: {
    flapping: 'comes and goes, so it is only listed here',
    silenced: 'silenced, so it is only listed here',
  },
  acknowledgedBy: (by: string, until: string) => `taken care of by ${by} until ${until}`,
  resolvedState: 'right at the moment',
  aliveSubject: 'guidewatch is alive',
  aliveLead: (date: string) => `guidewatch has been checking your guides. Since ${date}:`,
  walked: (night: string, walks: string, verified: string) =>
    `${night} nights, ${walks} walks, of which ${verified} verified`,
  openNow: (open: string) => `incidents open now: ${open}`,
  delivered: (date: string) => `last alert delivered on ${date}`,
  noneDelivered: 'no alert had to be delivered yet',
  overdueSubject: 'guidewatch is silent',
  overdueSince: (date: string) =>
    `guidewatch has published nothing since ${date}. Nobody checks the guides until it runs again.`,
  overdueUnknown: 'What guidewatch publishes cannot be read. Nobody knows whether it still checks the guides.',
  overdueAdvice: 'Look at the machine or the CI schedule that walks at night, and ask guidewatch itself:',
  quietSubject: (date: string) => `The nights are about to end on ${date}`,
  quietLead: (since: string, until: string) =>
    `Nobody has committed anything since ${since}. GitHub drops the schedules of a public repository after 60 such days: on ${until}, and with the nights the watchdog beside them.`,
  quietAdvice:
    'Make any commit on the main branch, such as an approval. Once the schedules are dropped, this starts them again:',
  testSubject: 'This is a test',
  testLead: 'This is a test of the alerts of guidewatch. Nothing is wrong; the lines below are a sample.',
  footer: 'Sent by guidewatch, which walks your guides every night.',
  thread: (incident: number) => `Incident ${incident}; later news of it comes in this thread.`,
}
