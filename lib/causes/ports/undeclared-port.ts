/** AM910: no container declares the port of an endpoint. */
import { Forecast } from '../../forecast/forecast';
import { Cause } from '../cause';
import { declares, inWords, mayBeInjected, portsOf } from './declared-ports';
import { Problem, quote } from '../../findings/problem';
import { endpointsOf, isNumberAsText, EndpointPorts } from '../../forecast/endpoint-ports';
import { DeclaredPod } from '../../forecast/monitored-objects';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { StoredObject } from '../../manifests/objects';
import { tryFindMeant } from '../did-you-mean';

/** Prometheus discovers the ports that containers declare, not those that they listen on. */
export const undeclaredPort: Cause = {
  code: 'AM910',
  stage: 'ports',
  *run(forecast) {
    for (const monitor of [...forecast.objects.ofKind('ServiceMonitor'), ...forecast.objects.ofKind('PodMonitor')]) {
      for (const endpoint of endpointsOf(monitor)) {
        const problem = whyUndeclared(forecast, monitor, endpoint);
        if (problem && !forecast.hasTargets(monitor, endpoint.job)) yield { key: monitor.key, job: endpoint.job, problem };
      }
    }
  },
};

function whyUndeclared(forecast: Forecast, monitor: StoredObject, endpoint: EndpointPorts): Problem | undefined {
  const { place, port, portNumber } = endpoint;
  if (monitor.kind === 'ServiceMonitor' && port !== undefined) return behindService(forecast, monitor, place, port);
  const field = port !== undefined ? 'port' : portNumber !== undefined ? 'portNumber' : 'targetPort';
  const wanted = endpoint[field];
  if (wanted === undefined || isNumberAsText(wanted)) return undefined;
  const pods = forecast.podsOf(monitor);

  return isMissing(forecast, pods, wanted) ? undeclared(`${place}.${field}`, wanted, pods) : undefined;
}

function isMissing(forecast: Forecast, pods: readonly DeclaredPod[], wanted: string | number): boolean {
  return pods.length > 0 && !pods.some((pod) => declares(pod, wanted)) && !mayBeInjected(forecast, pods, wanted);
}

/** A Service port whose `targetPort` is a name has no endpoints if no container declares a port with that name. */
function behindService(forecast: Forecast, monitor: StoredObject, place: string, port: string): Problem | undefined {
  const led = forecast.servicesOf(monitor)
    .flatMap((service) => service.ports.filter(({ name }) => name === port).map(({ targetPort }) => ({ service, targetPort })));
  const broken = led.filter(({ service, targetPort }) => (
    typeof targetPort === 'string' && isMissing(forecast, forecast.monitored().podsOf(service), targetPort)));
  const [first] = broken;

  return first && broken.length === led.length ? leadsNowhere(forecast, place, port, first.service, String(first.targetPort)) : undefined;
}

function undeclared(field: string, wanted: string | number, pods: readonly DeclaredPod[]): Problem {
  const [first] = pods;
  const others = pods.length > 1 ? ` or of ${pods.length - 1} more` : '';
  const meant = typeof wanted === 'string' ? tryFindMeant(wanted, pods.flatMap((pod) => portsOf(pod).map(({ name }) => name))) : undefined;

  return {
    code: 'AM910',
    message: `${field} is ${quote(wanted)}, but no container of ${quote(first.source)}${others} declares that port (it declares ${inWords(portsOf(first))}), so this endpoint has no targets`,
    fix: meant === undefined
      ? `declare ${typeof wanted === 'number' ? `containerPort: ${wanted}` : `a container port named ${quote(wanted)}`} in the container that serves it`
      : `set ${field} to ${quote(meant)}`,
  };
}

function leadsNowhere(forecast: Forecast, place: string, port: string, service: RunningService, targetPort: string): Problem {
  const [pod] = forecast.monitored().podsOf(service);
  const meant = tryFindMeant(targetPort, portsOf(pod).map(({ name }) => name));

  return {
    code: 'AM910',
    message: `${place}.port ${quote(port)} is a port of ${quote(service.source)} with targetPort ${quote(targetPort)}, but no container of ${quote(pod.source)} declares that port (it declares ${inWords(portsOf(pod))}), so this endpoint has no targets`,
    fix: meant === undefined ? `declare a container port named ${quote(targetPort)}, or set targetPort of the Service to the port number` : `set targetPort of the Service to ${quote(meant)}`,
  };
}
