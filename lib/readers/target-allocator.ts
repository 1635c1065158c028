/** The target allocator of OpenTelemetry: it selects, rejects and writes scrape configurations by the operator's own code. */
import { FieldRow, OtherReader } from './other-reader';
import { FILES, inEndpoints, inSpec } from './places';
import { OPERATOR_GROUP } from '../manifests/objects';

const WATCHER = 'cmd/otel-allocator/internal/watcher/promOperator.go';
const SERVER = 'cmd/otel-allocator/internal/server/server.go, v0.158.0';

const FIELDS: readonly FieldRow[] = [
  {
    at: [
      ...inEndpoints('basicAuth', 'authorization', 'oauth2', 'bearerTokenSecret', 'tlsConfig.keySecret'),
      ...inSpec(['Probe'], 'basicAuth', 'authorization', 'oauth2', 'bearerTokenSecret', 'tlsConfig.keySecret'),
      ...inSpec(['ScrapeConfig'], 'basicAuth', 'authorization', 'oauth2', 'tlsConfig.keySecret'),
    ],
    effect: 'changed',
    isHarmful: true,
    follows: 'without mTLS between collector and allocator the collector gets "<secret>" in place of the value, and such a target refuses the scrape',
    fix: 'enable mTLS of the target allocator, or set allowInsecureAuthSecrets, and acknowledge this finding',
    see: `ScrapeConfigsHandler in ${SERVER}`,
  },
  {
    at: FILES,
    effect: 'changed',
    follows: 'the file is read in the pods of the collector, and with denyFSAccessThroughSMs the endpoint is left out without an event',
    fix: 'use a Secret or ConfigMap, or mount the file in the collector',
    see: `deniedFSAccessReason in ${WATCHER}, v0.158.0`,
  },
];

export const TARGET_ALLOCATOR: OtherReader = {
  name: 'opentelemetry-target-allocator',
  title: 'the OpenTelemetry target allocator',
  checked: 'v0.158.0',
  group: OPERATOR_GROUP,
  kinds: ['Probe', 'ScrapeConfig'].map((kind) => ({
    kind,
    readSince: 'v0.113.0',
    why: `reads ${kind}s from v0.113.0 on`,
    fix: 'run the target allocator v0.113.0 or later, or write the job into the Prometheus receiver',
    see: `${WATCHER}, v0.112.0 and v0.113.0`,
  })),
  fields: FIELDS,
};
