/** Why a field is dropped, for the person who wrote it. */
import { tryAzureSchema } from './azure-schema';
import { tryFindPlace } from './misplaced-field';
import { tryFindSchema } from './schema';
import { tryLocate } from '../../kubernetes/admission/custom/unknown-place';
import { Manifest } from '../../manifests/manifest';
import { UnknownField } from '../../manifests/unknown-field';
import { tryFindNearest } from '../../units/nearest-name';
import { PROVEN_OPERATOR } from '../../units/operator-version';

/**
 * Explains a path of `unknownFields`: where the field belongs and what follows if it is not there, or which known name is similar.
 *
 * @param manifest as it was sent, before fields were dropped
 * @param path as `spec.endpoints[0].prot`
 * @param operatorVersion whose CRDs drop it
 */
export function explainUnknownField(manifest: Manifest, path: string, operatorVersion = PROVEN_OPERATOR): UnknownField {
  const { apiVersion = '', kind = '' } = manifest;
  const ofAzure = tryAzureSchema(apiVersion, kind);
  const located = tryLocate((ofAzure ?? tryFindSchema(apiVersion, kind, operatorVersion))?.root, path);
  const who = ofAzure ? 'the CRD of Azure Managed Prometheus' : `operator v${operatorVersion.replace(/^v/, '')}`;
  const unknown = `${who} does not know it, so it is dropped`;
  if (!located) return { why: unknown };
  if (located.parents[0].path === 'spec.namespaceSelector' && OF_LABEL_SELECTORS.has(located.field)) {
    return { why: `${unknown}; ${BY_NAME}`, fix: 'list the namespaces in "spec.namespaceSelector.matchNames", or set "spec.namespaceSelector.any" to true', isLikelyMistake: true };
  }
  const place = tryFindPlace(manifest, located);
  if (place) {
    const { belongs, follows, fix, bareSelector } = place;

    const why = `${unknown}; it belongs to "${belongs}"${follows === undefined ? '' : `, and ${follows}`}`;

    return { why, fix, ...bareSelector && { bareSelector }, isLikelyMistake: true };
  }
  const nearest = tryFindNearest(located.field, located.parents[0].node.properties.keys());

  return nearest === undefined ? { why: unknown } : { why: `${unknown}; did you mean "${nearest}"`, isLikelyMistake: true };
}

/** Fields of label selectors, such as those that servers have for namespaces. */
const OF_LABEL_SELECTORS: ReadonlySet<string> = new Set(['matchLabels', 'matchExpressions']);

/** @see NamespaceSelector in pkg/apis/monitoring/v1/types.go of prometheus-operator, v0.94.1 */
const BY_NAME = 'a monitor selects namespaces by name, not by labels, and without "matchNames" and "any" it only looks in its own namespace';
