/** Reads a text that was named: everything in it has to be a manifest, and what is not says how to get manifests from it. */
import { LoadProblem } from './load-error';
import { readManifests } from './load-manifests';
import { isKustomization, isTemplate } from './other-file';
import { BUILD } from './passed-over';
import type { LoadedManifest, ReadManifests } from './read-documents';

/** The manifests of a file that was named, or of standard input. */
export function readNamed(text: string, source: string): ReadManifests {
  const { manifests, problems } = readManifests(text, source);
  if (isKustomization(source)) return { manifests: [], problems: [kustomization(source, manifests)] };

  return { manifests, problems: problems.length > 0 && isTemplate(text) ? problems.map(withTemplateFix) : problems };
}

function kustomization(source: string, [first]: readonly LoadedManifest[]): LoadProblem {
  return {
    code: 'AM804', source, line: first?.line ?? 1, column: 1, message: 'is a kustomization, which is not applied itself: it lists manifests', fix: `leave the file out, or build it: ${BUILD.kustomize}`,
  };
}

/** A template has as many problems as it has actions; each says what to do about all. */
function withTemplateFix(problem: LoadProblem): LoadProblem {
  return { ...problem, fix: `${problem.fix}; if the file is a template, build it: ${BUILD.helm}` };
}
