/** Checks the address of a prober. */
import { Problem, quote } from '../findings/problem';
import { whyNotProber } from '../units/prober';

/** Checks names and values. @param where name of the prop in messages */
export function checkProber(prober: string | undefined, where: string): Problem[] {
  const why = prober === undefined ? undefined : whyNotProber(prober);

  return why ? [{ code: 'AM112', message: `${where} ${quote(prober)} ${why}`, fix: 'write it as "host:port", e.g. "blackbox-exporter:9115"' }] : [];
}
