/** Targets whose address is the name of a Service: static targets, and probers. */
import { isProxied } from './proxied';
import { Forecast } from '../../forecast/forecast';
import { UrlParts, urlParts } from '../../forecast/pod-targets';
import { ScrapedTarget } from '../../forecast/target-index';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { ServiceHost, tryServiceHost } from '../../kubernetes/endpoints/service-host';
import { listAt } from '../../manifests/manifest';
import { textsAt } from '../../manifests/texts-at';
import { isMonitorKey } from '../../operator-port/monitor-kinds';
import { Server, tryHomeOf } from '../../operator-port/server';

/** A target at the address of a Service. */
export interface ServiceAddress extends ScrapedTarget {
  readonly parts: UrlParts;
  readonly host: ServiceHost;
  /** The namespace that the name is looked up in. */
  readonly namespace: string;
  /** Absent if that namespace has no such Service. */
  readonly service?: RunningService;
}

/** All of them, in the order of the targets; without those behind a proxy, which looks up the name itself. */
export function* serviceAddresses(forecast: Forecast): Generator<ServiceAddress> {
  if (forecast.cluster.services().length === 0) return;
  for (const server of forecast.servers) {
    for (const job of server.jobs()) {
      const found = job.targets.flatMap((target) => {
        const parts = urlParts(target.url);
        const isPod = forecast.cluster.podsFrom(target.source).some(({ name }) => name === parts?.host);
        const at = parts && !isPod && whereIs(forecast, parts.host, server.managed?.server);

        return at ? [{ server, job, target, parts, ...at }] : [];
      });
      if (found.length > 0 && !isProxied(forecast, server, job)) yield* found;
    }
  }
}

/** Key of the object that sets the address: the monitor, or the server whose configuration has the job. */
export function declarationOf({ server, job }: ScrapedTarget): string {
  return isMonitorKey(job.declaredBy) ? job.declaredBy : server.key;
}

/** Whether the job is that of a Probe: then the address is that of its prober. */
export function isOfProbe({ job }: Pick<ScrapedTarget, 'job'>): boolean {
  return job.declaredBy.startsWith('Probe/');
}

type Where = Pick<ServiceAddress, 'host' | 'namespace' | 'service'>;

/** @param server absent if it is not known where Prometheus runs */
function whereIs({ cluster }: Forecast, text: string, server: Server | undefined): Where | undefined {
  const host = tryServiceHost(text);
  if (!host || (server && !asksClusterDns(server, text))) return undefined;
  const namespace = host.namespace ?? (server && tryHomeOf(server));
  if (namespace === undefined) return undefined;
  const service = cluster.tryService(namespace, host.name);
  // "grafana.com" is a host of the internet, and no Service of namespace "com".
  if (!service && host.suffix === '' && !cluster.namespaces().has(namespace)) return undefined;

  return { host, namespace, ...service && { service } };
}

/** Whether the pods of a server look names up in the cluster, as pods do unless their spec sets something else. */
function asksClusterDns({ spec }: Server, host: string): boolean {
  const isClusterFirst = spec.dnsPolicy === undefined || /^ClusterFirst/.test(spec.dnsPolicy);
  const isAlias = listAt(spec, ['hostAliases']).some((alias) => textsAt(alias, ['hostnames']).includes(host));

  return isClusterFirst && !spec.dnsConfig && !isAlias;
}
