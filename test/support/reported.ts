/** What one check reports about manifests, a line for each finding. */
import { Inspection, InspectionProps } from 'cdk8s-app-monitoring';

/** `<severity> <path>: <message>; <fix>` of each finding with a code, as the inspection of the manifests reports it. */
export function reported(code: string, manifests: readonly object[], props: InspectionProps = {}): string[] {
  return Inspection.ofYaml(manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'), props).findings
    .filter((finding) => finding.code === code)
    .map(({ severity, path, message, fix }) => `${severity} ${path}: ${message}; ${fix}`);
}
