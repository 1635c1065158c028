/** What conversion must keep: used with a few objects by the unit tests, and with many by conformance. */
import { randomScrapeConfig } from './random-scrape-configs';
import { Converter } from '../../../lib/graduation/conversion/converter';
import { DEMONSTRATION } from '../../../lib/graduation/conversion/field-change';
import { canonicalJson } from '../../../lib/units/canonical-json';
import { random } from '../../imports/random-object';

const VERSIONS = ['v1alpha1', 'v1beta1'] as const;

/** Converts random objects of both versions to the other one and back. The first that is not the same is returned, and how many kept something. */
export function roundTrips(runs: number, seed: number): { readonly different?: object; readonly kept: number } {
  const converter = new Converter(DEMONSTRATION);
  const next = random(seed);
  let kept = 0;
  for (let i = 0; i < runs; i++) {
    const [version, other] = i % 2 === 0 ? VERSIONS : [...VERSIONS].reverse();
    const object = randomScrapeConfig(version, next);
    const text = canonicalJson(object);
    const converted = JSON.stringify(converter.convert(object, `monitoring.coreos.com/${other}`));
    const back = canonicalJson(converter.convert(JSON.parse(converted), `monitoring.coreos.com/${version}`));
    if (back !== text || canonicalJson(object) !== text) return { different: { object, converted, back }, kept };
    if (converted.includes(`"conversion.cdk8s-app-monitoring/${version}":"{`)) kept++;
  }

  return { kept };
}
