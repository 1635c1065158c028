/** What each object beside a monitor is made of. */
import { StringMap } from '../../manifests/manifest';
import { LabelSelector } from '../../manifests/selectors/selector';
import { AppView } from '../../tree/from-app';

/** An object, and how it is filled at synth. */
export interface CompanionObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly isClusterWide?: true;
  /** Top-level fields that it has. */
  readonly fields: readonly string[];
  readonly make: (facts: CompanionFacts) => { readonly [field: string]: unknown };
  /** Whether pods that it selects get no other traffic than what such objects allow. */
  readonly isolates?: (facts: CompanionFacts, view: AppView) => boolean;
}

/** What is known about the scrape and about Prometheus. Reading a fact that is not known stops the synth. */
export interface CompanionFacts {
  /** Name of the object. */
  readonly name: string;
  readonly namespace?: string;
  /** Whether requests carry the identity of the account of Prometheus. */
  readonly hasIdentity: boolean;
  /** The pods. */
  readonly pods: () => LabelSelector;
  /** Labels of the pods of each workload. */
  readonly podLabels: readonly StringMap[];
  /** Numbers of the scraped ports. */
  readonly ports: () => readonly number[];
  readonly paths: readonly string[];
  /** Objects that discovery reads, by group. */
  readonly discovered: () => ReadonlyMap<string, readonly string[]>;
  readonly reader: {
    readonly namespace: () => string;
    readonly podLabels?: { readonly [key: string]: string };
    readonly account: () => string;
    readonly hasAccount: boolean;
  };
}
