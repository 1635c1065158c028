/** AM603: objects that are defined more than once. */
import { dirname } from 'node:path';
import { decidesScraping, Subject } from './subject';
import { StagedFinding } from '../forecast/diagnosis';
import { definedDifferently, definedRepeatedly } from '../forecast/problems';
import { canonicalJson } from '../units/canonical-json';
import { addTo } from '../units/group';

/** Collects the definitions of every object. External objects are not counted: an object that is inspected replaces them. */
export class Definitions {
  private readonly byKey = new Map<string, Subject[]>();

  add(key: string, subject: Subject): void {
    // An object without a name is not stored in a cluster.
    if (!subject.isExternal && subject.manifest.metadata?.name) addTo(this.byKey, key, subject);
  }

  /** A warning for each object whose definitions differ, and one note for all others. */
  findings(): StagedFinding[] {
    const repeated = [...this.byKey].filter(([, { length }]) => length > 1).sort(([a], [b]) => (a < b ? -1 : 1));
    const differing = repeated.filter(([, subjects]) => areDifferent(subjects));
    const wrong = differing.filter(([key, subjects]) => areOneObject(key, subjects));
    const others = repeated.filter((each) => !wrong.includes(each)).map(([key]) => key);
    const copies = repeated.length - differing.length;

    return [
      ...wrong.map(([key, subjects]) => found(key, definedDifferently(key, subjects.map((each) => placeOf(each, key))))),
      ...others.length > 0 ? [found(others[0], definedRepeatedly(others, copies))] : [],
    ];
  }
}

function found(key: string, problem: StagedFinding['problem']): StagedFinding {
  return { stage: 'admitted', key, problem };
}

/** Whether it is certain that the definitions meet in one cluster and namespace, and that it matters which of them wins. */
function areOneObject(key: string, subjects: readonly Subject[]): boolean {
  const isPlaced = key.split('/').length === 2 || subjects.every(({ manifest }) => manifest.metadata?.namespace);
  const folders = new Set(subjects.map(({ source = '' }) => dirname(source)));

  const areApplied = subjects.every(({ manifest, changedBy }) => changedBy === undefined && decidesScraping(manifest));

  return (isPlaced || folders.size === 1) && areApplied;
}

function areDifferent([first, ...others]: readonly Subject[]): boolean {
  const content = canonicalJson(first.manifest);

  return others.some(({ manifest }) => canonicalJson(manifest) !== content);
}

function placeOf({ source, line, path }: Subject, key: string): string {
  return source === undefined || line === undefined ? path ?? key : `${source}:${line}`;
}
