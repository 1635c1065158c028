/** The port to the operator: all that is asked of it, in one place. Each version of the operator would be a model that answers. */
import { Admitted } from './admitted';
import { Configuration, ConfigurationInput, ScrapeSections } from './configuration';
import { EndpointsRole } from './endpoints-role';
import { FieldSince } from './field-since';
import { IgnoredField } from './ignored-field';
import { MetDefect } from './met-defect';
import { MonitorKind } from './monitor-kinds';
import { OperatorSettings } from './operator-settings';
import { Rejection, RejectionFor } from './rejection';
import { RunningOperator } from './running-operator';
import { ServedVersions } from './scrape-config-versions';
import { Selection } from './selection';
import { Server, Spec } from './server';
import { ServerPods } from './server-pods';
import { CreatedObject } from '../manifests/created-object';
import { Manifest } from '../manifests/manifest';
import { Objects, StoredObject } from '../manifests/objects';
import { UnknownField } from '../manifests/unknown-field';

/** What an operator of one version is asked. */
export interface Operator {
  /** Its version, e.g. `0.94.1`. */
  readonly version: string;
  /** The operator of another version. `forAll`: also of servers whose own operator is among the manifests. */
  readonly ofVersion: (version: string, forAll?: boolean) => Operator;
  /** The operator in a cluster with the CRDs among some objects, which count in place of its own. */
  readonly withCrds: (manifests: readonly Manifest[]) => Operator;
  /** API versions of ScrapeConfig that its CRD serves, and the one that it reads. */
  readonly scrapeConfigVersions: ServedVersions;
  /** The operators whose workloads are among the objects, sorted by key. */
  readonly operatorsIn: (objects: Objects) => readonly RunningOperator[];

  /** What its CRDs make of an object when it is created: defaults, unknown fields, errors. */
  readonly admit: (manifest: Manifest) => Admitted;
  /** Why its CRDs drop a field of an object as it was sent, and where the field belongs. */
  readonly explainUnknownField: (manifest: Manifest, path: string) => UnknownField;
  /** Fields of an object as it was sent that only later versions of its CRDs have. */
  readonly unknownToOperator: (manifest: Manifest) => readonly FieldSince[];

  /** The servers that it runs. */
  readonly serversIn: (objects: Objects) => readonly Server[];
  /** What it creates for the objects of its own kinds to run pods: workloads and Services, without what does not matter for scrapes. */
  readonly createdIn: (objects: Objects, settings?: OperatorSettings) => readonly CreatedObject[];
  /** The pods that it runs for a server. */
  readonly podsOf: (server: Server) => ServerPods;

  /** The monitors of a server, and why others are rejected. */
  readonly selectFor: (server: Server, objects: Objects, settings?: OperatorSettings) => Selection;
  /** Why the selectors of a server for a kind of monitor cannot be used. */
  readonly whyNotSelectors: (server: Server, kind: MonitorKind) => Rejection | undefined;
  /** Names of the namespaces in which a server looks for a kind of monitor. */
  readonly candidateNamespaces: (server: Server, objects: Objects, kind: MonitorKind) => ReadonlySet<string>;
  /** Whether the operator of a server looks for monitors in a namespace. */
  readonly isWatched: (server: Server, namespace: string) => boolean;
  /** Why the scrape timeout of an endpoint cannot be used; `intervalField` names the endpoint's own interval. */
  readonly whyNotTimes: (server: Server, endpoint: Spec, intervalField?: string) => Rejection | undefined;
  /** Why a relabeling rule cannot be used. */
  readonly whyNotRelabeling: (server: Server, rule: Spec) => RejectionFor<'invalid-relabeling'> | undefined;

  /** How the endpoints of a ServiceMonitor are discovered. */
  readonly endpointsRoleOf: (server: Server, monitor: StoredObject) => EndpointsRole;
  /** Fields of the scrape class that holds for a monitor. */
  readonly scrapeClassOf: (server: Server, monitor: StoredObject) => Spec;
  /** TLS settings of an endpoint, with those of the scrape class. */
  readonly tlsOf: (server: Server, monitor: StoredObject, endpoint: Spec) => Spec;
  /** Limits of a monitor, and the field of a server that enforces each. */
  readonly limits: readonly { readonly field: string; readonly enforcedBy: string }[];

  /** The text of the configuration, and fields that are left out of it. @throws NotGeneratedError if there is no configuration */
  readonly generateConfiguration: (input: ConfigurationInput) => Configuration;
  /** The same fields alone, which takes half the time. @throws NotGeneratedError if there is no configuration */
  readonly ignoredFields: (input: ConfigurationInput) => readonly IgnoredField[];
  /** Only finds out whether there is a configuration. @throws NotGeneratedError if there is no configuration */
  readonly requireConfiguration: (input: ConfigurationInput) => void;
  /** What decides on targets, before it becomes text. */
  readonly generateScrapeSections: (input: ConfigurationInput) => ScrapeSections;
  /** Defects of this version that the monitors of a server meet. */
  readonly metDefects: (server: Server, selection: Selection, settings?: OperatorSettings) => readonly MetDefect[];
}
