/** The version of Prometheus that the image of a server has, as far as its tag shows it. */
import { tryYamlValue } from '../manifests/load/try-yaml-value';
import { listAt, stringAt } from '../manifests/manifest';
import { NotGeneratedError } from '../operator-port/not-generated-error';
import { Operator } from '../operator-port/operator';
import { OperatorSettings } from '../operator-port/operator-settings';
import { Selection } from '../operator-port/selection';
import { Server, Spec } from '../operator-port/server';
import { isObject } from '../units/is-object';
import { isNewerThanProven, isOlderThanKnown } from '../units/operator-version';
import { compareSemver, isSemver, parseSemver, semverAtLeast } from '../units/semver';

/** An image of Prometheus with a tag that is a version. */
export interface ImageVersion {
  readonly image: string;
  /** E.g. `3.5.0`. */
  readonly version: string;
  /** Whether it is older, or newer, than the version for which the operator writes the configuration. */
  readonly differs?: 'older' | 'newer';
}

/** A key of the configuration that an older Prometheus refuses. */
export interface ImageRefusal {
  /** E.g. `storage.tsdb.retention`. */
  readonly key: string;
}

/** The version of the image that a server sets. Only minor versions are compared. Undefined for a tag that says something else. */
export function tryImageVersion({ spec, version }: Pick<Server, 'spec' | 'version'>): ImageVersion | undefined {
  const image = imageIn(spec);
  const [, major, minor, patch = '0'] = TAG.exec(image) ?? [];
  if (major === undefined || !/^[23]\./.test(version) || !isSemver(version)) return undefined;
  const [ofImage, ofServer] = [`${major}.${minor}.0`, version].map((text) => parseSemver(text).numbers);
  const order = compareSemver({ numbers: ofImage, prerelease: [] }, { numbers: [ofServer[0], ofServer[1], 0n], prerelease: [] });

  return { image, version: `${major}.${minor}.${patch}`, ...order !== 0 && { differs: order < 0 ? 'older' : 'newer' } };
}

/**
 * The version of the Prometheus that loads the configuration. It is not known for an image with another tag, and where another operator
 * may choose it. An older image is a finding of its own (AM952).
 */
export function loadedVersion(server: Server): string | undefined {
  if (imageIn(server.spec) !== '') {
    const image = tryImageVersion(server);

    return image?.differs === 'older' ? undefined : image?.version;
  }
  const isDefault = (stringAt(server.spec, ['version'])?.trim() ?? '') === '';

  return isDefault && (server.isOperatorAssumed === true || isByUnknownOperator(server)) ? undefined : server.version;
}

/**
 * The image that the operator runs, as far as it is not the one of the version; empty where it is.
 * @see BuildImagePath in pkg/operator/image.go, and the merge of containers in pkg/prometheus/server/statefulset.go, v0.94.1
 */
function imageIn(spec: Spec): string {
  const container = listAt(spec, ['containers']).find((each) => stringAt(each, ['name']) === 'prometheus');
  const [patched, image, tag, sha, base] = [[container, 'image'], [spec, 'image'], [spec, 'tag'], [spec, 'sha'], [spec, 'baseImage']]
    .map(([from, field]) => stringAt(from, [field as string])?.trim() ?? '');
  if (patched !== '' || image !== '') return patched || image;

  return tag === '' || sha !== '' ? '' : `${base || 'quay.io/prometheus/prometheus'}:${tag}`;
}

/** What Prometheus and those who build its image add to its version. Whoever adds something else may count versions of their own. */
const SUFFIX = '(?:rc|beta|alpha)[.\\d]*|distroless|busybox|debian-\\d+|alpine[.\\d]*|ubi\\d*|slim|linux|amd64|arm64|arm|armv7|ppc64le|s390x|r\\d+';

/** A repository of Prometheus itself, and a tag such as `v3.5.0` or `v3.5.0-distroless`. */
const TAG = new RegExp(`(?:^|[/-])prometheus:v?([23])\\.(\\d{1,3})(?:\\.(\\d{1,3}))?(?:-(?:${SUFFIX}))*(?:@sha256:[0-9a-f]+)?$`);

/**
 * Why an older Prometheus does not load the configuration: it has a key that the operator does not write for the older version, and
 * Prometheus refuses every key that it does not know.
 */
export function refusalByImage(
  server: Server, selection: Selection, { operator, settings }: ByOperator,
): ImageRefusal | undefined {
  const image = tryImageVersion(server);
  if (image?.differs !== 'older' || selection.error !== undefined || selection.unmanaged) return undefined;
  if (isByUnknownOperator(server) || hasAssumedVersion(server)) return undefined;
  const [own, older] = [server, { ...server, version: image.version }]
    .map((each) => configurationOf(operator, { ...selection, server: each, settings }));
  const key = own === undefined || older === undefined ? undefined : newKeys(own, older).find((each) => !isKnown(each, image.version));

  return key === undefined ? undefined : { key };
}

/** Which operator writes the configuration. */
export interface ByOperator {
  readonly operator: Operator;
  readonly settings?: OperatorSettings;
}

/** Whether the behaviour of the operator is not known: it may write other keys, and runs another version by default. */
function isByUnknownOperator({ operatorVersion }: Server): boolean {
  return operatorVersion !== undefined && (isNewerThanProven(operatorVersion) || isOlderThanKnown(operatorVersion));
}

/** Whether another operator would write the configuration for another version, which may be that of the image. */
export function hasAssumedVersion({ spec, isOperatorAssumed }: Server): boolean {
  return isOperatorAssumed === true && (stringAt(spec, ['version'])?.trim() ?? '') === '';
}

function configurationOf(operator: Operator, input: Parameters<Operator['generateConfiguration']>[0]): unknown {
  try {
    return tryYamlValue(operator.generateConfiguration(input).config);
  } catch (error) {
    if (!(error instanceof NotGeneratedError)) throw error;

    return undefined;
  }
}

/** Paths of keys that only the first value has. Entries of lists of another length are not compared. */
function newKeys(one: unknown, other: unknown, path = ''): string[] {
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length ? one.flatMap((each, i) => newKeys(each, other[i], `${path}[${i}]`)) : [];
  }
  if (!isObject(one) || !isObject(other)) return [];

  return Object.keys(one).flatMap((key) => {
    const at = path === '' ? key : `${path}.${key}`;
    if (Object.prototype.hasOwnProperty.call(other, key)) return newKeys(one[key as never], other[key as never], at);
    const inner = isObject(one[key as never]) ? newKeys(one[key as never], {}, at) : [];

    return inner.length > 0 ? inner : [at];
  });
}

/** Keys that Prometheus knows earlier than the operator writes them. @see TSDBConfig in config/config.go, Prometheus v0.308.1 */
const KNOWN_EARLIER: readonly { readonly within: string; readonly since: string }[] = [
  { within: 'storage.tsdb.retention.percentage', since: '3.11.0' },
  { within: 'storage.tsdb.retention', since: '3.8.0' },
];

function isKnown(key: string, version: string): boolean {
  const row = KNOWN_EARLIER.find(({ within }) => key === within || key.startsWith(`${within}.`));

  return row !== undefined && semverAtLeast(version, row.since);
}
