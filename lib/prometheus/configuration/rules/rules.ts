/** The rules of each type of a configuration. */
import { CLIENT_RULES, PROXY_RULES, TLS_RULES } from './client-rules';
import { DISCOVERY_RULES } from './discovery-rules';
import { required, Rule, since } from './rule';
import { SECTION_RULES } from './section-rules';
import { Decoded, listIn } from '../decoded';
import { Schema } from '../schemas';

/** The rules for a struct, those of the structs that it inlines included. */
export function rulesFor(schema: Schema): readonly Rule[] {
  const known = rules.get(schema.name) ?? [...inheritedRules(schema), ...RULES[schema.name] ?? []];
  rules.set(schema.name, known);

  return known;
}

function inheritedRules({ name, inlined }: Schema): readonly Rule[] {
  const all = inlined.flatMap((each) => RULES[each] ?? []);
  const validated = CLIENT_VALIDATED[name];
  if (validated === undefined) return all;

  return validated === 'never' ? [] : all.map((rule) => since(validated, rule));
}

/** Discoveries whose client upstream does not validate, or only from a minor version on. */
const CLIENT_VALIDATED: { readonly [type: string]: string | undefined } = {
  'aws.SDConfig': 'never',
  ...Object.fromEntries(['aws.EC2SDConfig', 'aws.LightsailSDConfig', 'azure.SDConfig', 'http.SDConfig', 'puppetdb.SDConfig', 'uyuni.SDConfig'].map((type) => [type, '2.48'])),
};

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
