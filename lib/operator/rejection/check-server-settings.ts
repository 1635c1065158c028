/** Settings of the server itself that the operator refuses while it writes the configuration. */
import { goQuote } from '../../go/quote';
import { semverAtLeast } from '../../units/semver';
import { quantityAsFloat } from '../configuration/quantity';
import { Server, Spec } from '../server';
import { whyNotTimes } from './check-times';
import { whyNotTlsFields } from './check-tls';
import { Reason, under } from '../../go/reason';

/**
 * In the operator's order; what it refuses only in the monitors it has selected comes between and is not looked at here.
 * @see GenerateServerConfiguration and GenerateAgentConfiguration in pkg/prometheus/promcfg.go, v0.94.1
 */
export function whyNotServerSettings(server: Server): Reason {
  const { kind, spec } = server;
  const storage = whyNotStorage(spec, kind);

  return whyNotTimes(server, undefined, spec.scrapeTimeout)
    ?? (kind === 'Prometheus' ? under('generating storage_settings configuration failed', storage) : storage)
    ?? under('failed to generate OTLP configuration', whyNotOtlp(server))
    ?? under('failed to generate tracing configuration', whyNotTracing(spec.tracingConfig));
}

/** @see appendStorageSettingsConfig in pkg/prometheus/promcfg.go, v0.94.1 */
function whyNotStorage({ tsdb, retentionPercentage, enableFeatures }: Spec, kind: string): Reason {
  const threshold = tsdb?.staleSeriesCompactionThreshold;
  if (isOutside(threshold, 1)) return `\`staleSeriesCompactionThreshold\` must be between 0 and 1. The current value is ${threshold}`;
  if (kind === 'Prometheus' && isOutside(retentionPercentage, 100)) {
    return `\`retentionPercentage\` must be between 0 and 100 (the current value is ${goQuote(String(retentionPercentage))})`;
  }

  return tsdb?.chunkEncoding?.floats === 'Xor' && enableFeatures?.includes('st-storage')
    ? 'chunk encoding "Xor" is incompatible with --enable-feature=st-storage (XOR chunks do not store start timestamps)'
    : undefined;
}

const OTLP_SINCE = '2.55.0';

/** Strategies that older versions do not know. */
const STRATEGIES_SINCE: ReadonlyMap<unknown, string> = new Map([['NoTranslation', '3.4.0'], ['UnderscoreEscapingWithoutSuffixes', '3.6.0']]);

/** From this version on, resource attributes are checked against each other. */
const ATTRIBUTES_SINCE = '3.5.0';

/** @see appendOTLPConfig in pkg/prometheus/promcfg.go, v0.94.1 */
function whyNotOtlp({ spec: { otlp, nameValidationScheme }, version }: Server): Reason {
  if (!otlp) return undefined;
  const strategy = otlp.translationStrategy;
  if (!semverAtLeast(version, OTLP_SINCE)) return `OTLP configuration is only supported from Prometheus version ${OTLP_SINCE}`;
  if (strategy === 'NoUTF8EscapingWithSuffixes' && nameValidationScheme === 'Legacy') {
    return `nameValidationScheme "Legacy" is not compatible with OTLP translation strategy "${strategy}"`;
  }
  const since = STRATEGIES_SINCE.get(strategy);
  if (since && !semverAtLeast(version, since)) return `nameValidationScheme "${strategy}" is only supported from Prometheus version ${since} `;

  return semverAtLeast(version, ATTRIBUTES_SINCE) ? whyNotAttributes(otlp) : undefined;
}

/** @see OTLPConfig.Validate in pkg/apis/monitoring/v1/prometheus_types.go, v0.94.1 */
function whyNotAttributes({ promoteResourceAttributes = [], ignoreResourceAttributes = [], promoteAllResourceAttributes }: Spec): Reason {
  if (promoteResourceAttributes.length > 0 && promoteAllResourceAttributes) {
    return "'promoteAllResourceAttributes' cannot be set to 'true' simultaneously with 'promoteResourceAttributes'";
  }

  return ignoreResourceAttributes.length > 0 && !promoteAllResourceAttributes
    ? "'ignoreResourceAttributes' can only be set when 'promoteAllResourceAttributes' is true"
    : undefined;
}

/** @see TracingConfig.Validate in pkg/apis/monitoring/v1/types.go, v0.94.1 */
function whyNotTracing(tracing: Spec | undefined): Reason {
  if (!tracing) return undefined;

  return whyNotTlsFields(tracing.tlsConfig) ?? (isOutside(tracing.samplingFraction, 1) ? '`samplingFraction` must be between 0 and 1' : undefined);
}

function isOutside(quantity: unknown, max: number): boolean {
  if (quantity === undefined || quantity === null) return false;
  const value = quantityAsFloat(quantity);

  return value < 0 || value > max;
}
