/** Inspects one server: what the operator selects, rejects and generates for it. */
import { StagedFinding } from './diagnosis';
import { MonitorJobs } from './monitor-jobs';
import { ignoredField, rejectedByOperator, upstreamDefect } from './problems';
import { relabelingsThroughOperator, ShownRelabelings } from './relabelings';
import { unmanaged, withoutConfiguration } from './server-problems';
import { Stop, stopOf } from './server-stop';
import { GivenConfiguration, NO_TARGETS, ServerView, targetsThroughOperator } from './server-targets';
import { PLACEHOLDER } from '../kubernetes/placeholder';
import { Objects } from '../manifests/objects';
import { Configuration, ConfigurationInput } from '../operator-port/configuration';
import { Loaded } from '../operator-port/loaded';
import { NotGeneratedError } from '../operator-port/not-generated-error';
import { Operator } from '../operator-port/operator';
import { OperatorSettings } from '../operator-port/operator-settings';
import { Selection } from '../operator-port/selection';
import { Server } from '../operator-port/server';
import { JobTargets, ServerTargets } from '../prometheus/targets/target';
import { rejectsAsOperator } from '../readers/other-readers';
import { placeholder as secretPlaceholder, whyNotJobs, withoutSecrets } from '../redaction/hide-secrets';
import { HIDDEN, withoutSecretTargets } from '../redaction/hide-target-secrets';
import { targetsWithoutUserinfo, withoutUserinfo } from '../redaction/redact-url-credentials';
import { once } from '../units/once';

/** What becomes of one server. Fields are known at once; methods find out what costs more when they are first asked, and keep it. */
export interface ServerForecast {
  /** The server object and what it selects; absent if no operator manages the server, or the API server refuses the object. */
  readonly managed?: { readonly server: Server; readonly selection: Selection };
  /** Keys of the objects in the configuration, sorted. */
  readonly selected: readonly string[];
  /** The operator's words on each object that matches the selectors and is rejected, without logins. */
  readonly rejected: ReadonlyMap<string, string>;
  /** The configuration of an unmanaged server as it was given. */
  readonly given?: GivenConfiguration;
  /** Patterns of files with more jobs of such a server, if these files are not known. */
  readonly unreadFiles?: () => readonly string[];
  /** Why no Prometheus runs with the configuration; undefined where one does. */
  readonly stop: () => Stop | undefined;
  /** Why there is no configuration; undefined where there is one. */
  readonly error: () => string | undefined;
  /** Text of the configuration; empty if there is no configuration. */
  readonly config: () => string;
  /** What is wrong with it and its monitors, as far as that is known without the targets. */
  readonly findings: () => readonly StagedFinding[];
  /** What it scrapes. */
  readonly targets: () => ServerTargets;
  /** The same without values from Secrets: everyone may read findings. */
  readonly judged: () => ServerTargets;
  /** The jobs of the monitors that it selects; absent where no operator manages it. */
  readonly monitorJobs?: MonitorJobs;
  /** How the targets of one of its jobs get their labels, without secrets; undefined if that is not shown. */
  readonly relabelings?: (job: Pick<JobTargets, 'job' | 'declaredBy'>) => ShownRelabelings | undefined;
}

/** Options for the inspection of a server. */
export interface ServerInspection {
  readonly operator: Operator;
  readonly settings?: OperatorSettings;
  readonly hideSecrets?: boolean;
  readonly view: ServerView;
}

