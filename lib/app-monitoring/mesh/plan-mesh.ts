/** The mesh stage: scrapes in, scrapes that reach the app through Istio out. */
import { scrapedDirectly } from './direct-scrape';
import { IstioMode } from './istio-mode';
import { MeshContext, MeshPlan, RoutedScrape, unchanged } from './mesh-plan';
import { meshPodsOf, namespaceLabelsOf } from './mesh-pods';
import { planExemptedPort } from './plan-exempted-port';
import { planMetricsMerging } from './plan-metrics-merging';
import { planPermissive } from './plan-permissive';
import { planStrict } from './plan-strict';
import { warnOfReplacedAnnotations } from './replaced-annotations';
import { refuse } from '../../findings/refusal';
import { hasSidecar, isInjected } from '../../istio/membership';
import { isReplacedByMerging } from '../../istio/metrics-merging';
import { RESERVED_PORTS } from '../../istio/ports';
import { definedOnly } from '../../units/defined-only';
import { AnnotationConvention } from '../annotations/convention';
import { MonitorType } from '../monitor-type';
import { PlanContext } from '../plan';
import { resolveMonitorType } from '../resolve';

/** The scrapes as the mesh mode changes them; without a mesh they do not change. */
export function planMesh(plan: PlanContext, scrapes: readonly RoutedScrape[]): MeshPlan {
  const { props, profile, workload } = plan;
  const context: MeshContext = {
    operatorMode: props.operatorMode ?? false,
    monitorType: resolveMonitorType(props),
    scrapes,
    podAnnotations: workload.value.podAnnotations,
    allowsFiles: profile?.props.allowsFiles ?? true,
    isReplacedByMerging: () => isFollowingReplaced(plan),
  };
  const mode = props.mesh?._toMode();
  if (!mode) return { ...unchanged(context), notes: warnOfReplacedAnnotations(plan, context) };
  if (mode.kind !== 'ambient') refuseReservedPorts(context);

  return planMode(mode, plan, context);
}

function planMode(mode: IstioMode, plan: PlanContext, context: MeshContext): MeshPlan {
  switch (mode.kind) {
    case 'metrics-merging': return planMetricsMerging(mode, plan, context);
    case 'permissive': return planPermissive(plan, context);
    case 'strict': return planStrict(mode, plan, context);
    case 'exempted-port': return planExemptedPort(mode, context);
    case 'ambient': return mayHaveSidecar(plan) ? scrapedDirectly(context) : unchanged(context);
  }
}

/** Annotations of Services and Ingresses, and keys of other conventions, stay as they are. */
function isFollowingReplaced({ props }: PlanContext): boolean {
  if (props.operatorMode || resolveMonitorType(props) !== MonitorType.POD) return false;
  const { keys } = props.annotations ?? AnnotationConvention.community();

  return Object.values(definedOnly(keys)).some(isReplacedByMerging);
}

/** Ambient mode does not prevent injection. */
function mayHaveSidecar({ view, workload }: PlanContext): boolean {
  const namespaceLabels = namespaceLabelsOf(view, workload);

  return meshPodsOf(workload).some((pod) => hasSidecar(pod.containers ?? []) || isInjected(pod, namespaceLabels) !== false);
}

function refuseReservedPorts({ scrapes }: MeshContext): void {
  const reserved = scrapes.find(({ number }) => number !== undefined && RESERVED_PORTS.has(number));
  if (reserved) {
    refuse('AM401', `${reserved.scrape.where}port ${reserved.number} is reserved by Istio, so the app cannot serve on it and injection fails`, 'serve the metrics on another port');
  }
}
