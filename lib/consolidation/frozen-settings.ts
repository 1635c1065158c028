/** Settings of a server that a ScrapeConfig has a copy of, where a monitor follows them. */
import { FrozenSetting } from './consolidation';
import { EndpointOf } from './endpoints-of';
import { GeneratedJob } from '../operator-port/configuration';
import { Operator } from '../operator-port/operator';
import { Server } from '../operator-port/server';

/** Those that have an effect on the job of the endpoint. */
export function frozenSettings({ monitor, spec }: EndpointOf, server: Server, { yaml }: GeneratedJob, operator: Operator): FrozenSetting[] {
  if (!yaml.has('kubernetes_sd_configs')) return [];
  const isProbe = monitor.kind === 'Probe';
  const settings = server.spec;
  const fields = [
    !isProbe && settings.podTargetLabels?.length > 0 && 'spec.podTargetLabels',
    settings.apiserverConfig && 'spec.apiserverConfig',
    monitor.kind === 'ServiceMonitor' && !spec.serviceDiscoveryRole && settings.serviceDiscoveryRole && 'spec.serviceDiscoveryRole',
    !isProbe && !spec.attachMetadata && operator.scrapeClassOf(server, monitor).attachMetadata && 'spec.scrapeClasses',
    !isProbe && settings.shardingStrategy?.mode === 'Topology' && 'spec.shardingStrategy',
  ];

  return fields.filter((field) => typeof field === 'string').map((field) => ({ server: server.key, field }));
}
