/** Jobs that connect through a proxy. */
import { CheckedServer } from '../../forecast/checked-server';
import { Forecast } from '../../forecast/forecast';
import { tryDeclaration } from '../../forecast/pod-targets';
import { tryYamlValue } from '../../manifests/load/try-yaml-value';
import { listAt, stringAt, valueAt } from '../../manifests/manifest';
import { asJson } from '../../operator-port/yaml';
import { JobTargets } from '../../prometheus/targets/target';

/** Whether a job connects to a proxy, at least for some of its targets: then the proxy looks up the names of the targets. */
export function isProxied(forecast: Forecast, server: CheckedServer, job: JobTargets): boolean {
  const spec = tryDeclaration(forecast, { server, job }.job)?.part.spec;
  if (spec) return [spec, spec.prober ?? {}].some(({ proxyUrl, proxyFromEnvironment }) => Boolean(proxyUrl ?? proxyFromEnvironment));
  const written = writtenJobs(forecast, server).find((each) => stringAt(each, ['job_name']) === job.job);

  return Boolean(valueAt(written, ['proxy_url']) ?? valueAt(written, ['proxy_from_environment']));
}

/** The jobs that are in the configuration of a server, as they are written. */
function writtenJobs({ operator }: Forecast, { result, managed }: CheckedServer): readonly unknown[] {
  if (!managed) return listAt(tryYamlValue(result.given ?? '', true), ['scrape_configs']);
  const { server, selection } = managed;
  const alone = { ...selection, serviceMonitors: [], podMonitors: [], probes: [], scrapeConfigs: [], server };

  return [...operator.generateScrapeSections(alone).jobs].map(({ yaml }) => asJson(yaml));
}
