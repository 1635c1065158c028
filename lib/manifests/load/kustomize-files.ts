/** What kustomizations say about the files of a folder: which are patches, and which objects they change. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { isKustomization } from './other-file';
import { readFileBytes } from './read-bytes';
import { tryYamlValue } from './try-yaml-value';
import { isObject } from '../../units/is-object';

/** The files that kustomizations name, by their paths. */
export interface KustomizeFiles {
  /** Parts of objects, which are not objects on their own. */
  readonly patches: ReadonlySet<string>;
  /** Files and folders that are listed as resources. */
  readonly resources: ReadonlySet<string>;
  /** Files that become data of ConfigMaps and Secrets, settings of kustomize, values of charts. */
  readonly inputs: ReadonlySet<string>;
  /** Files whose objects a kustomization changes, with the path of that kustomization. */
  readonly changed: ReadonlyMap<string, string>;
  /** All files that the kustomization of a folder includes; undefined if the folder has no kustomization. */
  readonly filesOf: (folder: string) => readonly string[] | undefined;
  /** What kustomizations add that is not in a file: from generators of data, or from charts, components and other repositories. */
  readonly adds: 'nothing' | 'data' | 'objects';
}

/** Reads the kustomizations among the files. Those that cannot be read are left out: kustomize reports what is wrong with them. */
export function readKustomizations(files: readonly string[]): KustomizeFiles {
  const all = new Map(files.filter(isKustomization).flatMap((path) => {
    const value = tryRead(path);

    return isObject(value) ? [[dirname(path), { path, folder: dirname(path), value }] as const] : [];
  }));
  const found = { patches: new Set<string>(), resources: new Set<string>(), inputs: new Set<string>(), changed: new Map<string, string>() };
  for (const kustomization of all.values()) {
    const { folder, value } = kustomization;
    patchesOf(value).forEach((path) => found.patches.add(join(folder, path)));
    resourcesOf(value).forEach((path) => found.resources.add(join(folder, path)));
    inputsOf(value).forEach((path) => found.inputs.add(join(folder, path)));
    const isChanging = value.kind === 'Component' || CHANGING.some((field) => isSet(value[field]));
    const changed = isChanging ? filesOf(kustomization, all) : [];
    changed.forEach((file) => found.changed.set(file, kustomization.path));
  }

  const values = [...all.values()].map(({ value }) => value);
  const addsObjects = values.some((value) => OBJECTS.some((field) => isSet(value[field])) || resourcesOf(value).some(isRemote));

  const filesIn = (folder: string) => {
    const kustomization = all.get(folder);

    return kustomization && filesOf(kustomization, all);
  };

  return { ...found, filesOf: filesIn, adds: addsObjects ? 'objects' : values.some((value) => DATA.some((field) => isSet(value[field]))) ? 'data' : 'nothing' };
}

interface Kustomization { readonly path: string; readonly folder: string; readonly value: Fields }

interface Fields { readonly [field: string]: unknown }

/** Fields that change names, namespaces, labels or anything else that decides what is scraped. */
const CHANGING = [
  'namespace', 'namePrefix', 'nameSuffix', 'labels', 'commonLabels', 'commonAnnotations', 'patches', 'patchesStrategicMerge', 'patchesJson6902',
  'components', 'replacements', 'vars', 'transformers', 'replicas',
];

/** Fields that add ConfigMaps and Secrets. */
const DATA = ['configMapGenerator', 'secretGenerator'];

/** Fields that add any objects. */
const OBJECTS = ['generators', 'helmCharts', 'helmChartInflationGenerator', 'components'];

/** All files that a kustomization includes, also by others. */
function filesOf(kustomization: Kustomization, all: ReadonlyMap<string, Kustomization>, seen = new Set<string>()): string[] {
  if (seen.has(kustomization.path)) return [];
  seen.add(kustomization.path);

  return resourcesOf(kustomization.value).filter((resource) => !isRemote(resource)).flatMap((resource) => {
    const path = normalize(join(kustomization.folder, resource)).replace(/[/\\]$/, '');
    const inner = all.get(path);

    return inner ? filesOf(inner, all, seen) : isFolder(path) ? [] : [path];
  });
}

function resourcesOf({ resources, bases, components, crds }: Fields): string[] {
  return [resources, bases, components, crds].flatMap(textsOf);
}

function patchesOf({ patches, patchesStrategicMerge, patchesJson6902, replacements }: Fields): string[] {
  return [...textsOf(patchesStrategicMerge), ...textsOf(patches), ...[patches, patchesJson6902, replacements].flatMap((list) => pathsIn(list, 'path'))];
}

function inputsOf(value: Fields): string[] {
  const { configMapGenerator, secretGenerator, configurations, generators, transformers, helmCharts, openapi } = value;
  const generated = [configMapGenerator, secretGenerator].flatMap((list) => (Array.isArray(list) ? list : []).flatMap((each: unknown) => (
    isObject(each) ? [...textsOf(each.files), ...textsOf(each.envs)].map((file) => file.slice(file.indexOf('=') + 1)) : [])));

  return [...generated, ...[configurations, generators, transformers].flatMap(textsOf), ...pathsIn(helmCharts, 'valuesFile'), ...pathsIn([openapi], 'path')];
}

function textsOf(list: unknown): string[] {
  return (Array.isArray(list) ? list : []).filter((each): each is string => typeof each === 'string' && !each.includes('\n'));
}

function pathsIn(list: unknown, field: string): string[] {
  return textsOf((Array.isArray(list) ? list : []).map((each: unknown) => (isObject(each) ? each[field] : undefined)));
}

/** Whether a field has something in it. */
export function isSet(value: unknown): boolean {
  return isObject(value) ? Object.keys(value).length > 0 : Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value !== '';
}

/** @see https://github.com/kubernetes-sigs/kustomize/blob/kustomize/v5.7.1/examples/remoteBuild.md */
function isRemote(resource: string): boolean {
  return /^(https?|ssh|git|oci|s3):|^git@|^github\.com|[?&]ref=|\.git(\/|$)/.test(resource);
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function tryRead(path: string): unknown {
  try {
    // As for every file that is read: no devices, and not more than the limit.
    const bytes = statSync(path).isFile() ? readFileBytes(path) : undefined;

    return bytes && tryYamlValue(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
