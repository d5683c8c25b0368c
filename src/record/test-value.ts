import type { Locator } from 'playwright'

/** What stands in a field instead of what its author types, by the kind of the field. It is never sent. */
const VALUES: Readonly<Record<string, string>> = {
  email: 'test@example.org',
  tel: '0000000',
  url: 'https://example.org/',
  number: '1',
  date: '2026-01-31',
  month: '2026-01',
  week: '2026-W05',
  time: '12:00',
  'datetime-local': '2026-01-31T12:00',
}

/** A test value that a field takes. */
export async function testValueFor(field: Locator): Promise<string> {
  return VALUES[await typeOf(field)] ?? 'guidewatch test'
}

/** True for fields of a kind that a walk fills at once, such as a date; not for sliders and colours. */
export async function canBeFilled(field: Locator): Promise<boolean> {
  return (await typeOf(field)) in VALUES
}

async function typeOf(field: Locator): Promise<string> {
  return field.evaluate((one) => (one as HTMLInputElement).type ?? '', undefined, { timeout: 1000 }).catch(() => '')
}
