/** Fields of a ScrapeConfig that its job has unchanged, in groups that the operator writes one after the other. */
import { Field } from '../../fields';

/** What is scraped, and how often. */
export const REQUEST: readonly Field[] = [
  { field: 'metricsPath', prometheusField: 'metrics_path' },
  { field: 'params', prometheusField: 'params', unlessEmpty: true, transform: 'map in key order' },
  { field: 'enableCompression', prometheusField: 'enable_compression', since: '2.49.0' },
  { field: 'enableHTTP2', prometheusField: 'enable_http2', since: '2.35.0' },
  { field: 'scrapeInterval', prometheusField: 'scrape_interval' },
  { field: 'scrapeTimeout', prometheusField: 'scrape_timeout' },
];

export const SCHEME: Field = { field: 'scheme', prometheusField: 'scheme', transform: 'lower case' };

/** How names of metrics are checked and requested. */
export const NAME_VALIDATION_SCHEME: Field = {
  field: 'nameValidationScheme', prometheusField: 'metric_name_validation_scheme', since: '3.0.0', transform: 'lower case',
};
export const NAME_ESCAPING_SCHEME: Field = { field: 'nameEscapingScheme', prometheusField: 'metric_name_escaping_scheme', since: '3.4.0' };

/** Prometheus' names of the escaping schemes. */
export const NAME_ESCAPING_SCHEMES: ReadonlyMap<string, string> = new Map([
  ['AllowUTF8', 'allow-utf-8'], ['Underscores', 'underscores'], ['Dots', 'dots'], ['Values', 'values'],
]);
