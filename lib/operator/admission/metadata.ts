/** The `metadata` of an object, read as the API server reads it into its own type, before anything else is checked. */
import { isRfc3339 } from './date-time';
import { Faults, shown } from './faults';
import { linkSchema, SlimSchema } from './schema';
import { shape } from './shape';
import { validate } from './validate';

/** What was read: fields of known names and right types. */
export interface ObjectMeta {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
  readonly ownerReferences?: readonly OwnerReference[];
  readonly finalizers?: readonly string[];
  readonly managedFields?: readonly ManagedFields[];
  readonly [field: string]: unknown;
}

/** Another object that this one belongs to. */
export interface OwnerReference {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly uid?: string;
  readonly controller?: boolean;
}

/** Who set which fields. */
export interface ManagedFields {
  readonly manager?: string;
  readonly operation?: string;
  readonly time?: string;
  readonly fieldsType?: string;
  readonly subresource?: string;
}

/**
 * Adds what a client sends: a namespace and a name if they are left out.
 *
 * A generated name ends in zeros, where the API server has five random characters.
 */
export function asSent(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const { name, generateName, namespace } = given as { readonly [field: string]: unknown };
  const needsName = (typeof name !== 'string' || name === '') && typeof generateName === 'string' && generateName !== '';

  return {
    ...given,
    ...(namespace === undefined || namespace === null || namespace === '') && { namespace: 'default' },
    ...needsName && { name: `${generateName}00000` },
  };
}

/**
 * Reads `metadata`; there are faults only if it cannot be read at all.
 *
 * @param unknown gets the path of each field that metadata does not have
 * @see GetObjectMetaWithOptions in pkg/apiserver/schema/objectmeta/coerce.go, v0.37.0
 */
export function readMetadata(given: unknown, unknown: string[], faults: Faults): ObjectMeta {
  const read = shape(given ?? {}, METADATA, 'metadata', unknown) as ObjectMeta;
  validate(read, METADATA, 'metadata', faults);
  if (faults.errors.length > 0) return {};
  const times: [string, unknown][] = [
    ...['creationTimestamp', 'deletionTimestamp'].map((field): [string, unknown] => [`metadata.${field}`, read[field]]),
    ...(read.managedFields ?? []).map(({ time }, i): [string, unknown] => [`metadata.managedFields[${i}].time`, time]),
  ];
  times.filter(([, time]) => time !== undefined && !isRfc3339(time as string))
    .forEach(([path, time]) => faults.add(path, `Invalid value: ${shown(time)}: must be a time like 2006-01-02T15:04:05Z`));

  return read;
}

const TEXT: SlimSchema = { type: 'string' };
const INTEGER: SlimSchema = { type: 'integer' };
const FLAG: SlimSchema = { type: 'boolean' };
// In maps and lists, Go reads null as the empty value; elsewhere null means that the field is left out.
const TEXTS: SlimSchema = { type: 'object', additionalProperties: { type: 'string', default: '' } };

function listOf(properties: { readonly [field: string]: SlimSchema }): SlimSchema {
  return { type: 'array', items: { type: 'object', default: {}, properties } };
}

/** @see ObjectMeta in k8s.io/apimachinery/pkg/apis/meta/v1/types.go, v0.37.0 */
const METADATA = linkSchema({
  type: 'object',
  properties: {
    name: TEXT,
    generateName: TEXT,
    namespace: TEXT,
    selfLink: TEXT,
    uid: TEXT,
    resourceVersion: TEXT,
    generation: INTEGER,
    creationTimestamp: TEXT,
    deletionTimestamp: TEXT,
    deletionGracePeriodSeconds: INTEGER,
    labels: TEXTS,
    annotations: TEXTS,
    ownerReferences: listOf({ apiVersion: TEXT, kind: TEXT, name: TEXT, uid: TEXT, controller: FLAG, blockOwnerDeletion: FLAG }),
    finalizers: { type: 'array', items: { type: 'string', default: '' } },
    managedFields: listOf({
      manager: TEXT,
      operation: TEXT,
      apiVersion: TEXT,
      time: TEXT,
      fieldsType: TEXT,
      fieldsV1: { 'x-kubernetes-preserve-unknown-fields': true },
      subresource: TEXT,
    }),
  },
}, (name) => { throw new Error(`metadata refers to no definition, but to "${name}"`); });
