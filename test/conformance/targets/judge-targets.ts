/** Asks everybody in turn what is scraped: the operator for configurations, Kubernetes' controllers for endpoints, Prometheus for targets. */

import { ApiServer } from './api-server';
import { JudgedServer, judgedServers } from './judged-server';
import { operatorPodsOf, withOwners } from './operator-pods';
import { discover, Discovered } from './prometheus-process';
import { jobNamesOf, mergedConfig, ServerConfig, serverId } from './rewrite-config';
import { rightsOf } from './rights';
import { Scenario, serversOf } from './scenario';
import { askCluster, askOperator, askPrometheus, ClusterAnswer, prometheusServer } from '../judges';
import { askPrometheusMinor, PrometheusMinor, prometheusServerOf } from '../prometheus-minors/minors';

/** What the real ones say of one scenario. */
export interface JudgedScenario {
  readonly scenario: Scenario;
  /** By server key. */
  readonly servers: { readonly [key: string]: JudgedServer };
  /** Why Prometheus would not load a configuration, by server key; those are not among the servers. */
  readonly refused: { readonly [key: string]: string };
}

/** A server of a scenario and the text that it loads. */
export interface Loaded {
  readonly scenario: number;
  readonly key: string;
  readonly text: string;
  readonly shards: number;
  readonly namespace?: string;
}

/** promtool refuses a static target that is no address; a server says so in its log, and goes on. */
const ONLY_LOGGED = /^instance \d+ in group /;

/** Older versions hand on what they discover every five seconds, and one round later while scraping is busy: two rounds, and the reload of pools. */
const MINOR_QUIET_MILLIS = 12_000;

/**
 * The judgement of each scenario, in their order, and Prometheus' log. One Prometheus looks at all of them.
 *
 * @param minor its version, which has to be that of the servers in the scenarios; left out for the newest
 */
export async function judgeTargets(
  scenarios: readonly Scenario[], minor?: PrometheusMinor,
): Promise<{ readonly judged: JudgedScenario[]; readonly log: readonly string[] }> {
  const created = await operatorPodsOf(scenarios);
  const answers = await askCluster(scenarios.map(({ manifests }, i) => ({ id: `s${i}`, manifests: [...manifests, ...created[i].manifests] })));
  const clusters = answers.map((answer, i) => withOwners(answer, created[i]));
  const fault = clusters.find(({ error }) => error !== undefined);
  if (fault) throw new Error(`cluster of "${scenarios[Number(fault.id.slice(1))].name}": ${fault.error}`);
  const all = await loadedBy(scenarios);
  const configs = all.map(({ text }, i) => ({ id: String(i), config: text }));
  const verdicts = minor ? await askPrometheusMinor(minor, configs) : await askPrometheus(configs);
  const faults = verdicts.map(({ error }) => (error !== undefined && !ONLY_LOGGED.test(error) ? error : undefined));
  const valid = all.filter((_, i) => faults[i] === undefined);
  const { targets, log } = await discovered(valid, clusters, scenarios, minor);

  return {
    log,
    judged: scenarios.map((scenario, i) => {
      const servers = valid.filter((server) => server.scenario === i).map((server) => ({ ...server, jobs: jobNamesOf(server.text) }));
      const refused = all.flatMap((server, index) => (server.scenario === i && faults[index] !== undefined ? [[server.key, faults[index]]] : []));

      return { scenario, servers: judgedServers(i, servers, targets, clusters[i]), refused: Object.fromEntries(refused) };
    }),
  };
}

/** Configurations that the operator writes, and those that nobody writes. */
async function loadedBy(scenarios: readonly Scenario[]): Promise<Loaded[]> {
  const questions = scenarios.map(({ manifests }, scenario) => ({ id: String(scenario), manifests }));
  const answers = await askOperator(questions.filter(({ manifests }) => serversOf(manifests).length > 0));
  const managed = answers.flatMap(({ id, error, servers }): Loaded[] => {
    const { name, manifests } = scenarios[Number(id)];
    if (error !== undefined) throw new Error(`operator of "${name}": ${error}`);

    return serversOf(manifests).flatMap(({ key, shards, namespace }) => {
      const { config, error: why } = servers[key] ?? {};

      return config && why === undefined ? [{ scenario: Number(id), key, text: config, shards, namespace }] : [];
    });
  });
  const unmanaged = scenarios.flatMap(({ prometheusConfig: text }, scenario): Loaded[] =>
    (text === undefined ? [] : [{ scenario, key: 'prometheus.yml', text, shards: 1 }]));

  return [...managed, ...unmanaged];
}

async function discovered(
  servers: readonly Loaded[], clusters: readonly ClusterAnswer[], scenarios: readonly Scenario[], minor: PrometheusMinor | undefined,
): Promise<Discovered> {
  const program = minor ? await prometheusServerOf(minor) : await prometheusServer();
  const api = await ApiServer.start();
  try {
    clusters.forEach(({ id, objects }) => api.hold(id, objects));
    const rights = await rightsOf(servers, scenarios);
    rights.forEach((mayRead, i) => api.hold(`r${i}`, clusters[servers[i].scenario].objects, mayRead));
    const configs = servers.flatMap(({ scenario, key, text, shards, namespace }, i) => Array.from({ length: shards }, (_, shard): ServerConfig => ({
      id: serverId(scenario, shard, key), text, shard, namespace, apiServer: `${api.url}/${rights.has(i) ? `r${i}` : `s${scenario}`}`, proxy: api.url,
    })));
    const found = await discover(program, mergedConfig(configs), () => api.requests, minor && MINOR_QUIET_MILLIS);
    if (api.refused.length > 0) throw new Error(`the API server does not know ${api.refused.slice(0, 5).join(', ')}`);

    return found;
  } finally {
    await api.close();
  }
}
