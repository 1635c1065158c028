/** The CRD of ScrapeConfig with v1beta1, for each stage. */
import { changedSchema } from './changed-schema';
import { checkCrd } from './check-crd';
import { DEPRECATION_WARNING, StagedVersion, StageName, STAGES } from './stage';
import { Refusal } from '../../findings/refusal';
import { LAST_APPLIED } from '../../manifests/last-applied';
import { Manifest, ManifestMetadata, objectAt } from '../../manifests/manifest';
import { copyPlain } from '../../units/copy-plain';
import { HUB, NO_CHANGES, VersionChanges } from '../conversion/field-change';
import { Shape } from '../conversion/shape';

/** How the API server converts objects between the versions. */
export interface ConversionOfCrd {
  /** The value of `spec.conversion`. */
  readonly conversion: { readonly [field: string]: unknown };
  /** Annotations that the CRD needs for it. */
  readonly annotations?: { readonly [name: string]: string };
}

/** What the CRD is made with. */
export interface StagedCrdOptions {
  /** @default - strategy None: the API server changes the apiVersion only */
  readonly conversion?: ConversionOfCrd;
  /** @default - the versions are identical */
  readonly changes?: VersionChanges;
}

/**
 * The CRD of a stage, made from the CRD with v1alpha1 alone.
 * @throws Refusal if it is not that CRD
 */
export function stagedCrd(crd: Manifest, stage: StageName, { conversion, changes = NO_CHANGES }: StagedCrdOptions = {}): Manifest {
  const problem = checkCrd(crd);
  if (problem) throw new Refusal([problem]);
  const { versions: [version], conversion: _, ...spec } = objectAt(crd, ['spec']) as { readonly versions: readonly Version[]; readonly conversion?: unknown };

  return {
    apiVersion: crd.apiVersion,
    kind: crd.kind,
    metadata: metadataOf(crd, conversion?.annotations),
    spec: {
      ...copyPlain(spec),
      conversion: conversion?.conversion ?? { strategy: 'None' },
      versions: STAGES[stage].versions.map((staged) => versionOf(version, staged, changes)),
    },
  };
}

interface Version {
  readonly schema: { readonly openAPIV3Schema: object };
  readonly [field: string]: unknown;
}

/** A version as it was, but for what the stage says. */
function versionOf(version: Version, { name, served, storage, deprecated }: StagedVersion, changes: VersionChanges): object {
  const { deprecated: _, deprecationWarning: __, schema, ...rest } = copyPlain(version);
  const { openAPIV3Schema, ...others } = schema;
  const changed = name === HUB ? openAPIV3Schema : changedSchema(openAPIV3Schema, Shape.of(changes[name]));

  return {
    ...rest,
    name,
    served,
    storage,
    ...deprecated && { deprecated, deprecationWarning: DEPRECATION_WARNING },
    schema: { openAPIV3Schema: changed, ...others },
  };
}

/** What the API server and kubectl add is left out, so that the CRD of a cluster can be used as well. */
function metadataOf({ metadata = {} }: Manifest, added: ConversionOfCrd['annotations'] = {}): ManifestMetadata {
  const { name, labels, annotations = {} } = metadata;
  const { [LAST_APPLIED]: _, ...kept } = annotations;
  const all = { ...kept, ...added };

  return { name, ...labels && { labels: copyPlain(labels) }, ...Object.keys(all).length > 0 && { annotations: all } };
}
