/** Objects that Helm or Argo CD create for one step of a release, and that are not part of the app while it runs. */
import { StringMap, stringMapAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';

/** Kinds that a hook runs to completion, so that the tool waits for their end. */
const TASKS: ReadonlySet<string> = new Set(['Pod', 'Job', 'Workflow']);

/**
 * Hooks of a release that is installed. Their objects stay, unless their policy deletes them.
 * @see https://helm.sh/docs/topics/charts_hooks/
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/: also how Argo CD reads the hooks of Helm
 */
const OF_INSTALLATION: ReadonlySet<string> = new Set([
  'pre-install', 'post-install', 'pre-upgrade', 'post-upgrade', 'crd-install', 'PreSync', 'Sync', 'PostSync',
]);

/** Annotations of hooks with their policies; that of Argo CD takes precedence. */
const HOOKS = [
  { tool: 'Argo CD', annotation: 'argocd.argoproj.io/hook', policy: 'argocd.argoproj.io/hook-delete-policy', deleting: 'HookSucceeded' },
  { tool: 'Helm', annotation: 'helm.sh/hook', policy: 'helm.sh/hook-delete-policy', deleting: 'hook-succeeded' },
] as const;

/** Why an object is not part of the running app: `Helm runs it as hook "test"`. Undefined for an object that is. */
export function whyNotRunning({ kind, manifest }: Pick<StoredObject, 'kind' | 'manifest'>): string | undefined {
  const annotations = stringMapAt(manifest, ['metadata', 'annotations']);
  const hook = HOOKS.find(({ annotation }) => annotations[annotation] !== undefined);
  if (!hook) return undefined;
  const phases = partsOf(annotations, hook.annotation);
  const isDeleted = partsOf(annotations, hook.policy).includes(hook.deleting);
  const stays = phases.some((phase) => OF_INSTALLATION.has(phase)) && !TASKS.has(kind) && !isDeleted;

  return stays || phases.length === 0 ? undefined : `${hook.tool} creates it only for hook ${phases.map((phase) => `"${phase}"`).join(', ')}`;
}

function partsOf(annotations: StringMap, key: string): string[] {
  return (annotations[key] ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
}
