/** Which label names a server takes, by its version. */
import { NameValidationScheme } from '../../units/prometheus-names';
import { semverAtLeast } from '../../units/semver';

const ANY_TEXT_SINCE = '3.0.0';

/** The label names that a version of Prometheus takes. @see ValidationSchemeForPrometheus in pkg/operator/validations.go, v0.94.1 */
export function labelNamesOf(version: string): NameValidationScheme {
  return semverAtLeast(version, ANY_TEXT_SINCE) ? 'utf8' : 'legacy';
}
