/** What a construct contributes to the check of its app; separate from the hook, so that public declarations do not need internal types. */
import { ApiObject } from 'cdk8s';
import { Finding } from '../findings/finding';
import { Profile } from '../profiles/profile';

/** What a construct that declares monitoring contributes to the check of the app. */
export interface Declaration {
  /** The Prometheus that reads it. */
  readonly profile?: Profile;
  /** Whether its plan could be made; the app is checked only if all plans could. */
  readonly isReady: boolean;
  /** Warnings that its plan has; absent for a construct that monitors nothing itself. */
  readonly warnings?: readonly Finding[];
  /** The monitor that it makes, with its spec as it is written. */
  readonly monitor?: { readonly object: ApiObject; readonly spec: object };
  /** Manifests of objects that are in the cluster already, as text. */
  readonly external?: string;
  /** Whether a synth writes what it knows beside the manifests. */
  readonly handOver?: boolean;
}

/** Source of a declaration: usually the construct itself, which saves one object for each of many monitors. */
export interface Declarer {
  /** Manifests of objects that are in the cluster already, as text: the same as in the declaration, and known before any plan is made. */
  readonly _external?: string;
  _declaration(): Declaration;
}
