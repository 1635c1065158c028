/** AM960: a blackbox exporter does not have the module that it is asked for. */
import { BlackboxModules, tryBlackboxModules } from './blackbox-modules';
import { declarationOf, serviceAddresses, ServiceAddress } from './service-addresses';
import { Problem, quote } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { Cause } from '../cause';
import { tryFindMeant } from '../did-you-mean';
import { quoteFew } from '../quote-few';

/** Only where the ConfigMap with the modules is certain. */
export const unknownProbeModule: Cause = {
  code: 'AM960',
  stage: 'access',
  *run(forecast) {
    const known = new Map<string, BlackboxModules | undefined>();
    const reported = new Map<string, CauseFinding>();
    for (const each of serviceAddresses(forecast)) {
      const { service, server, parts, target } = each;
      const asked = service && tryAsked(each);
      if (!asked) continue;
      const modules = known.has(service.source) ? known.get(service.source) : tryBlackboxModules(forecast, service);
      known.set(service.source, modules);
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

interface Asked {
  readonly module: string;
  readonly isSet: boolean;
}

/** The module in the query; undefined if the query is hidden, because a Secret has it, or if it is not a probe. */
function tryAsked({ server, job, parts: { path, query } }: ServiceAddress): Asked | undefined {
  const isHidden = server.managed !== undefined && job.declaredBy === server.key;
  if (isHidden || !path.endsWith('/probe')) return undefined;
  const module = new URLSearchParams(query).get('module') ?? '';

  return { module: module || DEFAULT_MODULE, isSet: module !== '' };
}

/** @see Handler in prober/handler.go of prometheus/blackbox_exporter */
const DEFAULT_MODULE = 'http_2xx';

function unknownModule({ job, server }: ServiceAddress, { module, isSet }: Asked, { configMap, key, names }: BlackboxModules): Problem {
  const field = job.declaredBy.startsWith('Probe/') ? 'module' : `parameter "module"${job.declaredBy === server.key ? ` of job ${quote(job.job)}` : ''}`;
  const where = `ConfigMap ${quote(`${configMap.namespace}/${configMap.name}`)}`;
  const meant = tryFindMeant(module, names);
  const has = names.length === 0 ? 'no modules' : quoteFew(names);

  return {
    code: 'AM960',
    message: isSet
      ? `${field} is ${quote(module)}, which the blackbox exporter does not have (${where} has ${has}), so it answers every probe with 400`
      : `${field} is not set, so the blackbox exporter uses ${quote(module)}, which it does not have (${where} has ${has}): it answers every probe with 400`,
    fix: meant === undefined ? `set it to a module of the exporter, or add ${quote(module)} to key ${quote(key)} of the ConfigMap` : `set it to ${quote(meant)}`,
  };
}
