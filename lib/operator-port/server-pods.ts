/** The pods that the operator runs for a server. */
import { StringMap } from '../manifests/manifest';

/** What all of them have in common. */
export interface ServerPods {
  readonly namespace: string;
  readonly labels: StringMap;
  readonly hostNetwork?: boolean;
}
