/** Refuses two objects with the same kind, name and namespace in a chart: the one applied last would replace the other. */
import { ApiObject, Chart } from 'cdk8s';
import { Plan, PlanContext } from './plan';
import { quote } from '../findings/problem';
import { refuse } from '../findings/refusal';

/** Compares the planned objects with the other objects of the chart. */
export function refuseNameClash({ view, monitoring, props }: Pick<PlanContext, 'view' | 'monitoring' | 'props'>, { monitor, peerAuthentication, companions = [] }: Plan): void {
  for (const own of monitoring.node.children) {
    if (!ApiObject.isApiObject(own)) continue;
    const planned = own.kind === 'PeerAuthentication' ? peerAuthentication : companions.find(({ kind }) => kind === own.kind) ?? monitor;
    const twin = planned && view.named(own.kind, planned.name).find((other) => other !== own
      && other.apiGroup === own.apiGroup
      && other.metadata.namespace === planned.namespace
      && Chart.of(other) === Chart.of(own));
    if (twin) {
      refuse('AM121', `${own.kind} ${quote(planned!.name)} is already made by "${twin.node.path}", and the cluster keeps only the last of two objects with one name`,
        own.kind === 'PeerAuthentication' ? 'list both ports in endpoints of one AppMonitoring' : `${props.metadata?.name === undefined ? 'set' : 'set another'} metadata.name, or list both in endpoints of one AppMonitoring`);
    }
  }
}
