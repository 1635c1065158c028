/** Objects of an app, inspected with what is acknowledged in it. */
import { IConstruct } from 'constructs';
import { inspect } from './inspect';
import { acknowledgedReason } from '../findings/acknowledgement';
import { Finding } from '../findings/finding';
import { OPERATOR } from '../forecast/operator';
import { loadManifests } from '../manifests/load/load-manifests';
import { Manifest } from '../manifests/manifest';

/** An object as cdk8s writes it. */
export interface WrittenObject {
  readonly manifest: Manifest;
  /** Path of its construct. */
  readonly path: string;
}

/** Objects that the cluster has already. */
export interface External {
  readonly manifests: readonly Manifest[];
  /** YAML or JSON. */
  readonly texts: readonly string[];
}

/**
 * Findings on objects of an app; external ones are known, and nothing is told of them.
 * @throws LoadError for a text that cannot be read
 */
export function inspectObjects(app: IConstruct, objects: readonly WrittenObject[], { manifests, texts }: External): readonly Finding[] {
  const read = texts.flatMap((text) => loadManifests(text, 'external').map(({ manifest }) => manifest));
  // As they are written: what they share must not be changed through one of them.
  const written = objects.map(({ manifest, path }) => ({ manifest: JSON.parse(JSON.stringify(manifest)) as Manifest, path }));
  const subjects = [...[...manifests, ...read].map((manifest) => ({ manifest, isExternal: true })), ...written];

  return inspect(subjects, { operator: OPERATOR, acknowledged: acknowledgedIn(app) }).allFindings();
}

/** Why a finding may be, by the constructs of an app. */
export function acknowledgedIn(app: IConstruct): (finding: Finding) => string | undefined {
  let byPath: Map<string, IConstruct> | undefined;

  return ({ path, code }) => {
    byPath ??= new Map(app.node.root.node.findAll().map((construct) => [construct.node.path, construct]));
    const construct = byPath.get(path);

    return construct && acknowledgedReason(construct, code);
  };
}
