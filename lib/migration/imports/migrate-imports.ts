/** Moves an app from the classes that `cdk8s import` generates to those of this package. */
import { resolve } from 'node:path';
import type * as TS from 'typescript';
import { Place } from './draft';
import { applyEdits } from './edits';
import { Project } from './project';
import { rewriteFile } from './rewrite-file';

/** A file that changes. */
export interface FileChange {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** Old name -> new name. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** What becomes of an app. */
export interface ImportsMigration {
  readonly changes: readonly FileChange[];
  /** Places that need a person, by file. */
  readonly places: readonly (Place & { readonly file: string })[];
  /** The generated files that the app imports. */
  readonly generated: readonly string[];
}

/**
 * The changes of an app; nothing is written.
 *
 * @param ts the compiler of the app
 * @param files TypeScript and JavaScript files of the app; declarations and generated files are passed over
 */
export function migrateImports(ts: typeof TS, files: readonly string[]): ImportsMigration {
  const project = new Project(ts, files.map((file) => resolve(file)));
  const drafts = files.map((file) => ({ file, draft: rewriteFile(project, resolve(file)) }));

  return {
    changes: drafts.flatMap(({ file, draft: { source: { text }, edits, renamed } }) => (
      edits.length === 0 ? [] : [{ file, before: text, after: applyEdits(text, edits), renamed }])),
    places: drafts.flatMap(({ file, draft }) => [...draft.places].sort(byPlace).map((place) => ({ ...place, file }))),
    generated: project.generatedFiles,
  };
}

function byPlace(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column;
}
