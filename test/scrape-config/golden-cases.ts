/** What each golden is made of: every discovery minimal, full, with TLS, with each way to authenticate. */
import { App, Chart, Testing } from 'cdk8s';
import { DISCOVERIES, DiscoveryCase } from './discovery-cases';
import { JOBS } from './job-cases';
import { AUTH, sampleOf, TLS } from './samples';
import { AdditionalScrapeConfigs, HttpClientProps, imports, ScrapeConfig } from '../../lib';
import { fieldsNotInCrdOf } from '../../lib/scrape-config/fields-not-in-crd';
import { ScrapeJobProps } from '../../lib/scrape-config/scrape-job-props';

/** One golden that is synthesized. */
export interface GoldenCase {
  /** Path below the goldens, without its ending. */
  readonly name: string;
  readonly job: ScrapeJobProps;
}

const METHODS = ['basicAuth', 'authorization', 'oauth2'] as const;

export const GOLDEN_CASES: readonly GoldenCase[] = [
  ...DISCOVERIES.flatMap((discovery) => configsOf(discovery).map(([name, config]) => ({
    name: `${discovery.name}/${name}`, job: { jobName: discovery.name, discoveries: [discovery.make(config)] },
  }))),
  ...JOBS.map(({ name, job }) => ({ name: `job/${name}`, job })),
];

/** What a job synthesizes to: a ScrapeConfig, or a Secret with the Prometheus it is wired into. */
export function manifestsOf({ job }: GoldenCase): any[] {
  const app = new App();
  const chart = new Chart(app, 'chart', { namespace: 'shop', disableResourceNameHashes: true });
  if (fieldsNotInCrdOf(job).length === 0) {
    new ScrapeConfig(chart, 'job', { ...job, metadata: { name: 'job' } });

    return Testing.synth(chart);
  }
  const prometheus = new imports.Prometheus(chart, 'prometheus', { metadata: { name: 'main' }, spec: { version: 'v3.14.0', scrapeConfigSelector: {} } });
  const additional = new AdditionalScrapeConfigs(chart, 'additional', { prometheus, metadata: { name: 'jobs' } });
  new ScrapeConfig(chart, 'job', { ...job, additional });

  return Testing.synth(chart);
}

function configsOf(discovery: DiscoveryCase): [string, object][] {
  const { minimal, connected = {}, make } = discovery;
  const fields = Object.keys(make(minimal)._toParts().type.fields);
  const has = (field: string) => fields.includes(field);
  const { authorization, ...bare } = minimal as HttpClientProps;
  const everything = everyField(discovery, fields);
  const sayable = withoutLacking(discovery, everything);

  return [
    ['minimal', minimal],
    ['full', sayable ?? everything],
    ...(sayable && Object.keys(sayable).length < Object.keys(everything).length ? [['full-additional', everything] as [string, object]] : []),
    ...(has('tlsConfig') ? [['tls', { ...minimal, ...connected, tlsConfig: TLS }] as [string, object]] : []),
    ...METHODS.filter(has).map((method): [string, object] => [
      kebab(method), { ...(discovery.name === 'ionos' ? minimal : bare), ...connected, [method]: AUTH[method] },
    ]).filter(([name]) => discovery.name !== 'ionos' || name === 'authorization'),
  ];
}

/** One way to authenticate: the one the least takes, or the first there is. */
function everyField({ name, minimal, connected, apart = [] }: DiscoveryCase, fields: readonly string[]): object {
  const method = METHODS.find((one) => one in minimal) ?? METHODS.find((one) => fields.includes(one));
  const others = METHODS.filter((one) => one !== method);
  const wanted = fields.filter((field) => ![...others, ...apart, 'proxyFromEnvironment'].includes(field));

  return { ...minimal, ...connected, ...Object.fromEntries(wanted.map((field) => [field, sampleOf(name, field)])) };
}

/** What of it a ScrapeConfig takes, if it takes any. */
function withoutLacking({ make }: DiscoveryCase, config: object): object | undefined {
  const lacking = fieldsNotInCrdOf({ discoveries: [make(config)] });
  if (lacking.some((path) => /^discoveries\[0\] /.test(path))) return undefined;
  const lost = new Set(lacking.map((path) => path.replace(/^discoveries\[0\]\.(\w+).*/, '$1')));

  return Object.fromEntries(Object.entries(config).filter(([field]) => !lost.has(field)));
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
