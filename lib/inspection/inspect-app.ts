/** Inspects the objects of an app; findings that the app acknowledges keep the reason. */
import { IConstruct } from 'constructs';
import { inspect } from './inspect';
import { acknowledgedReason } from '../findings/acknowledgement';
import { Finding } from '../findings/finding';
import { OPERATOR } from '../forecast/operator';
import { loadManifests } from '../manifests/load/load-manifests';
import { Manifest } from '../manifests/manifest';
import { MONITOR_KINDS } from '../operator-port/monitor-kinds';
import { addedKinds } from '../tree/app-kinds';

/** An object as cdk8s writes it. */
export interface WrittenObject {
  readonly manifest: Manifest;
  /** Path of its construct. */
  readonly path: string;
}

/** Objects that are already in the cluster. */
export interface External {
  readonly manifests: readonly Manifest[];
  /** YAML or JSON. */
  readonly texts: readonly string[];
}

/**
 * Findings on the objects of an app. External objects are taken into account, but have no findings of their own.
 * @throws LoadError for a text that cannot be read
 */
export function inspectObjects(app: IConstruct, objects: readonly WrittenObject[], { manifests, texts }: External): readonly Finding[] {
  const read = texts.flatMap((text) => loadManifests(text, 'external').map(({ manifest }) => manifest));
  // Copied, as cdk8s would write them: manifests may share values, and a change to one must not change another.
  const written = objects.map(({ manifest, path }) => ({ manifest: JSON.parse(JSON.stringify(manifest)) as Manifest, path }));
  const subjects = [...[...manifests, ...read].map((manifest) => ({ manifest, isExternal: true })), ...written];

  return inspect(subjects, {
    operator: OPERATOR, podsOf: addedKinds(app), acknowledged: acknowledgedIn(app), warnsOfHarmlessRefusals: true,
  }).allFindings();
}

/**
 * Findings on objects that the API server refuses, for an app whose reader is not known: an error if a monitor of the app is not scraped
 * for it, whoever reads the monitor; a warning otherwise.
 */
export function inspectRefusals(app: IConstruct, objects: readonly WrittenObject[]): readonly Finding[] {
  return inspectObjects(app, objects, { manifests: [ANY_READER], texts: [] }).filter(({ code }) => code === 'AM601');
}

/** Selects every monitor. Nothing that depends on it is reported, since it is not known to exist. */
const ANY_READER: Manifest = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { namespace: 'profile', name: 'any-reader' },
  spec: Object.fromEntries(MONITOR_KINDS.flatMap(({ selector, namespaceSelector }) => [[selector, {}], [namespaceSelector, {}]])),
};

/** Looks up the reason for which an app acknowledges a finding; undefined if it does not. */
export function acknowledgedIn(app: IConstruct): (finding: Finding) => string | undefined {
  let byPath: Map<string, IConstruct> | undefined;

  return ({ path, code }) => {
    byPath ??= new Map(app.node.root.node.findAll().map((construct) => [construct.node.path, construct]));
    const construct = byPath.get(path);

    return construct && acknowledgedReason(construct, code);
  };
}
