/** The version of the operator among manifests. */
import { listAt, Manifest, stringAt } from '../manifests/manifest';
import { tryOperatorVersion } from '../operator-port/operator-image';

/** The version in the image of the only operator among the manifests. */
export function operatorVersionIn(manifests: readonly Manifest[]): string | undefined {
  const images = manifests.flatMap((manifest) => listAt(manifest, ['spec', 'template', 'spec', 'containers']).flatMap((each) => stringAt(each, ['image']) ?? []));
  const versions = new Set(images.flatMap((image) => tryOperatorVersion(image) ?? []));

  return versions.size === 1 ? [...versions][0] : undefined;
}
