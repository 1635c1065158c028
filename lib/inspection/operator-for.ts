/** Which operator an inspection is about: the version that is given, or that of an operator among the manifests. */
import { Subject } from './subject';
import { StagedFinding } from '../forecast/diagnosis';
import { judgedAsOtherOperator } from '../forecast/problems';
import { Objects } from '../manifests/objects';
import { Operator } from '../operator-port/operator';
import { tryVersionsInCrd } from '../operator-port/scrape-config-versions';
import { isNewerThanProven, isOlderThanKnown, minorOf, NEWEST_OPERATOR, OLDEST_OPERATOR, PROVEN_OPERATOR } from '../units/operator-version';
import { compareVersions } from '../units/version';

/** The operator, and a note if its version is not one whose behaviour is known. */
export interface OperatorFor {
  readonly operator: Operator;
  readonly notes: readonly StagedFinding[];
  /** Whether it is known which versions of ScrapeConfig are served: by a CRD among the manifests, or by the version of the operator. */
  readonly knowsServed: boolean;
}

/** What is known of the operator without the manifests. */
export interface OperatorChoices {
  readonly operator: Operator;
  readonly operatorVersion?: string;
  readonly operatorOfProfiles?: string;
}

/**
 * The version that is given counts for everything. Without it, each server has the version of its own operator, and the CRDs are those of
 * the profiles, or of the newest operator among the manifests.
 */
export function operatorFor(
  subjects: readonly Subject[], { operator: model, operatorVersion: given, operatorOfProfiles }: OperatorChoices,
): OperatorFor {
  const manifests = subjects.map(({ manifest }) => manifest);
  const operator = model.withCrds(manifests);
  const knowsServed = (version: string | undefined) => (
    tryVersionsInCrd(manifests) !== undefined || version !== undefined && minorOf(version) <= minorOf(NEWEST_OPERATOR));
  if (given !== undefined) return { operator: operator.ofVersion(given, true), notes: notesOn(given, 'operator'), knowsServed: knowsServed(given) };
  const workloads = subjects.filter(({ manifest: { kind } }) => kind === 'Deployment' || kind === 'StatefulSet').map(({ manifest }) => manifest);
  const running = workloads.length === 0 ? [] : operator.operatorsIn(new Objects(workloads))
    .flatMap(({ key, version }) => (version === undefined ? [] : [{ key, version }]))
    .sort((a, b) => compareVersions(b.version, a.version));
  const version = operatorOfProfiles ?? running[0]?.version;
  const notes = [
    ...operatorOfProfiles === undefined ? [] : notesOn(operatorOfProfiles, 'operator'), ...running.flatMap((each) => notesOn(each.version, each.key)),
  ];

  return { operator: version === undefined ? operator : operator.ofVersion(version), notes, knowsServed: knowsServed(version) };
}

function notesOn(version: string, key: string): StagedFinding[] {
  const known = knownFor(version);

  return known === undefined ? [] : [{ stage: 'server', key, problem: judgedAsOtherOperator(version, known) }];
}

/** The versions that are taken in place of one whose behaviour is not known. */
function knownFor(version: string): { readonly crds: string; readonly behaviour: string } | undefined {
  if (isOlderThanKnown(version)) return { crds: OLDEST_OPERATOR, behaviour: OLDEST_OPERATOR };
  if (!isNewerThanProven(version)) return undefined;

  return { crds: minorOf(version) > minorOf(NEWEST_OPERATOR) ? NEWEST_OPERATOR : version.replace(/^v/, ''), behaviour: PROVEN_OPERATOR };
}
