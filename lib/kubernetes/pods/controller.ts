/** Finds the controller of an object by its owner references. */
import { Controller } from './pod';
import { listAt, Manifest, stringAt, valueAt } from '../../manifests/manifest';
import { groupOf, keyOf, storedKind, StoredObject } from '../../manifests/objects';

/** The controller in the owner references of an object. */
export function controllerOf(manifest: Manifest): Controller | undefined {
  const owner = ownerOf(manifest);

  return owner === undefined ? undefined : { kind: stringAt(owner, ['kind']) ?? '', name: stringAt(owner, ['name']) ?? '' };
}

/** Key of the object that controls this one. */
export function controllerKeyOf({ namespace, manifest }: StoredObject): string | undefined {
  const owner = ownerOf(manifest);
  const text = (field: string) => stringAt(owner, [field]) ?? '';

  return owner === undefined ? undefined : keyOf(storedKind(groupOf(text('apiVersion')), text('kind')), namespace, text('name'));
}

function ownerOf(manifest: Manifest): unknown {
  return listAt(manifest, ['metadata', 'ownerReferences']).find((reference) => valueAt(reference, ['controller']) === true);
}
