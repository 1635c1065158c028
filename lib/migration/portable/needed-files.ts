/** Files that a portable configuration needs: what the operator mounts, or writes into the configuration itself. */

/** One file, relative to the configuration. */
export interface NeededFile {
  readonly path: string;
  /** The key of the object that holds its content; absent if a person has to write it. */
  readonly from?: { readonly kind: 'secret' | 'configmap'; readonly namespace: string; readonly name: string; readonly key: string };
  /** The field that had the value, if no object holds it. */
  readonly field?: string;
}

/** Collects files, each once. */
export class NeededFiles {
  private readonly files = new Map<string, NeededFile>();
  /** Fields that have a placeholder, because Prometheus does not read them from a file. */
  readonly placeholders: string[] = [];

  /** The path of a key of an object. */
  keyOf(kind: 'secret' | 'configmap', namespace: string, name: string, key: string): string {
    return this.add({ path: `files/${kind}s/${namespace}/${name}/${key}`, from: { kind, namespace, name, key } });
  }

  /** The path for a value that is written in the configuration. */
  valueOf(field: string): string {
    return this.add({ path: `files/values/${field.replace(/[^-._A-Za-z0-9]+/g, '-')}`, field });
  }

  get all(): readonly NeededFile[] {
    return [...this.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  private add(file: NeededFile): string {
    this.files.set(file.path, file);

    return file.path;
  }
}
