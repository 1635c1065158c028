/** What a monitor needs in objects that other constructs declare: listed, so that no change of them goes unnoticed. */
import { runsJobs } from './distinguish';
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { Workload } from '../../kubernetes/workload';
import { describe, Named } from '../../manifests/manifest';
import { Amendment, hasAlready, readPlain } from '../../tree/amendments';
import { Declared } from '../../tree/from-app';
import { shown } from '../../units/shown';
import { ObjectAmendments } from '../plan';

/** One note for each object that gets a field which it does not have yet. */
export function additionNotes(additions: readonly ObjectAmendments[], workload: Declared<Workload>): Problem[] {
  const made = additions.filter(({ amendments }) => amendments.length > 0);

  return made.length === 0 ? [] : made.flatMap(({ object, amendments }) => {
    const manifest = readPlain(object);
    const added = amendments.filter((amendment) => !hasAlready(manifest, amendment));
    if (added.length === 0) return [];
    const named: Named = { kind: object.kind, name: object.name, namespace: object.metadata.namespace };

    return [{
      code: 'AM232',
      severity: Severity.INFO,
      message: `${describe(named)} gets ${[...new Set(added.map(inWords))].join(', ')}${object === workload.object ? consequence(workload) : ''}`,
      fix: 'write the field into the object to decide it yourself',
    }];
  });
}

/** E.g. `metadata.labels.app-monitoring: "cart"`. */
function inWords({ path, value }: Amendment): string {
  return `${path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${key}`)).join('')}: ${shown(value)}`;
}

/** What a change of the pod template does to pods that run already. */
function consequence({ object, value: { kind, isUnseen } }: Declared<Workload>): string {
  if (kind === 'Pod' || isUnseen) return '';
  if (kind === 'Job' && runsJobs(object)) return ', which a Job that exists already does not accept: delete it before it is applied again';

  return runsJobs(object) ? ', from its next run on' : ', so its pods are replaced when this is applied for the first time';
}
