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
  const given = scrapes.flatMap(unsupportedOf).concat(setFields(props, ALL_FIELDS));
  if (given.length === 0) return;
  const lost = [...new Set(given)];
  refuse('AM303', `annotations cannot express ${quoteList(lost)}`, `set operatorMode: true, or leave ${lost.length > 1 ? 'them' : 'it'} out`);
}

function unsupportedOf({ tls, auth, passedOn }: Scrape): string[] {
  return [...(tls ? ['tls'] : []), ...(Object.keys(auth).length > 0 ? ['auth'] : []), ...Object.keys(passedOn)];
}

/** Props that take effect only after the switch to operator mode. */
export function withoutEffect(props: AppMonitoringProps, scrapes: readonly Scrape[], keys: AnnotationKeys): Problem[] {
  const times = (['interval', 'timeout'] as const).filter((field) => keys[field] === undefined && scrapes.some(({ given }) => given[field] !== undefined));
  const others = (['metadata', 'probe', 'selector', 'namespaceSelector'] as const).filter((field) => props[field] && Object.keys(definedOnly(props[field])).length > 0);
  const ofMonitor = (['labels', 'jobName', 'consolidateMonitors'] as const).filter((field) => props[field] !== undefined);
  const fields = [...times, ...others, ...ofMonitor];

  return fields.length === 0 ? [] : [{
    code: 'AM305',
    severity: Severity.INFO,
    message: `${quoteList(fields)} ${fields.length > 1 ? 'have' : 'has'} no effect in annotation mode: the Prometheus that reads the annotations decides`,
    fix: 'leave them out, or keep them for operatorMode: true',
  }];
}
