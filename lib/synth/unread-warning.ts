/** AM508: nothing in an app says which Prometheus reads what the app declares. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { isAcknowledged } from './acknowledged';
import { Finding, Severity } from '../findings/finding';
import { findingAt } from '../findings/problem';
import { OPERATOR_GROUP } from '../manifests/objects';
import { MONITOR_KIND_NAMES } from '../operator-port/monitor-kinds';

/**
 * One warning, on the first construct or object that declares monitoring; empty if no construct does, or if it is acknowledged there.
 * @param monitoring the constructs that declare monitoring
 * @param objects all objects of the app
 */
export function unreadWarning(monitoring: readonly IConstruct[], objects: readonly ApiObject[]): Finding[] {
  const [first] = [...monitoring, ...objects.filter(isMonitor)];
  if (!first || isAcknowledged(first, 'AM508')) return [];

  return [findingAt(first.node.path, {
    code: 'AM508',
    severity: Severity.WARNING,
    message: 'nothing in this app says which Prometheus reads its monitors and annotations, so it is not checked whether they are scraped',
    fix: 'name the Prometheus once, e.g. Profile.kubePrometheusStack({ release: "..." }).applyTo(app), or give its manifest to SynthValidation as external',
  })];
}

/**
 * One warning where the app has profiles, but not for all that it monitors.
 * @param monitoring constructs that declare monitoring, and for which no profile holds
 */
export function partlyUnreadWarning(monitoring: readonly IConstruct[]): Finding[] {
  const found = monitoring.filter((each) => !isAcknowledged(each, 'AM508'));
  if (found.length === 0) return [];
  const others = found.length === 1 ? '' : ` (nor ${found.length - 1} more)`;

  return [findingAt(found[0].node.path, {
    code: 'AM508',
    severity: Severity.WARNING,
    message: `no profile holds for it${others}, while other parts of this app have one, so it is not checked whether it is scraped`,
    fix: 'apply the profile to the whole app, e.g. Profile.kubePrometheusStack({ release: "..." }).applyTo(app), or another one to its chart',
  })];
}

function isMonitor({ apiVersion, kind }: ApiObject): boolean {
  return apiVersion.startsWith(`${OPERATOR_GROUP}/`) && MONITOR_KIND_NAMES.includes(kind);
}
