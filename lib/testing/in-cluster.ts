/** The tested app, together with objects that are in its cluster already. */
import { IConstruct } from 'constructs';
import { Inspection } from '../inspection/inspection';
import { InspectionProps } from '../inspection/inspection-props';

/** An app, a chart or any other construct; an inspection; manifests as objects, or as YAML or JSON text. */
export type Received = IConstruct | Inspection | readonly object[] | string | InCluster;

/** Made by {@link inCluster}. */
export class InCluster {
  constructor(readonly received: IConstruct | readonly object[] | string, readonly props: InspectionProps) {}
}

/**
 * Tests something together with objects that are in the cluster already, for example the Prometheus that reads its monitors.
 *
 * @param received a construct or manifests; not an inspection, which includes its cluster already
 * @param props of the cluster, as for `Inspection.ofApp`
 */
export function inCluster(received: IConstruct | readonly object[] | string, props: InspectionProps): InCluster {
  return new InCluster(received, props);
}
