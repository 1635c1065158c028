/** Random monitors and servers with few blockers, so that most monitors are replaced. */
import { random } from '../../imports/random-object';
import { randomQuestions } from '../../support/configuration/questions';
import { OperatorQuestion } from '../../support/operator-question';

interface Json { [field: string]: any }

/** `count` questions of a seed. */
export function randomConsolidations(seed: number, count: number): OperatorQuestion[] {
  return randomQuestions(seed, count).map((question, i) => withFewBlockers(question, random(seed * 31 + i)));
}

function withFewBlockers(question: OperatorQuestion, next: () => number): OperatorQuestion {
  const often = (chance = 0.97) => next() < chance;
  const { prometheus, manifests, ...rest } = JSON.parse(JSON.stringify(question)) as OperatorQuestion & { prometheus: Json; manifests: Json[] };
  const server = prometheus.spec as Json;
  // Neither is in a job, and Prometheus loads no configuration with some of them.
  ['remoteWrite', 'remoteRead', 'alerting', 'otlp'].forEach((section) => delete server[section]);
  if (often()) delete server.ignoreNamespaceSelectors;
  if (often(0.8)) delete server.apiserverConfig;
  for (const file of ['bearerToken', 'bearerTokenFile'] as const) if (server.apiserverConfig && often(0.9)) delete server.apiserverConfig[file];
  // A class that authenticates beside the monitor makes a configuration that Prometheus does not load.
  for (const scrapeClass of server.scrapeClasses ?? []) {
    if (often()) delete scrapeClass.relabelings;
    if (often(0.9)) delete scrapeClass.authorization;
    if (often(0.9)) delete scrapeClass.tlsConfig;
  }
  if (server.excludedFromEnforcement && often(0.9)) delete server.excludedFromEnforcement;
  if (server.mode === 'DaemonSet' && often(0.9)) {
    delete server.mode;
    server.scrapeConfigSelector = server.scrapeConfigNamespaceSelector = {};
  }
  manifests.forEach((manifest) => soften(manifest, often));
  // Prometheus 3 does not load the name that the field has before it.
  if (/^v?2/.test(server.version)) [server, ...manifests.map(({ spec = {} }) => spec as Json)].forEach((spec) => delete spec.scrapeClassicHistograms);

  return { ...rest, prometheus: prometheus as OperatorQuestion['prometheus'], manifests };
}

function soften({ spec }: Json, often: (chance?: number) => boolean): void {
  if (spec === undefined) return;
  const clients: Json[] = [spec, ...spec.endpoints ?? [], ...spec.podMetricsEndpoints ?? []];
  for (const client of clients) {
    if (client.followRedirects === false && often()) delete client.followRedirects;
    if (client.relabelings && often(0.8)) client.relabelings = client.relabelings.filter(({ action }: Json) => !/hashmod/i.test(action));
    if (client.bearerTokenFile && often()) delete client.bearerTokenFile;
    if (client.tlsConfig && often()) ['caFile', 'certFile', 'keyFile'].forEach((field) => delete client.tlsConfig[field]);
  }
  if (spec.prober?.path === '' && often()) delete spec.prober.path;
  for (const selecting of [spec, spec.targets?.ingress]) {
    const { matchNames } = selecting?.namespaceSelector ?? {};
    if (matchNames && often()) selecting.namespaceSelector.matchNames = [...new Set(matchNames)];
  }
}
