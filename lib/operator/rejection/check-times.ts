/** Scrape timeout beside the interval. */
import { Reason, reject, rejectIf, under } from './reason';
import { goQuote } from '../../go/quote';
import { Server, Spec } from '../../operator-port/server';
import { parsePrometheusDuration } from '../../units/parse-duration';
import { rangeErrorOf } from '../../units/range-error';

/**
 * A timeout must fit into the interval, which is the endpoint's own or the server's. Without a timeout nothing is looked at.
 * @param intervalField field of the endpoint that holds its own interval
 * @see validateScrapeIntervalAndTimeout in pkg/prometheus/resource_selector.go, v0.94.1
 * @see CompareScrapeTimeoutToScrapeInterval in pkg/prometheus/promcfg.go, v0.94.1
 */
export function whyNotTimes(server: Server, endpoint: Spec, intervalField = 'interval'): Reason {
  const timeout: string | undefined = endpoint.scrapeTimeout;
  const own: string | undefined = endpoint[intervalField];
  if (!timeout) return undefined;
  const interval: string = own || (server.spec.scrapeInterval ?? '');
  const invalid = { cause: 'invalid-duration' } as const;
  const unreadable = under(`invalid scrapeInterval ${goQuote(interval)}`, '', rejectIf(invalid, own ? intervalField : 'scrapeTimeout', rangeErrorOf(() => parsePrometheusDuration(interval))))
    ?? under(`invalid scrapeTimeout: ${goQuote(timeout)}`, '', rejectIf(invalid, 'scrapeTimeout', rangeErrorOf(() => parsePrometheusDuration(timeout))));
  if (unreadable !== undefined) return unreadable;

  return parsePrometheusDuration(timeout) > parsePrometheusDuration(interval)
    ? reject(
      { cause: 'timeout-above-interval', timeout, interval, inherited: !own }, 'scrapeTimeout',
      `scrapeTimeout ${goQuote(timeout)} greater than scrapeInterval ${goQuote(interval)}`,
    )
    : undefined;
}
