/** What of a manifest is about monitoring, for goldens that a person reads. */
import { tryWorkload } from '../../lib/kubernetes/workload';
import { Manifest, objectAt, valueAt } from '../../lib/manifests/manifest';

/** API groups whose objects are shown whole. */
const WHOLE = ['monitoring.coreos.com/', 'security.istio.io/'];

/** A monitor whole; of a workload, Service, Ingress or Secret what monitoring reads and writes; of anything else its metadata. */
export function monitoringExtract(manifest: Manifest): object {
  const { apiVersion = '', kind, metadata } = manifest;
  if (WHOLE.some((group) => apiVersion.startsWith(group))) return manifest;

  return { apiVersion, kind, metadata, ...workloadExtract(manifest), ...specExtract(manifest) };
}

/** The pod template stays where it is in the manifest. */
function workloadExtract(manifest: Manifest): object {
  const workload = tryWorkload(manifest);
  if (!workload) return {};
  const [templatePath] = workload.templatePaths;
  const template = {
    metadata: objectAt(manifest, [...templatePath, 'metadata']),
    spec: { containers: workload.containers.map(({ path }) => pick(valueAt(manifest, path), ['name', 'ports'])) },
  };

  return templatePath.reduceRight<object>((inner, key) => ({ [key]: inner }), template);
}

function specExtract(manifest: Manifest): object {
  switch (manifest.kind) {
    case 'Service': return { spec: pick(manifest.spec, ['clusterIP', 'ports', 'selector']) };
    case 'Secret': return pick(manifest, ['stringData']);
    case 'Ingress': return { spec: pick(manifest.spec, ['rules']) };
    default: return {};
  }
}

function pick(value: unknown, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(objectAt(value, [])).filter(([field]) => fields.includes(field)));
}
