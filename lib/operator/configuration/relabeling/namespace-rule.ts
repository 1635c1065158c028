/** The rule for the namespace label that a server enforces on targets and samples. */
import { JobContext } from '../job-context';
import { Rule, rule } from './relabel-rules';
import { OPERATOR_GROUP } from '../../../manifests/objects';

/**
 * The rule that enforces the namespace label. It comes after the rules of the object, so that they cannot change the label. Objects in
 * `excludedFromEnforcement` do not get it.
 * @see GetRelabelingConfigs and IsExcluded in pkg/namespacelabeler/labeler.go, v0.94.1
 */
export function namespaceRules({ server, object }: JobContext): Rule[] {
  const label: string | undefined = server.spec.enforcedNamespaceLabel;
  if (!label || isExcluded(object, server.spec.excludedFromEnforcement ?? [])) return [];

  return [rule({ target_label: label, replacement: object.namespace })];
}

interface Exception {
  readonly group?: string;
  readonly resource?: string;
  readonly namespace?: string;
  readonly name?: string;
}

function isExcluded({ kind, namespace, name }: JobContext['object'], exceptions: readonly Exception[]): boolean {
  return exceptions.some((exception) => exception.namespace === namespace
    && exception.group === OPERATOR_GROUP
    && exception.resource === RESOURCES.get(kind)
    && (!exception.name || exception.name === name));
}

const RESOURCES: ReadonlyMap<string, string> = new Map([
  ['ServiceMonitor', 'servicemonitors'], ['PodMonitor', 'podmonitors'], ['Probe', 'probes'], ['ScrapeConfig', 'scrapeconfigs'],
]);
