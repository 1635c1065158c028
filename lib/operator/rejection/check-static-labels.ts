/** Labels that targets are given by hand. */
import { goQuote } from '../../go/quote';
import { Spec } from '../server';
import { labelNamesOf } from './label-names';
import { Reason } from '../../go/reason';
import { isLabelName } from '../../units/prometheus-names';

/** @see validateStaticConfigLabels in pkg/prometheus/resource_selector.go, v0.94.1 */
export function whyNotStaticLabels(version: string, labels: Spec | undefined): Reason {
  const wrong = Object.keys(labels ?? {}).sort().find((name) => !isLabelName(name, labelNamesOf(version)));

  return wrong === undefined ? undefined : `invalid label ${goQuote(wrong)}`;
}
