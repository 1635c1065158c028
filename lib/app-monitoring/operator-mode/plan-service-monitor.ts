/** A ServiceMonitor for the Service in front of the workload. */
import { allOrRefusal } from '../../findings/refusal';
import { defined } from '../defined';
import { planMesh } from '../mesh/plan-mesh';
import { Plan, PlanContext } from '../plan';
import { assemble, monitorProps } from './assemble';
import { keepContainer } from './keep-container';
import { keepPods } from './keep-pods';
import { selectService } from './select';
import { toServiceMonitorSpec } from './service-monitor';
import { selectFrom, stamp } from './stamp';
import { findService } from '../find/find-service';
import { refuseDuplicateEndpoints } from '../ports/refuse-duplicate-endpoints';
import { resolveServicePort } from '../ports/service-port';

/** Finds the Service and the ports, then writes the monitor. */
export function planServiceMonitor(context: PlanContext): Plan {
  const { view, monitoring, props, scrapes, workload } = context;
  const service = findService(view, monitoring, props.service, workload, scrapes);
  const ports = allOrRefusal(scrapes.map((scrape) => () => resolveServicePort(scrape, service.value, workload.value)));
  refuseDuplicateEndpoints(scrapes.map((scrape, i) => ({ scrape, port: [ports[i].port, ports[i].targetPort] })));

  const mesh = planMesh(context, scrapes.map((scrape, i) => ({ scrape, number: ports[i].number })));
  const { selector, amendments } = selectService(context, service);
  const kept = keepPods(context, service.value);
  const spec = toServiceMonitorSpec(
    mesh.scrapes.map(({ from, scrape }) => ({ scrape: keepContainer(kept.keep(scrape), ports[from].podPort), port: ports[from] })),
    selectFrom(context, selector),
    monitorProps(context, mesh),
  );

  return assemble(context, {
    monitor: stamp(context, spec),
    mesh,
    notes: defined(ports.map(({ note }) => note)),
    podAmendments: [...kept.amendments, ...ports.map(({ podAmendment }) => podAmendment)],
    others: [{ object: service.object, amendments: defined([...amendments, ...ports.map(({ serviceAmendment }) => serviceAmendment)]) }],
  });
}
