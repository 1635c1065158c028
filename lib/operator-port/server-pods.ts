/** The pods that the operator runs for a server. */
import { StringMap } from '../manifests/manifest';

/** What all of them have in common. */
export interface ServerPods {
  readonly namespace: string;
  /** Absent if they are not known. */
  readonly labels?: StringMap;
  /** Whether they may have more labels than those. */
  readonly mayHaveOtherLabels?: boolean;
  readonly hostNetwork?: boolean;
}
