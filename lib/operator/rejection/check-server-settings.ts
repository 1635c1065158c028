/** Settings of the server itself that the operator refuses while it writes the configuration. */
import { whyNotTimes } from './check-times';
import { whyNotTlsFields } from './check-tls';
import { at, Reason, reject, under } from './reason';
import { goQuote } from '../../go/quote';
import { Server, Spec } from '../../operator-port/server';
import { semverAtLeast } from '../../units/semver';
import { quantityAsFloat } from '../configuration/quantity';

/**
 * In the operator's order. What it refuses only in the monitors it has selected comes between and is not looked at here.
 * @see GenerateServerConfiguration and GenerateAgentConfiguration in pkg/prometheus/promcfg.go, v0.94.1
 */
export function whyNotServerSettings(server: Server): Reason {
  const { kind, spec } = server;
  const storage = whyNotStorage(spec, kind);

  return whyNotTimes(server, { scrapeTimeout: spec.scrapeTimeout })
    ?? (kind === 'Prometheus' ? under('generating storage_settings configuration failed', '', storage) : storage)
    ?? under('failed to generate OTLP configuration', '', whyNotOtlp(server))
    ?? under('failed to generate tracing configuration', 'tracingConfig', whyNotTracing(spec.tracingConfig));
}

const OUT_OF_RANGE = { cause: 'value-out-of-range' } as const;

/** @see appendStorageSettingsConfig in pkg/prometheus/promcfg.go, v0.94.1 */
function whyNotStorage({ tsdb, retentionPercentage, enableFeatures }: Spec, kind: string): Reason {
  const threshold = tsdb?.staleSeriesCompactionThreshold;
  if (isOutside(threshold, 1)) {
    return reject(
      OUT_OF_RANGE, 'tsdb.staleSeriesCompactionThreshold', `\`staleSeriesCompactionThreshold\` must be between 0 and 1. The current value is ${threshold}`,
    );
  }
  if (kind === 'Prometheus' && isOutside(retentionPercentage, 100)) {
    const text = `\`retentionPercentage\` must be between 0 and 100 (the current value is ${goQuote(String(retentionPercentage))})`;

    return reject(OUT_OF_RANGE, 'retentionPercentage', text);
  }

  return tsdb?.chunkEncoding?.floats === 'Xor' && enableFeatures?.includes('st-storage')
    ? conflicting(
      ['tsdb.chunkEncoding.floats', 'enableFeatures'],
      'chunk encoding "Xor" is incompatible with --enable-feature=st-storage (XOR chunks do not store start timestamps)',
    )
    : undefined;
}

function conflicting(fields: readonly string[], text: string): Reason {
  return reject({ cause: 'conflicting-fields', fields }, '', text);
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
  if (!semverAtLeast(version, OTLP_SINCE)) {
    return reject({ cause: 'prometheus-too-old', since: OTLP_SINCE }, 'otlp', `OTLP configuration is only supported from Prometheus version ${OTLP_SINCE}`);
  }
  if (strategy === 'NoUTF8EscapingWithSuffixes' && nameValidationScheme === 'Legacy') {
    return conflicting(
      ['nameValidationScheme', 'otlp.translationStrategy'], `nameValidationScheme "Legacy" is not compatible with OTLP translation strategy "${strategy}"`,
    );
  }
  const since = STRATEGIES_SINCE.get(strategy);
  if (since && !semverAtLeast(version, since)) {
    const text = `nameValidationScheme "${strategy}" is only supported from Prometheus version ${since} `;

    return reject({ cause: 'prometheus-too-old', since }, 'otlp.translationStrategy', text);
  }

  return semverAtLeast(version, ATTRIBUTES_SINCE) ? at('otlp', whyNotAttributes(otlp)) : undefined;
}

/** @see OTLPConfig.Validate in pkg/apis/monitoring/v1/prometheus_types.go, v0.94.1 */
function whyNotAttributes({ promoteResourceAttributes = [], ignoreResourceAttributes = [], promoteAllResourceAttributes }: Spec): Reason {
  if (promoteResourceAttributes.length > 0 && promoteAllResourceAttributes) {
    return conflicting(
      ['promoteResourceAttributes', 'promoteAllResourceAttributes'],
      "'promoteAllResourceAttributes' cannot be set to 'true' simultaneously with 'promoteResourceAttributes'",
    );
  }

  return ignoreResourceAttributes.length > 0 && !promoteAllResourceAttributes
    ? reject({ cause: 'missing-field' }, 'promoteAllResourceAttributes', "'ignoreResourceAttributes' can only be set when 'promoteAllResourceAttributes' is true")
    : undefined;
}

/** @see TracingConfig.Validate in pkg/apis/monitoring/v1/types.go, v0.94.1 */
function whyNotTracing(tracing: Spec | undefined): Reason {
  if (!tracing) return undefined;

  return at('tlsConfig', whyNotTlsFields(tracing.tlsConfig))
    ?? (isOutside(tracing.samplingFraction, 1) ? reject(OUT_OF_RANGE, 'samplingFraction', '`samplingFraction` must be between 0 and 1') : undefined);
}

function isOutside(quantity: unknown, max: number): boolean {
  if (quantity === undefined || quantity === null) return false;
  const value = quantityAsFloat(quantity);

  return value < 0 || value > max;
}
