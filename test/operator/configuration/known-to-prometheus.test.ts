import { parse } from 'yaml';
import { OPERATOR } from '../../../lib/forecast/operator';
import { Objects } from '../../../lib/manifests/objects';
import { NotGeneratedError } from '../../../lib/operator-port/not-generated-error';
import { readConfiguration } from '../../../lib/prometheus/configuration/read-configuration';
import { refusalText } from '../../../lib/prometheus/configuration/refused';
import { Manifest } from '../../support/manifests/manifest';
import { OperatorQuestion } from '../../support/operator-question';
import { randomScrapeSet } from '../../support/scrape-config/random-set';

const SETS = 25;

/** The operator writes it from 2.54 on, and Prometheus knows it from 3.1 on (sigv4 of its go.mod). */
const UPSTREAM_BUG = 'use_fips_sts_endpoint';

/** What that version of Prometheus does not know of the configurations that the operator writes for it. */
function unknownIn({ manifests, prometheus, operator }: OperatorQuestion, version: string): string[] {
  const objects = new Objects([...manifests, ...prometheus ? [prometheus] : []].map((manifest) => withVersion(manifest, version)));

  return OPERATOR.serversIn(objects).flatMap((server) => {
    try {
      const selection = OPERATOR.selectFor(server, objects, operator);
      if (selection.error !== undefined || selection.unmanaged) return [];
      const { config } = OPERATOR.generateConfiguration({ ...selection, server, settings: operator });
      const { refusals } = readConfiguration(parse(config, { uniqueKeys: false }), { fill: (text) => text, prometheusVersion: version });

      return refusals.map(refusalText).filter((text) => /needs Prometheus|is not known from/.test(text) && !text.includes(UPSTREAM_BUG));
    } catch (error) {
      if (error instanceof NotGeneratedError) return [];
      throw error;
    }
  });
}

function withVersion(manifest: Manifest, version: string): Manifest {
  return /^Prometheus(Agent)?$/.test(manifest.kind) ? { ...manifest, spec: { ...manifest.spec as object, version: `v${version}` } } : manifest;
}

test.each(['2.45.0', '2.49.0', '2.54.0', '2.55.0', '3.0.0', '3.4.0', '3.8.0', '3.14.0'])('the operator writes for Prometheus %s what that version knows', (version) => {
  const sets = Array.from({ length: SETS }, (_, i) => randomScrapeSet(7_000 + i, version).question);

  expect(sets.flatMap((set) => unknownIn(set, version))).toEqual([]);
});
