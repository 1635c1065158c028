/** The value of a matcher as an inspection, and the part of it that is tested. */
import { Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { InCluster } from './in-cluster';
import { isWhole, Scope, scopeOf } from './scope';
import { reachedTargets, scopedTargets } from './scoped-targets';
import { explain } from '../explanation/explain';
import { Explanation } from '../explanation/explanation';
import { Finding } from '../findings/finding';
import { Inspected } from '../forecast/inspected';
import { AppWorld, inspectApp } from '../inspection/inspect-app';
import { InspectedTarget } from '../inspection/inspected-target';
import { Inspection } from '../inspection/inspection';
import { InspectionProps } from '../inspection/inspection-props';
import { declarationsIn } from '../synth/declarations';
import { Places } from '../synth/places';
import { wholeWorld, worldOf } from '../synth/world';
import { apiObjectsIn } from '../tree/from-app';
import { synthesize } from '../tree/synthesize';

/** An inspection with the scope of a test. */
export class ScopedInspection {
  /**
   * @param received any value; it is refused unless it is a {@link Received}
   * @throws Error for a value of a wrong type; errors of the validation of cdk8s; LoadError for text that does not hold valid manifests
   */
  static of(received: unknown): ScopedInspection {
    const [value, props] = received instanceof InCluster ? [received.received, received.props] : [received, {}];
    if (isInspection(value)) return new ScopedInspection(inspectedBy(value));
    if (typeof value === 'string') return new ScopedInspection(inspectedBy(Inspection.ofYaml(value, props)));
    if (Array.isArray(value)) return new ScopedInspection(inspectedBy(Inspection.ofYaml(textOf(value), props)));
    if (Construct.isConstruct(value)) return ofConstruct(value, props);

    throw new Error(`${TAKEN}, not ${describeValue(value)}`);
  }

  private readonly scope: Scope;

  constructor(private readonly inspected: Inspected, private readonly construct?: IConstruct) {
    this.scope = scopeOf(inspected, construct);
  }

  /** Keys of all servers, sorted. */
  serverKeys(): string[] {
    return [...this.inspected.servers.keys()].sort();
  }

  /** Targets in scope; values from Secrets are hidden. */
  targets(): InspectedTarget[] {
    return scopedTargets(this.inspected, this.scope);
  }

  /** Targets in scope without those that Prometheus certainly cannot reach, for example because of a NetworkPolicy. */
  reachedTargets(): InspectedTarget[] {
    return reachedTargets(this.inspected, this.scope);
  }

  /** Findings on the given construct and everything in it; without a construct, all findings. */
  findings(): Finding[] {
    const found = [...this.inspected.allFindings()];
    if (isWhole(this.construct)) return found;
    const { path } = this.construct.node;

    return found.filter((finding) => finding.path === path || finding.path.startsWith(`${path}/`));
  }

  /** Keys of objects that should be scraped: workloads, otherwise Services, otherwise monitors. */
  subjects(): readonly string[] {
    return this.scope.subjects;
  }

  /** Whether the object exists and can be explained. */
  isKnown(key: string): boolean {
    const [kind, namespace, name] = key.split('/');

    return this.inspected.objects.tryFind(kind, namespace, name) !== undefined || this.inspected.admission.has(key);
  }

  explain(key: string): Explanation {
    return explain(this.inspected, key, { hideSecrets: true });
  }
}

const TAKEN = 'the received value must be an App, a Chart or another construct, an Inspection, a list of manifests, or their YAML text';

/** Inspects the whole app, since servers, monitors and workloads may be in different charts. */
function ofConstruct(construct: IConstruct, props: InspectionProps): ScopedInspection {
  const { root } = construct.node;
  if (!root.node.findAll().some((child) => Chart.isChart(child))) throw new Error(`${TAKEN}; this construct is in an app without charts`);

  return new ScopedInspection(inspectApp(root, props, worldAround(construct)), construct);
}

/** The objects that the construct meets in its cluster, with the server of its profile; the whole app without a profile. */
function worldAround(construct: IConstruct): AppWorld {
  const { root } = construct.node;
  const objects = synthesize(root);
  const places = new Places(declarationsIn(root), apiObjectsIn(root));
  const profile = places.nearest(construct);

  return profile === undefined ? wholeWorld(objects, places) : worldOf(profile, objects, places);
}

/** Checks the methods instead of the class, since a test may load the library twice. */
function isInspection(value: unknown): value is Inspection {
  return typeof value === 'object' && value !== null && 'inspected' in value && 'targetsSince' in value;
}

/** The internal data of an inspection: the public API does not have servers without targets and keys of objects. */
function inspectedBy(inspection: Inspection): Inspected {
  return (inspection as unknown as { readonly inspected: Inspected }).inspected;
}

/** One document for each object. Characters that YAML refuses are escaped. */
function textOf(manifests: readonly unknown[]): string {
  manifests.forEach((manifest, index) => {
    if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest)) throw new Error(`${TAKEN}; [${index}] of this list is ${describeValue(manifest)}`);
  });

  return manifests.map((manifest) => JSON.stringify(manifest).replace(/[\u007f-\uffff]/g, escapeCharacter)).join('\n---\n');
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function describeValue(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';

  return typeof value === 'object' ? 'another object' : `a ${typeof value}`;
}
