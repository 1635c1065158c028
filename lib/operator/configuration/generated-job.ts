/** A job as the operator writes it. */
import { YamlMap } from './yaml/yaml';
import { RuleOrigin } from '../../manifests/rule-origin';

/** One entry of `scrape_configs`, and what is known about it beside the text. */
export interface GeneratedJob {
  readonly yaml: YamlMap;
  /** Where each of its `relabel_configs` comes from. */
  readonly origins: readonly RuleOrigin[];
}
