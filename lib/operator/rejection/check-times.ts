/** Scrape timeout beside the interval. */
import { goQuote } from '../../go/quote';
import { Reason, reasonOf, under } from '../../go/reason';
import { parsePrometheusDuration } from '../../units/parse-duration';
import { Server } from '../server';

/**
 * A timeout must fit into the interval, own or the server's. Without a timeout nothing is looked at.
 * @see validateScrapeIntervalAndTimeout in pkg/prometheus/resource_selector.go, v0.94.1
 * @see CompareScrapeTimeoutToScrapeInterval in pkg/prometheus/promcfg.go, v0.94.1
 */
export function whyNotTimes(server: Server, ownInterval: string | undefined, timeout: string | undefined): Reason {
  if (!timeout) return undefined;
  const interval: string = ownInterval || (server.spec.scrapeInterval ?? '');
  const unreadable = under(`invalid scrapeInterval ${goQuote(interval)}`, reasonOf(() => parsePrometheusDuration(interval)))
    ?? under(`invalid scrapeTimeout: ${goQuote(timeout)}`, reasonOf(() => parsePrometheusDuration(timeout)));
  if (unreadable !== undefined) return unreadable;

  return parsePrometheusDuration(timeout) > parsePrometheusDuration(interval)
    ? `scrapeTimeout ${goQuote(timeout)} greater than scrapeInterval ${goQuote(interval)}`
    : undefined;
}
