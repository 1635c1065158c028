/** Reads the routes of Ingresses. */
import { listAt, stringAt, StringMap, stringMapAt, valueAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';
import { textsAt } from '../manifests/texts-at';

/** An Ingress. */
export interface RunningIngress {
  readonly namespace: string;
  readonly name: string;
  readonly labels: StringMap;
  readonly annotations: StringMap;
  readonly className?: string;
  readonly rules: readonly IngressRule[];
  /** Hosts with a certificate; may have wildcards. */
  readonly tlsHosts: readonly string[];
  /** Key of the object. */
  readonly source: string;
}

/** Routes of one host. */
export interface IngressRule {
  /** Empty for all hosts. */
  readonly host: string;
  /** Absent if the rule has no HTTP routes. */
  readonly paths?: readonly string[];
}

/** Reads an Ingress. */
export function runningIngress({ key, namespace, name, manifest }: StoredObject): RunningIngress {
  return {
    namespace,
    name,
    labels: stringMapAt(manifest, ['metadata', 'labels']),
    annotations: stringMapAt(manifest, ['metadata', 'annotations']),
    className: stringAt(manifest, ['spec', 'ingressClassName']),
    rules: listAt(manifest, ['spec', 'rules']).map(ruleOf),
    tlsHosts: listAt(manifest, ['spec', 'tls']).flatMap((tls) => textsAt(tls, ['hosts'])),
    source: key,
  };
}

function ruleOf(rule: unknown): IngressRule {
  const http = valueAt(rule, ['http']);
  const paths = listAt(http, ['paths']).map((path) => stringAt(path, ['path']) ?? '');

  return { host: stringAt(rule, ['host']) ?? '', ...typeof http === 'object' && http !== null && { paths } };
}
