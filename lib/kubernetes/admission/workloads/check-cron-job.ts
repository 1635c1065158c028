/** The rules of CronJobs. */
import { checkJobSpec } from './check-job';
import { whyNotSchedule } from './cron-schedule';
import { FieldFaults } from '../field-faults';
import { CronJob } from '../types';

/** Names of its Jobs are 11 characters longer. */
const LONGEST_NAME = 52;

/** @see ValidateCronJobCreate in pkg/apis/batch/validation/validation.go, v1.37.2 */
export function checkCronJob({ metadata = {}, spec = {} }: CronJob, faults: FieldFaults): void {
  const { name = '' } = metadata;
  const { schedule, timeZone, concurrencyPolicy, jobTemplate = {} } = spec;
  if (!schedule) faults.required('spec.schedule');
  else faults.invalid('spec.schedule', schedule, whyNotSchedule(schedule), 'write five fields, for example "*/5 * * * *"');
  faults.nonNegative('spec.startingDeadlineSeconds', spec.startingDeadlineSeconds);
  if (timeZone !== undefined) faults.invalid('spec.timeZone', timeZone, whyNotTimeZone(timeZone), 'use a name of the IANA time zones, for example "Etc/UTC"');
  if (concurrencyPolicy) faults.oneOf('spec.concurrencyPolicy', concurrencyPolicy, ['Allow', 'Forbid', 'Replace']);
  checkJobSpec(jobTemplate.spec ?? {}, 'spec.jobTemplate.spec', faults);
  if (jobTemplate.spec?.selector) faults.invalid('spec.jobTemplate.spec.selector', jobTemplate.spec.selector, '`selector` will be auto-generated', 'remove it');
  if (jobTemplate.spec?.manualSelector) faults.notSupported('spec.jobTemplate.spec.manualSelector', true, ['false']);
  faults.nonNegative('spec.successfulJobsHistoryLimit', spec.successfulJobsHistoryLimit);
  faults.nonNegative('spec.failedJobsHistoryLimit', spec.failedJobsHistoryLimit);
  if (name.length > LONGEST_NAME) faults.invalid('metadata.name', name, `has ${name.length} characters (at most ${LONGEST_NAME})`, `use at most ${LONGEST_NAME} characters`);
}

/** @see validateTimeZone in pkg/apis/batch/validation/validation.go, v1.37.2 */
function whyNotTimeZone(zone: string): string | undefined {
  if (zone.toLowerCase() === 'local') return 'must be an explicit time zone';
  const isWellFormed = zone.split('/').every((part) => part !== '.' && part !== '..' && /^(?!-)[A-Za-z.\-_0-9+]{1,14}$/.test(part));

  return isWellFormed && isZone(zone) ? undefined : 'is not a known time zone';
}

/** Go compares with case, JavaScript without. */
function isZone(zone: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    const isOfOtherCase = timeZone !== zone && timeZone.toLowerCase() === zone.toLowerCase();

    return !isOfOtherCase && zone.split('/').every((part) => /^[A-Z]/.test(part));
  } catch {
    return false;
  }
}
