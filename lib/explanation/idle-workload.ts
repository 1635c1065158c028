/** Workloads that run no pods at the moment. */
import { Path } from '../kubernetes/workloads/workload-kind';
import { stoppedBy, tryZero, Workloads } from '../kubernetes/workloads/workloads';
import { StoredObject } from '../manifests/objects';
import { whyNotRunning } from '../surroundings/hooks';

/** Why a workload runs no pods, and how to make it run some: it is only for a hook, scaled to 0, or suspended. */
export function whyIdle(workload: StoredObject, workloads: Workloads): { readonly why: string; readonly fix: string } {
  const { key, manifest } = workload;
  const hook = whyNotRunning(workload);
  if (hook !== undefined) return { why: hook, fix: `remove the hook annotation of ${key} if it is part of the running app` };
  if (workloads.isOperated(workload)) return { why: '"replicas" is 0', fix: `set "replicas" of ${key} to 1 or more` };
  const kind = workloads.kinds.tryOf(manifest)!;
  const templates = workloads.templatesOf(workload);
  const reference = kind.templateOf?.(manifest);
  if (reference !== undefined && templates.length === 0) {
    return { why: `it takes the pod template of ${reference.kind} "${reference.name}", which is not among the manifests`, fix: `add the manifest of ${reference.kind} "${reference.name}"` };
  }
  if (templates.length === 0) return { why: 'it has no pod template', fix: `add a pod template to ${key}` };
  const replacement = workloads.tryReplacement(workload);
  if (replacement !== undefined) return { why: `${replacement} scales it down and runs pods of its template`, fix: `look at ${replacement}` };
  const stop = stoppedBy(kind, manifest);
  if (stop !== undefined) return { why: 'it is suspended', fix: `set "${lastOf(stop)}" of ${key} to false` };
  const zero = templates.map((template) => tryZero(kind, template)).find((each) => each !== undefined);
  if (zero === undefined) return { why: 'the objects that it controls run no pods', fix: `scale ${key} to 1 or more` };

  return { why: `"${lastOf(zero.path)}" is ${zero.isSet ? '0' : 'not set'}`, fix: `set "${lastOf(zero.path)}" of ${key} to 1 or more` };
}

function lastOf(path: Path): string {
  return String(path[path.length - 1]);
}
