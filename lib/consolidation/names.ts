/** The names of ScrapeConfigs in place of monitors. */
import { createHash } from 'node:crypto';
import { EndpointOf } from './endpoints-of';

/** E.g. `cart-sm-0`, `cart-pm-1`, `cart-probe`: different for each endpoint of each monitor of a namespace, and the same in each run. */
export function nameOf({ monitor: { kind, name }, index }: Pick<EndpointOf, 'index'> & { readonly monitor: { readonly kind: string; readonly name: string } }): string {
  const suffix = kind === 'Probe' ? 'probe' : `${kind === 'PodMonitor' ? 'pm' : 'sm'}-${index}`;
  const whole = `${name}-${suffix}`;
  if (whole.length <= LONGEST) return whole;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_DIGITS);

  // What is cut may end with a character that a part of a name must not end with.
  return `${name.slice(0, LONGEST - suffix.length - HASH_DIGITS - 2).replace(/[-.]+$/, '')}-${hash}-${suffix}`;
}

/** Names of objects are DNS subdomains. */
const LONGEST = 253;
const HASH_DIGITS = 12;
