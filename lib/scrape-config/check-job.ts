/** Everything about one scrape job that is wrong on its own, reported at once. */
import { checkCredentials } from './check-credentials';
import { checkDiscoveries } from './check-discoveries';
import { checkFields } from './field';
import { checkHttpClient } from './http-client-fields';
import { JOB_FIELDS, RELABELING_FIELDS } from './job-fields';
import { ScrapeJobProps } from './scrape-job-props';
import { NameEscapingSchemeOptions, NameValidationSchemeOptions } from '../../imports/shared';
import { checkLimits, Limits } from '../endpoint/check-limits';
import { checkRelabelings } from '../endpoint/check-relabelings';
import { checkText } from '../endpoint/check-text';
import { Problem } from '../findings/problem';
import { prometheusDuration, wholeMillis } from '../units/duration';

/** All problems of a job, none where it is in order. */
export function checkJob({ discoveries, ...fields }: ScrapeJobProps): Problem[] {
  return [...checkFieldsOf(fields), ...checkDiscoveries(discoveries)];
}

type JobFields = Omit<ScrapeJobProps, 'discoveries'>;

function checkFieldsOf(fields: JobFields): Problem[] {
  const alone = [...checkText(fields), ...checkCredentials(fields, ''), ...checkFields({ ...JOB_FIELDS, ...RELABELING_FIELDS }, fields, '')];

  // What is no list or no object must not be looked at more closely.
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
    // No whole milliseconds: said of the field itself.
    return [];
  }
}

/** Prometheus would refuse its whole configuration. */
function checkNames({ nameValidationScheme, nameEscapingScheme, relabelings, metricRelabelings }: JobFields): Problem[] {
  if (nameValidationScheme !== NameValidationSchemeOptions.LEGACY) return [];
  const reported = new Set([...checkRelabelings(relabelings, 'relabelings'), ...checkRelabelings(metricRelabelings, 'metricRelabelings')].map(({ message }) => message));
  const legacy = [...checkRelabelings(relabelings, 'relabelings', 'legacy'), ...checkRelabelings(metricRelabelings, 'metricRelabelings', 'legacy')];

  return [
    ...legacy.filter(({ message }) => !reported.has(message)),
    ...(nameEscapingScheme === NameEscapingSchemeOptions.ALLOW_UTF8
      ? [{ code: 'AM706', message: 'nameEscapingScheme is AllowUTF8 and nameValidationScheme Legacy, which takes no such names', fix: 'use another nameEscapingScheme, or NameValidationSchemeOptions.UTF8' }]
      : []),
  ];
}
