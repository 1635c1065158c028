/** Migrates one job: to a monitor, a ScrapeConfig, or a job of AdditionalScrapeConfigs. */
import { JobExpression, jobExpression, jobNameProps } from './job-expression';
import { own, ofImports, valueOfName } from './library';
import { NativeJob, RefusedJob } from './native-job';
import { NeededSecrets } from './needed-secrets';
import { tryMonitor } from './try-monitor';
import { MonitoringError } from '../../findings/monitoring-error';
import { refusalText, withoutValue } from '../../prometheus/configuration/refused';
import { checkJob } from '../../scrape-config/check-job';
import { fieldsNotInCrdOf } from '../../scrape-config/fields-not-in-crd';
import { ScrapeJobProps } from '../../scrape-config/scrape-job-props';
import { evaluate } from '../code/evaluate';
import { construct, Expression, local } from '../code/expression';
import { Difference } from '../equivalence/equivalence';

/** Where the objects go, and what they are called. */
export interface JobPlace {
  /** Name of the object, unique in the chart. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: { readonly [label: string]: string };
  /** Keys of labels of known objects. */
  readonly keys: Iterable<string>;
  /** Version of the operator, if it is known. */
  readonly operatorVersion?: string;
}

/** What becomes of a job. */
export type Migrated = {
  readonly name: string;
  readonly secrets: NeededSecrets;
} & (
  | { readonly kind: 'ScrapeConfig' | 'ServiceMonitor' | 'PodMonitor'; readonly object: string; readonly code: Expression }
  | { readonly kind: 'AdditionalScrapeConfigs'; readonly object: string; readonly code: Expression; readonly notInCrd: readonly string[] }
  | { readonly kind: 'none'; readonly why: readonly Difference[] }
);

/** Migrates a job that Prometheus loads; one that it refuses stays where it is. */
export function migrateJob(job: NativeJob | RefusedJob, place: JobPlace): Migrated {
  const { name } = job;
  const secrets = new NeededSecrets(`${place.name}-credentials`);
  if ('refusal' in job) return { name, secrets, kind: 'none', why: [{ field: '', text: `Prometheus refuses it: ${refusalText(withoutValue({ ...job.refusal, job: undefined }))}; ${job.refusal.fix((field) => field)}` }] };
  try {
    return migrated(job, jobExpression(job, secrets), secrets, place);
  } catch (error) {
    if (!(error instanceof MonitoringError)) throw error;

    return { name, secrets, kind: 'none', why: error.findings.map(({ message, fix }) => ({ field: '', text: `${message}; ${fix}` })) };
  }
}

function migrated(job: NativeJob, expression: JobExpression, secrets: NeededSecrets, place: JobPlace): Migrated {
  const { name } = job;
  const { discoveries, settings, rules } = expression;
  if (discoveries.length === 0) return { name, secrets, kind: 'none', why: secrets.differences };
  const metadata = { name: place.name, ...Object.keys(place.labels).length > 0 && { labels: place.labels } };
  const object = place.name;
  const monitor = secrets.differences.length === 0 ? tryMonitor(job, expression, secrets, place) : undefined;
  if (monitor) {
    return { name, secrets, object, kind: monitor.kind, code: construct(ofImports(monitor.kind), local('this'), object, { metadata, spec: monitor.spec }) };
  }
  const props = { discoveries, ...settings };
  const values = evaluate({ jobName: name, ...props, ...rules }, valueOfName) as ScrapeJobProps;
  const problems = checkJob(values);
  if (problems.length > 0) return { name, secrets, kind: 'none', why: [...secrets.differences, ...problems.map(({ message, fix }) => ({ field: '', text: `${message}; ${fix}` }))] };
  const notInCrd = fieldsNotInCrdOf(values, place.operatorVersion);
  if (notInCrd.length > 0) return { name, secrets, object, kind: 'AdditionalScrapeConfigs', notInCrd, code: { jobName: name, ...props, ...rules } };
  const { jobName, rule } = jobNameProps(job, `${place.namespace}/${object}`);
  const relabelings = [...rule === undefined ? [] : [rule], ...(rules.relabelings ?? []) as readonly Expression[]];
  const code = construct(own('ScrapeConfig'), local('this'), object, {
    metadata, jobName, ...props, ...relabelings.length > 0 && { relabelings }, metricRelabelings: rules.metricRelabelings,
  });

  return { name, secrets, object, kind: 'ScrapeConfig', code };
}
