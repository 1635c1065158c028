/** What conversion must keep: used with a few objects by the unit tests, and with many by conformance. */
import * as fc from 'fast-check';
import { randomScrapeConfig } from './random-scrape-configs';
import { Converter } from '../../../lib/graduation/conversion/converter';
import { DEMONSTRATION } from '../../../lib/graduation/conversion/field-change';
import { Manifest } from '../../../lib/manifests/manifest';
import { canonicalJson } from '../../../lib/units/canonical-json';

const VERSIONS = ['v1alpha1', 'v1beta1'] as const;

/** Converts random objects of both versions to the other one and back, and fails on the first that is not the same. */
export function assertRoundTrips(runs: number, seed: number): void {
  const converter = new Converter(DEMONSTRATION);
  for (const version of VERSIONS) {
    const other = VERSIONS.find((each) => each !== version)!;
    fc.assert(fc.property(randomScrapeConfig(version), (object) => {
      const text = JSON.stringify(object);
      const converted = converter.convert(object, `monitoring.coreos.com/${other}`);
      const sent = JSON.parse(JSON.stringify(converted)) as Manifest;

      expect(canonicalJson(converter.convert(sent, `monitoring.coreos.com/${version}`))).toBe(canonicalJson(object));
      expect(JSON.stringify(object)).toBe(text);
    }), { seed, numRuns: Math.ceil(runs / 2) });
  }
}
