/** Checks each discovery of a job on its own. */
import { checkCredentials } from './check-credentials';
import { Discovery } from './discovery';
import { checkFields } from './field';
import { checkText } from '../endpoint/check-text';
import { Problem } from '../findings/problem';
import { isObject } from '../units/is-object';

/** Checks that there is at least one discovery, and that Prometheus and the operator accept each. */
export function checkDiscoveries(discoveries: readonly Discovery[] | undefined): Problem[] {
  if (!Array.isArray(discoveries) || discoveries.length === 0) {
    return [{ code: 'AM704', message: 'discoveries is empty, so nothing would be scraped', fix: 'list at least one, e.g. Discovery.staticTargets({ targets: [\'host:9100\'] })' }];
  }

  return discoveries.flatMap((discovery, i) => checkDiscovery(discovery, `discoveries[${i}]`));
}

function checkDiscovery(discovery: Discovery, where: string): Problem[] {
  if (typeof discovery?._toParts !== 'function') {
    return [{ code: 'AM715', message: `${where} is not a Discovery`, fix: 'use a factory, e.g. Discovery.consul({ server: \'consul:8500\' })' }];
  }
  const { type, config } = discovery._toParts();
  if (!isObject(config)) {
    const needed = Object.keys(type.fields).find((prop) => type.fields[prop].required);

    return [{ code: 'AM705', message: `${where} is not an object`, fix: `give the factory an object${needed === undefined ? '' : `, e.g. { ${needed}: ... }`}` }];
  }
  const alone = [
    ...checkText(config, where),
    ...checkCredentials(config, where),
    ...checkFields(type.fields, config, `${where}.`),
  ];

  // Values of a wrong type must not be checked further.
  return alone.length > 0 ? alone : type.check?.(config, `${where}.`) ?? [];
}
