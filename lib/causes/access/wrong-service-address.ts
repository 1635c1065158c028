/** AM959: the address of a prober or of a static target names a Service in a namespace or with a port that it does not have. */
import { declarationOf, isOfProbe, ServiceAddress, serviceAddresses } from './service-addresses';
import { Severity } from '../../findings/finding';
import { quote, quoteList } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { isPlaced } from '../../forecast/monitored-objects';
import { isHeadless, RunningService, RunningServicePort } from '../../kubernetes/endpoints/running-service';
import { groupBy } from '../../units/group';
import { once } from '../../units/once';
import { bringersOf, unlessBrought } from '../brought';
import { Cause } from '../cause';
import { tryFindMeant } from '../did-you-mean';

/** Says nothing of hosts outside of the cluster, and of names that no Service of the manifests has. */
export const wrongServiceAddress: Cause = {
  code: 'AM959',
  stage: 'access',
  *run(forecast) {
    const byName = once(() => groupBy(forecast.cluster.services(), ({ name }) => [name]));
    const reported = new Map<string, CauseFinding>();
    for (const each of serviceAddresses(forecast)) {
      const { server, job, parts: { host, port } } = each;
      const found = each.service
        ? wrongPort(each, each.service) ?? portBeforeMapping(forecast, each, each.service)
        : wrongNamespace(forecast, each, byName().get(each.host.name) ?? []);
      if (!found) continue;
      const key = declarationOf(each);
      const id = `${key} ${job.job} ${found.problem.message}`;
      const { servers = [], about: known = [] } = reported.get(id) ?? {};
      const about = new Set([...known, each.target.source, ...each.service ? [each.service.source] : []]);
      const problem = isOfProbe(each) ? { ...found.problem, field: 'prober.url' } : found.problem;
      reported.set(id, { key, servers: [...new Set([...servers, server.key])], about: [...about], host, port, ...found, problem });
    }
    yield* reported.values();
  },
};

type Found = Pick<CauseFinding, 'isOpen' | 'problem'>;

/** A headless Service has no ports of its own: its name leads to the addresses of its pods. */
function wrongPort(each: ServiceAddress, service: RunningService): Found | undefined {
  const { ports, type, namespace, name } = service;
  const { port } = each.parts;
  if (type === 'ExternalName' || isHeadless(service) || tcpPorts(service).some((other) => other.port === port)) return undefined;
  const meant = meantPort(port, service);
  const called = quote(`${namespace}/${name}`);
  const has = ports.length === 0 ? 'no ports' : ports.map(portWords).join(', ');

  return {
    problem: {
      code: 'AM959',
      message: isPortGiven(each)
        ? `${addressWords(each)} has a port that Service ${called} does not have (it has ${has}), so ${consequence(each)}`
        : `${addressWords(each)} has no port, so port ${port} is used, which Service ${called} does not have (it has ${has}), so ${consequence(each)}`,
      fix: meant === undefined ? `set its port to ${portsOf(service)}, or add port ${port} to the Service` : `set it to ${quote(withPort(each.parts.host, meant))}`,
    },
  };
}

/** A warning, as a container may listen on a port that it does not declare. */
function portBeforeMapping({ cluster }: Forecast, each: ServiceAddress, service: RunningService): Found | undefined {
  const { host, port } = each.parts;
  if (!isHeadless(service)) return undefined;
  const pods = cluster.podsOf(service);
  const declared = pods.flatMap(({ containers }) => containers.flatMap(({ ports }) => ports));
  const mapped = tcpPorts(service).filter((own) => own.port === port).map(({ targetPort }) => targetPort);
  const meant = mapped.map((target) => (typeof target === 'number' ? target : declared.find(({ name }) => name === target)?.containerPort))
    .find((target) => target !== undefined && target !== port);
  if (meant === undefined || declared.some(({ containerPort }) => containerPort === port)) return undefined;

  return {
    problem: {
      code: 'AM959',
      message: `${addressWords(each)} has a port of headless Service ${quote(`${service.namespace}/${service.name}`)}, but the name of a headless Service leads to its pods, `
        + `which declare port ${meant} for it and do not declare port ${port}. Unless they listen on it all the same, ${consequence(each)}`,
      fix: `set it to ${quote(withPort(host, meant))}`,
      severity: Severity.WARNING,
    },
  };
}

