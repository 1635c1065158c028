/** The ScrapeConfigs of an AppMonitoring: in the tree from the start, filled at synth. */
import { ApiObject, ApiObjectMetadata, Chart, Lazy, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { nameOf } from '../../consolidation/names';
import { AppMonitoringProps } from '../app-monitoring-props';
import { Place } from '../plan';
import { endpointsOf, resolveMonitorType } from '../resolve';
import { kindOf } from './check-kind';

/** The objects, and the place of the monitor that they replace. */
export interface AddedScrapeConfigs {
  readonly objects: ApiObject[];
  readonly place: Place;
}

/**
 * One object for each endpoint.
 * @param metadata of the monitor, as far as it is known
 * @param spec the spec of the object at an index
 */
export function addScrapeConfigs(
  scope: Construct, props: AppMonitoringProps, metadata: ApiObjectMetadata, spec: (index: number) => object,
): AddedScrapeConfigs {
  const kind = kindOf(resolveMonitorType(props));
  const place = { name: metadata.name ?? Names.toDnsLabel(scope), namespace: metadata.namespace ?? Chart.of(scope).namespace };
  const objects = endpointsOf(props).map((_, index) => new ApiObject(scope, `ScrapeConfig-${index}`, {
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'ScrapeConfig',
    metadata: { ...metadata, name: nameOf({ monitor: { kind, name: place.name }, index }), namespace: place.namespace },
    spec: Lazy.any({ produce: () => spec(index) }),
  }));

  return { objects, place };
}
