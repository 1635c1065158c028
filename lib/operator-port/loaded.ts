/** Values of Secrets and ConfigMaps that the operator has loaded while it selected objects: all it has when it writes the configuration. */

/** A key of a Secret or ConfigMap. */
export interface KeyReference {
  readonly name: string;
  readonly key: string;
}

/** What was loaded. Keys that only unselected objects refer to are not loaded, even if the cluster has them. */
export interface Loaded {
  trySecretKey(namespace: string, reference: KeyReference): string | undefined;
  tryConfigMapKey(namespace: string, reference: KeyReference): string | undefined;
}
