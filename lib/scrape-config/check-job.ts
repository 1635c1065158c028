/** Checks one scrape job on its own; all problems are reported at once. */
import { checkCredentials } from './check-credentials';
import { checkDiscoveries } from './check-discoveries';
import { checkTargets } from './check-targets';
import { checkFields } from './field';
import { checkHttpClient } from './http-client-fields';
import { JOB_FIELDS, RELABELING_FIELDS } from './job-fields';
import { References } from './references';
import { ScrapeJobProps } from './scrape-job-props';
import { writeJob } from './write-job';
import { NameEscapingSchemeOptions, NameValidationSchemeOptions } from '../../imports/shared';
import { checkLimits, Limits } from '../endpoint/check-limits';
import { checkRelabelings } from '../endpoint/check-relabelings';
import { checkText } from '../endpoint/check-text';
import { prometheusDuration, wholeMillis } from '../endpoint/duration';
import { Problem } from '../findings/problem';
import { attempted } from '../prometheus/configuration/attempted';
import { ScrapeConfigsReader } from '../prometheus/configuration/read-configuration';
import { Refusal, refusalText } from '../prometheus/configuration/refused';

/** All problems of a job; an empty list where it is valid. */
export function checkJob(job: ScrapeJobProps): Problem[] {
  const { discoveries, ...fields } = setOnly(job);
  const problems = [...checkFieldsOf(fields), ...checkDiscoveries(discoveries)];
  if (problems.length > 0) return problems;
  const targets = checkTargets(discoveries, fields);

  return targets.length > 0 ? targets : checkLoading(job);
}

/** A value that is null is not written, as one that is not set. */
function setOnly(job: ScrapeJobProps): ScrapeJobProps {
  return Object.fromEntries(Object.entries(job).filter(([, value]) => value !== undefined && value !== null)) as unknown as ScrapeJobProps;
}

/** What Prometheus itself refuses to load, by the rules for jobs of every origin. */
function checkLoading(job: ScrapeJobProps): Problem[] {
  const refusals: Refusal[] = [];
  const written = JSON.parse(JSON.stringify(writeJob(job, job.jobName ?? 'job', new References()))) as unknown;
  attempted(() => new ScrapeConfigsReader(undefined, { fill: (text) => text }).read(written), refusals);

  return refusals.map(({ job: _, ...refusal }) => ({ code: 'AM706', message: `Prometheus refuses its whole configuration: ${refusalText(refusal)}`, fix: refusal.fix(propOf) }));
}

/** The prop for a field of Prometheus. */
function propOf(field: string): string {
  return field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

type JobFields = Omit<ScrapeJobProps, 'discoveries'>;

function checkFieldsOf(fields: JobFields): Problem[] {
  const alone = [...checkText(fields), ...checkCredentials(fields, ''), ...checkFields({ ...JOB_FIELDS, ...RELABELING_FIELDS }, fields, '')];

  // Values of a wrong type must not be checked further.
  return alone.some(({ code }) => code === 'AM705') ? alone : [
    ...alone,
    ...checkLimits(fields as Limits),
    ...checkTimes(fields),
    ...checkHttpClient(fields, ''),
    ...checkNames(fields),
  ];
}

/** @see validateScrapeIntervalAndTimeout in pkg/prometheus/resource_selector.go, v0.94.1 */
function checkTimes({ scrapeInterval, scrapeTimeout }: JobFields): Problem[] {
  const times = [scrapeInterval, scrapeTimeout];
  if (times.some((time) => typeof time?.toMilliseconds !== 'function')) return [];
  try {
    return wholeMillis(scrapeTimeout!) <= wholeMillis(scrapeInterval!) ? [] : [{
      code: 'AM104',
      message: `scrapeTimeout ${prometheusDuration(scrapeTimeout!)} is longer than scrapeInterval ${prometheusDuration(scrapeInterval!)}, so the operator rejects it`,
      fix: 'shorten the timeout or lengthen the interval',
    }];
  } catch {
    // Not whole milliseconds: reported for the field itself.
    return [];
  }
}

/** Names that make Prometheus refuse its whole configuration. */
function checkNames({ nameValidationScheme, nameEscapingScheme, relabelings, metricRelabelings }: JobFields): Problem[] {
  if (nameValidationScheme !== NameValidationSchemeOptions.LEGACY) return [];
  const reported = new Set([...checkRelabelings(relabelings, 'relabelings'), ...checkRelabelings(metricRelabelings, 'metricRelabelings')].map(({ message }) => message));
  const legacy = [...checkRelabelings(relabelings, 'relabelings', 'legacy'), ...checkRelabelings(metricRelabelings, 'metricRelabelings', 'legacy')];

  return [
    ...legacy.filter(({ message }) => !reported.has(message)),
    ...(nameEscapingScheme === NameEscapingSchemeOptions.ALLOW_UTF8
      ? [{ code: 'AM706', message: 'nameEscapingScheme AllowUTF8 cannot be combined with nameValidationScheme Legacy', fix: 'use another nameEscapingScheme, or NameValidationSchemeOptions.UTF8' }]
      : []),
  ];
}
