/** Metrics merging: how a sidecar takes over the annotations of its app. */
import { MERGE_METRICS, SCRAPE_TARGETS } from './names';
import { MERGED_PORT } from './ports';
import { StringMap } from '../manifests/manifest';
import { metaLabelName } from '../units/prometheus-names';

/** The path where the sidecar serves its own metrics and the app's together. */
export const MERGED_PATH = '/stats/prometheus';

const SCRAPE = 'prometheus.io/scrape';
const PORT = 'prometheus.io/port';

/** The annotations that the webhook writes. */
const MERGED: StringMap = { [SCRAPE]: 'true', [PORT]: String(MERGED_PORT), 'prometheus.io/path': MERGED_PATH };

/** Annotations that the webhook removes in every spelling. */
const REMOVED: ReadonlySet<string> = new Set([...Object.keys(MERGED), SCRAPE_TARGETS].map(metaLabelName));

/**
 * Annotations of a pod as the webhook leaves them: those of the app replaced by the sidecar's, unless the pod switches merging off or has
 * the sidecar's port already.
 * @see applyPrometheusMerge in pkg/kube/inject/webhook.go of Istio
 */
export function mergedAnnotations(annotations: StringMap): StringMap {
  const isLeftAlone = refusesMerging(annotations) || isFalse(spelled(annotations, SCRAPE)) || spelled(annotations, PORT) === MERGED[PORT];

  return isLeftAlone ? annotations : { ...withoutSpellings(annotations), ...MERGED };
}

/** Whether the webhook replaces an annotation of that key, so that its value does not reach Prometheus. */
export function isReplacedByMerging(key: string): boolean {
  return REMOVED.has(metaLabelName(key)) && metaLabelName(key) !== metaLabelName(SCRAPE);
}

/** Whether a pod switches merging off by its own annotation, whatever the mesh's default. */
export function refusesMerging(annotations: StringMap): boolean {
  return isFalse(annotations[MERGE_METRICS]);
}

/** @see ParseBool in strconv, Go 1.26: any other text leaves the default as it is */
function isFalse(text: string | undefined): boolean {
  return text !== undefined && ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text);
}

/** Dots, slashes and dashes are one character in meta labels, so the webhook reads all spellings as the same annotation. */
function withoutSpellings(annotations: StringMap): StringMap {
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !REMOVED.has(metaLabelName(key))));
}

function spelled(annotations: StringMap, wanted: string): string | undefined {
  return Object.entries(annotations).find(([key]) => metaLabelName(key) === metaLabelName(wanted))?.[1];
}
