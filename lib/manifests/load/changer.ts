/** What changes objects between their files and the cluster. */

/** What changes an object before it is applied. */
export interface Changer {
  /** The file with the change. */
  readonly path: string;
  /** The command that checks the object as it will be applied. */
  readonly build: string;
}
