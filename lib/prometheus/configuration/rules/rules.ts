/** The rules of each type of a configuration. */
import { CLIENT_RULES, PROXY_RULES, TLS_RULES } from './client-rules';
import { DISCOVERY_RULES } from './discovery-rules';
import { required, Rule } from './rule';
import { SECTION_RULES } from './section-rules';
import { Decoded, listIn } from '../decoded';
import { Schema } from '../schemas';

/** The rules for a struct, those of the structs that it inlines included. */
export function rulesFor({ name, inlined }: Schema): readonly Rule[] {
  const known = rules.get(name) ?? [...NOT_VALIDATED.has(name) ? [] : inlined, name].flatMap((each) => RULES[each] ?? []);
  rules.set(name, known);

  return known;
}

/** Upstream, the client of this discovery is not validated. */
const NOT_VALIDATED: ReadonlySet<string> = new Set(['aws.SDConfig']);

const RULES: { readonly [type: string]: readonly Rule[] | undefined } = {
  ...DISCOVERY_RULES,
  ...SECTION_RULES,
  'config.HTTPClientConfig': CLIENT_RULES,
  'config.ProxyConfig': PROXY_RULES,
  'config.TLSConfig': TLS_RULES,
  'discovery.Configs': [emptyDiscovery],
  'config.ScrapeConfig': [required('job_name')],
};

/** @see readConfigs in discovery/registry.go, Prometheus v0.314.0 */
function emptyDiscovery(value: Decoded): ReturnType<Rule> {
  for (const field of Object.keys(value).filter((each) => each === 'static_configs' || each.endsWith('_sd_configs'))) {
    const index = listIn(value, field).indexOf(undefined);
    if (index >= 0) return { path: `${field}[${index}]`, problem: 'is empty', fix: () => 'fill it in, or remove it' };
  }

  return undefined;
}

const rules = new Map<string, readonly Rule[]>();
