/** Name and namespace that the monitor gets in the constructor. */
import { ApiObjectMetadata } from 'cdk8s';
import { IConstruct } from 'constructs';
import { tryPlace } from './find-workload';
import { definedOnly } from '../../units/defined-only';
import { AppMonitoringProps } from '../app-monitoring-props';
import { defaultName, resolveMonitorType } from '../resolve';

/** They follow from the workload if that exists already, otherwise from the construct itself; `metadata` goes first. */
export function firstMetadata(reader: IConstruct, props: AppMonitoringProps): ApiObjectMetadata {
  const place = tryPlace(reader, props);
  const derived = place && { ...place, name: defaultName(place.name, resolveMonitorType(props)) };

  return { ...derived, ...definedOnly(props.metadata ?? {}) };
}
