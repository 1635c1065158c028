/** Address of a prober, wherever it is stated. */
import { Problem, quote } from '../findings/problem';
import { whyNotProber } from '../units/prober';

/** @param where the prop's name in messages */
export function checkProber(prober: string | undefined, where: string): Problem[] {
  const why = prober === undefined ? undefined : whyNotProber(prober);

  return why ? [{ code: 'AM112', message: `${where} ${quote(prober)} ${why}`, fix: 'write it as "host:port", e.g. "blackbox-exporter:9115"' }] : [];
}
