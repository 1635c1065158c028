/**
 * What each minor version of Prometheus refuses at the edge of what it loads, and the fix. `loader.conformance.ts` and
 * `prometheus-minors.conformance.ts` ask Prometheus about the same configurations. `UPDATE_GOLDEN=1` writes the golden anew.
 */
import { join } from 'path';
import { loaderCases } from './loader-cases';
import { tryYamlValue } from '../../../lib/manifests/load/try-yaml-value';
import { readConfiguration } from '../../../lib/prometheus/configuration/read-configuration';
import { refusalText } from '../../../lib/prometheus/configuration/refused';
import { expectGolden } from '../../support/golden';

/** Their loaders differ; without a version, what any of them knows passes. */
const VERSIONS = ['2.45.0', '3.0.0', '3.5.0', '3.14.0', '3.16.0', undefined];

test('configurations at the edge are refused with the field and the fix', () => {
  const cases = loaderCases();

  expect(cases.length).toBeGreaterThan(300);
  expectGolden(join(__dirname, 'loader-cases.golden.txt'), cases.map(({ id, config }) => `${id}\n${versionsWith(config)}\n`).join(''));
});

/** What each version says; versions that say the same stand together. */
function versionsWith(config: string): string {
  const byText = new Map<string, string[]>();
  for (const version of VERSIONS) {
    const text = said(config, version);
    byText.set(text, [...byText.get(text) ?? [], version?.replace(/\.0$/, '') ?? 'any']);
  }

  return [...byText].map(([text, versions]) => `  ${versions.length === VERSIONS.length ? '' : `${versions.join(', ')}: `}${text}`).join('\n');
}

function said(config: string, prometheusVersion: string | undefined): string {
  const { jobs, refusals } = readConfiguration(tryYamlValue(config, true), { fill: (text) => text, prometheusVersion });
  if (refusals.length === 0) return `loaded, ${jobs.length} jobs`;

  return refusals.map((refusal) => `refused: ${refusalText(refusal)}; ${refusal.fix((field) => field)}`).join('\n    ');
}
