/** What the transforms of the field table do. */
import { posix } from 'node:path';
import { Transform } from '../fields';
import { quantityAsFloat } from './quantity';
import { asYaml, mapInKeyOrder } from './yaml/go-map';
import { Yaml } from '../../operator-port/yaml';

/** The value of a custom resource as `prometheus.yaml` has it. */
export function transformed(value: unknown, transform?: Transform): Yaml {
  if (transform !== undefined) return TRANSFORMS[transform](value);

  return typeof value === 'object' ? asYaml(value) : value as Yaml;
}

const TRANSFORMS: { readonly [transform in Transform]: (value: unknown) => Yaml } = {
  'lower case': (value) => String(value).toLowerCase(),
  'map in key order': (value) => mapInKeyOrder(value as { readonly [key: string]: unknown }),
  'float': quantityAsFloat,
  'escaping scheme': (value) => value === 'AllowUTF8' ? 'allow-utf-8' : String(value).toLowerCase(),
  'message name': (value) => value === 'V2.0' ? 'io.prometheus.write.v2.Request' : 'prometheus.WriteRequest',
  'log file': (value) => logFile(String(value)),
};

/** A file without a folder goes to the folder of logs. */
function logFile(file: string): string {
  return file !== '' && posix.normalize(posix.dirname(file)) === '.' ? posix.join('/var/log/prometheus', file) : file;
}
