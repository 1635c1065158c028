/** Writes the ScrapeConfig in place of one endpoint; whether its job is the same is found out afterwards. */
import { copied, copiedFields, OF_TLS } from './copied-fields';
import { discoveryFields } from './discovery-fields';
import { EndpointOf } from './endpoints-of';
import { probedTargetHash, relabelings, rulesOf } from './relabelings';
import { mayChange } from './rule-effects';
import { isGiven } from '../manifests/rule-origin';
import { GeneratedJob } from '../operator-port/configuration';
import { Server, Spec } from '../operator-port/server';
import { asJson } from '../operator-port/yaml';

/** The job that is wanted, and for which server it was written. */
export interface Wanted {
  readonly job: GeneratedJob;
  readonly server: Server;
  /** The scrape class of the monitor, empty without one. */
  readonly scrapeClass: Spec;
  /** Name of another class that the ScrapeConfig names in its place. */
  readonly otherClass?: string;
}

/** A spec, and what the comparison needs to know of it. */
export interface Draft {
  readonly spec: Spec;
  readonly hashesProbedTarget: boolean;
}

/** The spec of the ScrapeConfig. */
export function draftScrapeConfig(of: EndpointOf, wanted: Wanted): Draft {
  const { job, server, scrapeClass, otherClass } = wanted;
  const jobName = jobNameOf(of);
  const hash = isDividedProbe(of, server) && isProbedTargetCertain(of, wanted) ? probedTargetHash(job) : undefined;
  const params = asJson(job.yaml.get('params') ?? new Map()) as Spec;
  const fields = copiedFields(of);

  return {
    spec: {
      ...jobName !== undefined && { jobName },
      ...discoveryFields(job.yaml, server),
      ...fields,
      ...otherClass !== undefined && { ...copiedFromClass(fields, scrapeClass), scrapeClass: otherClass },
      ...honorTimestamps(of, job),
      ...Object.keys(params).length > 0 && { params },
      ...job.yaml.has('bearer_token') && { authorization: { credentials: of.endpoint.bearerTokenSecret } },
      relabelings: [...relabelings(job, server, otherClass !== undefined, jobName !== undefined), ...hash ? [hash] : []],
    },
    hashesProbedTarget: hash !== undefined,
  };
}

/** Other kinds set the label `job` by rules. A Probe without `jobName` has the name of its job in it, unless its targets have the label. */
function jobNameOf({ monitor, spec }: EndpointOf): string | undefined {
  if (monitor.kind !== 'Probe') return undefined;
  if (spec.jobName) return spec.jobName;

  return spec.targets?.staticConfig?.labels?.job ? undefined : `probe/${monitor.namespace}/${monitor.name}`;
}

/** The targets of a Probe are divided by what is probed, those of a ScrapeConfig by their address, which is that of the prober. */
function isDividedProbe({ monitor }: EndpointOf, { spec }: Server): boolean {
  return monitor.kind === 'Probe' && (spec.shards ?? 1) > 1;
}

/** Whether every target has a value in the label that holds what is probed, up to the last rule. */
function isProbedTargetCertain({ spec }: EndpointOf, { job: { yaml, origins }, server }: Wanted): boolean {
  const targets: readonly string[] | undefined = spec.targets?.staticConfig?.static;
  const rules = rulesOf(yaml.get('relabel_configs')).filter((_, i) => isGiven(origins[i]));

  return targets !== undefined && targets.every((target) => target !== '') && !rules.some((rule) => mayChange(rule, PROBED_TARGET))
    && !/^__(param_target|tmp_hash)$/.test(server.spec.enforcedNamespaceLabel ?? '');
}

const PROBED_TARGET = '__param_target';

/** A server overrides the field of a ScrapeConfig only if it is set. */
function honorTimestamps({ endpoint }: EndpointOf, { yaml }: GeneratedJob): Spec {
  const { honorTimestamps: own } = endpoint;
  if (typeof own === 'boolean') return { honorTimestamps: own };

  return yaml.get('honor_timestamps') === false ? { honorTimestamps: true } : {};
}

/** What the class of the monitor adds, for a ScrapeConfig that names another class. Its rules are among those of the job. */
function copiedFromClass(own: Spec, scrapeClass: Spec): Spec {
  const { metricRelabelings = [], fallbackScrapeProtocol, authorization, tlsConfig } = scrapeClass;
  const rules = [...metricRelabelings ?? [], ...own.metricRelabelings ?? []];
  const credentials = !own.authorization && authorization?.credentials;
  const tls = !own.tlsConfig && tlsConfig ? copied(OF_TLS, tlsConfig) : {};

  return {
    ...rules.length > 0 && { metricRelabelings: rules },
    ...own.fallbackScrapeProtocol === undefined && fallbackScrapeProtocol && { fallbackScrapeProtocol },
    ...credentials && { authorization: copied(['type', 'credentials'], authorization) },
    ...Object.keys(tls).length > 0 && { tlsConfig: tls },
  };
}
