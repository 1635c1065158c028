/** How monitors find their targets: one discovery through the Kubernetes API. */
import { YamlMap } from '../../../operator-port/yaml';
import { ATTACH_METADATA } from '../../fields';
import { throughApiServer } from '../client/api-server';
import { Scope } from '../client/secrets';
import { block, Entries, entry } from '../entries';
import { JobContext } from '../job-context';
import { Part, partAt } from '../part';
import { LabelSelector } from '../relabeling/selector-rules';
import { selectorText } from '../relabeling/selector-text';

/** What is discovered. */
export interface KubernetesSdConfig {
  readonly role: string;
  /** The part with a `namespaceSelector`. */
  readonly selecting: Part;
  /** The part with the `attachMetadata` that holds. */
  readonly attaching?: Part;
  /** Roles for which the API server selects by labels; absent if relabeling rules do. */
  readonly selectedRoles?: readonly string[];
}

/** The section `kubernetes_sd_configs` of a monitor. */
export function kubernetesDiscovery(discovery: KubernetesSdConfig, scope: Scope, context: JobContext): Entries {
  const { role, selecting, attaching, selectedRoles = [] } = discovery;
  const names = namespaceNames(partAt(selecting, 'namespaceSelector'), context);
  const selectors = [...context.daemonSet ? [NODE_SELECTOR] : [], ...roleSelectors(selectedRoles, selecting)];

  return throughApiServer(role, names, scope, context, [
    ...attaching ? attachMetadata(attaching, role, context) : [],
    ...selectors.length === 0 ? [] : [['selectors', selectors] as const],
  ]);
}

/** An empty list means all namespaces. */
function namespaceNames(selector: Part | undefined, { server, object }: JobContext): readonly string[] {
  const { any, matchNames = [] } = selector?.fields ?? {};
  if (server.spec.ignoreNamespaceSelectors) return [object.namespace];
  if (any) return [];

  return matchNames?.length ? matchNames : [object.namespace];
}

function attachMetadata(part: Part, role: string, context: JobContext): Entries {
  return entry(ATTACH_METADATA[role === 'pod' ? 'pod' : 'endpoints'], part, block([['node', Boolean(part.fields.attachMetadata.node)]]), context);
}

function roleSelectors(roles: readonly string[], { fields }: Part): YamlMap[] {
  const label = selectorText(fields.selector as LabelSelector ?? {});

  return roles.map((role) => block([['role', role], ['label', label]]));
}

/** An agent on a node looks at the pods of that node only. */
const NODE_SELECTOR = block([['role', 'pod'], ['field', 'spec.nodeName=$(NODE_NAME)']]);
