/**
 * The state of the imitated sites on one day. A release is a small patch of it; every page reads it.
 * Nothing here is a copy of a page: only short labels that published guides state as facts.
 */
export type Site = {
  /** The objection forms behind the published links. */
  readonly objection: 'form-2024' | 'form-2025' | 'removed' | 'soft-404'
  /** Where the question "does your request concern AI?" stands: before the policy's rights link only, or before every link. */
  readonly question: 'rights-link' | 'every-link'
  /** Where the reader has to choose a product first. */
  readonly chooser: 'articles' | 'every-link'
  /** What the third-party form says behind its unchanged address. */
  readonly thirdParty: 'rights' | 'reversed'
  /** Label of the settings entry that leads to the policy; `renamed` and `moved` are what Meta did to such entries. */
  readonly policyEntry: 'published' | 'renamed' | 'moved'
  /** Generation of labels in the cookie dialog. */
  readonly consent: 'optional' | 'essential'
  /** Where signed-in visitors are asked to confirm who they are. */
  readonly checkpoint: 'nowhere' | 'instagram' | 'everywhere'
  /** What has become of the test accounts: their session is over, they are suspended, have objected already, or are in French. */
  readonly account: 'well' | 'expired' | 'suspended' | 'objected' | 'french'
  /** Visitors are told that this is not available in their region. */
  readonly regionNotice: boolean
  /** Which menu an account gets; `either` is an A/B test that draws by chance. */
  readonly menu: 'a' | 'b' | 'either'
  /** The account deletion pages. */
  readonly deletion: 'offered' | 'removed'
  /** Label of the button that would send the objection. */
  readonly submit: 'published' | 'renamed'
}

/** The sites as the flows and the approved snapshots describe them. */
export const APPROVED: Site = {
  objection: 'form-2025',
  question: 'rights-link',
  chooser: 'articles',
  thirdParty: 'rights',
  policyEntry: 'published',
  consent: 'optional',
  checkpoint: 'nowhere',
  account: 'well',
  regionNotice: false,
  menu: 'a',
  deletion: 'offered',
  submit: 'published',
}
