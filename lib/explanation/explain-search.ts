/** What a monitor goes by when it looks for objects in the cluster. */
import { IsWanted } from './explain-discovery';
import { ExplainScene, Selectable } from './explain-scene';
import { MonitorJob } from '../forecast/monitor-jobs';
import { objectAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';
import { RuleOrigin } from '../manifests/rule-origin';
import { LabelSelector, selectorMatches } from '../manifests/selectors/selector';
import { addLabelsAndAnnotations, META } from '../prometheus/discovery/meta-labels';
import { relabel } from '../prometheus/relabel/relabel';

/** What alone is looked at, where not everything that a monitor selects is. */
export interface Focus {
  /** Keys of what is selected. */
  readonly keys: ReadonlySet<string>;
  readonly isWanted: IsWanted;
  /** Keys of the workloads whose pods are looked at; absent for all. */
  readonly sources?: ReadonlySet<string>;
}

/** Where a job looks, for what, and by which labels. */
export interface Search {
  /** What is selected. */
  readonly noun: 'Service' | 'pod' | 'Ingress';
  /** What is looked for. */
  readonly role: string;
  /** Empty for all. */
  readonly namespaces: readonly string[];
  /** Field of the monitor that decides on the namespaces. */
  readonly namespaceField: string;
  readonly selector: LabelSelector;
  readonly all: readonly Selectable[];
  readonly pods: () => readonly Selectable[];
  isSeen(each: Selectable): boolean;
  isSelected(each: Selectable): boolean;
  /** Targets of these. */
  isWanted(selected: readonly Selectable[]): IsWanted;
}

/** Of a ServiceMonitor, a PodMonitor, or a Probe of Ingresses; undefined where nothing is selected. */
export function searchOf(scene: ExplainScene, monitor: StoredObject, { job, origins }: MonitorJob): Search | undefined {
  const kind = KINDS[monitor.kind as keyof typeof KINDS] as typeof KINDS[keyof typeof KINDS] | undefined;
  const configs = job.discoveries.flatMap((each) => (each.kind === 'kubernetes' ? [each.config] : []));
  if (!kind || configs.length === 0) return undefined;
  const { noun, meta, path } = kind;
  const spec = objectAt(monitor.manifest, path);
  const selector = objectAt(spec, ['selector']) as LabelSelector;
  const namespaces = [...new Set(configs.flatMap((config) => config.namespaces))];
  const rules = spec.selectorMechanism === 'RoleSelector' ? undefined : job.rules.filter((_, i) => isOfSelector(origins[i]));
  const placeOf = ({ namespace, name }: { readonly namespace?: string; readonly name?: string }) => `${namespace}/${name}`;

  return {
    noun,
    role: noun === 'Service' ? `${configs[0].role === 'endpoints' ? 'Endpoints' : 'EndpointSlices'} of Services` : `${noun}${noun === 'pod' ? 's' : 'es'}`,
    namespaces,
    namespaceField: [...path, 'namespaceSelector'].slice(1).join('.'),
    selector,
    all: kind.all(scene),
    pods: () => scene.pods().filter(({ namespace }) => namespaces.length === 0 || namespaces.includes(namespace)),
    isSeen: ({ namespace }) => namespaces.length === 0 || namespaces.includes(namespace),
    isSelected: ({ labels }) => (rules
      ? relabel(addLabelsAndAnnotations(new Map(), meta, labels, {}), rules).labels !== undefined : selectorMatches(selector, labels)),
    isWanted: (selected) => {
      const places = new Set(selected.map(placeOf));

      return ({ labels }) => places.has(placeOf({ namespace: labels.get(`${META}namespace`), name: labels.get(`${META}${meta}_name`) }));
    },
  };
}

const KINDS = {
  ServiceMonitor: { noun: 'Service', meta: 'service', path: ['spec'], all: (scene: ExplainScene) => scene.services() },
  PodMonitor: { noun: 'pod', meta: 'pod', path: ['spec'], all: (scene: ExplainScene) => scene.pods() },
  Probe: { noun: 'Ingress', meta: 'ingress', path: ['spec', 'targets', 'ingress'], all: (scene: ExplainScene) => scene.ingresses() },
} as const;

/** Values are patterns in the rules of the selector, so they select more than the selector itself. */
function isOfSelector(origin: RuleOrigin): boolean {
  return 'by' in origin && origin.by === 'selector';
}
