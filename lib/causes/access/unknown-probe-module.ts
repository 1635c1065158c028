/** AM960: a blackbox exporter does not have the module that it is asked for. */
import { BlackboxModules, ExporterPods, tryBlackboxModules } from './blackbox-modules';
import { declarationOf, isOfProbe, serviceAddresses } from './service-addresses';
import { Problem, quote } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { podTargets, UrlParts, urlParts } from '../../forecast/pod-targets';
import { ScrapedTarget } from '../../forecast/target-index';
import { Cause } from '../cause';
import { tryFindMeant } from '../did-you-mean';

/** Only where the ConfigMap with the modules is certain. */
export const unknownProbeModule: Cause = {
  code: 'AM960',
  stage: 'access',
  *run(forecast) {
    const known = new Map<string, BlackboxModules | undefined>();
    const reported = new Map<string, CauseFinding>();
    for (const each of askedExporters(forecast)) {
      const { id: exporter, server, parts, target } = each;
      const asked = tryAsked(each);
      if (!asked) continue;
      const modules = known.has(exporter) ? known.get(exporter) : tryBlackboxModules(forecast, each);
      known.set(exporter, modules);
      if (!modules || modules.names.includes(asked.module)) continue;
      const key = declarationOf(each);
      const problem = unknownModule(each, asked, modules);
      const id = `${key} ${problem.message}`;
      const { servers = [], about = [] } = reported.get(id) ?? {};
      const sources = new Set([...about, target.source, modules.configMap.key]);
      const { host, port } = parts;
      reported.set(id, { key, servers: [...new Set([...servers, server.key])], about: [...sources], host, port, problem });
    }
    yield* reported.values();
  },
};

/** An exporter that is asked for probes: the pods of a Service, or the pods that a job finds. */
interface AskedExporter extends ScrapedTarget, ExporterPods {
  readonly id: string;
  readonly parts: UrlParts;
}

function* askedExporters(forecast: Forecast): Generator<AskedExporter> {
  for (const { service, ...each } of serviceAddresses(forecast)) {
    if (!service) continue;
    const sources = forecast.monitored().podsOf(service).map(({ source }) => source);
    yield { ...each, id: service.source, namespace: service.namespace, sources };
  }
  for (const { pod, ...each } of podTargets(forecast)) {
    const parts = urlParts(each.target.url);
    if (parts) yield { ...each, id: pod.source, parts, namespace: pod.namespace, sources: [pod.source] };
  }
}

interface Asked {
  readonly module: string;
  readonly isSet: boolean;
}

/** The module in the query; undefined if the query is hidden, because a Secret has it, or if it is not a probe. */
function tryAsked({ server, job, parts: { path, query } }: AskedExporter): Asked | undefined {
  const isHidden = server.managed !== undefined && job.declaredBy === server.key;
  if (isHidden || !path.endsWith('/probe')) return undefined;
  const module = new URLSearchParams(query).get('module') ?? '';

  return { module: module || DEFAULT_MODULE, isSet: module !== '' };
}

/** @see Handler in prober/handler.go of prometheus/blackbox_exporter */
const DEFAULT_MODULE = 'http_2xx';

function unknownModule(each: AskedExporter, { module, isSet }: Asked, { configMap, key, names }: BlackboxModules): Problem {
  const { job, server } = each;
  const field = isOfProbe(each) ? 'module' : `parameter "module"${job.declaredBy === server.key ? ` of job ${quote(job.job)}` : ''}`;
  const where = `ConfigMap ${quote(`${configMap.namespace}/${configMap.name}`)}`;
  const meant = tryFindMeant(module, names);
  const has = names.length === 0 ? 'no modules' : quoteFew(names);

  return {
    code: 'AM960',
    message: isSet
      ? `${field} is ${quote(module)}, which the blackbox exporter does not have (${where} has ${has}), so it answers every probe with 400`
      : `${field} is not set, so the blackbox exporter uses ${quote(module)}, which it does not have (${where} has ${has}): it answers every probe with 400`,
    ...isSet && isOfProbe(each) && { field: 'module' },
    fix: meant === undefined ? `set it to a module of the exporter, or add ${quote(module)} to key ${quote(key)} of the ConfigMap` : `set it to ${quote(meant)}`,
  };
}
