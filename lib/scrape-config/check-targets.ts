/** Checks that static targets are addresses. */
import { StaticDiscoveryProps } from './discoveries/static';
import { Discovery } from './discovery';
import { ScrapeJobProps } from './scrape-job-props';
import { RelabelConfig } from '../../imports/shared';
import { Problem, quote } from '../findings/problem';
import { howToWriteAddresses, isTargetAddress, SPEC_FIELDS } from '../findings/target-address';

/**
 * Finds URLs and paths among static targets, which Prometheus drops, unless a rule may write the address.
 * @see CheckTargetAddress in config/config.go, Prometheus v0.314.0
 */
export function checkTargets(discoveries: readonly Discovery[], { relabelings = [] }: Pick<ScrapeJobProps, 'relabelings'>): Problem[] {
  if (relabelings.some(mayWriteAddress)) return [];

  return discoveries.flatMap((discovery, i) => {
    const { type, config } = discovery._toParts();
    if (type.name !== 'static') return [];

    return (config as StaticDiscoveryProps).targets.flatMap((target, j): Problem[] => (isTargetAddress(target) ? [] : [{
      code: 'AM705',
      message: `discoveries[${i}].targets[${j}] ${quote(target)} is not host:port, so Prometheus drops it: a target has no scheme and no path`,
      fix: howToWriteAddresses([target], SPEC_FIELDS),
    }]));
  });
}

function mayWriteAddress({ action, targetLabel = '' }: RelabelConfig): boolean {
  return targetLabel === '__address__' || targetLabel.includes('$') || /^labelmap$/i.test(action ?? '');
}
