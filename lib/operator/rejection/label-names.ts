/** Label names by the rule of the server's version: any text from Prometheus 3.0 on, letters, digits and "_" before. */
import { whyNotLabelName } from '../../units/prometheus-names';
import { semverAtLeast } from '../../units/semver';

const ANY_TEXT_SINCE = '3.0.0';

/** @see ValidationSchemeForPrometheus in pkg/operator/validations.go, v0.94.1 */
export function isLabelName(name: string, version: string): boolean {
  return name !== '' && (semverAtLeast(version, ANY_TEXT_SINCE) || whyNotLabelName(name) === undefined);
}
