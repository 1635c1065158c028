/** The factories of `Discovery`, by the key of their discovery in native configuration. */
import { Discovery } from '../../scrape-config/discovery';
import { DiscoveryType, keyOf } from '../../scrape-config/discovery-type';

/** A discovery, and the name of its factory. */
export interface KnownDiscovery {
  readonly factory: string;
  readonly type: DiscoveryType;
}

/** The discovery for a key such as `consul_sd_configs`; undefined if the library does not have it. */
export function tryFindDiscovery(key: string): KnownDiscovery | undefined {
  known ??= new Map(factories().map((each) => [keyOf(each.type), each]));

  return known.get(key);
}

let known: ReadonlyMap<string, KnownDiscovery> | undefined;

function factories(): KnownDiscovery[] {
  const all = Discovery as unknown as { readonly [factory: string]: (props: object) => Discovery };

  return Object.getOwnPropertyNames(Discovery).filter((name) => typeof all[name] === 'function' && !OTHER_NAMES.has(name))
    .map((factory) => ({ factory, type: all[factory]({})._toParts().type }));
}

/** Members that are not a factory, or the former name of one. */
const OTHER_NAMES: ReadonlySet<string> = new Set(['prototype', 'static']);
