/** Fields of a job that the known Prometheus version does not have. */
import { Field, FieldTable, setFieldsIn } from './field';
import { JOB_FIELDS } from './job-fields';
import { ScrapeJobProps } from './scrape-job-props';
import { RelabelConfig } from '../../imports/shared';
import { checkRelabelings } from '../endpoint/check-relabelings';
import { Severity } from '../findings/finding';
import { Problem } from '../findings/problem';
import { whyNotLabelName } from '../units/prometheus-names';
import { compareVersions } from '../units/version';

/** Where a job is written. */
export type Destination = 'ScrapeConfig' | 'AdditionalScrapeConfigs';

/** First version with UTF-8 label names. */
const FIRST_WITH_UTF8 = '3.0.0';

/** Warnings for fields that are left out, errors for fields that make the operator or Prometheus refuse the job. */
export function checkVersions(props: ScrapeJobProps, version: string | undefined, destination: Destination): Problem[] {
  if (version === undefined) return [];
  const { discoveries, ...fields } = props;
  const tooNew = [
    ...tooNewIn(JOB_FIELDS, fields, '', version),
    ...(destination === 'AdditionalScrapeConfigs' ? renamedIn(fields, version) : []),
    ...discoveries.flatMap((discovery, i) => {
      const { type, config } = discovery._toParts();
      const where = `discoveries[${i}]`;

      return type.since !== undefined && compareVersions(version, type.since) < 0
        ? [{ path: `${where} (${type.name})`, since: type.since, rejected: true }]
        : tooNewIn(type.fields, config, `${where}.`, version);
    }),
  ];

  return [...tooNew.map((gate) => gateProblem(gate, version, destination)), ...checkLabelNames(props, version)];
}

/** The operator writes the older name of the field, native configuration has the newer one. */
function renamedIn({ scrapeClassicHistograms }: Partial<ScrapeJobProps>, version: string): Gate[] {
  return scrapeClassicHistograms === undefined || compareVersions(version, '3.0.0') >= 0
    ? []
    : [{ path: 'scrapeClassicHistograms', since: '3.0.0', rejected: true }];
}

interface Gate {
  readonly path: string;
  readonly since: string;
  readonly rejected: boolean;
}

function tooNewIn(fields: FieldTable, values: object, where: string, version: string): Gate[] {
  return setFieldsIn(fields, values).flatMap(({ prop, field, value }) => {
    const first = sinceOf(field, value);
    if (first !== undefined && compareVersions(version, first) < 0) return [{ path: `${where}${prop}`, since: first, rejected: field.rejected ?? false }];

    return field.nested ? tooNewIn(field.nested, value as object, `${where}${prop}.`, version) : [];
  });
}

function sinceOf({ since }: Field, value: unknown): string | undefined {
  return typeof since === 'function' ? since(value) : since;
}

function gateProblem({ path, since, rejected }: Gate, version: string, destination: Destination): Problem {
  const fix = `use Prometheus ${since} or newer, or leave it out`;
  if (destination === 'ScrapeConfig' && !rejected) {
    return {
      code: 'AM710', severity: Severity.WARNING, message: `${path} needs Prometheus ${since}, so the operator leaves it out for ${version}`, fix,
    };
  }
  const consequence = destination === 'ScrapeConfig' ? 'the operator rejects the ScrapeConfig' : `Prometheus ${version} refuses its whole configuration`;

  return { code: 'AM709', message: `${path} needs Prometheus ${since}, so ${consequence}`, fix };
}

/** With other names the operator rejects the object, or Prometheus its configuration. */
function checkLabelNames({ discoveries, relabelings, metricRelabelings }: ScrapeJobProps, version: string): Problem[] {
  if (compareVersions(version, FIRST_WITH_UTF8) >= 0) return [];
  const rules = (list: RelabelConfig[] | undefined, where: string) => checkRelabelings(list, where, 'legacy');

  return [
    ...rules(relabelings, 'relabelings'),
    ...rules(metricRelabelings, 'metricRelabelings'),
    ...discoveries.flatMap((discovery, i) => {
      const { type, config } = discovery._toParts();
      const labels = type.name === 'static' ? (config as { labels?: { [name: string]: string } }).labels ?? {} : {};

      return Object.keys(labels).flatMap((name) => {
        const why = whyNotLabelName(name);

        return why ? [{ code: 'AM107', message: `discoveries[${i}].labels key "${name}" ${why}`, fix: 'use a Prometheus label name, or Prometheus 3' }] : [];
      });
    }),
  ];
}
