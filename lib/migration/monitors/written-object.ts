/** An object of the operator as its author wrote it, and as code. */
import { schemaFile, typedValue } from './typed-value';
import { LAST_APPLIED } from '../../manifests/last-applied';
import { Manifest } from '../../manifests/manifest';
import { isObject } from '../../units/is-object';
import { construct, Expression, imported, local } from '../code/expression';
import { Difference } from '../equivalence/equivalence';
import { renameTable } from '../imports/rename-table';
import { OUR_MODULE } from '../imports/surface';

/** The class of this package for the kind of an object. */
export function classFor({ apiVersion, kind }: Manifest): string | undefined {
  return renameTable().kinds.get(`${apiVersion} ${kind}`);
}

/** The object without its status, what the API server and kubectl write into its metadata, and fields that are null. */
export function withoutState({ status, metadata = {}, ...fields }: Manifest): Manifest {
  const { annotations, ...kept } = Object.fromEntries(Object.entries(metadata).filter(([field]) => !STATE.has(field)));
  const own = Object.entries((annotations ?? {}) as object).filter(([key]) => key !== LAST_APPLIED);

  return withoutNull({ ...fields, metadata: { ...kept, ...own.length > 0 && { annotations: Object.fromEntries(own) } } }) as Manifest;
}

const STATE: ReadonlySet<string> = new Set(['creationTimestamp', 'generation', 'managedFields', 'resourceVersion', 'selfLink', 'uid']);

/** The API server drops fields that are null. */
function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (!isObject(value)) return value;

  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null).map(([key, each]) => [key, withoutNull(each)]));
}

/**
 * `new ServiceMonitor(this, 'cart', { metadata, spec })`
 * @param namespace of the chart, which the object does not repeat
 */
export function objectExpression(
  manifest: Manifest, id: string, namespace: string | undefined, report: (difference: Difference) => void,
): Expression {
  const className = classFor(manifest)!;
  const { apiVersion, kind, metadata = {}, ...fields } = manifest;
  const { namespace: own, ...others } = metadata;
  const schema = schemaFile().kinds[className].schema;

  return construct(imported(className, OUR_MODULE), local('this'), id, {
    metadata: { ...others, ...own !== namespace && { namespace: own } } as Expression,
    ...typedValue(fields, schema, { path: '', type: `${className}Props` }, ({ field, text }) => report({ field: field.slice(1), text })) as object,
  });
}
