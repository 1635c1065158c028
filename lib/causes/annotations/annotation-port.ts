/** AM939: the port annotation is not a number, so every declared port is scraped. */
import { annotationsField, asksForScrape, tryAnnotation } from './annotation';
import { Problem, quote } from '../../findings/problem';
import { PodTarget, podTargets } from '../../forecast/pod-targets';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { Pod } from '../../kubernetes/pods/pod';
import { addTo } from '../../units/group';
import { Cause } from '../cause';

export const annotationPort: Cause = {
  code: 'AM939',
  stage: 'annotations',
  *run(forecast) {
    const found = new Map<string, PodTarget[]>();
    for (const each of podTargets(forecast)) {
      if (each.job.declaredBy === each.server.key) addTo(found, each.pod.source, each);
    }
    for (const [source, targets] of found) {
      const [{ pod }] = targets;
      const services = forecast.monitored().servicesSelecting(pod);
      const asking = [{ source, annotations: pod.annotations }, ...services].filter(({ annotations }) => asksForScrape(annotations));
      const object = asking.find(({ annotations }) => isNoNumber(tryAnnotation(annotations, 'port')));
      if (!object) continue;
      const given = tryAnnotation(object.annotations, 'port')!;
      const meant = numberOf(given, pod, services);
      const ports = [...new Set(targets.map(({ port }) => port))].sort((a, b) => a - b);
      if (ports.every((port) => port === meant)) continue;
      const field = annotationsField(forecast, object.source);
      yield { key: object.source, problem: { ...noNumber(given, source, ports, meant), field } };
    }
  },
};

function isNoNumber(port: string | undefined): boolean {
  return port !== undefined && !/^\d+$/.test(port);
}

/** The number of the port with that name in the pod or in a Service that selects it. */
function numberOf(name: string, pod: Pod, services: readonly RunningService[]): number | undefined {
  const declared = pod.containers.flatMap(({ ports }) => ports);
  const target = services.flatMap(({ ports }) => ports).find((port) => port.name === name)?.targetPort;

  return [name, target].flatMap((wanted) => (typeof wanted === 'number' ? wanted : declared.find((port) => port.name === wanted)?.containerPort ?? []))[0];
}

function noNumber(given: string, source: string, ports: readonly number[], meant: number | undefined): Problem {
  const which = ports.length === 1 ? `port ${ports[0]} of ${quote(source)} is` : `ports ${ports.join(', ')} of ${quote(source)} are`;

  return {
    code: 'AM939',
    message: `the annotation prometheus.io/port is ${quote(given)}, which is not a number and has no effect: ${which} scraped instead`,
    fix: meant === undefined ? 'set it to the port number, in quotes' : `set it to "${meant}"`,
  };
}
