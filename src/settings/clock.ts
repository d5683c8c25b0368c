const formats = new Map<string, Intl.DateTimeFormat>()

/** What a clock in a time zone shows: a calendar day such as `2026-11-26`, and a time such as `03:30`. */
export type LocalTime = { readonly day: string; readonly time: string }

/**
 * @param timezone a name of the IANA database, such as `Europe/Berlin`.
 * @throws RangeError for a name that is none.
 */
export function localTime(at: Date, timezone: string): LocalTime {
  const format =
    formats.get(timezone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  formats.set(timezone, format)
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` }
}
