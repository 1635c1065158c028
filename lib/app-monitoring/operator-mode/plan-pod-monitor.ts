/** A PodMonitor for the workload's pods. */
import { allOrRefusal } from '../../findings/refusal';
import { planMesh } from '../mesh/plan-mesh';
import { Plan, PlanContext } from '../plan';
import { assemble, monitorProps } from './assemble';
import { keepContainer } from './keep-container';
import { operatorVersionFor } from './operator-of-app';
import { numberFieldFor, toPodMonitorSpec } from './pod-monitor';
import { selectPods } from './select';
import { selectFrom, stamp } from './stamp';
import { resolvePodPort } from '../ports/pod-port';
import { refuseDuplicateEndpoints } from '../ports/refuse-duplicate-endpoints';

/** Finds the ports, then writes the monitor. */
export function planPodMonitor(context: PlanContext): Plan {
  const { scrapes, workload } = context;
  const ports = allOrRefusal(scrapes.map((scrape) => () => resolvePodPort(scrape, workload.value)));
  refuseDuplicateEndpoints(scrapes.map((scrape, i) => ({ scrape, port: ports[i].number || ports[i].name })));

  const mesh = planMesh(context, scrapes.map((scrape, i) => ({ scrape, number: ports[i].number })));
  const { selector, amendments } = selectPods(context);
  const spec = toPodMonitorSpec(
    mesh.scrapes.map(({ from, scrape }) => ({ scrape: keepContainer(scrape, ports[from]), port: ports[from] })),
    selectFrom(context, selector),
    monitorProps(context, mesh),
    ports.some(({ name }) => name === undefined) ? numberFieldFor(operatorVersionFor(context), context.profile) : undefined,
  );

  return assemble(context, {
    monitor: stamp(context, spec),
    mesh,
    podAmendments: [...amendments, ...ports.map((port) => port.amendment)],
    others: [],
  });
}
