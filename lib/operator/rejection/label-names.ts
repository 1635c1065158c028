/** Which label names a server takes, by its version and that of its operator. */
import { Server } from '../../operator-port/server';
import { NameValidationScheme } from '../../units/prometheus-names';
import { semverAtLeast } from '../../units/semver';
import { operatorSince } from '../operator-since';

const ANY_TEXT_SINCE = '3.0.0';

/** The label names that a version of Prometheus takes. @see ValidationSchemeForPrometheus in pkg/operator/validations.go, v0.94.1 */
export function labelNamesOf({ version }: Pick<Server, 'version'>): NameValidationScheme {
  return semverAtLeast(version, ANY_TEXT_SINCE) ? 'utf8' : 'legacy';
}

/**
 * The names of fixed labels that the operator takes: up to 0.85 it does not look at the version of Prometheus.
 * @see init in pkg/operator/rules.go, v0.85.0, which keeps the legacy names of github.com/prometheus/common/model
 */
export function fixedLabelNamesOf(server: Pick<Server, 'version' | 'operatorVersion'>): NameValidationScheme {
  return operatorSince(server, 86) ? labelNamesOf(server) : 'legacy';
}
