/** The workloads that an AppMonitoring is about, as far as they are known before the synth. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { GivenWorkload, workloadsOrUnseenIn } from './find-workload';
import { selectsPods, tryService } from '../../kubernetes/service';
import { tryWorkload } from '../../kubernetes/workload';
import { readPlain } from '../../tree/amendments';
import { kindsIn } from '../../tree/app-kinds';
import { apiObjectsIn, workloadsIn } from '../../tree/from-app';

/** The given workloads, or those of the scope; of several, those behind the given Service. */
export function monitoredWorkloads(monitoring: IConstruct, { workload, workloads, pods, service }: GivenWorkload): ApiObject[] {
  if (pods) return [];
  if (workloads) return workloads.flatMap(workloadsOrUnseenIn);
  if (workload) return workloadsOrUnseenIn(workload);
  const found = workloadsIn(monitoring.node.scope ?? monitoring);
  if (found.length < 2) return found;

  return service ? found.filter((each) => apiObjectsIn(service).some((object) => isBehind(each, object))) : [];
}

function isBehind(workload: ApiObject, object: ApiObject): boolean {
  const service = tryService(readPlain(object));
  const value = service && tryWorkload(readPlain(workload), kindsIn(workload));

  return value !== undefined && selectsPods(service!, value);
}
