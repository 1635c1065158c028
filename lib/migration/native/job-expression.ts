/** A native job as props of this library, as code. */
import { tryFindDiscovery } from './discovery-types';
import { own } from './library';
import { NativeJob } from './native-job';
import { NeededSecrets } from './needed-secrets';
import { Props, structExpression } from './struct-expression';
import { Decoded, listIn } from '../../prometheus/configuration/decoded';
import { JOB_FIELDS, RELABELING_FIELDS } from '../../scrape-config/job-fields';
import { call, commented, Expression } from '../code/expression';

/** Props of ScrapeJobProps, without `jobName`. */
export interface JobExpression {
  readonly discoveries: readonly Expression[];
  /** Props before the relabelings. */
  readonly settings: Props;
  readonly rules: Props;
}

/** The props of a job. What it needs and loses is collected. */
export function jobExpression({ decoded }: NativeJob, secrets: NeededSecrets): JobExpression {
  const { job_name: _, native_histogram_min_bucket_factor: factor, scrape_classic_histograms: classic, ...others } = decoded;
  const fields: Decoded = {
    ...others,
    // Up to 1, it has no effect.
    ...Number(factor) > 1 && { native_histogram_min_bucket_factor: factor },
    // The name of Prometheus 2.
    ...classic !== undefined && { always_scrape_classic_histograms: classic },
  };
  const isDiscovery = (key: string) => key === 'static_configs' || key.endsWith('_sd_configs');
  const pick = (test: (key: string) => boolean): Decoded => Object.fromEntries(Object.entries(fields).filter(([key]) => test(key)));
  const isRule = (key: string) => key.endsWith('relabel_configs');

  return {
    discoveries: Object.keys(fields).filter(isDiscovery).flatMap((key) => discoveryExpressions(key, listIn(decoded, key), secrets)),
    settings: structExpression(JOB_FIELDS, pick((key) => !isDiscovery(key) && !isRule(key)), '', secrets),
    rules: structExpression(RELABELING_FIELDS, pick(isRule), '', secrets),
  };
}

function discoveryExpressions(key: string, entries: readonly Decoded[], secrets: NeededSecrets): Expression[] {
  const found = tryFindDiscovery(key);
  if (!found) {
    secrets.differences.push({ field: key, text: 'this library does not have the discovery' });

    return [];
  }
  const { factory, type } = found;

  return entries.flatMap((entry, i) => {
    const props = structExpression(type.fields, { ...DEFAULT_SERVERS[key], ...entry }, `${key}[${i}].`, secrets);
    // A group without targets scrapes nothing.
    if (factory === 'staticTargets' && props.targets === undefined) return [];
    if (factory === 'file') secrets.notes.push('its files are in the container of Prometheus: mount them with "volumes" and "volumeMounts" of the Prometheus object');

    return [call(own('Discovery').member(factory), ...Object.keys(props).length > 0 ? [props] : [])];
  });
}

/** What Prometheus asks if nothing is set; the CRD requires a server. */
const DEFAULT_SERVERS: { readonly [key: string]: Decoded } = {
  consul_sd_configs: { server: 'localhost:8500' }, nomad_sd_configs: { server: 'http://localhost:4646' },
};

/** Sets the label `job`, as the name of a native job does: only where a target does not bring one. */
export function jobNameProps({ name, decoded }: NativeJob, objectKey: string): JobName {
  const groups = listIn<Decoded>(decoded, 'static_configs').map(({ labels }) => (labels as ReadonlyMap<string, string> | undefined)?.has('job') ?? false);
  const mayBring = BRINGERS.some((key) => listIn(decoded, key).length > 0);
  if (!mayBring && !groups.includes(true) && !name.includes('$')) return { jobName: name };
  const onlyUnnamed = { sourceLabels: ['job'], regex: `scrapeConfig/${objectKey}`, targetLabel: 'job', replacement: name.replaceAll('$', '$$$$') };

  return { rule: commented('A target may bring its own label "job"', onlyUnnamed) };
}

/** The prop, or a rule in its place. */
interface JobName { readonly jobName?: Expression; readonly rule?: Expression }

/** Discoveries whose targets can have any label. */
const BRINGERS = ['file_sd_configs', 'http_sd_configs'];
