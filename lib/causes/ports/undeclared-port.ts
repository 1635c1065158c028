/** AM910: no container declares the port of an endpoint. */
import { Forecast } from '../../forecast/forecast';
import { bringersOf, portInjectorsOf, selectedBringersOf, unlessBrought } from '../brought';
import { Cause } from '../cause';
import { tryFindMeant } from '../did-you-mean';
import { appPortNames, declares, inWords, portsOf } from './declared-ports';
import { howToReach, isLocalPort } from './local-port';
import { portRepair, tryFindOnlyMeantPort, tryMeantOf } from './meant-port';
import { Repair } from '../../edits/repair';
import { quote } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { endpointsOf, isNumberAsText, EndpointPorts } from '../../forecast/endpoint-ports';
import { DeclaredPod } from '../../forecast/monitored-objects';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { listAt, stringAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';

/** Prometheus discovers the ports that containers declare, not those that they listen on. */
export const undeclaredPort: Cause = {
  code: 'AM910',
  stage: 'ports',
  *run(forecast) {
    for (const monitor of [...forecast.objects.ofKind('ServiceMonitor'), ...forecast.objects.ofKind('PodMonitor')]) {
      for (const endpoint of endpointsOf(monitor)) {
        const found = whyUndeclared(forecast, monitor, endpoint);
        if (found && !forecast.hasTargets(monitor, endpoint.job)) yield { key: monitor.key, job: endpoint.job, ...found };
      }
    }
  },
};

type Found = Pick<CauseFinding, 'isOpen' | 'problem' | 'repair'>;

function whyUndeclared(forecast: Forecast, monitor: StoredObject, endpoint: EndpointPorts): Found | undefined {
  const { place, port, portNumber } = endpoint;
  if (monitor.kind === 'ServiceMonitor' && port !== undefined) return behindService(forecast, monitor, place, port);
  const field = port !== undefined ? 'port' : portNumber !== undefined ? 'portNumber' : 'targetPort';
  const wanted = endpoint[field];
  if (wanted === undefined || isNumberAsText(wanted)) return undefined;
  const pods = forecast.podsOf(monitor);

  if (!isMissing(pods, wanted)) return undefined;
  const mayMean = field !== 'portNumber' && typeof wanted === 'string' && !isLocalPort(forecast, pods[0].source, wanted);
  const meant = mayMean ? tryFindOnlyMeantPort(wanted, sharedNames(pods)) : undefined;
  const repair = field === 'portNumber' ? {} : portRepair(monitor, endpoint, field, meant);

  return { ...repair, ...undeclared(forecast, `${place}.${field}`, wanted, pods, bringersOfPort(forecast, monitor, pods, wanted)) };
}

/** Names of ports that every pod declares. */
function sharedNames(pods: readonly DeclaredPod[]): string[] {
  return appPortNames(pods[0]).filter((name) => pods.every((pod) => declares(pod, name)));
}

function isMissing(pods: readonly DeclaredPod[], wanted: string | number): boolean {
  return pods.length > 0 && !pods.some((pod) => declares(pod, wanted));
}

/** Who may add the port to these pods, or bring other pods that declare it. */
function bringersOfPort(forecast: Forecast, monitor: StoredObject, pods: readonly DeclaredPod[], wanted: string | number): string[] {
  const changed = bringersOf(forecast, { from: ['changes'], called: '', namespaces: pods.map(({ namespace }) => namespace) });

  return [...portInjectorsOf(forecast, pods, wanted), ...changed, ...selectedBringersOf(forecast, monitor)];
}

/** A Service port whose `targetPort` is a name has no endpoints if no container declares a port with that name. */
function behindService(forecast: Forecast, monitor: StoredObject, place: string, port: string): Found | undefined {
  const led = forecast.servicesOf(monitor)
    .flatMap((service) => service.ports.filter(({ name }) => name === port).map(({ targetPort }) => ({ service, targetPort })));
  const broken = led.filter(({ service, targetPort }) => (
    typeof targetPort === 'string' && isMissing(forecast.monitored().podsOf(service), targetPort)));
  const [first] = broken;

  if (!first || broken.length < led.length) return undefined;
  const bringers = bringersOfPort(forecast, monitor, forecast.monitored().podsOf(first.service), String(first.targetPort));

  const repair = broken.length === 1 ? tryTargetPortRepair(forecast, first.service, port, String(first.targetPort)) : undefined;

  return { ...leadsNowhere(forecast, place, port, first.service, String(first.targetPort), bringers), ...repair && { repair } };
}

function tryTargetPortRepair(
  forecast: Forecast, service: RunningService, port: string, targetPort: string,
): Repair | undefined {
  const pods = forecast.monitored().podsOf(service);
  const meant = isLocalPort(forecast, pods[0].source, targetPort) ? undefined : tryFindOnlyMeantPort(targetPort, sharedNames(pods));
  const ports = listAt(forecast.objects.tryFindByKey(service.source)?.manifest, ['spec', 'ports']);
  const index = ports.findIndex((each) => stringAt(each, ['name']) === port);

  return meant === undefined || index < 0 ? undefined : {
    object: service.source, edits: [{ path: ['spec', 'ports', index, 'targetPort'], edit: { do: 'set', value: meant } }],
  };
}

function undeclared(
  forecast: Forecast, field: string, wanted: string | number, pods: readonly DeclaredPod[], bringers: readonly string[],
): Found {
  const [first] = pods;
  const local = isLocalPort(forecast, first.source, wanted);
  const others = pods.length > 1 ? ` or of ${pods.length - 1} more` : '';
  const meant = typeof wanted === 'string' ? tryMeant(wanted, pods) : undefined;

  return unlessBrought(bringers, {
    code: 'AM910',
    field,
    message: (unless) => `${field} is ${quote(wanted)}, but no container of ${quote(first.source)}${others} declares that port (${whatItDeclares(first, local)}), so this endpoint has no targets${unless}`,
    fix: local ? howToReach(first.source) : meant === undefined ? howToDeclare(forecast, first, field, wanted) : `set ${field} to ${meant}`,
  });
}

/** A port of the app that is probably meant, in quotes; a port of a proxy only if the name is misspelt. */
function tryMeant(wanted: string, pods: readonly DeclaredPod[]): string | undefined {
  const ofApp = tryMeantOf(wanted, pods.map((pod) => ({ source: pod.source, names: appPortNames(pod) })));
  if (ofApp !== undefined) return ofApp;
  const misspelt = tryFindMeant(wanted, pods.flatMap((pod) => portsOf(pod).map(({ name }) => name)));

  return misspelt === undefined ? undefined : quote(misspelt);
}

/** Which ports a pod declares, or why it does not declare the one that is meant. */
function whatItDeclares(pod: DeclaredPod, local: boolean): string {
  return local ? 'it sets listenLocal, so its server listens on localhost alone' : `it declares ${inWords(portsOf(pod))}`;
}

function howToDeclare(forecast: Forecast, { source }: DeclaredPod, field: string, wanted: string | number): string {
  if (forecast.cluster.workloads.hasFixedPorts(source)) return `set ${field} to one of these`;

  return `declare ${typeof wanted === 'number' ? `containerPort: ${wanted}` : `a container port named ${quote(wanted)}`} in the container that serves it`;
}

function leadsNowhere(
  forecast: Forecast, place: string, port: string, service: RunningService, targetPort: string, bringers: readonly string[],
): Found {
  const [pod] = forecast.monitored().podsOf(service);
  const local = isLocalPort(forecast, pod.source, targetPort);
  const meant = tryMeant(targetPort, [pod]);

  return unlessBrought(bringers, {
    code: 'AM910',
    message: (unless) => `${place}.port ${quote(port)} is a port of ${quote(service.source)} with targetPort ${quote(targetPort)}, but no container of ${quote(pod.source)} declares that port (${whatItDeclares(pod, local)}), so this endpoint has no targets${unless}`,
    fix: local ? howToReach(pod.source) : meant === undefined ? howToLead(forecast, pod, targetPort) : `set targetPort of the Service to ${meant}`,
    field: `${place}.port`,
  });
}

function howToLead(forecast: Forecast, { source }: DeclaredPod, targetPort: string): string {
  if (forecast.cluster.workloads.hasFixedPorts(source)) return 'set targetPort of the Service to one of these';

  return `declare a container port named ${quote(targetPort)}, or set targetPort of the Service to the port number`;
}
