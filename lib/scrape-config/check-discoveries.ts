/** The discoveries of a job, each alone. */
import { checkCredentials } from './check-credentials';
import { Discovery } from './discovery';
import { checkFields } from './field';
import { checkText } from '../endpoint/check-text';
import { Problem } from '../findings/problem';

/** At least one, each made by a factory, each as Prometheus and the operator take it. */
export function checkDiscoveries(discoveries: readonly Discovery[] | undefined): Problem[] {
  if (!Array.isArray(discoveries) || discoveries.length === 0) {
    return [{ code: 'AM704', message: 'discoveries is empty, so nothing would be scraped', fix: 'list at least one, e.g. Discovery.static({ targets: [\'host:9100\'] })' }];
  }

  return discoveries.flatMap((discovery, i) => checkDiscovery(discovery, `discoveries[${i}]`));
}

function checkDiscovery(discovery: Discovery, where: string): Problem[] {
  if (typeof discovery?._toParts !== 'function') {
    return [{ code: 'AM715', message: `${where} is none of Discovery's`, fix: 'make it with one of its factories, e.g. Discovery.consul({ server: \'consul:8500\' })' }];
  }
  const { type, config } = discovery._toParts();
  const alone = [
    ...checkText(config, where),
    ...checkCredentials(config, where),
    ...checkFields(type.fields, config, `${where}.`),
  ];

  // What is no text or no list must not be looked at more closely.
  return alone.length > 0 ? alone : type.check?.(config, `${where}.`) ?? [];
}
