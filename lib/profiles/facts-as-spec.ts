/** Facts of a profile as fields of a Prometheus object. */
import { enforcedFields } from './enforced-limits';
import { ProfileProps } from './profile-props';
import { definedOnly } from '../units/defined-only';

/** The `spec` of a Prometheus object with these facts, without selectors; what is not known is not set. */
export function factsAsSpec(props: ProfileProps): { readonly [field: string]: unknown } {
  const { prometheusVersion: version, scrapeClasses = [], allowsFiles, readsEndpointSlices } = props;
  const { ignoresNamespaceSelectors, enforcedNamespaceLabel, serviceAccountName } = props;

  return {
    ...definedOnly({ version, enforcedNamespaceLabel, serviceAccountName }),
    ...scrapeClasses.length > 0 && { scrapeClasses: scrapeClasses.map((scrapeClass) => ({ name: scrapeClass })) },
    ...allowsFiles === false && { arbitraryFSAccessThroughSMs: { deny: true } },
    ...readsEndpointSlices !== undefined && { serviceDiscoveryRole: readsEndpointSlices ? 'EndpointSlice' : 'Endpoints' },
    ...enforcedFields(props),
    ...ignoresNamespaceSelectors && { ignoreNamespaceSelectors: true },
  };
}
