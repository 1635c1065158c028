/** Checks a duration for Prometheus. */
import { Duration } from 'cdk8s';
import { wholeMillis } from './duration';
import { Problem, quote } from '../findings/problem';

/** Checks that a duration is above zero, in whole milliseconds. */
export function checkDuration(duration: Duration | undefined, where: string): Problem[] {
  if (duration === undefined) return [];
  if (typeof duration.toMilliseconds !== 'function') {
    return [{ code: 'AM103', message: `${where} ${quote(duration)} is not a Duration`, fix: 'write it like Duration.seconds(30)' }];
  }

  try {
    return wholeMillis(duration) > 0 ? [] : [{ code: 'AM103', message: `${where} is zero`, fix: 'use at least Duration.millis(1)' }];
  } catch (error) {
    return [{ code: 'AM103', message: `${where} ${(error as Error).message}`, fix: 'use whole milliseconds' }];
  }
}
