/** The port to the operator: all that is asked of it, in one place, and the model that answers. Another version would be another model. */
import { TrafficSource } from '../kubernetes/network/network-policies';
import { Manifest, StringMap } from '../manifests/manifest';
import { Objects, StoredObject } from '../manifests/objects';
import { admit } from '../operator/admission/admit';
import { explainUnknownField } from '../operator/admission/explain-unknown-field';
import { unknownToOperator } from '../operator/admission/unknown-to-operator';
import { scrapeClassOf, tlsOf } from '../operator/configuration/effective-settings';
import { generateConfiguration, generateScrapeSections, ScrapeSections } from '../operator/configuration/generate';
import { metDefects } from '../operator/configuration/met-defects';
import { endpointsRoleOf } from '../operator/configuration/monitors/endpoint-role';
import { LIMITS } from '../operator/fields';
import { whyNotRelabeling } from '../operator/rejection/check-relabelings';
import { whyNotTimes } from '../operator/rejection/check-times';
import { candidateNamespaces, whyNotSelectors } from '../operator/selection/candidates';
import { selectFor } from '../operator/selection/select-for';
import { serversIn } from '../operator/selection/servers-in';
import { podsOfServer } from '../operator/server-pods';
import { Admitted } from '../operator-port/admitted';
import { Configuration, ConfigurationInput } from '../operator-port/configuration';
import { EndpointsRole } from '../operator-port/endpoints-role';
import { FieldSince } from '../operator-port/field-since';
import { MetDefect } from '../operator-port/met-defect';
import { MonitorKind } from '../operator-port/monitor-kinds';
import { Rejection, RejectionFor } from '../operator-port/rejection';
import { Selection } from '../operator-port/selection';
import { OperatorSettings, Server, Spec } from '../operator-port/server';

/** What an operator of one version is asked. */
export interface Operator {
  /** What its CRDs make of an object when it is created: defaults, unknown fields, errors. */
  readonly admit: (manifest: Manifest) => Admitted;
  /** Why its CRDs drop a field, with a similar name that they know. */
  readonly explainUnknownField: (manifest: Manifest, path: string) => string;
  /** Fields that an older version of the operator would drop. */
  readonly unknownToOperator: (manifest: Manifest, version: string) => readonly FieldSince[];

  /** The servers that it runs. */
  readonly serversIn: (objects: Objects) => readonly Server[];
  /** The pods that it runs for a server. */
  readonly podsOf: (server: Server) => TrafficSource & { readonly labels: StringMap };

  /** The monitors of a server, and why others are rejected. */
  readonly selectFor: (server: Server, objects: Objects, settings?: OperatorSettings) => Selection;
  /** Why the selectors of a server for a kind of monitor cannot be used. */
  readonly whyNotSelectors: (server: Server, kind: MonitorKind) => Rejection | undefined;
  /** Names of the namespaces in which a server looks for a kind of monitor. */
  readonly candidateNamespaces: (server: Server, objects: Objects, kind: MonitorKind) => ReadonlySet<string>;
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
  /** What decides on targets, before it becomes text. */
  readonly generateScrapeSections: (input: ConfigurationInput) => ScrapeSections;
  /** Defects of this version that the monitors of a server meet. */
  readonly metDefects: (server: Server, selection: Selection, settings?: OperatorSettings) => readonly MetDefect[];
}

/** The model of operator v0.94.1. */
export const OPERATOR: Operator = {
  admit,
  explainUnknownField,
  unknownToOperator,
  serversIn,
  podsOf: podsOfServer,
  selectFor,
  whyNotSelectors,
  candidateNamespaces,
  whyNotTimes,
  whyNotRelabeling: ({ version }, rule) => whyNotRelabeling(version, rule),
  endpointsRoleOf,
  scrapeClassOf,
  tlsOf,
  limits: LIMITS,
  generateConfiguration,
  generateScrapeSections,
  metDefects,
};
