/** What a random app means to be scraped, and what is wrong with the targets that were found. */
import { MonitorType } from 'cdk8s-app-monitoring';
import { urlsOf } from './random-fronts';
import { RandomMonitor, RandomShop, RandomWorkload } from './random-shops';

/** A target that someone found. */
export interface FoundTarget {
  /** Key of the object that it comes from. */
  readonly source?: string;
  readonly url: string;
}

/** Faults in words; an empty list if what is meant is scraped, once, and nothing else is. */
export function faultsOf(shop: RandomShop, found: readonly FoundTarget[]): string[] {
  const probed = found.flatMap(({ url }) => new URL(url).searchParams.get('target') ?? []).map(withoutScheme);
  const scraped = found.filter(({ url }) => !new URL(url).searchParams.has('target')).map(({ source, url }) => `${source} ${new URL(url).port || '80'}`);
  const isProbe = ({ props }: RandomMonitor) => props.monitorType === MonitorType.INGRESS;

  return [
    ...podFaults(shop, shop.monitors.filter((monitor) => !isProbe(monitor)), scraped),
    ...probeFaults(shop, shop.monitors.filter(isProbe), probed),
  ];
}

function podFaults(shop: RandomShop, monitors: readonly RandomMonitor[], found: readonly string[]): string[] {
  const meant = monitors.flatMap((monitor) => monitor.meant.map((i) => ({
    key: keyOf(shop, i), ports: portsMeant(shop, monitor, shop.workloads[i]), most: mostOf(shop, monitor),
  })));
  const isMeant = (each: string) => meant.some(({ key, ports }) => ports.some((port) => each === `${key} ${port}`));
  const counted = found.filter((each) => isMeant(each) || !isOfTheMesh(shop, each));

  return [
    ...counted.filter((each) => !isMeant(each)).map((each) => `not meant: ${each}`),
    ...meant.filter(({ key }) => !counted.some((each) => each.startsWith(`${key} `))).map(({ key }) => `not scraped: ${key}`),
    ...meant.filter(({ key, most }) => counted.filter((each) => each.startsWith(`${key} `)).length > most).map(({ key }) => `scraped more than once: ${key}`),
  ];
}

function keyOf({ workloads }: RandomShop, i: number): string {
  return `${workloads[i].kind}/${workloads[i].namespace}/w${i}`;
}

/** Istio annotates all pods with a sidecar, that of the server included, so who reads annotations scrapes sidecars of which no one asked. */
function isOfTheMesh({ injection }: RandomShop, found: string): boolean {
  return found.endsWith(' 15020') && (injection === 'enabled' || found.startsWith('Prometheus/'));
}

/** Numbers that the given port can mean: of containers, and behind Services; of the sidecar, where it serves the metrics of the app. */
function portsMeant({ services, injection }: RandomShop, { props, mesh }: RandomMonitor, { namespace, labels, containers }: RandomWorkload): number[] {
  const { port, container, monitorType, operatorMode } = props;
  const isMergedByDefault = mesh === undefined && injection === 'enabled' && !operatorMode && monitorType === MonitorType.POD;
  if (mesh === 'merging' || isMergedByDefault) return [15020];
  const own = containers.filter((_, i) => container === undefined || container === `c${i}`).flat();
  const declared = port === undefined ? [8080, ...own.map(({ containerPort }) => containerPort)]
    : typeof port === 'number' ? [port] : own.filter(({ name }) => name === port).map(({ containerPort }) => containerPort);
  const selecting = services.filter((service) => service.namespace === namespace && selects(service.selector, labels));
  const behind = selecting.flatMap(({ ports }) => ports).filter((each) => port === undefined || each.port === port || each.name === port)
    .flatMap(({ port: number, targetPort = number }) => (typeof targetPort === 'number'
      ? [targetPort] : containers.flat().filter(({ name }) => name === targetPort).map(({ containerPort }) => containerPort)));

  return monitorType === MonitorType.SERVICE ? [...declared, ...behind] : declared;
}

function selects(selector: { readonly [name: string]: string }, labels: { readonly [name: string]: string }): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

/** A PodMonitor with the name of a port scrapes each container that has the name; the sidecar's port is scraped by its annotations, too. */
function mostOf({ injection }: RandomShop, { props: { port, container, monitorType }, mesh }: RandomMonitor): number {
  const isNamedTwice = typeof port === 'string' && container === undefined && monitorType === MonitorType.POD;

  return isNamedTwice || (mesh === 'merging' && injection === 'enabled') ? 2 : 1;
}

function probeFaults(shop: RandomShop, monitors: readonly RandomMonitor[], found: readonly string[]): string[] {
  const isStatic = ({ props: { operatorMode }, targets }: RandomMonitor) => operatorMode === true && targets !== undefined;
  const given = monitors.filter(isStatic).map(({ targets }) => targets!.map(withoutScheme));
  const meant = monitors.filter((monitor) => !isStatic(monitor)).map((monitor) => urlsMeant(shop, monitor));

  return [
    ...found.filter((each) => ![...given, ...meant].some((urls) => urls.includes(each))).map((each) => `probe not meant: ${each}`),
    ...meant.filter((urls) => !urls.some((url) => found.includes(url))).map((urls) => `not probed: ${urls.join(', ')}`),
    ...given.flat().filter((url) => !found.includes(url)).map((url) => `not probed: ${url}`),
  ];
}

/** A Probe is for the rules that lead to its workload; annotations are of a whole Ingress. */
function urlsMeant({ fronts, services, workloads }: RandomShop, { meant, props: { operatorMode } }: RandomMonitor): string[] {
  return fronts.flatMap((front, i) => {
    const leads = (service: number) => meant.some((number) => services[service]?.namespace === front.namespace
      && workloads[number].namespace === front.namespace && selects(services[service].selector, workloads[number].labels));
    const leading = urlsOf(front, i, leads);

    return (operatorMode || leading.length === 0 ? leading : urlsOf(front, i, () => true)).map(withoutScheme);
  });
}

function withoutScheme(url: string): string {
  return url.replace(/^\w+:\/\//, '').replace(/\/$/, '');
}
