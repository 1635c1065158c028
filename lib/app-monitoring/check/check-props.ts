/** Checks the props on their own, in the constructor; all problems are reported at once. */
import { checkMetadata } from '../../endpoint/check-metadata';
import { checkText } from '../../endpoint/check-text';
import { Problem } from '../../findings/problem';
import { checkKinds } from '../../tree/app-kinds';
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
export function checkProps(props: AppMonitoringProps): Problem[] {
  const wrongTypes = checkTypes(props);
  if (wrongTypes.length > 0) return wrongTypes;

  return checkText(props).concat(
    checkChoices(props),
    checkEndpoints(props),
    checkMonitor(props),
    checkSelectors(props),
    props.probe ? checkProbe(props.probe) : [],
    checkProberScheme(props),
    props.metadata ? checkMetadata(props.metadata) : [],
    checkKinds(props.podsOf),
    checkPods(props),
    checkIdentity(props),
    checkCompanions(props),
  );
}

function checkEndpoints(props: AppMonitoringProps): Problem[] {
  if (props.endpoints?.length === 0) {
    return [{ code: 'AM114', message: 'endpoints is an empty list, so nothing would be scraped', fix: 'list at least one endpoint, or leave endpoints out' }];
  }

  return endpointsOf(props).flatMap((endpoint, i) => checkEndpoint(endpoint, props.endpoints ? `endpoints[${i}].` : '', props));
}
