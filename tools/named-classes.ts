/** Keeps the names of classes when code is made short. */

/**
 * Compiled code in which each class states its name. They are in errors of cdk8s (`There is already a Construct with name ... in
 * AppMonitoring`), in what Node prints of an error, and in snapshots that jest makes of an instance.
 */
export function namedClasses(compiled: string): string {
  return compiled.replace(/^class (\w+)[^{\n]*\{/gm, (line, name: string) => `${line} static { Object.defineProperty(this, "name", { value: "${name}" }); }`);
}
