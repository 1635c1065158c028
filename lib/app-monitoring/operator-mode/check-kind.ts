/** Props that the chosen kind of monitor has no field for. */
import { checkRelabelings } from '../../endpoint/check-relabelings';
import { Severity } from '../../findings/finding';
import { Problem, quoteList } from '../../findings/problem';
import { refuse, Refusal } from '../../findings/refusal';
import { setFields } from '../../units/set-fields';
import { compareVersions } from '../../units/version';
import { AppMonitoringProps } from '../app-monitoring-props';
import { EndpointProps } from '../endpoint-props';
import { routesIn } from '../find/find-route';
import { ALL_FIELDS, COMMON_FIELDS, POD_FIELDS } from '../monitor-fields';
import { MonitorProps } from '../monitor-props';
import { MonitorType } from '../monitor-type';
import { PlanContext } from '../plan';

/** Kind and fields of each type. */
const KINDS: { readonly [T in MonitorType]: { readonly kind: string; readonly fields: ReadonlySet<keyof MonitorProps> } } = {
  [MonitorType.SERVICE]: { kind: 'ServiceMonitor', fields: ALL_FIELDS },
  [MonitorType.POD]: { kind: 'PodMonitor', fields: POD_FIELDS },
  [MonitorType.INGRESS]: { kind: 'Probe', fields: COMMON_FIELDS },
};

const FIRST_WITH_UTF8 = 'v3.0.0';

/** Endpoint fields that a Probe does not have. */
const NOT_ON_PROBE: readonly (keyof EndpointProps)[] = ['honorLabels', 'honorTimestamps', 'trackTimestampsStaleness', 'filterRunning'];

/** The kind of monitor of a type. */
export function kindOf(type: MonitorType): string {
  return KINDS[type].kind;
}

/** Refuses props that would be lost, and lists props without effect. */
export function checkKind(context: PlanContext, type: MonitorType): void {
  const { props, scrapes } = context;
  const { kind, fields } = KINDS[type];
  const lost: string[] = [
    ...setFields(props, ALL_FIELDS).filter((field) => !fields.has(field)),
    ...(type === MonitorType.INGRESS ? NOT_ON_PROBE.filter((field) => scrapes.some(({ given }) => given[field] !== undefined)) : []),
  ];
  if (lost.length > 0) refuse('AM115', `a ${kind} has no ${quoteList(lost)}`, `leave ${lost.length > 1 ? 'them' : 'it'} out, or use another monitorType`);
  if (type === MonitorType.INGRESS && scrapes.length > 1) refuse('AM115', 'a Probe has one endpoint', 'use one AppMonitoring for each endpoint');

  refuseFiles(context, type, kind);
  refuseNewLabelNames(context);
}

/** Props that are set and that this kind of monitor does not use. */
export function kindNotes({ props, scrapes }: PlanContext, type: MonitorType): Problem[] {
  const idle = [
    ...(type === MonitorType.INGRESS ? idleOnProbe(props).filter((field) => scrapes.some(({ given }) => given[field] !== undefined)) : []),
    ...(type !== MonitorType.INGRESS && props.probe ? ['probe'] : []),
    ...(props.annotations ? ['annotations'] : []),
    ...(type === MonitorType.INGRESS && props.probe?.targets ? (['selector', 'namespaceSelector'] as const).filter((field) => props[field]) : []),
  ];

  return idle.length === 0 ? [] : [{
    code: 'AM116',
    severity: Severity.INFO,
    message: `${quoteList(idle)} ${idle.length > 1 ? 'have' : 'has'} no effect on a ${KINDS[type].kind}`,
    fix: type === MonitorType.INGRESS ? 'set probe.targets to probe other URLs than the Ingress\'s' : 'remove these settings, or keep them for another monitorType',
  }];
}

/** A path replaces those of an Ingress or a route; the scheme of an Ingress follows from its certificates. */
function idleOnProbe({ ingress, probe }: AppMonitoringProps): readonly (keyof EndpointProps)[] {
  if (probe?.targets) return ['port', 'container', 'path', 'scheme'];

  return ingress && routesIn(ingress).length > 0 ? ['port', 'container'] : ['port', 'container', 'scheme'];
}

/** Before Prometheus 3, label names had letters, digits and "_" only; the operator rejects rules with other names. */
function refuseNewLabelNames({ props, scrapes, profile }: PlanContext): void {
  const version = profile?.props.prometheusVersion;
  if (version === undefined || compareVersions(version, FIRST_WITH_UTF8) >= 0) return;
  const problems = [
    ...scrapes.flatMap(({ where, passedOn: { relabelings, metricRelabelings } }) => [
      ...checkRelabelings(relabelings, `${where}relabelings`, 'legacy'),
      ...checkRelabelings(metricRelabelings, `${where}metricRelabelings`, 'legacy'),
    ]),
    ...checkRelabelings(props.probe?.relabelings, 'probe.relabelings', 'legacy'),
  ];
  if (problems.length > 0) throw new Refusal(problems);
}

/** Only a ServiceMonitor can name files, and some Prometheus objects forbid it. */
function refuseFiles({ scrapes, profile }: PlanContext, type: MonitorType, kind: string): void {
  for (const { where, tls, auth } of scrapes) {
    const files = [
      ...(['caFile', 'certFile', 'keyFile'] as const).filter((field) => tls?.[field] !== undefined).map((field) => `tls.${field}`),
      ...(auth.bearerTokenFile === undefined ? [] : ['auth.bearerTokenFile']),
    ];
    if (files.length === 0) continue;
    if (type !== MonitorType.SERVICE) {
      refuse('AM119', `${where}a ${kind} cannot name files: ${quoteList(files)}`, 'use Secret references, a scrapeClass, or MonitorType.SERVICE');
    }
    if (profile?.props.allowsFiles === false) {
      refuse('AM506', `${where}profile ${profile.name} forbids files in ServiceMonitors: ${quoteList(files)}`, 'use Secret references or a scrapeClass');
    }
  }
}
