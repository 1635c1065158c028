/** Checks one scrape job on its own; all problems are reported at once. */
import { checkCredentials } from './check-credentials';
import { checkDiscoveries } from './check-discoveries';
import { checkTargets } from './check-targets';
import { checkFields } from './field';
import { checkHttpClient } from './http-client-fields';
import { JOB_FIELDS, RELABELING_FIELDS } from './job-fields';
import { ScrapeJobProps } from './scrape-job-props';
import { NameEscapingSchemeOptions, NameValidationSchemeOptions } from '../../imports/shared';
import { checkLimits, Limits } from '../endpoint/check-limits';
import { checkRelabelings } from '../endpoint/check-relabelings';
import { checkText } from '../endpoint/check-text';
import { prometheusDuration, wholeMillis } from '../endpoint/duration';
import { Problem } from '../findings/problem';

/** All problems of a job; an empty list where it is valid. */
export function checkJob({ discoveries, ...fields }: ScrapeJobProps): Problem[] {
  const problems = [...checkFieldsOf(fields), ...checkDiscoveries(discoveries)];

  return problems.length > 0 ? problems : checkTargets(discoveries, fields);
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
