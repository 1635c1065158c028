/** Manifests for the tables of the checks, and what one check says of them. */
import { Inspection, InspectionProps } from 'cdk8s-app-monitoring';

type Fields = { readonly [key: string]: unknown };

/** `<severity> <path>: <message>; <fix>` of each finding with a code, as the whole inspection tells it. */
export function said(code: string, manifests: readonly object[], props: InspectionProps = {}): string[] {
  return Inspection.ofYaml(manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'), props).findings
    .filter((finding) => finding.code === code)
    .map(({ severity, path, message, fix }) => `${severity} ${path}: ${message}; ${fix}`);
}

/** A Service `shop/cart` with one port; `spec` is merged over the whole, `metadata` too. */
export function service(spec: Fields = {}, metadata: Fields = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { namespace: 'shop', name: 'cart', labels: { app: 'cart' }, ...metadata },
    spec: { selector: { app: 'cart' }, ports: [{ name: 'metrics', port: 80, targetPort: 'metrics' }], ...spec },
  };
}

/** A Deployment `shop/cart` whose container declares the port `metrics` 9090; `pod` is merged over the pod's spec. */
export function workload(metadata: Fields = {}, pod: Fields = {}, spec: Fields = {}, podMetadata: Fields = {}): object {
  const labels = { app: 'cart' };

  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { namespace: 'shop', name: 'cart', ...metadata },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, ...podMetadata },
        spec: { containers: [{ name: 'cart', image: 'cart', ports: [{ name: 'metrics', containerPort: 9090 }] }], ...pod },
      },
      ...spec,
    },
  };
}
