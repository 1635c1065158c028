/** The mesh stage: scrapes in, scrapes that reach the app through Istio out. */
import { IstioMode } from './istio-mode';
import { MeshContext, MeshPlan, RoutedScrape, unchanged } from './mesh-plan';
import { planExemptedPort } from './plan-exempted-port';
import { planMetricsMerging } from './plan-metrics-merging';
import { planPermissive } from './plan-permissive';
import { planStrict } from './plan-strict';
import { refuse } from '../../findings/refusal';
import { RESERVED_PORTS } from '../../istio/ports';
import { PlanContext } from '../plan';
import { resolveMonitorType } from '../resolve';

/** The scrapes as the mesh mode changes them; without a mesh they do not change. */
export function planMesh({ props, profile, workload }: PlanContext, scrapes: readonly RoutedScrape[]): MeshPlan {
  const context: MeshContext = {
    operatorMode: props.operatorMode ?? false,
    monitorType: resolveMonitorType(props),
    scrapes,
    podAnnotations: workload.value.podAnnotations,
    allowsFiles: profile?.props.allowsFiles ?? true,
  };
  const mode = props.mesh?._toMode();
  if (!mode) return unchanged(context);
  if (mode.kind !== 'ambient') refuseReservedPorts(context);

  return planMode(mode, context);
}

function planMode(mode: IstioMode, context: MeshContext): MeshPlan {
  switch (mode.kind) {
    case 'metrics-merging': return planMetricsMerging(mode, context);
    case 'permissive': return planPermissive(context);
    case 'strict': return planStrict(mode, context);
    case 'exempted-port': return planExemptedPort(mode, context);
    case 'ambient': return unchanged(context);
  }
}

function refuseReservedPorts({ scrapes }: MeshContext): void {
  const reserved = scrapes.find(({ number }) => number !== undefined && RESERVED_PORTS.has(number));
  if (reserved) {
    refuse('AM401', `${reserved.scrape.where}port ${reserved.number} is reserved by Istio, so the app cannot serve on it and injection fails`, 'serve the metrics on another port');
  }
}
