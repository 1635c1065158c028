/** Data types of Secrets and ConfigMaps that controllers create or fill. */

/** Kinds of objects whose keys monitors and servers refer to. */
export type DataKind = 'Secret' | 'ConfigMap';

/** Data that a controller brings. */
export interface FilledData {
  readonly kind: DataKind;
  /** Absent where it is not known in which namespaces, so that it may be any. */
  readonly namespace?: string;
  readonly name: string;
  /** Keys that will be there. */
  readonly keys: readonly string[];
  /** Whether there may be other keys, too. */
  readonly isOpen?: boolean;
}

/** The same with where it comes from. */
export interface BroughtData extends FilledData {
  /** Continues `a Secret which`, for messages: e.g. `ExternalSecret "shop/login" creates`. */
  readonly origin: string;
}
