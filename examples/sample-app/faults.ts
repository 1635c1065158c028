import { App } from 'cdk8s';
import { Inspection, Severity } from 'cdk8s-app-monitoring';

// region: inspection
/** Everything in an app that the API server or the Prometheus operator would refuse: for a test, or before a deployment. */
export function faultsOf(app: App): string[] {
  return Inspection.ofApp(app).findings
    .filter(({ severity }) => severity === Severity.ERROR)
    .map(({ code, path, message, fix }) => `${code} ${path}: ${message}; ${fix}`);
}
// endregion