/** An object without a namespace may be installed into any. */
function wrongNamespace(forecast: Forecast, each: ServiceAddress, others: readonly RunningService[]): Found | undefined {
  const { host: { name, suffix }, namespace, server: { managed }, parts: { port } } = each;
  const isBare = each.host.namespace === undefined;
  const isKnown = !isBare || managed?.server.reader !== undefined || isPlacedKey(forecast, managed?.server.key);
  const arePlaced = others.every(({ source }) => isPlacedKey(forecast, source));
  if (!isKnown || !arePlaced || !isLookedAt(forecast, namespace, others)) return undefined;
  const service = others.find((other) => tcpPorts(other).some((own) => own.port === port)) ?? others[0];
  const isRight = isHeadless(service) || tcpPorts(service).some((own) => own.port === port);
  const meant = (isRight ? undefined : meantPort(port, service)) ?? portGiven(each);
  const where = isBare ? `is looked up in namespace ${quote(namespace)}, where Prometheus runs` : `is a name in namespace ${quote(namespace)}`;
  const has = quoteList(others.slice(0, 3).map((other) => `${other.namespace}/${other.name}`));
  const bringers = bringersOf(forecast, { from: ['all', 'services', 'pods'], called: 'such a Service', namespaces: [namespace], name });
  const { isOpen, problem } = unlessBrought(bringers, {
    code: 'AM959',
    message: (unless) => `${addressWords(each)} ${where}, which has no Service ${quote(name)} in the manifests (only ${has}), so ${consequence(each)}${unless}`,
    fix: `set it to ${quote(withPort(`${name}.${service.namespace}${suffix}`, meant))}`,
  });

  const severity = isSeen(forecast, namespace) ? Severity.ERROR : Severity.WARNING;

  return isOpen ? { isOpen, problem } : { problem: { ...problem, severity } };
}

/** Whether the manifests have objects of a namespace, or its name is a misspelt one of a namespace that has the Service. */
function isLookedAt({ cluster, completeNamespaces }: Forecast, namespace: string, others: readonly RunningService[]): boolean {
  const isMisspelt = () => tryFindMeant(namespace, others.map((other) => other.namespace)) !== undefined;

  return others.length > 0 && !completeNamespaces().isSystem(namespace) && (cluster.namespaces().has(namespace) || isMisspelt());
}

/** Whether the manifests have Services of a namespace, and no app there creates some by itself. */
function isSeen({ objects, completeNamespaces }: Forecast, namespace: string): boolean {
  return completeNamespaces().isComplete(namespace) && objects.ofKind('Service').some((service) => service.namespace === namespace);
}

function isPlacedKey({ objects }: Forecast, key: string | undefined): boolean {
  const object = key === undefined ? undefined : objects.tryFindByKey(key);

  return object !== undefined && isPlaced(object);
}

function tcpPorts({ ports }: RunningService): RunningServicePort[] {
  return ports.filter(({ protocol }) => protocol === 'TCP');
}

function portsOf(service: RunningService): string {
  const numbers = tcpPorts(service).map(({ port }) => String(port));

  return numbers.length === 0 ? 'a port of the Service' : `one of ${numbers.join(', ')}`;
}

/** The port that leads to the given port of the pods, a port with a similar number, or the only port. */
function meantPort(given: number, service: RunningService): number | undefined {
  const ports = tcpPorts(service);
  const numbers = ports.map(({ port }) => String(port));
  const leading = ports.find(({ targetPort }) => targetPort === given)?.port;
  const similar = tryFindMeant(String(given), numbers);

  return leading ?? (similar === undefined ? undefined : Number(similar)) ?? (ports.length === 1 ? ports[0].port : undefined);
}

function addressWords(each: ServiceAddress): string {
  const { target: { url }, job, server, parts: { host, port } } = each;
  const address = quote(withPort(host, url.includes(`${host}:`) ? port : undefined));
  if (isOfProbe(each)) return `prober.url ${address}`;

  return job.declaredBy === server.key ? `address ${address} of job ${quote(job.job)}` : `target ${address}`;
}

function consequence(each: ServiceAddress): string {
  return isOfProbe(each) ? 'every probe fails' : 'the target is down';
}

function isPortGiven(each: ServiceAddress): boolean {
  return portGiven(each) !== undefined;
}

function portGiven({ target: { url }, parts: { host, port } }: ServiceAddress): number | undefined {
  return url.includes(`${host}:`) ? port : undefined;
}

function withPort(host: string, port: number | undefined): string {
  return port === undefined ? host : `${host}:${port}`;
}

function portWords({ name, port, protocol }: RunningServicePort): string {
  const number = protocol === 'TCP' ? String(port) : `${port}/${protocol}`;

  return name === '' ? number : `${quote(name)} ${number}`;
}
