/** Checks the props on their own, in the constructor; all problems are reported at once. */
import { checkMetadata } from '../../endpoint/check-metadata';
import { checkText } from '../../endpoint/check-text';
import { Problem } from '../../findings/problem';
import { checkKinds } from '../../tree/app-kinds';
import { isPlainObject } from '../../units/copy-plain';
import { AppMonitoringProps } from '../app-monitoring-props';
import { endpointsOf } from '../resolve';
import { checkChoices } from './check-choices';
import { checkCompanions } from './check-companions';
import { checkEndpoint } from './check-endpoint';
import { checkIdentity } from './check-identity';
import { checkMonitor } from './check-monitor';
import { checkPods } from './check-pods';
import { checkProbe } from './check-probe';
import { checkSelectors } from './check-selectors';
import { checkProberScheme } from './check-tls-scheme';
import { checkTypes } from './check-types';

/** All problems of the props; an empty list where they are valid. */
export function checkProps(given: AppMonitoringProps): Problem[] {
  // Props are often spread and then extended, and V8 finds out slowly what such an object does not have. A copy makes this twice as fast.
  const props = isPlainObject(given) ? { ...given } : given;
  const wrongTypes = checkTypes(props);

  // Only what an instance of a class has itself is kept.
  return wrongTypes.length > 0 ? wrongTypes : checkValues({ ...props });
}

/** The same for props whose values have the right types. */
export function checkValues(props: AppMonitoringProps): Problem[] {
  const problems: Problem[] = [];
  for (const check of CHECKS) for (const problem of check(props)) problems.push(problem);

  return problems;
}

/** In the order of their problems. */
const CHECKS: readonly ((props: AppMonitoringProps) => Problem[])[] = [
  (props) => checkText(props),
  checkChoices,
  checkEndpoints,
  checkMonitor,
  checkSelectors,
  ({ probe }) => (probe ? checkProbe(probe) : []),
  checkProberScheme,
  ({ metadata }) => (metadata ? checkMetadata(metadata) : []),
  ({ podsOf }) => checkKinds(podsOf),
  checkPods,
  checkIdentity,
  checkCompanions,
];

function checkEndpoints(props: AppMonitoringProps): Problem[] {
  if (props.endpoints?.length === 0) {
    return [{ code: 'AM114', message: 'endpoints is an empty list, so nothing would be scraped', fix: 'list at least one endpoint, or leave endpoints out' }];
  }

  if (!props.endpoints) return checkEndpoint(props, '', props);

  return endpointsOf(props).flatMap((endpoint, i) => checkEndpoint(endpoint, `endpoints[${i}].`, props));
}
