/** For each CEL rule of the CRDs: an object that obeys it, and one that breaks it and nothing else. */
import { Manifest } from '../../../lib/manifests/manifest';

export interface RuleVector {
  readonly rule: string;
  readonly message: string;
  readonly obeying: Manifest;
  readonly breaking: Manifest;
}

const API = 'monitoring.coreos.com';

function server(spec: object): Manifest {
  return { apiVersion: `${API}/v1`, kind: 'Prometheus', metadata: { name: 'k8s' }, spec };
}

function agent(spec: object): Manifest {
  return { apiVersion: `${API}/v1alpha1`, kind: 'PrometheusAgent', metadata: { name: 'k8s' }, spec };
}

function scrapeConfig(spec: object): Manifest {
  return { apiVersion: `${API}/v1alpha1`, kind: 'ScrapeConfig', metadata: { name: 'k8s' }, spec };
}

/** What an agent in DaemonSet mode cannot have. */
const NOT_IN_DAEMON_SET: readonly (readonly [field: string, value: unknown])[] = [
  ['additionalScrapeConfigs', { name: 'jobs', key: 'jobs.yaml' }],
  ['persistentVolumeClaimRetentionPolicy', {}],
  ['probeNamespaceSelector', {}],
  ['probeSelector', {}],
  ['replicas', 0],
  ['scrapeConfigNamespaceSelector', {}],
  ['scrapeConfigSelector', {}],
  ['serviceMonitorNamespaceSelector', {}],
  ['serviceMonitorSelector', {}],
  ['shardingStrategy', {}],
  ['storage', {}],
];

const TOPOLOGY = { mode: 'Topology', topology: { values: ['zone-a', 'zone-b'] } };

export const RULE_VECTORS: readonly RuleVector[] = [
  ...NOT_IN_DAEMON_SET.map(([field, value]) => ({
    rule: `!(has(self.mode) && self.mode == 'DaemonSet' && has(self.${field}))`,
    message: `${field} cannot be set when mode is DaemonSet`,
    obeying: agent({ mode: 'StatefulSet', [field]: value }),
    breaking: agent({ mode: 'DaemonSet', [field]: value }),
  })),
  {
    rule: "!(has(self.mode) && self.mode == 'DaemonSet' && has(self.shards) && self.shards > 1)",
    message: 'shards cannot be greater than 1 when mode is DaemonSet',
    obeying: agent({ mode: 'DaemonSet', shards: 1 }),
    breaking: agent({ mode: 'DaemonSet', shards: 2 }),
  },
  {
    rule: "!(self.type != 'RollingUpdate' && has(self.rollingUpdate))",
    message: 'rollingUpdate requires type to be RollingUpdate',
    obeying: server({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: {} } }),
    breaking: server({ updateStrategy: { type: 'OnDelete', rollingUpdate: {} } }),
  },
  {
    rule: '!has(self.externalId) || has(self.roleArn)',
    message: 'externalId can only be used when roleArn is specified',
    obeying: server({ remoteWrite: [{ url: 'http://a', sigv4: { externalId: 'x', roleArn: '' } }] }),
    breaking: server({ remoteWrite: [{ url: 'http://a', sigv4: { externalId: 'x' } }] }),
  },
  {
    rule: "!has(self.shardingStrategy) || !has(self.shardingStrategy.mode) || self.shardingStrategy.mode != 'Topology' || "
      + '!has(self.shardingStrategy.topology) || !has(self.shardingStrategy.topology.values) || '
      + 'self.shardingStrategy.topology.values.size() == 0 || '
      + '(has(self.shards) ? self.shards : 1) >= self.shardingStrategy.topology.values.size()',
    message: 'shards must be greater than or equal to the number of topology values when sharding strategy mode is Topology',
    obeying: server({ shards: 2, shardingStrategy: TOPOLOGY }),
    breaking: server({ shardingStrategy: TOPOLOGY }),
  },
  {
    rule: "!has(self.topology) || (has(self.mode) && self.mode == 'Topology')",
    message: "topology can only be defined when mode is set to 'Topology'",
    obeying: server({ shardingStrategy: { mode: 'Topology', topology: {} } }),
    breaking: server({ shardingStrategy: { topology: {} } }),
  },
  {
    rule: '[has(self.basicAuth), has(self.authorization), has(self.oauth2)].filter(x, x).size() <= 1',
    message: 'at most one of basicAuth, authorization, or oauth2 can be configured',
    obeying: scrapeConfig({ basicAuth: {} }),
    breaking: scrapeConfig({ basicAuth: {}, authorization: {} }),
  },
];
