/** Interval and timeout of one endpoint. */
import { Duration } from 'cdk8s';
import { Problem, quote } from '../../findings/problem';
import { prometheusDuration, wholeMillis } from '../../units/duration';
import { EndpointProps } from '../endpoint-props';
import { DEFAULT_INTERVAL } from '../resolve';

/** Whole, above zero, and a timeout that fits into its interval. */
export function checkTimes({ interval, timeout }: EndpointProps, where: string): Problem[] {
  const problems = [...checkDuration(interval, `${where}interval`), ...checkDuration(timeout, `${where}timeout`)];
  if (problems.length > 0 || timeout === undefined) return problems;

  const effective = interval ?? DEFAULT_INTERVAL;

  return wholeMillis(timeout) <= wholeMillis(effective) ? [] : [{
    code: 'AM104',
    message: `${where}timeout ${prometheusDuration(timeout)} is longer than the interval ${prometheusDuration(effective)}${interval ? '' : ' (the default)'}`
      + ', so the operator rejects the monitor',
    fix: 'shorten the timeout or lengthen the interval',
  }];
}

function checkDuration(duration: Duration | undefined, where: string): Problem[] {
  if (duration === undefined) return [];
  if (typeof duration.toMilliseconds !== 'function') {
    return [{ code: 'AM103', message: `${where} ${quote(duration)} is no Duration`, fix: 'write it like Duration.seconds(30)' }];
  }

  try {
    return wholeMillis(duration) > 0 ? [] : [{ code: 'AM103', message: `${where} is zero`, fix: 'use at least Duration.millis(1)' }];
  } catch (error) {
    return [{ code: 'AM103', message: `${where} ${(error as Error).message}`, fix: 'use whole milliseconds' }];
  }
}
