/** AM910: no container declares the port that an endpoint leads to. */
import { Forecast } from '../../forecast/forecast';
import { Cause } from '../cause';
import { declares, inWords, mayBeInjected, portsOf } from './declared-ports';
import { Problem, quote } from '../../findings/problem';
import { endpointsOf, isNumberAsText, EndpointPorts } from '../../forecast/endpoint-ports';
import { DeclaredPod } from '../../forecast/monitored-objects';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { StoredObject } from '../../manifests/objects';
import { tryFindMeant } from '../did-you-mean';

/** Discovery goes by what containers declare, not by what they listen on. */
export const undeclaredPort: Cause = {
  code: 'AM910',
  *run(forecast) {
    for (const monitor of [...forecast.objects.ofKind('ServiceMonitor'), ...forecast.objects.ofKind('PodMonitor')]) {
      for (const endpoint of endpointsOf(monitor)) {
        const problem = whyUndeclared(forecast, monitor, endpoint);
        if (problem && !forecast.hasTargets(monitor, endpoint.job)) yield { key: monitor.key, problem };
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

/** A Service's port that leads to a name gives no address where no container has a port of that name. */
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
  const others = pods.length > 1 ? ` nor of ${pods.length - 1} more` : '';
  const meant = typeof wanted === 'string' ? tryFindMeant(wanted, pods.flatMap((pod) => portsOf(pod).map(({ name }) => name))) : undefined;

  return {
    code: 'AM910',
    message: `${field} ${quote(wanted)} is declared by no container of ${quote(first.source)}${others} (it has ${inWords(portsOf(first))}), so nothing of this endpoint is scraped`,
    fix: meant === undefined
      ? `declare ${typeof wanted === 'number' ? `containerPort: ${wanted}` : `a container port named ${quote(wanted)}`} in the container that serves it`
      : `write ${field.slice(field.lastIndexOf('.') + 1)}: ${quote(meant)}`,
  };
}

function leadsNowhere(forecast: Forecast, place: string, port: string, service: RunningService, targetPort: string): Problem {
  const [pod] = forecast.monitored().podsOf(service);
  const meant = tryFindMeant(targetPort, portsOf(pod).map(({ name }) => name));

  return {
    code: 'AM910',
    message: `${place}.port ${quote(port)} leads through ${quote(service.source)} to targetPort ${quote(targetPort)}, which no container of ${quote(pod.source)} declares (it has ${inWords(portsOf(pod))}), so nothing of this endpoint is scraped`,
    fix: meant === undefined ? `declare a container port named ${quote(targetPort)}, or write its number as targetPort of the Service` : `write targetPort: ${quote(meant)} in the Service`,
  };
}
