/**
 * A calendar date in the words of a language: `2022-07-26` in zh-CN is 2022年7月26日.
 * What is no date comes back as it was typed.
 */
export function calendarDate(iso: string, locale: string): string {
  const at = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(at) ? iso : new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at)
}
