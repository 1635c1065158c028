/** Workloads and what they have made: pods of a ReplicaSet of a Deployment, for example. */
import { controllerKeyOf } from '../kubernetes/pods/controller';
import { Workloads } from '../kubernetes/workloads/workloads';
import { addTo } from '../units/group';
import { once } from '../units/once';

/** Found by the owner references of the manifests. */
export class WorkloadFamily {
  private readonly children = once(() => {
    const children = new Map<string, string[]>();
    for (const workload of this.workloads.all()) {
      const parent = controllerKeyOf(workload);
      if (parent !== undefined) addTo(children, parent, workload.key);
    }

    return children;
  });

  constructor(private readonly workloads: Workloads) {}

  /** Keys of a workload and of whatever it has made. */
  of(workload: string): ReadonlySet<string> {
    const keys = new Set<string>();
    const visit = (key: string): void => {
      if (keys.has(key)) return;
      keys.add(key);
      this.children().get(key)?.forEach(visit);
    };
    visit(workload);

    return keys;
  }
}
