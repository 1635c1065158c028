/** Which version of the operator brought a field: those that its changelog names, from 0.81 on. */

import { MONITOR_KIND_NAMES } from '../../operator-port/monitor-kinds';

/** Fields of one line of the changelog. */
export interface FieldsSince {
  /** First version of the operator whose CRDs have them. */
  readonly since: string;
  readonly kinds: readonly string[];
  /** As `spec.endpoints[].noProxy`. */
  readonly fields: readonly string[];
}

const SERVERS = ['Prometheus', 'PrometheusAgent'];
const MONITORS = MONITOR_KIND_NAMES;
const WORKLOADS = [...SERVERS, 'Alertmanager', 'ThanosRuler'];

/** @see https://github.com/prometheus-operator/prometheus-operator/blob/v0.94.1/CHANGELOG.md */
export const FIELDS_SINCE: readonly FieldsSince[] = [
  { since: '0.94.0', kinds: ['Prometheus'], fields: ['spec.retentionPercentage'] },
  { since: '0.94.0', kinds: ['Alertmanager'], fields: ['spec.clusterPeerName'] },
  { since: '0.93.0', kinds: SERVERS, fields: ['spec.tsdb.chunkEncoding'] },
  { since: '0.92.0', kinds: SERVERS, fields: ['spec.tsdb.staleSeriesCompactionThreshold'] },
  { since: '0.92.0', kinds: SERVERS, fields: ['spec.otlp.labelNameUnderscoreSanitization', 'spec.otlp.labelNamePreserveMultipleUnderscores'] },
  { since: '0.91.0', kinds: [...SERVERS, 'ThanosRuler'], fields: ['spec.remoteWrite[].sigv4.externalId'] },
  { since: '0.91.0', kinds: ['Prometheus'], fields: ['spec.alerting.alertmanagers[].sigv4.externalId'] },
  { since: '0.91.0', kinds: ['ScrapeConfig'], fields: ['spec.consulSDConfigs[].healthFilter'] },
  { since: '0.90.0', kinds: WORKLOADS, fields: ['spec.schedulerName'] },
  { since: '0.89.0', kinds: ['ScrapeConfig'], fields: ['spec.bodySizeLimit'] },
  { since: '0.89.0', kinds: ['Alertmanager'], fields: ['spec.hostNetwork'] },
  { since: '0.88.0', kinds: WORKLOADS, fields: ['spec.podManagementPolicy', 'spec.updateStrategy'] },
  { since: '0.88.0', kinds: [...SERVERS, ...MONITORS], fields: ['spec.scrapeNativeHistograms'] },
  { since: '0.88.0', kinds: ['Probe'], fields: ['spec.enableHttp2', 'spec.followRedirects'] },
  { since: '0.86.0', kinds: ['ServiceMonitor'], fields: ['spec.serviceDiscoveryRole'] },
  { since: '0.86.0', kinds: SERVERS, fields: ['spec.otlp.promoteScopeMetadata'] },
  { since: '0.86.0', kinds: [...SERVERS, 'ThanosRuler'], fields: ['spec.remoteWrite[].sigv4.useFIPSSTSEndpoint'] },
  { since: '0.86.0', kinds: ['Prometheus'], fields: ['spec.alerting.alertmanagers[].sigv4.useFIPSSTSEndpoint'] },
  { since: '0.85.0', kinds: ['ThanosRuler'], fields: ['spec.resendDelay', 'spec.ruleGracePeriod', 'spec.enableFeatures'] },
  { since: '0.85.0', kinds: ['Probe'], fields: ['spec.params'] },
  { since: '0.85.0', kinds: WORKLOADS, fields: ['spec.hostUsers'] },
  { since: '0.85.0', kinds: SERVERS, fields: ['spec.otlp.promoteAllResourceAttributes', 'spec.otlp.ignoreResourceAttributes'] },
  { since: '0.84.0', kinds: ['ThanosRuler'], fields: ['spec.ruleQueryOffset', 'spec.ruleConcurrentEval', 'spec.ruleOutageTolerance'] },
  { since: '0.84.0', kinds: ['Prometheus'], fields: ['spec.scrapeClassicHistograms'] },
  { since: '0.84.0', kinds: ['ScrapeConfig'], fields: ['spec.hetznerSDConfigs[].labelSelector'] },
  { since: '0.83.0', kinds: SERVERS, fields: ['spec.nameEscapingScheme', 'spec.otlp.convertHistogramsToNHCB'] },
  { since: '0.83.0', kinds: ['Prometheus'], fields: ['spec.convertClassicHistogramsToNHCB'] },
  { since: '0.83.0', kinds: ['ScrapeConfig'], fields: ['spec.nameEscapingScheme', 'spec.nameValidationScheme'] },
  { since: '0.82.0', kinds: MONITORS, fields: ['spec.convertClassicHistogramsToNHCB'] },
  { since: '0.82.0', kinds: WORKLOADS, fields: ['spec.terminationGracePeriodSeconds'] },
  { since: '0.81.0', kinds: ['Prometheus'], fields: ['spec.shardRetentionPolicy'] },
  { since: '0.81.0', kinds: ['ThanosRuler', 'Alertmanager'], fields: ['spec.serviceName'] },
  { since: '0.81.0', kinds: WORKLOADS, fields: ['spec.enableServiceLinks'] },
];
