/** Checks interval and timeout of one endpoint. */
import { Duration } from 'cdk8s';
import { checkDuration } from '../../endpoint/check-duration';
import { prometheusDuration, wholeMillis } from '../../endpoint/duration';
import { Problem } from '../../findings/problem';
import { AppMonitoringProps } from '../app-monitoring-props';
import { EndpointProps } from '../endpoint-props';
import { DEFAULT_INTERVAL } from '../resolve';

/** Where interval and timeout go, and what is scraped. */
export type TimesReader = Pick<AppMonitoringProps, 'operatorMode' | 'annotations' | 'monitorType'>;

/** Checks that both are whole milliseconds above zero, and that the timeout is not longer than the interval. */
export function checkTimes(endpoint: EndpointProps, where: string, reader: TimesReader): Problem[] {
  const { interval, timeout } = endpoint;
  const problems = [...checkDuration(interval, `${where}interval`), ...checkDuration(timeout, `${where}timeout`)];
  if (problems.length > 0 || timeout === undefined) return problems;

  const effective = readInterval(endpoint, reader);

  return effective === undefined || wholeMillis(timeout) <= wholeMillis(effective) ? [] : [{
    code: 'AM104',
    message: `${where}timeout ${prometheusDuration(timeout)} is longer than the interval ${prometheusDuration(effective)}${interval ? '' : ' (the default)'}`
      + (reader.operatorMode ? ', so the operator rejects the monitor' : ', so Prometheus drops the target'),
    fix: 'shorten the timeout or lengthen the interval',
  }];
}

/** The interval that the timeout is compared with. Annotations carry only times that are set and have a key. */
function readInterval({ interval }: EndpointProps, { operatorMode, annotations }: TimesReader): Duration | undefined {
  if (operatorMode) return interval ?? DEFAULT_INTERVAL;

  return annotations?.keys.interval !== undefined && annotations.keys.timeout !== undefined ? interval : undefined;
}
