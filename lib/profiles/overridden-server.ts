/** A Prometheus object with facts that replace its own. */
import { factsAsSpec } from './facts-as-spec';
import { ProfileProps } from './profile-props';
import { listAt, Manifest, objectAt, stringAt, stringMapAt } from '../manifests/manifest';
import { MONITOR_KINDS } from '../operator-port/monitor-kinds';
import { definedOnly } from '../units/defined-only';

/** The object as it would be with the facts. An object without a `spec` stays as it is, because the API server refuses it. */
export function overriddenServer(server: Manifest, overrides: ProfileProps): Manifest {
  const spec = objectAt(server, ['spec']);
  const { image, tag, sha, baseImage, arbitraryFSAccessThroughSMs, ignoreNamespaceSelectors, ...others } = spec;
  const { prometheusVersion, allowsFiles, ignoresNamespaceSelectors, podLabels, scrapeClasses } = overrides;
  if (server.spec === undefined || Object.keys(overrides).length === 0) return server;
  const changed = {
    ...others,
    // The tag of an image counts before the version.
    ...prometheusVersion === undefined && definedOnly({ image, tag, sha, baseImage }),
    ...allowsFiles === undefined && definedOnly({ arbitraryFSAccessThroughSMs }),
    ...ignoresNamespaceSelectors === undefined && definedOnly({ ignoreNamespaceSelectors }),
    ...factsAsSpec({ ...overrides, scrapeClasses: [] }),
    ...scrapeClasses && { scrapeClasses: classesOf(spec, scrapeClasses) },
    ...podLabels && { podMetadata: { ...objectAt(spec, ['podMetadata']), labels: { ...stringMapAt(spec, ['podMetadata', 'labels']), ...podLabels } } },
    ...selectorsOf(overrides),
  };

  return { ...server, spec: changed };
}

/** What a class does is known for those of the object. */
function classesOf(spec: object, names: readonly string[]): unknown[] {
  const known = listAt(spec, ['scrapeClasses']);

  return names.map((name) => known.find((each) => stringAt(each, ['name']) === name) ?? { name });
}

function selectorsOf(overrides: ProfileProps): { readonly [field: string]: unknown } {
  const fields = [...MONITOR_KINDS.flatMap(({ selector, namespaceSelector }) => [selector, namespaceSelector]), 'ruleSelector', 'ruleNamespaceSelector'];
  const given = fields.map((field) => [field, overrides[field as keyof ProfileProps]]);
  const ignored = MONITOR_KINDS.filter(({ kind }) => overrides.ignoredKinds?.includes(kind)).map(({ selector }) => [selector, undefined]);

  return { ...definedOnly(Object.fromEntries(given)), ...Object.fromEntries(ignored) };
}
