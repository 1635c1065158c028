/** Checks the list of companions. */
import { Problem, quote } from '../../findings/problem';
import { AppMonitoringProps } from '../app-monitoring-props';
import { Companion } from '../companions/companion';

/** Each is a Companion, and each kind is there once. */
export function checkCompanions({ companions = [] }: AppMonitoringProps): Problem[] {
  if (!Array.isArray(companions)) return [bad('companions is not a list', 'write it like [Companion.networkPolicy()]')];
  const seen = new Set<string>();

  return companions.flatMap((companion, i) => {
    if (!(companion instanceof Companion)) return [bad(`companions[${i}] is not a Companion`, 'use a factory of Companion, e.g. Companion.networkPolicy()')];
    const isTwice = seen.has(companion.name);
    seen.add(companion.name);

    return isTwice ? [bad(`companions[${i}] ${quote(companion.name)} is there twice`, 'remove one of them')] : [];
  });
}

function bad(message: string, fix: string): Problem {
  return { code: 'AM228', message, fix };
}
