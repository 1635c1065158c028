/** Settings of a monitor as they hold in the end, with what its scrape class adds. */
import { partAt, wholeSpec } from './part';
import { safeTlsConfigWithClass, ScrapeClasses, tlsConfigWithClass } from './scrape-class';
import { StoredObject } from '../../manifests/objects';
import { Server, Spec } from '../../operator-port/server';

/** Fields of the scrape class that a monitor names, or of the default class; empty where the server has neither. */
export function scrapeClassOf(server: Server, monitor: StoredObject): Spec {
  return new ScrapeClasses(wholeSpec(server.key, server.spec)).of((monitor.manifest.spec as Spec).scrapeClass).fields;
}

/** TLS settings of an endpoint of a monitor. */
export function tlsOf(server: Server, monitor: StoredObject, endpoint: Spec): Spec {
  const own = partAt(wholeSpec(monitor.key, endpoint), 'tlsConfig');
  const ofClass = wholeSpec(server.key, scrapeClassOf(server, monitor));

  return (monitor.kind === 'ServiceMonitor' ? tlsConfigWithClass(own, ofClass) : safeTlsConfigWithClass(own, ofClass, server))?.fields ?? {};
}
