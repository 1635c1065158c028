/** One resolved scrape in, one Probe spec out: no construct, no default, no I/O. */
import { ProberSpec, ProbeSpec, ProbeTargets } from '../../../imports/probe';
import { RelabelConfig } from '../../../imports/shared';
import { definedOnly } from '../../units/defined-only';
import { COMMON_FIELDS, monitorFields } from '../monitor-fields';
import { MonitorProps } from '../monitor-props';
import { ProberProps } from '../prober-props';
import { Scrape } from '../resolve';
import { PodSelection } from './pod-monitor';

/** The prober and its targets. */
export interface ProbePlan {
  readonly prober: string;
  readonly settings: ProberProps;
  /** The Ingress to discover; undefined where targets are given. */
  readonly ingress?: PodSelection;
  /** Rules that choose what is probed of the Ingress. */
  readonly ingressRules?: readonly RelabelConfig[];
}

/** Prometheus scrapes the prober; scheme, host and path of the probed target are those of the Ingress. */
export function toProbeSpec(scrape: Scrape, plan: ProbePlan, props: MonitorProps): ProbeSpec {
  const { metricRelabelings, enableHttp2, followRedirects } = scrape.passedOn;
  const { jobName, module } = plan.settings;

  return {
    ...monitorFields(props, COMMON_FIELDS),
    ...definedOnly({ jobName, module, metricRelabelings, enableHttp2, followRedirects }),
    interval: scrape.interval,
    scrapeTimeout: scrape.timeout,
    ...(scrape.params && { params: Object.entries(scrape.params).map(([name, values]) => ({ name, values })) }),
    ...(scrape.tls && { tlsConfig: scrape.tls }),
    ...scrape.auth,
    prober: proberOf(scrape, plan),
    targets: targetsOf(scrape, plan),
  };
}

function proberOf({ passedOn }: Scrape, { prober, settings }: ProbePlan): ProberSpec {
  const { proxyUrl, noProxy, proxyFromEnvironment, proxyConnectHeader } = passedOn;
  const scheme = settings.proberScheme as string | undefined as ProberSpec['scheme'];

  const path = settings.proberPath;

  return { url: prober, ...definedOnly({ scheme, path, proxyUrl, noProxy, proxyFromEnvironment, proxyConnectHeader }) };
}

function targetsOf({ passedOn }: Scrape, { ingress, ingressRules = [], settings }: ProbePlan): ProbeTargets {
  const rules = [...ingressRules, ...(passedOn.relabelings ?? []), ...(settings.relabelings ?? [])];
  const relabelingConfigs = rules.length > 0 ? rules : undefined;
  if (!ingress) return { staticConfig: { static: settings.targets, ...definedOnly({ labels: settings.labels, relabelingConfigs }) } };
  const { selector, namespaceSelector } = ingress;

  return { ingress: { selector: selector as object, ...definedOnly({ namespaceSelector, relabelingConfigs }) } };
}
