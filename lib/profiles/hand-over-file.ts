/** Where a synth writes what it knows about the readers of an app. */

/**
 * Name of the file. `kubectl apply -f`, Argo CD and Flux read `.yaml`, `.yml` and `.json` alone, cdk8s-cli reads `.yaml`, and Helm takes no
 * template whose name begins with `_` for a manifest.
 */
export const HAND_OVER_FILE = '_app-monitoring.profile';
