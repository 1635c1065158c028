/** What a part of a monitor takes from its scrape class. */
import { MonitorEndpoint } from './monitor-endpoints';
import { StoredObject } from '../manifests/objects';
import { partAt, wholeSpec } from '../operator/configuration/part';
import { safeTlsConfigWithClass, ScrapeClasses, tlsConfigWithClass } from '../operator/configuration/scrape-class';
import { Server, Spec } from '../operator-port/server';

/** Fields of the class that it names, or of the default one. */
export function classOf(server: Server, monitor: StoredObject): Spec {
  return new ScrapeClasses(wholeSpec(server.key, server.spec)).of((monitor.manifest.spec as Spec).scrapeClass).fields;
}

/** TLS settings as they hold in the end. */
export function tlsOf(server: Server, monitor: StoredObject, part: MonitorEndpoint): Spec {
  const own = partAt(wholeSpec(monitor.key, part.spec), 'tlsConfig');
  const ofClass = wholeSpec(server.key, classOf(server, monitor));

  return (monitor.kind === 'ServiceMonitor' ? tlsConfigWithClass : safeTlsConfigWithClass)(own, ofClass)?.fields ?? {};
}
