/** Metrics merging: how a sidecar takes over the annotations of its app. */
import { MERGE_METRICS } from './names';
import { MERGED_PORT } from './ports';
import { StringMap } from '../manifests/manifest';
import { metaLabelName } from '../units/prometheus-names';

/** The path where the sidecar serves its own metrics and the app's together. */
export const MERGED_PATH = '/stats/prometheus';

const SCRAPE = 'prometheus.io/scrape';

/** The annotations that the webhook writes. */
const MERGED: StringMap = { [SCRAPE]: 'true', 'prometheus.io/port': String(MERGED_PORT), 'prometheus.io/path': MERGED_PATH };

/** Annotations of a pod as the webhook leaves them: those of the app replaced by the sidecar's, unless the pod switches merging off. */
export function mergedAnnotations(annotations: StringMap): StringMap {
  const isLeftAlone = refusesMerging(annotations) || isFalse(spelled(annotations, SCRAPE));

  return isLeftAlone ? annotations : { ...withoutSpellings(annotations), ...MERGED };
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
  const replaced = new Set(Object.keys(MERGED).map(metaLabelName));

  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !replaced.has(metaLabelName(key))));
}

function spelled(annotations: StringMap, wanted: string): string | undefined {
  return Object.entries(annotations).find(([key]) => metaLabelName(key) === metaLabelName(wanted))?.[1];
}
