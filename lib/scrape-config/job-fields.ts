/** Fields of a scrape job, in the ScrapeConfig CRD and in native configuration. */
import { as, Field, Fields, inCrdSince, notInCrd, since } from './field';
import { HTTP_CLIENT } from './http-client-fields';
import { ScrapeJobProps } from './scrape-job-props';
import { choice, duration, flag, lower, path, scheme, text } from './values';
import { Quantity } from '../../imports/k8s';
import {
  NameEscapingSchemeOptions, NameValidationSchemeOptions, RelabelConfig, ScrapeProtocol,
} from '../../imports/shared';
import { checkChoice } from '../endpoint/check-choice';
import { checkParams } from '../endpoint/check-params';
import { checkPath } from '../endpoint/check-path';
import { checkRelabelings } from '../endpoint/check-relabelings';
import { definedOnly } from '../units/defined-only';

const PROTOCOL: Field<ScrapeProtocol> = {
  check: (value, where) => checkChoice(where, value, ScrapeProtocol), native: { form: 'choice', choices: ScrapeProtocol, toYaml: (value) => value },
};

const PROTOCOLS: Field<ScrapeProtocol[]> = {
  shape: 'list', check: (value, where) => value.flatMap((one, i) => PROTOCOL.check(one, `${where}[${i}]`)), native: PROTOCOL.native,
};

/** A limit; limits are checked together elsewhere. */
const LIMIT: Field = { check: () => [] };

const RELABELINGS: Field<RelabelConfig[]> = {
  shape: 'list of objects', check: checkRelabelings, toYaml: (rules) => rules.map(writeRule), native: { form: 'rules' },
};

/** A quantity that is not a whole number must be text. */
const FACTOR: Field<number> = { check: () => [], toSpec: (factor) => Quantity.fromString(String(factor)) };

const ESCAPING: { readonly [scheme in NameEscapingSchemeOptions]: string } = {
  [NameEscapingSchemeOptions.ALLOW_UTF8]: 'allow-utf-8',
  [NameEscapingSchemeOptions.UNDERSCORES]: 'underscores',
  [NameEscapingSchemeOptions.DOTS]: 'dots',
  [NameEscapingSchemeOptions.VALUES]: 'values',
};

/** Fields before the discoveries in a native job. */
export const JOB_FIELDS: Fields<Omit<ScrapeJobProps, 'discoveries' | 'relabelings' | 'metricRelabelings'>> = {
  jobName: text(),
  scrapeInterval: duration(),
  scrapeTimeout: duration(),
  metricsPath: { shape: 'text', check: checkPath },
  scheme: scheme(),
  params: { shape: 'object', check: checkParams },
  honorLabels: flag(),
  honorTimestamps: flag(),
  trackTimestampsStaleness: since('2.48.0', flag()),
  scrapeProtocols: since('2.49.0', PROTOCOLS),
  fallbackScrapeProtocol: since('3.0.0', PROTOCOL),
  scrapeNativeHistograms: since('3.8.0', flag()),
  scrapeClassicHistograms: as('always_scrape_classic_histograms', flag()),
  convertClassicHistogramsToNhcb: since('3.0.0', flag()),
  nativeHistogramBucketLimit: LIMIT,
  nativeHistogramMinBucketFactor: since('2.50.0', FACTOR),
  enableCompression: since('2.49.0', flag()),
  bodySizeLimit: { ...LIMIT, shape: 'text' },
  sampleLimit: LIMIT,
  targetLimit: LIMIT,
  labelLimit: LIMIT,
  labelNameLengthLimit: LIMIT,
  labelValueLengthLimit: LIMIT,
  keepDroppedTargets: since('2.47.0', LIMIT),
  nameValidationScheme: since('3.0.0', as('metric_name_validation_scheme', choice(NameValidationSchemeOptions, lower))),
  nameEscapingScheme: since('3.4.0', as('metric_name_escaping_scheme', choice(NameEscapingSchemeOptions, (escaping) => ESCAPING[escaping]))),
  scrapeFailureLogFile: notInCrd(since('2.55.0', path())),
  extraScrapeMetrics: inCrdSince('0.95.0', since('3.10.0', flag())),
  ...HTTP_CLIENT,
  followRedirects: notInCrd(flag()),
};

/** Fields after the discoveries. */
export const RELABELING_FIELDS: Fields<Pick<ScrapeJobProps, 'relabelings' | 'metricRelabelings'>> = {
  relabelings: as('relabel_configs', RELABELINGS),
  metricRelabelings: as('metric_relabel_configs', RELABELINGS),
};

function writeRule({ sourceLabels, separator, targetLabel, regex, modulus, replacement, action }: RelabelConfig): object {
  return definedOnly({
    source_labels: sourceLabels, separator, target_label: targetLabel, regex, modulus, replacement, action: action?.toLowerCase(),
  });
}
