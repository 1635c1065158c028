/** Changes the selectors of Services as Argo Rollouts does. */
import { ROLLOUT, ROLLOUT_HASH, servicesOfRollout } from './argo-rollouts';
import { Workloads } from './workloads';
import { StringMap, stringMapAt } from '../../manifests/manifest';
import { labelsInclude } from '../../manifests/selectors/selector';
import { RunningService } from '../endpoints/running-service';
import { PLACEHOLDER } from '../placeholder';

/**
 * A function that gives a Service of a Rollout the selector that it has in the cluster: it selects the pods of one revision. A Rollout
 * whose pods or ReplicaSets are among the manifests is left out, since they have the labels of the cluster.
 */
export function servicesWithHash(workloads: Workloads): (service: RunningService) => RunningService {
  const labels = new Map<string, StringMap>();
  for (const workload of workloads.all()) {
    if (workloads.kinds.tryOf(workload.manifest) !== ROLLOUT || workloads.parents().has(workload.key)) continue;
    const [template] = workloads.templatesOf(workload);
    const ofPods = stringMapAt(template?.value, ['metadata', 'labels']);
    if (template) servicesOfRollout(workload).forEach((name) => labels.set(`${workload.namespace}/${name}`, ofPods));
  }

  return (service) => {
    const ofPods = labels.get(`${service.namespace}/${service.name}`);
    const { [ROLLOUT_HASH]: _, ...own } = service.selector ?? {};

    return ofPods !== undefined && labelsInclude(ofPods, own) ? { ...service, selector: { ...own, [ROLLOUT_HASH]: PLACEHOLDER } } : service;
  };
}
