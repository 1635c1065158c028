/** Writes what the code of an app accepts as an annotation on its objects, for those who read the manifests later. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { acknowledgedFor, acknowledgesAnything } from './acknowledged';
import { ACCEPT_ANNOTATION, acceptanceLines } from '../findings/accept-annotation';
import { tryUnseenKind } from '../kubernetes/workloads/unseen-kinds';
import { AZURE_GROUP, OPERATOR_GROUP } from '../manifests/objects';
import { amend } from '../tree/amendments';
import { kindsIn } from '../tree/app-kinds';
import { apiObjectsIn } from '../tree/from-app';
import { SynthRun } from '../tree/synth-run';

const done = new WeakSet<SynthRun>();
const OWNER = {};

/** Once for each run of synth, before anything is written; objects for which nothing is accepted stay as they are. */
export function writeAcknowledgements(construct: IConstruct): void {
  if (!acknowledgesAnything(construct)) return;
  const run = SynthRun.of(construct);
  if (run && done.has(run)) return;
  if (run) done.add(run);
  for (const object of apiObjectsIn(construct.node.root)) {
    const lines = acceptanceLines(acknowledgedFor(object).filter(({ code }) => mayHave(object, code)));
    amend(object, OWNER, lines.map((value) => ({ path: ['metadata', 'annotations', ACCEPT_ANNOTATION], value, join: '\n' })));
  }
}

/**
 * Whether a finding on the manifest of an object can have the code. Any object may be refused or lose fields (AM6xx); why something is not
 * scraped is found on what the operator reads, and on what runs pods or leads to them. Other codes are found at synth alone.
 */
function mayHave(object: ApiObject, code: string): boolean {
  if (/^AM6/.test(code)) return true;

  return /^AM(9\d\d|510)$/.test(code) && (READ_GROUPS.has(object.apiGroup) || object.apiGroup === 'core' && object.kind === 'Service'
    || object.kind === 'Ingress' || kindsIn(object).tryOf(object) !== undefined || tryUnseenKind(object) !== undefined);
}

const READ_GROUPS: ReadonlySet<string> = new Set([OPERATOR_GROUP, AZURE_GROUP]);
