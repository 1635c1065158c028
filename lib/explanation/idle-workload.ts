/** Workloads that run no pods at the moment. */
import { templatePathOf } from '../kubernetes/workload';
import { valueAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';

/** Why a workload runs no pods, and how to make it run some: it is scaled to 0, or suspended. */
export function whyIdle({ kind, key, manifest }: StoredObject): { readonly why: string; readonly fix: string } {
  const spec = valueAt(manifest, templatePathOf(kind).slice(0, -1));
  const field = ['replicas', 'parallelism'].find((each) => valueAt(spec, [each]) === 0);

  return field === undefined
    ? { why: 'it is suspended', fix: `set "suspend" of ${key} to false` }
    : { why: `"${field}" is 0`, fix: `set "${field}" of ${key} to 1 or more` };
}
