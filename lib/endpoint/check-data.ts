/** Checks that what is written as it is given is plain data: cdk8s does not write instances of classes, nor say where they are. */
import { ApiObjectMetadata } from 'cdk8s';
import { Problem, quote } from '../findings/problem';
import { isPlainObject } from '../units/copy-plain';

/**
 * Problems with the values of some props.
 * @param where prefix of their names in messages
 */
export function checkData(props: object, names: readonly string[], where = ''): Problem[] {
  return names.flatMap((name) => instancesIn((props as { readonly [name: string]: unknown })[name], `${where}${name}`));
}

/** The same for metadata. Labels and annotations may be instances, since they are copied one by one. */
export function checkMetadataIsData(metadata: ApiObjectMetadata | null | undefined): Problem[] {
  if (typeof metadata !== 'object' || metadata === null) return [];
  if (typeof (metadata as { readonly toJson?: unknown }).toJson === 'function') {
    return [{ code: 'AM123', message: 'metadata is the metadata of another object, and a plain object is needed', fix: 'write what the monitor is to have, like { name: \'cart\', labels: { team: \'shop\' } }' }];
  }

  return checkData(metadata, Object.keys(metadata).filter((name) => name !== 'labels' && name !== 'annotations'), 'metadata.');
}

function instancesIn(value: unknown, where: string): Problem[] {
  if (typeof value !== 'object' || value === null || isWritten(value)) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => instancesIn(item, `${where}[${i}]`));
  if (isPlainObject(value)) return Object.entries(value).flatMap(([key, item]) => instancesIn(item, `${where}.${key}`));
  const { name = '' } = (value as { readonly constructor?: { readonly name?: string } }).constructor ?? {};

  return [{
    code: 'AM123',
    message: `${where} is an instance of ${name === '' ? 'a class' : `class ${quote(name)}`}, which cdk8s does not write, and a plain object is needed`,
    fix: 'write its values like { name: value }',
  }];
}

/** A Lazy value, or a number of the generated classes such as a Quantity, which hold it as `value`. */
function isWritten(instance: object): boolean {
  const { produce, value } = instance as { readonly produce?: unknown; readonly value?: unknown };

  return typeof produce === 'function' || (Object.keys(instance).length === 1 && ['string', 'number'].includes(typeof value));
}
