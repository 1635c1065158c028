/** Random scrape jobs: any fields of any discovery, most values good, some at or beyond their limits. */
import * as fc from 'fast-check';
import { NameValidationSchemeOptions } from '../../imports/shared';
import { Discovery } from '../../lib';
import { ScrapeJobProps } from '../../lib/scrape-config/scrape-job-props';
import { DISCOVERIES, DiscoveryCase } from '../scrape-config/discovery-cases';
import { EVERY_FIELD } from '../scrape-config/job-cases';
import { AUTH, sampleOf, SIGNED_OAUTH2 } from '../scrape-config/samples';

/** A job, or what makes one: factories may throw where a value is none they take. */
export type RandomJob = () => ScrapeJobProps;

/** `count` jobs of a stored seed. */
export function randomJobs(seed: number, count: number): RandomJob[] {
  return fc.sample(job(), { seed, numRuns: count });
}

/** Text, numbers, lists and maps that some field refuses. */
const ODD: readonly unknown[] = [
  '', ' ', 'x', 'a b', 'http://', 'http://[', 'https://host', 'HTTPS://Host:1/%zz', 'ftp://host', 'host:80', '/', '0', '0s', '1h1d', '-1s', '1m30s', '99999h',
  '*.json', 'a*/b.json', 'é', 'a: b # c', 0, 1, 80, 65535, 65536, -1, 1.5, true, false, [], ['a'], ['a', 'a'], [''], {}, { a: 'b' }, { 'a-b': 'c', '': 'd' },
  {
    name: 'a',
    key: 'b',
  }, { name: 'A', key: 'b' }, { key: 'b' }, [{ name: 'a', values: ['b'] }], [{ name: 'a', values: [] }], 'SRV', 'A', 'Pod', 'pod', 'HTTPS',
];

function valueOf(sample: unknown): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 15, arbitrary: fc.constant(sample) }, { weight: 1, arbitrary: fc.constantFrom(...ODD) });
}

function job(): fc.Arbitrary<RandomJob> {
  const discoveries = fc.array(fc.constantFrom(...DISCOVERIES).chain(discovery), { minLength: 1, maxLength: 2 });

  return fc.tuple(discoveries, fields()).map(([makers, rest]) => () => ({ ...rest, discoveries: makers.map((make) => make()) } as ScrapeJobProps));
}

function discovery(one: DiscoveryCase): fc.Arbitrary<() => Discovery> {
  const names = Object.keys(one.make(one.minimal)._toParts().type.fields);
  const values = fc.record(Object.fromEntries(names.map((name) => [name, valueOf(sampleOf(one.name, name))])), { requiredKeys: [] });
  const few = fc.tuple(values, fc.subarray(names, { maxLength: Math.min(4, names.length) }))
    .map(([all, kept]) => Object.fromEntries(Object.entries(all).filter(([name]) => kept.includes(name))));

  return fc.oneof({ weight: 3, arbitrary: few }, { weight: 1, arbitrary: values })
    .chain((stated) => fc.constantFrom({ ...one.minimal, ...stated }, { ...one.minimal, ...one.connected, ...stated }, { ...stated }))
    .map((config) => () => one.make(config));
}

/** Every field that a job has, each of them sometimes. */
const FIELDS: { readonly [field: string]: unknown } = {
  ...EVERY_FIELD, ...AUTH, followRedirects: false, extraScrapeMetrics: true, scrapeFailureLogFile: '/failures.log', httpHeaders: sampleOf('job', 'httpHeaders'), proxyFromEnvironment: false,
};

function fields(): fc.Arbitrary<object> {
  const { discoveries: _, ...stated } = FIELDS;
  const special = { oauth2: [AUTH.oauth2, SIGNED_OAUTH2], nameValidationScheme: Object.values(NameValidationSchemeOptions) };
  const values = Object.fromEntries(Object.entries(stated).map(([field, value]) => [
    field, field in special ? fc.constantFrom<unknown>(...special[field as keyof typeof special]) : field.startsWith('scrape') && field.length < 15 ? fc.constant(value) : valueOf(value),
  ]));

  return fc.subarray(Object.keys(values), { maxLength: 6 }).chain((kept) => fc.record(Object.fromEntries(kept.map((field) => [field, values[field]]))));
}
