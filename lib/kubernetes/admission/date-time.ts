/** Times as the API server reads them. */

/**
 * Format `date-time` of a schema, with the API server's own leniencies: any character before the fraction, anything after a second `t`.
 * @see IsDateTime in k8s.io/kube-openapi/pkg/validation/strfmt/time.go
 */
export function isDateTime(text: string): boolean {
  const [date, time] = text.toLowerCase().split('t');
  const clock = /^(\d{2}):(\d{2}):(\d{2})(.\d+)?(z|[+-]\d{2}:\d{2})$/.exec(time ?? '');

  return clock !== null && isDate(date) && clock[1] <= '23' && clock[2] <= '59' && clock[3] <= '59';
}

/**
 * A time of `metadata`, which is read more strictly.
 * @see Parse in Go's time/format.go, with layout RFC3339
 */
export function isRfc3339(text: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})([.,]\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/.exec(text);
  if (!parts) return false;
  const [, date, hour, minute, second, , zoneHour = '00', zoneMinute = '00'] = parts;

  return isDate(date) && hour <= '23' && minute <= '59' && second <= '59' && zoneHour <= '24' && zoneMinute <= '60';
}

function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number);

  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(month, year);
}

function daysOf(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;

  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
