/** Labels that all targets of a pod have. */
import { addMetadata, Labels, META } from './meta-labels';
import { Pod } from '../../kubernetes/pods/pod';
import { AttachedMetadata } from '../configuration/scrape-job';

/** @see podLabels in discovery/kubernetes/pod.go, Prometheus v0.314.0 */
export function addPodLabels(to: Labels, pod: Pod, attach: AttachedMetadata): Labels {
  to.set(`${META}pod_ip`, pod.ip);
  to.set(`${META}pod_ready`, pod.ready);
  to.set(`${META}pod_phase`, pod.phase);
  to.set(`${META}pod_node_name`, pod.nodeName);
  to.set(`${META}pod_host_ip`, pod.hostIp);
  to.set(`${META}pod_uid`, pod.uid);
  addMetadata(to, 'pod', pod);
  if (pod.controller) {
    to.set(`${META}pod_controller_kind`, pod.controller.kind);
    to.set(`${META}pod_controller_name`, pod.controller.name);
  }
  if (attach.deployment && pod.deployment !== undefined) to.set(`${META}pod_deployment_name`, pod.deployment);
  if (attach.job && pod.controller?.kind === 'Job') to.set(`${META}pod_job_name`, pod.controller.name);
  if (attach.cronjob && pod.cronJob !== undefined) to.set(`${META}pod_cronjob_name`, pod.cronJob);

  return to;
}
