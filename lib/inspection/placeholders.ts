/** AM608: objects with placeholders, which another program fills in before they are applied. */
import { keyOfManifest, Subject } from './subject';
import { StagedFinding } from '../forecast/diagnosis';
import { placeholder } from '../forecast/problems';
import { WorkloadKinds } from '../kubernetes/workloads/workload-kinds';
import { Manifest } from '../manifests/manifest';
import { mayHoldTemplate, tryFindTemplate } from '../manifests/template';
import { MONITOR_KIND_NAMES } from '../operator-port/monitor-kinds';

/** A placeholder and the field that it is in. */
export interface Placeholder {
  readonly field: string;
  readonly text: string;
}

/** The first placeholder in a field that decides what is scraped; undefined if no field has one. */
export function tryFindPlaceholder(manifest: Manifest, kinds = WorkloadKinds.KNOWN): Placeholder | undefined {
  const { kind = '' } = manifest;
  const fields = MONITOR_KIND_NAMES.includes(kind) ? OF_MONITORS : kinds.tryOf(manifest) ? OF_WORKLOADS : BY_KIND.get(kind);

  return fields && tryFindIn(manifest, [], (field) => fields.test(field));
}

/** Subjects by whether they have placeholders. */
export interface Sorted {
  readonly ready: readonly Subject[];
  /** By key: what becomes of them is not known. */
  readonly heldOut: ReadonlyMap<string, Subject>;
}

/**
 * Divides subjects into those that can be judged and those with placeholders: in a field that decides what is scraped, or in any field of
 * an object that is refused.
 */
export function sortByPlaceholders(subjects: readonly Subject[], kinds: WorkloadKinds, isRefused: (manifest: Manifest) => boolean): Sorted {
  const heldOut = new Map<string, Subject>();
  const ready = subjects.filter((subject) => {
    const { manifest } = subject;
    const isHeld = hasPlaceholder(manifest) && (tryFindPlaceholder(manifest, kinds) !== undefined || isRefused(manifest));
    if (isHeld) heldOut.set(keyOfManifest(subject.manifest), subject);

    return !isHeld;
  });

  return { ready, heldOut };
}

/** One note for all objects with placeholders. */
export function placeholderNotes(heldOut: ReadonlyMap<string, Subject>, kinds: WorkloadKinds): StagedFinding[] {
  const [first, ...others] = [...heldOut].filter(([, { isExternal }]) => !isExternal).map(([key]) => key).sort();
  const manifest = first === undefined ? undefined : heldOut.get(first)!.manifest;
  const found = manifest && (tryFindPlaceholder(manifest, kinds) ?? tryFindIn(manifest, [], () => true));

  return found ? [{ stage: 'admitted', key: first, about: others, problem: placeholder(found.field, found.text, others) }] : [];
}

const METADATA = 'metadata\\.(name|namespace|labels\\..*|annotations\\..*(prometheus|scrape).*)';

const OF_MONITORS = new RegExp(`^(${METADATA}|spec\\.(?!.*([rR]elabel|[pP]arams|description)).*)$`);
const OF_WORKLOADS = new RegExp(`^(${METADATA}|spec\\.(.*\\.)?(selector\\..*|replicas|suspend|parallelism|\\w*[tT]emplate\\.${METADATA}|(c|initC)ontainers\\[\\d+\\]\\.ports\\[.*)|spec\\.(c|initC)ontainers\\[\\d+\\]\\.ports\\[.*)$`);
const OF_SERVERS = new RegExp(`^(${METADATA}|spec\\.(.*Selector\\..*|version|serviceAccountName|replicas|shards|mode|scrapeClasses(?!.*[rR]elabel).*|additionalScrapeConfigs\\..*))$`);
const OF_METADATA = new RegExp(`^${METADATA}$`);

/** Fields that decide what is scraped, by kind. */
const BY_KIND: ReadonlyMap<string, RegExp> = new Map([
  ['Service', new RegExp(`^(${METADATA}|spec\\.(selector\\..*|ports\\[.*|type))$`)],
  ['Ingress', new RegExp(`^(${METADATA}|spec\\.(rules|tls)\\[.*)$`)],
  ['NetworkPolicy', new RegExp(`^(${METADATA}|spec\\..*)$`)],
  ...['Prometheus', 'PrometheusAgent'].map((kind) => [kind, OF_SERVERS] as const),
  ...['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'].map((kind) => [kind, new RegExp(`^(${METADATA}|(rules|subjects|roleRef)[.[].*)$`)] as const),
  ...['Namespace', 'Node', 'Secret', 'ConfigMap', 'ServiceAccount', 'Endpoints', 'EndpointSlice'].map((kind) => [kind, OF_METADATA] as const),
]);

/** Most objects hold no placeholder, and their text is searched once, without the paths of their fields. */
function hasPlaceholder(manifest: Manifest): boolean {
  const { name, namespace } = manifest.metadata ?? {};
  const isSuspect = mayHoldTemplate(JSON.stringify(manifest)) || [name, namespace].some((text) => typeof text === 'string' && IN_NAMES.test(text));

  return isSuspect && tryFindIn(manifest, [], () => true) !== undefined;
}

function tryFindIn(value: unknown, steps: readonly string[], isMeant: (field: string) => boolean): Placeholder | undefined {
  if (typeof value === 'string') {
    const text = tryFindTemplate(value) ?? (isName(steps) ? IN_NAMES.exec(value)?.[0] : undefined);
    const field = text === undefined ? '' : fieldOf(steps);

    return text !== undefined && isMeant(field) ? { field, text } : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, child] of Object.entries(value)) {
    const inner = [...steps, Array.isArray(value) ? `[${key}]` : key];
    const found = tryFindIn(key, inner, isMeant) ?? tryFindIn(child, inner, isMeant);
    if (found) return found;
  }

  return undefined;
}

/** Names of objects and namespaces have no capitals, so that these are placeholders. */
const IN_NAMES = /REPLACE_?ME|CHANGE_?ME|[A-Z]{2,}_[A-Z]{2,}/;

function isName([first, second, ...others]: readonly string[]): boolean {
  return first === 'metadata' && (second === 'name' || second === 'namespace') && others.length === 0;
}

/** `spec.endpoints[0].port`. */
function fieldOf(steps: readonly string[]): string {
  return steps.join('.').replaceAll('.[', '[');
}
