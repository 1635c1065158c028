/** Relabeling rule by rule: what each of them changes. */
import { LabelBuilder } from './label-builder';
import { applyRule } from './relabel';
import { RelabelRule } from './rule';
import { holdsAddress, PLACEHOLDER } from '../../kubernetes/placeholder';

/** The value of a label; null if only the cluster knows it. */
export type KnownValue = string | null;

/** A label that a rule changes. */
export interface LabelChange {
  readonly name: string;
  /** Absent if the label was not set. */
  readonly before?: KnownValue;
  /** Absent if the rule deletes the label. */
  readonly after?: KnownValue;
}

/** What one rule does to a target. */
export interface RelabelStep {
  /** Changed labels, sorted by name. */
  readonly changes: readonly LabelChange[];
  /** For rules that keep or drop targets; no step follows one that drops it. */
  readonly verdict?: 'kept' | 'dropped';
  /** Whether it keeps or drops targets by a value that only the cluster knows. */
  readonly isOpen: boolean;
}

/** Applies rules in their order, until one drops the target; there are as many steps as rules that were applied. */
export function relabelSteps(labels: ReadonlyMap<string, string>, rules: readonly RelabelRule[]): RelabelStep[] {
  const builder = new LabelBuilder(labels);
  const unknown = new UnknownLabels();
  const steps: RelabelStep[] = [];
  for (const rule of rules) {
    const before = builder.labels();
    const knownBefore = (name: string) => unknown.valueOf(name, before.get(name));
    const isOpen = unknown.isReadBy(rule, before);
    const isKept = applyRule(rule, builder);
    const after = builder.labels();
    const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name)).sort();
    const olds = names.map(knownBefore);
    names.forEach((name) => unknown.update(name, after.get(name), { rule, isOpen, before }));
    const changes = names.map((name, i) => changeOf(name, olds[i], unknown.valueOf(name, after.get(name))));
    steps.push(FILTERS.has(rule.action) ? { changes, verdict: isKept ? 'kept' : 'dropped', isOpen } : { changes, isOpen: false });
    if (!isKept) break;
  }

  return steps;
}

function changeOf(name: string, before: KnownValue | undefined, after: KnownValue | undefined): LabelChange {
  return { name, ...before !== undefined && { before }, ...after !== undefined && { after } };
}

const EQUALITIES: ReadonlySet<RelabelRule['action']> = new Set(['keepequal', 'dropequal']);
const FILTERS: ReadonlySet<RelabelRule['action']> = new Set(['keep', 'drop', ...EQUALITIES]);
const COMPUTED: ReadonlySet<RelabelRule['action']> = new Set(['hashmod', 'lowercase', 'uppercase']);

/** What a rule went by. */
interface Applied {
  readonly rule: RelabelRule;
  /** Whether it read what is not known. */
  readonly isOpen: boolean;
  readonly before: ReadonlyMap<string, string>;
}

/** Labels whose values only the cluster knows. */
class UnknownLabels {
  /** Those that are computed from such a value, so that their text has no placeholder. */
  private readonly computed = new Set<string>();

  valueOf(name: string, text: string | undefined): KnownValue | undefined {
    return text !== undefined && (this.computed.has(name) || text.includes(PLACEHOLDER)) ? null : text;
  }

  /** The address of a pod is shown as the name of the pod, but its hash is not known. */
  isReadBy({ action, sourceLabels, targetLabel }: RelabelRule, labels: ReadonlyMap<string, string>): boolean {
    const read = EQUALITIES.has(action) ? [...sourceLabels, targetLabel.text] : sourceLabels;

    return read.some((name) => this.valueOf(name, labels.get(name)) === null || (action === 'hashmod' && holdsAddress(labels.get(name) ?? '')));
  }

  /** After a rule has changed a label. */
  update(name: string, text: string | undefined, applied: Applied): void {
    if (text !== undefined && this.isComputed(text, applied)) this.computed.add(name);
    else this.computed.delete(name);
  }

  private isComputed(text: string, { rule: { action, sourceLabels, replacement, modulus }, isOpen, before }: Applied): boolean {
    // Modulo 1 every hash is 0: the operator writes such a rule for a single shard.
    if (COMPUTED.has(action)) return isOpen && modulus !== 1n;
    if (action === 'labelmap') return [...this.computed].some((name) => before.get(name) === text);

    return replacement.hasReferences && sourceLabels.some((name) => this.computed.has(name));
  }
}
