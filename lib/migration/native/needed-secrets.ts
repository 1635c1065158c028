/** Secrets that a migrated job refers to: what has to be put into them, and never the values themselves. */
import { placeOfFile } from './file-place';
import { Difference } from '../equivalence/equivalence';

/** A key of a Secret that must be created. */
export interface NeededKey {
  readonly secret: string;
  readonly key: string;
  /** The field that had the value, e.g. `basic_auth.password`. */
  readonly field: string;
  /** The file that the value is in; absent if it was in the configuration itself. */
  readonly file?: string;
}

/** A key of an object that is mounted. */
export interface MountedKey {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  readonly key: string;
}

/** A variable that the config reloader replaces by the key of a Secret. */
export interface NeededVariable {
  readonly variable: string;
  readonly secret: string;
  readonly key: string;
}

/** A reference to the key of a Secret. */
export interface SecretReference {
  readonly name: string;
  readonly key: string;
  readonly [field: string]: string;
}

/** What takes the place of a file: one of these. */
export interface FileReference {
  readonly secret?: SecretReference;
  readonly configMap?: SecretReference;
  readonly path?: string;
}

/** Collects what one job needs. */
export class NeededSecrets {
  readonly keys: NeededKey[] = [];
  readonly variables: NeededVariable[] = [];
  /** Keys of objects that the configuration mounts already. */
  readonly mounted: MountedKey[] = [];
  /** What the job loses. */
  readonly differences: Difference[] = [];
  readonly notes: string[] = [];

  /** @param secret name of the Secret for values of this job */
  constructor(private readonly secret: string) {}

  /** A reference that takes the place of a value. */
  inline(key: string, field: string): SecretReference {
    return this.add({ key, field });
  }

  /** A reference that takes the place of a file, unless the file is where it was: then the path, or the ConfigMap that holds it. */
  file(path: string, key: string, field: string): FileReference {
    const place = placeOfFile(path);
    if (place.kind === 'kept') return { path };
    if (place.kind === 'new') return { secret: this.add({ key, field, file: path }) };
    const { kind, name, key: mounted } = place;
    this.mounted.push({ kind: kind === 'secret' ? 'Secret' : 'ConfigMap', name, key: mounted });
    this.notes.push(`${field} is key "${mounted}" of ${kind === 'secret' ? 'Secret' : 'ConfigMap'} "${name}", which must be in the namespace of the job`);

    return { [kind]: { name, key: mounted } };
  }

  /** A reference to a file that must be in a Secret, because there is no field for its path. */
  secretFile(path: string, key: string, field: string): SecretReference {
    return this.file(path, key, field).secret ?? this.add({ key, field, file: path });
  }

  /** Text that the config reloader replaces by a value. */
  variable(key: string, field: string): string {
    const { name: secret, key: free } = this.add({ key, field });
    const variable = `${secret}_${free}`.toUpperCase().replace(/[^A-Z0-9]/g, '_');
    this.variables.push({ variable, secret, key: free });

    return `$(${variable})`;
  }

  private add({ key, field, file }: Omit<NeededKey, 'secret'>): SecretReference {
    const wanted = key.replace(/[^-._A-Za-z0-9]+/g, '-');
    let free = wanted;
    for (let i = 2; this.keys.some((other) => other.key === free && !(file !== undefined && other.file === file)); i++) free = `${wanted}-${i}`;
    const needed = { secret: this.secret, key: free, field, ...file !== undefined && { file } };
    if (!this.keys.some((other) => other.key === free)) this.keys.push(needed);

    return { name: this.secret, key: free };
  }
}
