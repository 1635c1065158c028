/** Reads scalars of a configuration into their Go types. Null is the zero value of each. */
import { LoaderVersion, namesOf, reaches } from './loader-version';
import { Fix, refuse } from './refused';
import { KUBERNETES_ROLES } from './scrape-job';
import { parseGoUrl } from '../../go/url';
import { WrittenScalar } from '../../manifests/load/written-scalar';
import { resolvePlain, resolveScalar } from '../../manifests/load/yaml-scalar';
import { tryBytesOf } from '../../units/byte-size';
import { parsePrometheusDuration } from '../../units/parse-duration';
import { isLabelName } from '../../units/prometheus-names';

type Read = (value: unknown, version?: LoaderVersion) => unknown;

/** Any scalar is text, as it is written. @throws RefusedConfiguration for maps and lists */
export function text(value: unknown): string {
  if (value === null) return '';
  if (value instanceof WrittenScalar) return value.text;

  return typeof value === 'object' ? refuse({ path: '', problem: 'is not text', fix: () => 'write one value' }) : String(value);
}

function bool(value: unknown): boolean {
  if (value === null) return false;
  const resolved = value instanceof WrittenScalar ? resolvePlain(value.text) : value;

  return typeof resolved === 'boolean' ? resolved : refuse({ path: '', problem: 'is neither true nor false', fix: () => 'write true or false, without quotes' });
}

/** A fraction, or a number beyond 64 bits, is a float upstream: it is cut off, and compared with the limit as a float. */
function integer(min: bigint, max: bigint): Read {
  return (value) => {
    if (value === null) return 0n;
    const found = numberOf(value);
    if (typeof found === 'bigint' ? found >= min && found <= max : found !== undefined && found <= Number(max)) {
      return typeof found === 'bigint' ? found : Number.isFinite(found) ? BigInt(Math.trunc(found!)) : min;
    }

    return refuse({ path: '', problem: min === 0n ? 'is not a whole number from 0 on' : 'is not a whole number', fix: () => 'write a number, without quotes' });
  };
}

function float(value: unknown): number {
  if (value === null) return 0;
  const found = numberOf(value);

  return found === undefined ? refuse({ path: '', problem: 'is not a number', fix: () => 'write a number, without quotes' }) : Number(found);
}

/** A whole number of 64 bits with all of its digits, or a float. */
function numberOf(value: unknown): bigint | number | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (!(value instanceof WrittenScalar)) return undefined;
  const { tag, value: resolved } = resolveScalar(value.text);
  if (typeof resolved !== 'number') return undefined;
  if (tag !== 'int') return resolved;

  return /^[-+]?(?:0|[1-9][0-9]*)$/.test(value.text) ? BigInt(value.text.replace(/^\+/, '')) : BigInt(resolved);
}

/** Milliseconds. @see Duration.UnmarshalYAML in model/time.go, prometheus/common v0.70.1 */
function duration(value: unknown): bigint {
  if (value === null) return 0n;
  const written = text(value);
  try {
    return parsePrometheusDuration(written);
  } catch {
    return refuse({ path: '', value: written, problem: 'is not a valid duration', fix: () => 'write it like 30s or 1m30s' });
  }
}

/** Bytes. @see ParseBase2Bytes in bytes.go, alecthomas/units */
function size(value: unknown): number {
  if (value === null) return 0;
  const written = text(value);

  return tryBytesOf(written) ?? refuse({ path: '', value: written, problem: 'is not a valid size', fix: () => 'write it with its unit, like 10MB' });
}

/** @see URL.UnmarshalYAML in config/http_config.go, prometheus/common v0.70.1 */
function url(value: unknown): { readonly text: string } | undefined {
  if (value === null) return undefined;
  const written = text(value);
  try {
    parseGoUrl(written);
  } catch {
    refuse({ path: '', problem: 'is not a valid URL', fix: () => 'write it like http://host:1234/path' });
  }

  return { text: written };
}

/** Labels by name, in their order. @see LabelName.UnmarshalYAML in model/labels.go, prometheus/common v0.70.1 */
function labelSet(value: unknown, version?: LoaderVersion): ReadonlyMap<string, string> | undefined {
  if (value === null) return undefined;
  const labels = textMap(value);
  if (labels.has('')) refuse({ path: '', problem: 'has a label without a name', fix: () => 'name it' });
  const names = namesOf(version);
  const wrong = [...labels.keys()].find((name) => !isLabelName(name, names));
  if (wrong !== undefined) refuse({ path: '', value: wrong, problem: `is not a valid label name in Prometheus ${version!.text}`, fix: () => 'use letters, digits and "_"' });

  return labels;
}

function textMap(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof WrittenScalar) {
    return value === null ? new Map<string, string>() : refuse({ path: '', problem: 'is not a map', fix: () => 'write it as a map of texts' });
  }

  const entries: Iterable<[string, unknown]> = value instanceof Map ? value : Object.entries(value);

  return new Map([...entries].map(([name, each]) => [name, text(each)]));
}

/** One of some words. @param isEmptyKnown whether the empty text is one of them when it is written */
function word(words: readonly string[], isEmptyKnown = false): Read {
  return (value) => {
    const written = text(value);
    if (value === null || words.includes(written) || (isEmptyKnown && written === '')) return written;

    return refuse({ path: '', value: written, problem: 'is not a known value', fix: oneOf(words) });
  };
}

/** Asks for one of some values. */
export function oneOf(words: readonly string[]): Fix {
  return () => `use one of ${words.join(', ')}`;
}

const int = integer(-(2n ** 63n), 2n ** 63n - 1n);
const uint = integer(0n, 2n ** 64n - 1n);

/** Every type without fields, by its Go name; `UnmarshalYAML` of each is its source. */
export const SCALARS: { readonly [type: string]: Read } = {
  'string': text,
  'config.Secret': text,
  bool,
  int,
  'int64': int,
  uint,
  'uint64': uint,
  'float64': float,
  'model.Duration': duration,
  'units.Base2Bytes': size,
  'config.URL': url,
  'model.LabelSet': labelSet,
  'labels.Labels': textMap,
  // Plain text until 3.6, and judged together with the job.
  'model.ValidationScheme': (value, version) => (reaches(version, '3.6') ? word(['utf8', 'legacy'], true)(value) : text(value)),
  'config.TLSVersion': word(['TLS10', 'TLS11', 'TLS12', 'TLS13']),
  'config.LogLevel': text,
  'config.TracingClientType': word(['http', 'grpc']),
  // v1 until 3.0: the version of a server may not be known.
  'config.AlertmanagerAPIVersion': (value, version) => word(version && reaches(version, '3.0') ? ['v2'] : ['v2', 'v1'])(value),
  'aws.Role': word(['ec2', 'ecs', 'elasticache', 'lightsail', 'msk', 'rds']),
  'digitalocean.Role': word(['droplets', 'databases']),
  'hetzner.Role': word(['robot', 'hcloud']),
  'kubernetes.Role': word(KUBERNETES_ROLES),
  'openstack.Role': word(['hypervisor', 'instance', 'loadbalancer']),
  'scaleway.role': word(['instance', 'baremetal']),
};
