// All that a person reads in English who decides of causes. The other languages are of the same type: what is missing there
// does not compile. What stands in braces is filled in by client/decide.js, where counts are known; nothing else is done to it.

/** A sentence for one and for any other number. */
const s = (one: string, many: string) => ({ one, many })

export const EN = {
  /** Written into the form. */
  form: {
    legend: 'What do you decide?',
    choices: {
      change: {
        name: 'The guide must change',
        does: 'What is seen now is approved; flow and sentence are changed, and the guides have to follow.',
      },
      holds: { name: 'The guide still holds', does: 'What is seen now is approved, beside what was approved before.' },
      varies: { name: 'Changes by itself', does: 'It is not compared any more until the day that you name.' },
      unsure: { name: 'Not sure', does: 'It stays open, with your reason.' },
    },
    until: 'Not compared until and including',
    reason: 'Reason',
    members: 'On which screens',
    alike: 'alike',
    leftOut: 'not alike',
    manyAlike: (count: string) => `All ${count} that are alike`,
    moreLeftOut: (count: string) => `${count} more are not alike; they stay as they are.`,
    arrival: 'arrival',
    step: (number: number) => `step ${number}`,
    decide: 'Decide',
    undo: 'Undo',
    acknowledge: 'Stop reminders for a week',
    takeOver: 'Decide as chosen here',
    keep: 'Leave it at that',
    reload: 'Load the page again',
    title: 'Decisions',
    finish: 'Finish',
    copy: 'Copy the command',
    command: 'The decisions as a command',
    issue: 'Hand in as a GitHub issue',
    workflow: 'Run the workflow on GitHub',
    newest: 'Open the newest night',
  },
  /** Put together in the page. */
  page: {
    counted: '{count} of {all} decided',
    decided: '{by}, {at}: {choice}',
    done: 'Finished. {by}, {at}: {choice}',
    decidedHere: 'Decided: {choice}',
    onSome: 'On {count} of {all} screens.',
    because: 'Reason: “{reason}”',
    until: 'Until {until}.',
    undone: 'Undone.',
    acknowledged: 'Nobody is reminded for a week.',
    acknowledgedFor: 'Is being looked into',
    working: 'Working out what this would come to …',
    needsChoice: 'Choose what you decide.',
    needsReason: 'Say why you are not sure.',
    needsMember: 'Take in at least one screen.',
    needsDay: 'Name a day that is still to come.',
    neverVaries:
      'This cannot be left out of the comparison: the guide names it, or more than one thing differs. Decide otherwise.',
    otherwise: '{by} decided meanwhile: {choice}.',
    undoneMeanwhile: 'The decision was undone meanwhile.',
    changed: 'What is decided here has changed since the page was loaded. Nothing was decided.',
    superseded: 'There is a newer night. Only that one can be decided on.',
    failed: 'This did not work: {error}',
    silent: 'guidewatch does not answer. Is “guidewatch review” still running?',
    finishing: 'Writing …',
    finished: s('One decision is finished.', '{count} decisions are finished.'),
    commit: 'Commit {commit}',
    branch: 'Branch {branch}',
    pushed: 'Pushed.',
    undelivered: 'Alert not delivered: {what}',
    files: s('One file changed', '{count} files changed'),
    copied: 'Copied.',
    copyRefused: 'The browser does not let this page copy. The command is selected: copy it with the keyboard.',
    issueTitle: 'Decisions on the night {run}',
    tooLong: 'Too long for a prefilled issue: copy the command.',
    /** What a decision would come to. */
    consequence: {
      screens: s('One screen is approved.', '{count} screens are approved.'),
      verified: s('One walk is verified again.', '{count} walks are verified again.'),
      stays: s(
        'One walk still differs: its flow says otherwise, and somebody has to change it by hand.',
        '{count} walks still differ: their flow says otherwise, and somebody has to change it by hand.',
      ),
      links: s('Verified as a whole: {list}', 'Verified as a whole: {list}'),
      sentence: '{before} becomes {after}',
      sentenceNew: 'New sentence: {after}',
      claims: s('Published as not kept: {list}', 'Published as not kept: {list}'),
      guides: s('One guide has to follow: {list}', '{count} guides have to follow: {list}'),
      files: s('Patched: {list}', 'Patched: {list}'),
      waiting: s('One screen waits for another decision.', '{count} screens wait for other decisions.'),
      ignored: s('One thing is not compared any more.', '{count} things are not compared any more.'),
      byHand: 'Nothing can be approved or patched: somebody has to write the flow anew. Nobody is reminded for a week.',
      nothing: 'Nothing is changed.',
    },
  },
  /** On the page that a browser sees before it is let in. */
  entry: {
    title: 'guidewatch: review',
    wait: 'One moment …',
    notYet:
      'This browser may not look at the review yet. Open the address that guidewatch has printed, with all that is behind the “#”.',
    once: 'That address counts once. For another browser, end guidewatch and start it again; what is decided stays.',
    noScript: 'Deciding in the browser needs JavaScript. This does the same in a terminal:',
  },
}

export type DecideWords = typeof EN
