/** The job of one ScrapeConfig on one server, for tests that look at it closely. */
import { Objects, StoredObject } from '../../../lib/manifests/objects';
import { contextFor, contextOf, JobContext, ServerContext } from '../../../lib/operator/configuration/job-context';
import { scrapeConfigJob } from '../../../lib/operator/configuration/scrape-config/scrape-config-job';
import { yamlDocument } from '../../../lib/operator/configuration/yaml/yaml-text';
import { IgnoredField } from '../../../lib/operator-port/ignored-field';
import { Loaded } from '../../../lib/operator-port/loaded';
import { Spec } from '../../../lib/operator-port/server';
import { Yaml, YamlMap } from '../../../lib/operator-port/yaml';

/** Every key of every Secret and ConfigMap is loaded, and its value is its name in angle brackets. */
export const ALL_LOADED: Loaded = {
  trySecretKey: (_, { key }) => `<${key}>`,
  tryConfigMapKey: (_, { key }) => `<${key}>`,
};

/** What a server is, and what it has loaded. */
export interface Surroundings {
  readonly server?: Spec;
  readonly loaded?: Loaded;
}

/** The job of ScrapeConfig `shop/cart`, and the fields that it leaves out. */
export function jobOf(spec: Spec, surroundings: Surroundings = {}): { readonly job: YamlMap; readonly ignored: IgnoredField[] } {
  const ignored: IgnoredField[] = [];
  const context = jobContext(spec, surroundings, ignored);

  return { job: scrapeConfigJob(context.object, context).yaml, ignored };
}

/** The context of ScrapeConfig `shop/cart`. */
export function jobContext(spec: Spec, surroundings: Surroundings = {}, ignored: IgnoredField[] = []): JobContext {
  return contextFor(stored('ScrapeConfig', 'shop', 'cart', spec), serverContext(surroundings, ignored));
}

/** The context of Prometheus `monitoring/main`, version 3.14.0 unless it says otherwise. */
export function serverContext({ server: spec = {}, loaded = ALL_LOADED }: Surroundings = {}, ignored: IgnoredField[] = []): ServerContext {
  const server = { ...stored('Prometheus', 'monitoring', 'main', spec), kind: 'Prometheus' as const, spec, version: spec.version ?? '3.14.0' };

  return contextOf(server, {}, loaded, (field) => ignored.push(field));
}

/** A value as it stands in the configuration. */
export function textOf(value: Yaml): string {
  return yamlDocument([['at', value]]).replace(/^at:\n/, '');
}

function stored(kind: string, namespace: string, name: string, spec: Spec): StoredObject {
  return new Objects([{ kind, metadata: { namespace, name }, spec }]).all()[0];
}
