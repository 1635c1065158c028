/** An inspection as one page of HTML that needs nothing else. */
import { renderPage } from './page';
import { PlaceOf, toReport } from './to-report';
import { Inspected } from '../forecast/inspected';

/** How to tell of an inspection. */
export interface ReportOptions {
  /** @default - Prometheus scrape forecast */
  readonly title?: string;

  /**
   * Where an object stands, by its key.
   * @default - nobody knows
   */
  readonly placeOf?: PlaceOf;
}

/**
 * A page with a map of what is scraped, and tables of targets, findings, and everything that is not scraped.
 *
 * It holds no configuration; URLs and reasons of an inspection made with `hideSecrets` hold nothing of a Secret.
 */
export function renderReport(inspected: Inspected, { title = 'Prometheus scrape forecast', placeOf }: ReportOptions = {}): string {
  return renderPage(toReport(inspected, placeOf), title);
}
