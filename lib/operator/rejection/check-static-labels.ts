/** Labels that targets are given by hand. */
import { fixedLabelNamesOf } from './label-names';
import { fieldOfKey, Reason, reject } from './reason';
import { goQuote } from '../../go/quote';
import { Server, Spec } from '../../operator-port/server';
import { isLabelName } from '../../units/prometheus-names';

/**
 * Why the field `labels` is refused.
 * @see validateStaticConfigLabels in pkg/prometheus/resource_selector.go, v0.94.1
 */
export function whyNotStaticLabels(server: Pick<Server, 'version' | 'operatorVersion'>, labels: Spec | undefined): Reason {
  const wrong = Object.keys(labels ?? {}).sort().find((name) => !isLabelName(name, fixedLabelNamesOf(server)));

  return wrong === undefined ? undefined : reject({ cause: 'invalid-label-name' }, fieldOfKey('labels', wrong), `invalid label ${goQuote(wrong)}`);
}
