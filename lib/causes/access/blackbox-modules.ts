/** The modules of a blackbox exporter: they are in a ConfigMap that its pods mount. */
import { Forecast } from '../../forecast/forecast';
import { tryYamlValue } from '../../manifests/load/try-yaml-value';
import { listAt, stringAt, valueAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { textsAt } from '../../manifests/texts-at';
import { isObject } from '../../units/is-object';

/** Modules, and the object that has them. */
export interface BlackboxModules {
  readonly configMap: StoredObject;
  /** The key with the configuration file. */
  readonly key: string;
  readonly names: readonly string[];
}

/** The pods of an exporter. */
export interface ExporterPods {
  readonly namespace: string;
  /** Keys of their workloads. */
  readonly sources: readonly string[];
}

/** What the exporter in some pods has; undefined unless all of them certainly read one key of one ConfigMap of the manifests. */
export function tryBlackboxModules(forecast: Forecast, { namespace, sources }: ExporterPods): BlackboxModules | undefined {
  const { cluster: { workloads }, objects } = forecast;
  const specs = [...new Set(sources)].flatMap((source) => {
    const workload = objects.tryFindByKey(source);

    return workload ? workloads.templatesOf(workload).map(({ value }) => valueAt(value, ['spec'])) : [undefined];
  });
  const found = specs.map((spec) => tryModulesOf(spec, namespace, forecast));
  const [first] = found;

  return found.every((each) => each !== undefined && each.configMap === first?.configMap && each.key === first.key) ? first : undefined;
}

function tryModulesOf(spec: unknown, namespace: string, { objects }: Forecast): BlackboxModules | undefined {
  const exporters = listAt(spec, ['containers']).filter((container) => /(?:^|\/)blackbox[-_]exporter(?=[:@]|$)/.test(stringAt(container, ['image']) ?? ''));
  const file = exporters.length === 1 ? tryConfigFile(exporters[0]) : undefined;
  const mounted = file === undefined ? undefined : tryMounted(spec, exporters[0], file);
  const configMap = mounted && objects.tryFind('ConfigMap', namespace, mounted.name);
  const value = mounted && tryYamlValue(stringAt(configMap?.manifest, ['data', mounted.key]) ?? '', true);
  const modules = valueAt(value, ['modules']);

  return configMap && mounted && isObject(modules) ? { configMap, key: mounted.key, names: Object.keys(modules) } : undefined;
}

/** The file that the exporter reads; without arguments that of its image. Undefined where the arguments do not show it. */
function tryConfigFile(container: unknown): string | undefined {
  const given = [...textsAt(container, ['command']), ...textsAt(container, ['args'])];
  if (given.length === 0) return IMAGE_FILE;
  const files = given.flatMap((argument, i) => {
    const [, file] = /^--?config\.file(?:=(.*))?$/s.exec(argument) ?? [undefined, null];

    return file === null ? [] : [file ?? given[i + 1] ?? ''];
  });

  return files.length === 1 && files[0].startsWith('/') && !files[0].includes('$') ? files[0] : undefined;
}

/** @see Dockerfile of prometheus/blackbox_exporter */
const IMAGE_FILE = '/etc/blackbox_exporter/config.yml';

interface Mounted { readonly name: string; readonly key: string }

/** The key of a ConfigMap that is mounted as a file. */
function tryMounted(spec: unknown, container: unknown, file: string): Mounted | undefined {
  const mounts = listAt(container, ['volumeMounts']).map((mount) => ({
    path: (stringAt(mount, ['mountPath']) ?? '').replace(/\/+$/, ''), name: stringAt(mount, ['name']), subPath: stringAt(mount, ['subPath']) ?? '',
  })).filter(({ path }) => file === path || file.startsWith(`${path}/`)).sort((a, b) => b.path.length - a.path.length);
  const [mount] = mounts;
  const source = listAt(spec, ['volumes']).find((volume) => mount && stringAt(volume, ['name']) === mount.name);
  const name = stringAt(source, ['configMap', 'name']);
  if (!mount || name === undefined) return undefined;
  const within = [...mount.subPath === '' ? [] : [mount.subPath], ...file === mount.path ? [] : [file.slice(mount.path.length + 1)]].join('/');
  const items = listAt(source, ['configMap', 'items']);
  const item = items.find((each) => stringAt(each, ['path']) === within);
  const key = items.length === 0 ? within : stringAt(item, ['key']);

  return key === undefined ? undefined : { name, key };
}
