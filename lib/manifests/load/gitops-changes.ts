/** What Flux and Argo CD change in the files that their objects name: namespaces, names, labels. */
import { dirname, join, normalize } from 'node:path';
import { isSet } from './kustomize-files';
import { isWithin } from './list-files';
import type { LoadedManifest } from './read-documents';
import { isObject } from '../../units/is-object';
import { listAt, Manifest, objectAt, stringAt, valueAt } from '../manifest';
import { storedAs } from '../objects';

/**
 * Manifests with what changes them.
 *
 * @param filesOf what the kustomization of a folder includes; undefined if the folder has no kustomization
 */
export function withGitOpsChanges(
  manifests: readonly LoadedManifest[], files: readonly string[], filesOf: (folder: string) => readonly string[] | undefined,
): LoadedManifest[] {
  const appliers = manifests.flatMap(appliersOf);
  if (appliers.length === 0) return [...manifests];
  const folders = new Set(files.flatMap(foldersAbove));
  const changes = new Map<string, Applier>();
  for (const applier of appliers) {
    const folder = folderOf(applier, folders);
    if (folder === undefined) continue;
    const named = filesOf(folder) ?? files.filter((file) => (applier.isDeep ? isWithin(folder, file) : dirname(file) === folder));
    named.filter((file) => !changes.has(file)).forEach((file) => changes.set(file, applier));
  }

  return manifests.map((each) => {
    const applier = changes.get(each.source);
    const isOpen = applier && each.changedBy === undefined && isChanged(each.manifest, applier);

    return isOpen ? { ...each, changedBy: { path: applier.source, build: applier.build } } : each;
  });
}

function isChanged(manifest: Manifest, { keepsNamespaces }: Applier): boolean {
  return !keepsNamespaces || !stringAt(manifest, ['metadata', 'namespace']) && storedAs(manifest).namespace !== '';
}

/** An object that applies the files of a folder. */
interface Applier {
  readonly source: string;
  /** Path of the folder in its repository. */
  readonly path: string;
  readonly build: string;
  /** Whether it only gives a namespace to objects without one. */
  readonly keepsNamespaces: boolean;
  /** Whether it applies the folders in the folder as well. */
  readonly isDeep: boolean;
}

function appliersOf({ manifest, source }: LoadedManifest): Applier[] {
  const { apiVersion = '', kind } = manifest;
  const spec = objectAt(manifest, ['spec']);
  const name = stringAt(manifest, ['metadata', 'name']) ?? '';
  if (kind === 'Kustomization' && apiVersion.startsWith('kustomize.toolkit.fluxcd.io/')) return fluxAppliers(spec, name, source);
  if (kind !== 'Application' || !apiVersion.startsWith('argoproj.io/')) return [];

  return [spec.source, ...listAt(spec, ['sources'])].flatMap((each) => argoAppliers(each, name, stringAt(spec, ['destination', 'namespace']), source));
}

/** @see WriteFile in fluxcd/pkg v1.24.0 kustomize/kustomize_generator.go */
function fluxAppliers(spec: Record<string, unknown>, name: string, source: string): Applier[] {
  const { path } = spec;
  if (!isFolderPath(path) || !OF_FLUX.some((field) => isSet(spec[field]))) return [];
  const build = `flux build kustomization ${name} --path ${path} --kustomization-file ${source} --dry-run | ${CHECK} -`;

  return [{ source, path, build, keepsNamespaces: false, isDeep: true }];
}

const CHECK = 'cdk8s-app-monitoring check';

const OF_FLUX = ['targetNamespace', 'namePrefix', 'nameSuffix', 'commonMetadata', 'patches', 'patchesStrategicMerge', 'patchesJson6902', 'components'];

/** @see GenerateManifests in argoproj/argo-cd v3.1.0 reposerver/repository/repository.go */
function argoAppliers(given: unknown, name: string, namespace: string | undefined, source: string): Applier[] {
  if (!isObject(given) || !isFolderPath(given.path) || isSet(given.chart) || isSet(given.helm)) return [];
  const { path, kustomize } = given;
  const isDeep = valueAt(given, ['directory', 'recurse']) === true;
  if (isObject(kustomize) && OF_ARGO.some((field) => isSet(kustomize[field]))) {
    return [{ source, path, build: `argocd app manifests ${name} | ${CHECK} -`, keepsNamespaces: false, isDeep }];
  }

  return namespace ? [{ source, path, build: `${CHECK} --namespace ${namespace} ${path}`, keepsNamespaces: true, isDeep }] : [];
}

const OF_ARGO = ['namePrefix', 'nameSuffix', 'commonLabels', 'commonAnnotations', 'namespace', 'patches', 'components', 'replicas'];

/** A path with placeholders, and the root of a repository, name no folder. */
function isFolderPath(path: unknown): path is string {
  return typeof path === 'string' && !/[{$*]/.test(path) && normalize(join('/', path)) !== '/';
}

/** The folder of an applier, in the innermost folder above it that has such a path. */
function folderOf({ source, path }: Applier, folders: ReadonlySet<string>): string | undefined {
  return foldersAbove(source).map((above) => join(above, path).replace(/[/\\]$/, '')).find((folder) => folders.has(folder));
}

function foldersAbove(file: string): string[] {
  const above = dirname(file);

  return above === file || above === '.' && file === '.' ? [] : [above, ...above === dirname(above) ? [] : foldersAbove(above)];
}
