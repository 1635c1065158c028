/** The images of the containers that the operator runs. */
import { stringAt } from '../../manifests/manifest';
import { OperatorSettings } from '../../operator-port/operator-settings';
import { Spec } from '../../operator-port/server';

/** Where the operator takes images from if an object does not say. @see pkg/operator/defaults.go, v0.94.1 */
const DEFAULTS = {
  prometheus: 'quay.io/prometheus/prometheus',
  alertmanager: 'quay.io/prometheus/alertmanager',
  thanos: 'quay.io/thanos/thanos',
  reloader: 'quay.io/prometheus-operator/prometheus-config-reloader:v0.94.1',
};

/** An image without a version, or a whole one for the config reloader, that the operator takes by default. */
export function baseImage({ images = {} }: OperatorSettings, which: keyof typeof DEFAULTS): string {
  return images[which] ?? DEFAULTS[which];
}

/**
 * The image of the main container: that of the object, or else the base image with a digest, tag or version.
 * @see BuildImagePath in pkg/operator/image.go, v0.94.1
 */
export function imageOf({ image, tag, sha, baseImage: own }: Spec, base: string, version: string): string {
  if (stringAt(image, [])?.trim()) return image as string;
  const name = textOr(own, base);
  if (/[@:][^/]*$/.test(name)) return name;
  if (textOr(sha, '') !== '') return `${name}@sha256:${sha}`;

  return textOr(tag, '') === '' ? `${name}:${version}` : `${normalized(name)}:${tag}`;
}

/**
 * Only with a tag a name gets the registry that it has by default.
 * @see ParseNormalizedNamed in github.com/distribution/reference v0.6.0
 */
function normalized(name: string): string {
  const [first, ...rest] = name.split('/');
  if (rest.length > 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase())) return name;

  return `docker.io/${rest.length === 0 ? 'library/' : ''}${name}`;
}

/** A text that is not blank. @see StringValOrDefault in pkg/operator/image.go, v0.94.1 */
export function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value.trim() !== '' ? value : otherwise;
}
