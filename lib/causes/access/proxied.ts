/** Jobs that connect through a proxy. */
import { CheckedServer } from '../../forecast/checked-server';
import { Forecast } from '../../forecast/forecast';
import { tryDeclaration } from '../../forecast/pod-targets';
import { tryYamlValue } from '../../manifests/load/try-yaml-value';
import { listAt, stringAt, valueAt } from '../../manifests/manifest';
import { asJson } from '../../operator-port/yaml';
import { JobTargets } from '../../prometheus/targets/target';

/** Whether a job connects to a proxy, at least for some of its targets: then it is the proxy that looks up and reaches the targets. */
export function isProxied(forecast: Forecast, server: CheckedServer, job: JobTargets): boolean {
  const spec = tryDeclaration(forecast, job)?.part.spec;
  if (spec) return [spec, spec.prober ?? {}].some(({ proxyUrl, proxyFromEnvironment }) => Boolean(proxyUrl || proxyFromEnvironment));
  const known = proxiedJobs.get(server) ?? new Set(writtenJobs(forecast, server).filter(hasProxy).map((each) => stringAt(each, ['job_name'])));
  proxiedJobs.set(server, known);

  return known.has(job.job);
}

/** Names of the proxied jobs in the configuration of a server. */
const proxiedJobs = new WeakMap<CheckedServer, ReadonlySet<string | undefined>>();

function hasProxy(job: unknown): boolean {
  return Boolean(valueAt(job, ['proxy_url']) || valueAt(job, ['proxy_from_environment']));
}

/** The jobs that are in the configuration of a server, as they are written. */
function writtenJobs({ operator }: Forecast, { result, managed }: CheckedServer): readonly unknown[] {
  if (!managed) return listAt(tryYamlValue(result.given?.text ?? '', true), ['scrape_configs']);
  const { server, selection } = managed;
  const alone = { ...selection, serviceMonitors: [], podMonitors: [], probes: [], scrapeConfigs: [], server };

  return [...operator.generateScrapeSections(alone).jobs].map(({ yaml }) => asJson(yaml));
}
