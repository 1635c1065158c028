/** Props that annotations cannot express, and props without effect in annotation mode. */
import { Severity } from '../../findings/finding';
import { Problem, quoteList } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { definedOnly } from '../../units/defined-only';
import { setFields } from '../../units/set-fields';
import { AppMonitoringProps } from '../app-monitoring-props';
import { ALL_FIELDS } from '../monitor-fields';
import { Scrape } from '../resolve';
import { AnnotationKeys } from './convention-keys';

/** Refuses props that annotations would lose. */
export function refuseUnsupportedByAnnotations(props: AppMonitoringProps, scrapes: readonly Scrape[]): void {
  if (scrapes.length > 1 && props.mesh?._toMode().kind !== 'metrics-merging') {
    refuse('AM303', `annotations express one port and path, but there are ${scrapes.length} endpoints`, 'set operatorMode: true, or give one endpoint');
  }
  const given: string[] = [];
  scrapes.forEach((scrape) => addUnsupported(scrape, given));
  given.push(...setFields(props, ALL_FIELDS));
  if (given.length === 0) return;
  const lost = [...new Set(given)];
  refuse('AM303', `annotations cannot express ${quoteList(lost)}`, `set operatorMode: true, or leave ${lost.length > 1 ? 'them' : 'it'} out`);
}

function addUnsupported({ tls, auth, passedOn }: Scrape, given: string[]): void {
  if (tls) given.push('tls');
  if (Object.keys(auth).length > 0) given.push('auth');
  given.push(...Object.keys(passedOn));
}

const TIMES = ['interval', 'timeout'] as const;
/** Props with props of their own. */
const GROUPS = ['metadata', 'probe', 'selector', 'namespaceSelector'] as const;
const OF_MONITORS = ['labels', 'jobName', 'consolidateMonitors'] as const;

/** Props that take effect only after the switch to operator mode. */
export function withoutEffect(props: AppMonitoringProps, scrapes: readonly Scrape[], keys: AnnotationKeys): Problem[] {
  const fields: string[] = [];
  for (const field of TIMES) if (keys[field] === undefined && scrapes.some(({ given }) => given[field] !== undefined)) fields.push(field);
  for (const field of GROUPS) if (props[field] && Object.keys(definedOnly(props[field])).length > 0) fields.push(field);
  for (const field of OF_MONITORS) if (props[field] !== undefined) fields.push(field);

  return fields.length === 0 ? [] : [{
    code: 'AM305',
    severity: Severity.INFO,
    message: `${quoteList(fields)} ${fields.length > 1 ? 'have' : 'has'} no effect in annotation mode: the Prometheus that reads the annotations decides`,
    fix: 'leave them out, or keep them for operatorMode: true',
  }];
}
