/** The CRD of ScrapeConfig, without schemas. */
import { Manifest } from './manifest';

/** Serves the versions given, and stores the first. */
export function scrapeConfigCrd(...served: readonly string[]): Manifest {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'scrapeconfigs.monitoring.coreos.com' },
    spec: {
      group: 'monitoring.coreos.com',
      names: { kind: 'ScrapeConfig', plural: 'scrapeconfigs' },
      scope: 'Namespaced',
      versions: ['v1alpha1', 'v1beta1', 'v1'].map((name) => ({ name, served: served.includes(name), storage: name === served[0] })),
    },
  };
}