/** Computes selection, rejections and configuration of one server. */
export function inspectServer(server: Server, objects: Objects, inspection: ServerInspection): ServerForecast {
  const { operator, settings, hideSecrets } = inspection;
  const selection = operator.selectFor(server, objects, settings);
  const input = { ...selection, server, settings };
  let known: Configured | undefined;
  const written = () => (known ??= configure(server, selection, inspection, operator.generateConfiguration));
  const unwritten = once(() => configure(server, selection, inspection, (each) => ({ config: '', ignored: operator.ignoredFields(each) })));
  // Most of the time goes into the text, which most commands do not show.
  const configured = () => known ?? unwritten();
  const error = once(() => configure(server, selection, inspection, (each) => {
    operator.requireConfiguration(each);

    return NOTHING;
  }).error);
  const jobs = new MonitorJobs(operator, input);
  const stop = once(() => stopOf(server, selection, objects, inspection));
  const hasNone = once(() => selection.error !== undefined || selection.unmanaged || stop() !== undefined);
  const found = once(() => (
    hasNone() ? NO_TARGETS : targetsThroughOperator(operator, input, inspection.view, (...each) => jobs.found(...each))));
  const judged = once(() => (hasNone() ? NO_TARGETS : withoutSecretTargets(server.key, found())));

  return {
    managed: { server, selection },
    selected: selectedKeys(selection),
    rejected: new Map([...selection.rejected].map(([key, { text }]) => [key, withoutUserinfo(`${text}`)])),
    stop,
    error,
    config: () => written().config,
    findings: once(() => findingsOn(server, selection, configured(), inspection)),
    targets: once(() => (hideSecrets ? targetsWithoutUserinfo(judged()) : found())),
    judged,
    monitorJobs: jobs,
    relabelings: (job) => relabelingsThroughOperator(operator, input, inspection.view, job),
  };
}

function findingsOn(
  server: Server, selection: Selection, { error, ignored }: Configured, { operator, settings }: ServerInspection,
): StagedFinding[] {
  const servers = [server.key];
  const defects = error !== undefined || selection.unmanaged ? [] : operator.metDefects(server, selection, settings);

  return [
    ...[...selection.rejected].filter(([, { cause }]) => rejectsAsOperator(server.reader, cause))
      .map(([key, rejection]): StagedFinding => ({ stage: 'rejected', key, servers, problem: rejectedByOperator(server, rejection) })),
    ...defects.map((defect): StagedFinding => ({ stage: 'scrape', key: defect.object, servers, problem: upstreamDefect(server, defect) })),
    ...ignored.map((field): StagedFinding => ({ stage: 'scrape', key: field.object, servers, problem: ignoredField(server, field) })),
    ...error === undefined ? [] : [{ stage: 'server' as const, key: server.key, problem: withoutConfiguration(server, error, selection.error) }],
    ...selection.unmanaged ? [{ stage: 'server' as const, key: server.key, isOpen: true as const, problem: unmanaged(server) }] : [],
  ];
}

type Configured = Configuration & { readonly error?: string };

/** Makes a configuration, or only what is ignored in it. @throws NotGeneratedError if the operator writes no configuration */
type Generate = (input: ConfigurationInput) => Configuration;

function configure(server: Server, selection: Selection, { settings, hideSecrets }: ServerInspection, make: Generate): Configured {
  if (selection.error !== undefined) return { ...NOTHING, error: withoutUserinfo(`${selection.error.text}`) };
  if (selection.unmanaged) return NOTHING;
  const hidden = () => {
    const configured = generate(make, { settings, ...withoutSecrets(server, selection) });
    const error = configured.error === undefined ? undefined : whyNotJobs(server, selection.additionalScrapeConfigs) ?? configured.error;

    return { ...configured, ...error !== undefined && { error } };
  };
  if (!hideSecrets) {
    const open = generate(make, { ...selection, loaded: withoutUnknown(selection.loaded), server, settings });

    // An error may quote a Secret.
    return open.error === undefined ? open : { ...open, error: hidden().error ?? HIDDEN };
  }
  const configured = hidden();

  return { ...configured, config: withoutUserinfo(configured.config) };
}

/** Values that only the cluster knows are shown by the names of their Secrets. */
function withoutUnknown(loaded: Loaded): Loaded {
  return {
    trySecretKey: (namespace, reference) => {
      const value = loaded.trySecretKey(namespace, reference);

      return value === PLACEHOLDER ? secretPlaceholder(namespace, reference.name, reference.key) : value;
    },
    tryConfigMapKey: (namespace, reference) => loaded.tryConfigMapKey(namespace, reference),
  };
}

const NOTHING = { config: '', ignored: [] };

function generate(make: Generate, input: ConfigurationInput): Configured {
  try {
    return make(input);
  } catch (error) {
    if (!(error instanceof NotGeneratedError)) throw error;

    return { ...NOTHING, error: withoutUserinfo(error.message) };
  }
}

function selectedKeys({ serviceMonitors, podMonitors, probes, scrapeConfigs }: Selection): string[] {
  return [...serviceMonitors, ...podMonitors, ...probes, ...scrapeConfigs].map(({ key }) => key).sort();
}
