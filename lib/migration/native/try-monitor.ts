/** Makes a ServiceMonitor or PodMonitor of a job, if it is proven to be equivalent. */
import { JobExpression } from './job-expression';
import { monitorManifest, ofImports, valueOfName } from './library';
import { MonitorShape, tryMonitorShape } from './monitor-shape';
import { NativeJob } from './native-job';
import { NeededSecrets } from './needed-secrets';
import { renderedJobs } from './rendered-jobs';
import { secretStandIns, serverStandIn } from './stand-ins';
import { Props } from './struct-expression';
import { OPERATOR } from '../../forecast/operator';
import { inspect } from '../../inspection/inspect';
import { Manifest } from '../../manifests/manifest';
import { storedAs } from '../../manifests/objects';
import { attempted } from '../../prometheus/configuration/attempted';
import { decodeStruct } from '../../prometheus/configuration/decode';
import { ScrapeConfigsReader } from '../../prometheus/configuration/read-configuration';
import { fillFor } from '../../prometheus/targets/shards';
import { durationText } from '../../units/duration-text';
import { evaluate } from '../code/evaluate';
import { Expression } from '../code/expression';
import { differingSettings } from '../equivalence/compare-jobs';
import { differingRules } from '../equivalence/compare-rules';
import { canCompareLabels, differingLabels } from '../equivalence/same-labels';

/** A monitor that is equivalent to a job. */
export interface EquivalentMonitor {
  readonly kind: MonitorShape['kind'];
  readonly spec: Expression;
}

/** What the monitor is rendered for. */
export interface MonitorPlace {
  readonly name: string;
  readonly namespace: string;
  /** Keys of labels of known objects. */
  readonly keys: Iterable<string>;
}

/** The monitor for a job; undefined if the job is not shaped like one, or the operator would not write the same for it. */
export function tryMonitor(
  job: NativeJob, expression: JobExpression, secrets: NeededSecrets, place: MonitorPlace,
): EquivalentMonitor | undefined {
  const shape = tryMonitorShape(job, expression, place.keys);
  const settings = shape && canCompareLabels(job.job) && endpointSettings(job, { ...expression.settings, ...pick(expression.rules, ['metricRelabelings']) });
  if (!shape || !settings) return undefined;
  const spec = placed(shape, settings);
  if (!spec) return undefined;

  return isEquivalent(job, manifestOf(shape.kind, spec, place), shape, secrets) ? { kind: shape.kind, spec } : undefined;
}

function pick(props: Props, names: readonly string[]): Props {
  return Object.fromEntries(Object.entries(props).filter(([name]) => names.includes(name)));
}

interface Header { readonly credentialsFile?: Expression; readonly type?: Expression }

/** Settings in the names of endpoints; undefined if one of them cannot be written in an endpoint. */
function endpointSettings({ decoded }: NativeJob, settings: Props): Props | undefined {
  const { scrapeInterval, metricsPath, authorization, nativeHistogramMinBucketFactor, scrapeTimeout, scheme, ...others } = settings;
  if (nativeHistogramMinBucketFactor !== undefined) return undefined;
  const { credentialsFile, ...header } = (authorization ?? {}) as Header;
  if (credentialsFile !== undefined && header.type !== undefined) return undefined;

  return {
    ...scrapeInterval !== undefined && { interval: durationText(decoded.scrape_interval as bigint) },
    ...scrapeTimeout !== undefined && { scrapeTimeout: durationText(decoded.scrape_timeout as bigint) },
    ...metricsPath !== undefined && { path: metricsPath },
    ...scheme !== undefined && { scheme: ofImports('EndpointScheme').member(String(decoded.scheme).toUpperCase()) },
    ...credentialsFile !== undefined && { bearerTokenFile: credentialsFile },
    ...authorization !== undefined && credentialsFile === undefined && { authorization },
    ...others,
  };
}

/** The spec with each setting where the CRD has it: in the endpoint or beside it; undefined if a setting is in neither. */
function placed({ kind, role, spec, endpoint }: MonitorShape, settings: Props): Expression | undefined {
  const list = kind === 'ServiceMonitor' ? 'endpoints' : 'podMetricsEndpoints';
  const build = (besides: readonly string[]): Expression => ({
    ...spec,
    ...role === 'endpointslice' && { serviceDiscoveryRole: ofImports('ServiceDiscoveryRole').member('ENDPOINT_SLICE') },
    ...pick(settings, besides),
    [list]: [{ ...endpoint, ...Object.fromEntries(Object.entries(settings).filter(([name]) => !besides.includes(name))) }],
  });
  const unknown = (value: Expression) => OPERATOR.admit(manifestOf(kind, value, { name: 'x', namespace: 'x' })).unknownFields.map((path) => path.split('.').pop()!);
  const names = Object.keys(settings);
  const besides = names.filter((name) => unknown(build([])).some((field) => field.toLowerCase() === name.toLowerCase()));
  const found = build(besides);

  return unknown(found).length === 0 ? found : undefined;
}

function manifestOf(kind: MonitorShape['kind'], spec: Expression, { name, namespace }: Pick<MonitorPlace, 'name' | 'namespace'>): Manifest {
  return monitorManifest(kind, { metadata: { name, namespace }, spec: evaluate(spec, valueOfName) });
}

function isEquivalent(job: NativeJob, manifest: Manifest, { kind }: MonitorShape, secrets: NeededSecrets): boolean {
  const namespace = storedAs(manifest).namespace;
  const subjects = [serverStandIn('proof', namespace), manifest, ...secretStandIns([secrets], namespace)];
  const inspected = inspect(subjects.map((each) => ({ manifest: each })), { operator: OPERATOR });
  const [rendered, ...more] = renderedJobs(inspected, `Prometheus/${namespace}/proof`).filter(({ declaredBy }) => declaredBy.startsWith(`${kind}/`));
  if (!rendered || more.length > 0) return false;
  const after = attempted(() => new ScrapeConfigsReader({}, { fill: fillFor(0, { count: 1 }) }).read(rendered.fields), []);
  const settings = decodeStruct('config.ScrapeConfig', rendered.fields);
  if (!after) return false;
  const metric = differingRules('metric_relabel_configs', listOf(job.decoded.metric_relabel_configs), listOf(settings.metric_relabel_configs));

  return differingSettings(job.decoded, settings).length === 0 && metric.length === 0 && differingLabels(job.job, after) === undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return (value ?? []) as readonly unknown[];
}
