/** A job as Prometheus reads it: with the defaults of the fields that it leaves out, so that jobs can be compared. */
import { asJson, Yaml, YamlMap } from '../operator-port/yaml';
import { isObject } from '../units/is-object';

/** A job without its name and its rules, and the rules. */
export interface ComparableJob {
  readonly settings: { readonly [field: string]: unknown };
  readonly rules: readonly ComparableRule[];
}

/** A relabeling rule with all of its fields. */
export type ComparableRule = { readonly [field: string]: unknown };

/** @see ScrapeConfig.UnmarshalYAML and Validate in config/config.go, Prometheus v0.314.0 */
export function comparableJob(yaml: YamlMap): ComparableJob {
  const { job_name: _, relabel_configs: rules, metric_relabel_configs: sampleRules, kubernetes_sd_configs: discoveries, ...others } = (
    asJson(yaml) as Fields);
  const settings = fieldsOf(withAuthorization(others), isDefault);

  return {
    settings: {
      ...settings,
      ...hasItems(discoveries) && { kubernetes_sd_configs: discoveries.map((each) => fieldsOf(each as Fields, (_field, value) => value === '')) },
      ...hasItems(sampleRules) && { metric_relabel_configs: sampleRules.map(comparableRule) },
    },
    rules: hasItems(rules) ? rules.map(comparableRule) : [],
  };
}

/** A rule of the operator with its defaults. */
export function comparableRule(rule: unknown): ComparableRule {
  const given = rule as Fields;
  const { regex, action } = { ...RULE_DEFAULTS, ...given };

  return { ...RULE_DEFAULTS, ...given, regex: String(regex), action: String(action).toLowerCase() };
}

/** A rule that is still a YAML map. */
export function ruleOf(rule: Yaml): ComparableRule {
  return comparableRule(asJson(rule));
}

interface Fields { readonly [field: string]: unknown }

/** @see DefaultRelabelConfig in model/relabel/relabel.go, Prometheus v0.314.0 */
const RULE_DEFAULTS: Fields = {
  source_labels: [], separator: ';', target_label: '', regex: '(.*)', modulus: 0, replacement: '$1', action: 'replace',
};

/** @see DefaultScrapeConfig in config/config.go, Prometheus v0.314.0, and DefaultHTTPClientConfig in prometheus/common */
const DEFAULTS: Fields = {
  honor_labels: false,
  honor_timestamps: true,
  track_timestamps_staleness: false,
  metrics_path: '/metrics',
  scheme: 'http',
  follow_redirects: true,
  enable_http2: true,
  enable_compression: true,
};

function fieldsOf(fields: Fields, isLeftOut: (field: string, value: unknown) => boolean): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([field, value]) => !isLeftOut(field, value)));
}

function isDefault(field: string, value: unknown): boolean {
  if (Object.hasOwn(DEFAULTS, field)) return value === DEFAULTS[field];

  // A limit of 0 is that of the global section.
  return value === null || value === 0 || value === '' || typeof value === 'object' && Object.keys(value).length === 0;
}

/** A bearer token is the older form of an authorization, and Prometheus reads it as one. */
function withAuthorization(job: Fields): Fields {
  const { bearer_token: credentials, bearer_token_file: file, ...others } = job;
  if (others.authorization !== undefined || !credentials && !file) return job;

  return { ...others, authorization: { type: 'Bearer', ...credentials !== undefined && { credentials }, ...file !== undefined && { credentials_file: file } } };
}

function hasItems(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.every(isObject) && value.length > 0;
}
