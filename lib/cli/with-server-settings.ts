/** Servers of the inputs with a version and a role of discovery that options give. */
import { Versions } from './versions';
import { Manifest, objectAt } from '../manifests/manifest';
import { isServer } from '../operator-port/server';

/** The same manifests, with other servers. An image is left out: it has a version of its own. */
export function withServerSettings<T extends { readonly manifest: Manifest }>(loaded: readonly T[], versions: Versions): readonly T[] {
  const { prometheusVersion, serviceDiscoveryRole } = versions;
  if (prometheusVersion === undefined && serviceDiscoveryRole === undefined) return loaded;

  return loaded.map((each) => {
    const { manifest } = each;

    return isServer(manifest) ? { ...each, manifest: { ...manifest, spec: specWith(manifest, versions) } } : each;
  });
}

function specWith(manifest: Manifest, { prometheusVersion, serviceDiscoveryRole }: Versions): object {
  const { image, tag, sha, baseImage, ...spec } = objectAt(manifest, ['spec']);

  return {
    ...prometheusVersion === undefined ? objectAt(manifest, ['spec']) : { ...spec, version: `v${prometheusVersion.replace(/^v/, '')}` },
    ...serviceDiscoveryRole !== undefined && { serviceDiscoveryRole },
  };
}
