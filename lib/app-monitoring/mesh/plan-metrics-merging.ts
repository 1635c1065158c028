/** Metrics merging: the sidecar fetches the app's metrics and serves them with its own. */
import { MetricsMerging } from './istio-mode';
import { MeshContext, MeshPlan, podPortOf, RoutedScrape } from './mesh-plan';
import { RelabelConfig } from '../../../imports/shared';
import { Scheme } from '../../endpoint/scheme';
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { MERGED_PATH, refusesMerging } from '../../istio/metrics-merging';
import { MERGE_METRICS, SCRAPE_TARGETS } from '../../istio/names';
import { MERGED_PORT } from '../../istio/ports';
import { StringMap } from '../../manifests/manifest';
import { compareVersions } from '../../units/version';
import { MonitorType } from '../monitor-type';
import { PlanContext } from '../plan';
import { refuseDuplicateEndpoints } from '../ports/refuse-duplicate-endpoints';
import { Scrape } from '../resolve';
import { requireSidecar, SidecarNeed } from './require-sidecar';

/** First version that merges several ports. */
const SEVERAL_PORTS_SINCE = '1.31';

/**
 * One scrape of the sidecar for each pod; annotations give the sidecar the port and path of the app.
 * @see https://istio.io/latest/docs/ops/integrations/prometheus/#option-1-metrics-merging
 */
export function planMetricsMerging(mode: MetricsMerging, plan: PlanContext, context: MeshContext): MeshPlan {
  if (context.monitorType === MonitorType.INGRESS || (context.monitorType === MonitorType.SERVICE && !context.operatorMode)) {
    refuse('AM405', 'metrics merging is done by the sidecar, which reads the annotations of its pod only', 'use MonitorType.POD, or leave mesh out');
  }
  if (refusesMerging(context.podAnnotations)) {
    refuse('AM411', `the pod template has ${MERGE_METRICS}: ${quote(context.podAnnotations[MERGE_METRICS])}, which switches merging off`, 'remove it, or use Istio.permissive() or Istio.exemptedPort()');
  }
  context.scrapes.forEach(({ scrape }) => refuseUnmergeable(scrape, context));
  if (context.scrapes.length > 1) {
    refuseDuplicateEndpoints(context.scrapes.map((routed) => ({ scrape: routed.scrape, port: podPortOf(routed) })));
    refuseSeveral(mode, context.scrapes);
  }
  const warnings = requireSidecar(plan, withoutSidecar(context));

  return {
    scrapes: [{ from: 0, scrape: context.operatorMode ? mergedScrape(context.scrapes[0].scrape) : context.scrapes[0].scrape }],
    podAnnotations: { ...(context.operatorMode && appAnnotations(context.scrapes[0])), ...severalTargets(context.scrapes) },
    notes: [...warnings, SAME_NAMES],
  };
}

/** Annotations that no sidecar replaces still lead to the first port of the app. */
function withoutSidecar({ operatorMode, scrapes }: MeshContext): SidecarNeed {
  if (operatorMode) return { consequence: `, and port ${MERGED_PORT} stays closed, so every scrape fails`, isFatal: true };

  return scrapes.length > 1
    ? { consequence: ', and only the first endpoint is scraped', isFatal: true }
    : { consequence: ' and the app is scraped without merging', isFatal: false };
}

const SAME_NAMES: Problem = {
  code: 'AM406',
  severity: Severity.INFO,
  message: 'agent, Envoy and app share one metrics page, so one of two metrics with the same name is lost, and "up" is 1 even when the app is down',
  fix: 'alert on istio_agent_scrape_failures_total{type="application"}',
};

function refuseUnmergeable({ where, scheme, tls, auth, params }: Scrape, { operatorMode }: MeshContext): void {
  if (scheme === Scheme.HTTPS || tls) {
    refuse('AM402', `${where}${tls ? 'tls' : 'scheme https'}: the agent fetches http://localhost only, so it cannot scrape an https app`, 'serve http on localhost, or use Istio.exemptedPort()');
  }
  if (Object.keys(auth).length > 0) {
    refuse('AM402', `${where}auth: the agent sends no credentials, so the app would refuse it`, 'leave auth out, or use Istio.strict() or Istio.exemptedPort()');
  }
  if (params) {
    refuse('AM402', `${where}params: the agent sends no URL parameters`, `leave them out, or use ${operatorMode ? 'Istio.strict()' : 'Istio.permissive()'} or Istio.exemptedPort()`);
  }
}

function refuseSeveral({ version }: MetricsMerging, scrapes: readonly RoutedScrape[]): void {
  if (version === undefined || compareVersions(version, SEVERAL_PORTS_SINCE) < 0) {
    refuse('AM407', `Istio ${version ?? 'of unknown version'} merges one port only, but there are ${scrapes.length} endpoints`,
      `use Istio.metricsMerging({ version: '${SEVERAL_PORTS_SINCE}' }) or newer, or one endpoint`);
  }
  const [first, ...others] = scrapes.map(({ scrape: { interval, timeout, passedOn } }) => JSON.stringify({ interval, timeout, passedOn }));
  if (others.some((other) => other !== first)) {
    refuse('AM407', 'the endpoints have different settings, but metrics merging makes one scrape of them', 'give all endpoints the same interval, timeout and relabelings');
  }
}

/** No container declares 15020, so no monitor can select it: the app's port is selected, and the address is rewritten. */
function mergedScrape(scrape: Scrape): Scrape {
  const relabelings: RelabelConfig[] = [
    { sourceLabels: ['__meta_kubernetes_pod_ip'], regex: '([^:]+)', targetLabel: '__address__', replacement: `$1:${MERGED_PORT}` },
    { sourceLabels: ['__meta_kubernetes_pod_ip'], regex: '(.*:.*)', targetLabel: '__address__', replacement: `[$1]:${MERGED_PORT}` },
  ];

  return {
    ...scrape,
    path: MERGED_PATH,
    passedOn: { ...scrape.passedOn, relabelings: [...relabelings, ...(scrape.passedOn.relabelings ?? [])] },
  };
}

function appAnnotations({ scrape, number }: RoutedScrape): StringMap {
  return { 'prometheus.io/scrape': 'true', 'prometheus.io/port': String(podPortOf({ scrape, number })), 'prometheus.io/path': scrape.path };
}

/** The first target is also in the classic annotations, for agents that read only those. */
function severalTargets(scrapes: readonly RoutedScrape[]): StringMap {
  return scrapes.length < 2 ? {} : {
    [SCRAPE_TARGETS]: scrapes.map((routed) => `${podPortOf(routed)}:${routed.scrape.path}`).join(','),
  };
}
