/** Strict mTLS: Prometheus presents the certificates of the mesh. */
import { Scheme } from '../../endpoint/scheme';
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { MonitorType } from '../monitor-type';
import { Scrape } from '../resolve';
import { meshTls } from './certificates';
import { Strict } from './istio-mode';
import { MeshContext, MeshPlan } from './mesh-plan';
import { requireSidecar } from './require-sidecar';
import { PlanContext } from '../plan';

/** ServiceMonitors name the files where the profile allows it; PodMonitors and Probes have no field for files and use a scrape class. */
export function planStrict(mode: Strict, plan: PlanContext, context: MeshContext): MeshPlan {
  if (!context.operatorMode) {
    refuse('AM403', 'annotations cannot name the certificates that strict mTLS needs', 'set operatorMode: true, or use Istio.metricsMerging()');
  }
  const own = context.scrapes.find(({ scrape }) => scrape.tls);
  if (own) {
    refuse('AM402', `${own.scrape.where}tls is set, but the sidecar terminates the TLS of the mesh, not that of the app`, 'leave tls out, or use Istio.exemptedPort()');
  }
  // A Probe goes to the prober, not to the pods of the app.
  const warnings = context.monitorType === MonitorType.INGRESS ? [] : requireSidecar(plan, WITHOUT_SIDECAR);
  const files = context.monitorType === MonitorType.SERVICE && context.allowsFiles;
  const meshed = (scrape: Scrape): Scrape => ({ ...scrape, scheme: Scheme.HTTPS, ...(files && { tls: meshTls(mode.certificates) }) });

  return {
    scrapes: context.scrapes.map(({ scrape }, from) => ({ from, scrape: meshed(scrape) })),
    podAnnotations: {},
    ...(!files && { scrapeClass: mode.scrapeClass }),
    notes: [...warnings, files ? needsFiles(mode) : needsClass(mode)],
  };
}

const WITHOUT_SIDECAR = { consequence: ', and nothing accepts the certificates of the mesh, so every scrape fails', isFatal: true };

function needsFiles({ certificates }: Strict): Problem {
  return {
    code: 'AM412', severity: Severity.INFO, message: `the Prometheus object has to mount the mesh's certificates at ${quote(certificates)}`, fix: SETTINGS,
  };
}

function needsClass({ scrapeClass }: Strict): Problem {
  return { code: 'AM412', severity: Severity.INFO, message: `the Prometheus object has to define scrape class ${quote(scrapeClass)}`, fix: SETTINGS };
}

const SETTINGS = 'add the fields of Istio.prometheusSettings() to its spec';
