/** Which operator a server has: behaviour that began with a minor version. */
import { Server } from '../operator-port/server';
import { minorOf, PROVEN_OPERATOR } from '../units/operator-version';

/** Whether the operator of a server has a minor version or a later one, e.g. 79 for 0.79. */
export function operatorSince({ operatorVersion = PROVEN_OPERATOR }: Pick<Server, 'operatorVersion'>, minor: number): boolean {
  return minorOf(operatorVersion) >= minor;
}
