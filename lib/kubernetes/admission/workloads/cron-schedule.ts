/** Schedules of CronJobs. */

interface Field {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const DESCRIPTORS = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);

/**
 * @see ParseStandard in github.com/robfig/cron/v3 v3.0.1, parser.go, and validateScheduleFormat in
 * pkg/apis/batch/validation/validation.go, v1.37.2
 */
export function whyNotSchedule(schedule: string): string | undefined {
  if (schedule.includes('TZ')) return 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead';
  if (DESCRIPTORS.has(schedule)) return undefined;
  if (schedule.startsWith('@every ')) return isDuration(schedule.slice('@every '.length)) ? undefined : 'is not "@every" with a duration';
  if (schedule.startsWith('@')) return 'is not a known descriptor';
  const fields = schedule.trim().split(/\s+/);
  if (fields.length !== FIELDS.length) return `must have 5 fields, but has ${fields.length}`;
  const bad = fields.find((field, i) => !field.split(',').filter((range) => range !== '').every((range) => isRange(range, FIELDS[i])));

  return bad === undefined ? undefined : `has the field ${JSON.stringify(bad)}, which is not valid at its place`;
}

function isDuration(text: string): boolean {
  return /^[-+]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/.test(text);
}

/** `*`, `5`, `1-5`, each with `/2`. */
function isRange(range: string, field: Field): boolean {
  const [limits, step, ...more] = range.split('/');
  if (more.length > 0 || step !== undefined && !(numberOf(step) > 0)) return false;
  const [low, high, ...rest] = limits.split('-');
  if (low === '*' || low === '?') return true;
  const from = numberOf(low, field.names, field.min);
  const to = high !== undefined ? numberOf(high, field.names, field.min) : step === undefined ? from : field.max;

  return rest.length === 0 && from >= field.min && to <= field.max && from <= to;
}

function numberOf(text: string, names: readonly string[] = [], first = 0): number {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) return index + first;

  return /^\+?\d+$/.test(text) ? Number(text) : NaN;
}
