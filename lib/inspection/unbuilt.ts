/** Findings that are not certain, because a part of the input is built before it is applied. */
import { Severity } from '../findings/finding';
import { Problem, visible } from '../findings/problem';
import { StagedFinding } from '../forecast/diagnosis';
import type { Changer } from '../manifests/load/changer';

/** What is not as it will be applied. */
export interface Unbuilt {
  /** Keys of objects that a kustomization, Flux or Argo CD changes. */
  readonly changed: ReadonlyMap<string, Changer>;
  /** What the builds add to the input: no objects, ConfigMaps and Secrets alone, or any objects. */
  readonly adds: Added;
}

/** What builds add to the objects of an input. */
export type Added = 'nothing' | 'data' | 'objects';

/** Turns errors and warnings into notes where a build may change what they are about. */
export function asCertain({ changed, adds }: Unbuilt): (finding: StagedFinding) => StagedFinding {
  if (changed.size === 0 && adds === 'nothing') return (finding) => finding;

  return (finding) => {
    const { key, servers = [], about = [], stage, problem } = finding;
    if (problem.severity === Severity.INFO) return finding;
    // An unknown field stays unknown, but what is refused or missing may be fixed by a patch.
    const isFixed = stage === 'admitted' && problem.severity === Severity.WARNING;
    const [changer] = isFixed ? [] : [key, ...servers, ...about].flatMap((each) => changed.get(each) ?? []);
    if (changer !== undefined) return { ...finding, problem: changedProblem(problem, changer) };

    return MAY_BE_ADDED[adds].has(problem.code) ? { ...finding, problem: missingProblem(problem) } : finding;
  };
}

/** Whether a build may change one of some objects, or what accounts are allowed to do. */
export function rightsMayChange({ changed, adds }: Unbuilt): (keys: readonly string[]) => boolean {
  const isOpen = adds === 'objects' || [...changed.keys()].some((key) => ROLE.test(key));

  return (keys) => isOpen || keys.some((key) => changed.has(key));
}

const ROLE = /^(?:Cluster)?Role(?:Binding)?\//;

/** Causes by which something is missing: a selected object, a server that selects, a role, a Secret. */
const MAY_BE_ADDED: { readonly [adds in Added]: ReadonlySet<string> } = {
  nothing: new Set(),
  data: new Set(['AM612', 'AM918']),
  objects: new Set(['AM612', 'AM614', 'AM901', 'AM902', 'AM903', 'AM904', 'AM906', 'AM907', 'AM910', 'AM913', 'AM914', 'AM916', 'AM918', 'AM937', 'AM959']),
};

function changedProblem({ message, ...problem }: Problem, { path, build }: Changer): Problem {
  return {
    ...problem,
    severity: Severity.INFO,
    message: `as written, before ${visible(path)} changes it: ${message}`,
    fix: `build it first: ${visible(build)}`,
  };
}

function missingProblem({ message, fix, ...problem }: Problem): Problem {
  return {
    ...problem,
    severity: Severity.INFO,
    message: `not known, because a part of the input has to be built and may add what is missing: ${message}`,
    fix: `build that part and check the result, or ${fix}`,
  };
}
