/** The version of the operator among manifests. */
import { ProfileProps } from './profile-props';
import type * as load from '../manifests/load/load-manifests';
import { listAt, Manifest, stringAt } from '../manifests/manifest';
import { tryOperatorVersion } from '../operator-port/operator-image';
import { isOlderThanKnown, OLDEST_OPERATOR } from '../units/operator-version';

/** The version in the image of the only operator among the manifests; the oldest that is known for an older one. */
export function operatorVersionIn(manifests: readonly Manifest[]): string | undefined {
  const images = manifests.flatMap((manifest) => listAt(manifest, ['spec', 'template', 'spec', 'containers']).flatMap((each) => stringAt(each, ['image']) ?? []));
  const versions = new Set(images.flatMap((image) => tryOperatorVersion(image) ?? []));

  const [version, ...others] = versions;
  if (version === undefined || others.length > 0) return undefined;

  return isOlderThanKnown(version) ? `v${OLDEST_OPERATOR}` : version;
}

/**
 * The version of the only operator in the text of manifests; undefined for a text that cannot be read, which an inspection reports.
 */
export function operatorVersionInText(text: string): string | undefined {
  if (!TAGGED_IMAGE.test(text)) return undefined;
  // It is asked for each pass over an app, and a text may have all objects of a cluster.
  if (latest?.text !== text) latest = { text, version: versionInText(text) };

  return latest.version;
}

const TAGGED_IMAGE = /prometheus-operator:v?\d/;

let latest: { readonly text: string; readonly version: string | undefined } | undefined;

function versionInText(text: string): string | undefined {
  // Most apps give no objects of the cluster.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { loadManifests } = require('../manifests/load/load-manifests') as typeof load;
  try {
    return operatorVersionIn(loadManifests(text, 'external').map(({ manifest }) => manifest));
  } catch {
    return undefined;
  }
}

/** The facts, with the version of the operator among their external objects unless they have a version. */
export function withExternalOperator(props: ProfileProps): ProfileProps {
  const { external, operatorVersion = typeof external === 'string' ? operatorVersionInText(external) : undefined } = props;

  return operatorVersion === undefined ? props : { ...props, operatorVersion };
}
