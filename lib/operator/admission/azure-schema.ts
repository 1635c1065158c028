/** Schemas of the monitors of Azure Managed Prometheus. */
import { tryFindSchema } from './schema';
import { KindSchema } from '../../kubernetes/admission/custom/schema-node';
import { AZURE_GROUP, AZURE_KINDS, OPERATOR_GROUP } from '../../manifests/objects';

/**
 * The version of the operator whose CRDs those of Azure equal, node for node.
 * @see ama-metrics-podmonitor-crd.yaml and ama-metrics-servicemonitor-crd.yaml of Azure/prometheus-collector 7.1.1
 */
const EQUAL_CRDS = '0.85.0';

/** The schema of a kind of Azure; undefined for other objects. */
export function tryAzureSchema(apiVersion: unknown, kind: unknown): KindSchema | undefined {
  return apiVersion === `${AZURE_GROUP}/v1` && AZURE_KINDS.has(`${kind}`) ? tryFindSchema(`${OPERATOR_GROUP}/v1`, `${kind}`, EQUAL_CRDS) : undefined;
}
