/** What the operator makes of admitted objects for one server. */
import { defectsMet } from './defects-met';
import { withoutSecrets } from './hide-secrets';
import { withoutSecretTargets } from './hide-target-secrets';
import { Operator } from './operator';
import { ignoredField, rejectedByOperator, unmanaged, withoutConfiguration } from './problems';
import { NO_TARGETS, Scene, ServerTargets, targetsThroughOperator } from './server-targets';
import { Objects } from '../cluster/objects';
import { Finding } from '../findings/finding';
import { findingAt } from '../findings/problem';
import { ConfigurationInput } from '../operator/configuration/generate';
import { NotGeneratedError } from '../operator/configuration/scrape-config/not-generated-error';
import { Selection } from '../operator/selection/select-for';
import { OperatorSettings, Server } from '../operator/server';
import { once } from '../units/once';

/** What is known of a server. */
export interface ServerResult {
  /** What the operator is asked for, and what it takes; absent where there is no operator, or the API server refuses the object. */
  readonly managed?: { readonly server: Server; readonly selection: Selection };
  /** Keys of the objects in the configuration, sorted. */
  readonly selected: readonly string[];
  /** The operator's reason for each object that matches the selectors and is refused. */
  readonly rejected: ReadonlyMap<string, string>;
  /** Why there is no configuration. */
  readonly error?: string;
  /** Empty where there is none. */
  readonly config: string;
  readonly findings: readonly Finding[];
  /** What it scrapes; found out when it is first asked for. */
  readonly targets: () => ServerTargets;
}

/** How a server is inspected. */
export interface ServerInspection {
  readonly operator: Operator;
  readonly settings?: OperatorSettings;
  readonly hideSecrets?: boolean;
  /** Where findings on an object belong. */
  readonly pathOf: (key: string) => string;
  /** Whether nothing is reported on an object. */
  readonly isExternal: (key: string) => boolean;
  readonly scene: Scene;
}

/** Selection, rejection and configuration of one server. */
export function inspectServer(server: Server, objects: Objects, inspection: ServerInspection): ServerResult {
  const { operator, settings, hideSecrets, pathOf, isExternal } = inspection;
  const selection = operator.selectFor(server, objects, settings);
  const { config, error, ignored } = configure(operator, server, hideSecrets ? withoutSecrets(server, selection) : selection, settings);

  return {
    managed: { server, selection },
    selected: selectedKeys(selection),
    rejected: selection.rejected,
    error,
    config,
    targets: once(() => (config === '' ? NO_TARGETS : findTargets({ ...selection, server, settings }, inspection))),
    findings: [
      ...[...selection.rejected].filter(([key]) => !isExternal(key))
        .map(([key, reason]) => findingAt(pathOf(key), rejectedByOperator(server, reason))),
      ...error === undefined ? [] : [findingAt(pathOf(server.key), withoutConfiguration(error))],
      ...selection.unmanaged ? [findingAt(pathOf(server.key), unmanaged())] : [],
      ...config === '' ? [] : defectsMet(server, selection, settings).filter(({ key }) => !isExternal(key)).map(({ key, problem }) => findingAt(pathOf(key), problem)),
      ...ignored.filter(({ object }) => !isExternal(object)).map((field) => findingAt(pathOf(field.object), ignoredField(server, field))),
    ],
  };
}

/** By the selection as it is, secrets included: only what is told of the outcome leaves them out. */
function findTargets(input: ConfigurationInput, { operator, hideSecrets, scene }: ServerInspection): ServerTargets {
  const found = targetsThroughOperator(operator, input, scene);
  const withoutThem = () => targetsThroughOperator(operator, { ...input, additionalScrapeConfigs: undefined }, scene);

  return hideSecrets ? withoutSecretTargets(input.server.key, found, withoutThem) : found;
}

type Configured = Pick<ReturnType<Operator['generateConfiguration']>, 'config' | 'ignored'> & { readonly error?: string };

function configure(operator: Operator, server: Server, selection: Selection, settings?: OperatorSettings): Configured {
  const nothing = { config: '', ignored: [] };
  if (selection.error !== undefined) return { ...nothing, error: selection.error };
  if (selection.unmanaged) return nothing;
  try {
    return operator.generateConfiguration({ ...selection, server, settings });
  } catch (error) {
    if (!(error instanceof NotGeneratedError)) throw error;

    return { ...nothing, error: error.message };
  }
}

function selectedKeys({ serviceMonitors, podMonitors, probes, scrapeConfigs }: Selection): string[] {
  return [...serviceMonitors, ...podMonitors, ...probes, ...scrapeConfigs].map(({ key }) => key).sort();
}
