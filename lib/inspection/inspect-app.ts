/** Objects of an app, inspected with what is acknowledged in it. */
import { IConstruct } from 'constructs';
import { inspect } from './inspect';
import { OPERATOR } from './operator';
import { Manifest } from '../cluster/manifest';
import { acknowledgedReason } from '../findings/acknowledgements';
import { Finding } from '../findings/finding';

/** An object as cdk8s writes it. */
export interface WrittenObject {
  readonly manifest: Manifest;
  /** Path of its construct. */
  readonly path: string;
}

/** Findings on objects of an app; `external` ones are known, and nothing is told of them. */
export function inspectObjects(app: IConstruct, objects: readonly WrittenObject[], external: readonly Manifest[]): readonly Finding[] {
  const subjects = [...external.map((manifest) => ({ manifest, isExternal: true })), ...objects];

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
