/** A part of AM969: addresses that Prometheus makes targets of, and can never send a request to. */
import { Problem } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { CauseFinding } from '../../forecast/diagnosis';
import { PLACEHOLDER } from '../../kubernetes/placeholder';
import { isMonitorKey } from '../../operator-port/monitor-kinds';
import { JobTargets, Target } from '../../prometheus/targets/target';
import { AddressFault, whyNotRequested } from '../../prometheus/targets/why-not-requested';
import { groupBy } from '../../units/group';

/** One finding for each object and fault. */
export function unusableAddresses({ job, declaredBy, targets }: JobTargets): CauseFinding[] {
  const unusable = targets.flatMap((target): Unusable[] => {
    const found = target.url.includes(PLACEHOLDER) ? undefined : whyNotRequested(target.url);

    return found ? [{ target, ...found }] : [];
  });
  const subjectOf = ({ target: { source } }: Unusable) => (isMonitorKey(declaredBy) ? declaredBy : source);

  return [...groupBy(unusable, (each) => [JSON.stringify([subjectOf(each), each.fault])]).values()].map((each): CauseFinding => ({
    key: subjectOf(each[0]),
    job,
    about: [...new Set(each.map(({ target: { source } }) => source))],
    problem: neverRequested(each, job, each.every(({ target: { source } }) => source === declaredBy)),
  }));
}

interface Unusable { readonly target: Target; readonly address: string; readonly fault: AddressFault }

/** @param isListed whether the object of the job lists the addresses; otherwise its rules may set them */
function neverRequested(unusable: readonly Unusable[], job: string, isListed: boolean): Problem {
  const addresses = new Set(unusable.map(({ address }) => address.replace(/^.*@/s, '<hidden>@')));
  const isOne = addresses.size === 1;
  const [{ fault }] = unusable;
  const [targets, which] = isOne ? ['target', 'it'] : ['targets', 'them'];
  const where = isListed ? 'correct the address' : 'correct the rules that set __address__';

  return {
    code: 'AM969',
    message: fault === 'port'
      ? `the ${isOne ? 'port' : 'ports'} of ${targets} ${quoteFew(addresses)} of job "${job}" ${isOne ? 'is not a number' : 'are not numbers'} from 1 to 65535, so every scrape of ${which} fails`
      : `the ${isOne ? 'address' : 'addresses'} of ${targets} ${quoteFew(addresses)} of job "${job}" ${isOne ? 'has' : 'have'} characters that the host of a URL may not have, so every scrape of ${which} fails`,
    fix: fault === 'port' ? `${where}: set a port from 1 to 65535` : `${where}: remove spaces, and characters such as "@", "?" and "|"`,
  };
}
