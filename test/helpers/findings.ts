import type { Subject } from '../../src/compare/finding.js'

/** What a finding is about, short: `link "Privacy Policy"`. */
export function shown(subject: Subject): string {
  if (subject.kind === 'control') return subject.name ? `${subject.role} "${subject.name}"` : subject.role
  return subject.kind === 'field' ? `"${subject.label}"` : subject.kind
}
