/** An inspection as one HTML page without dependencies. */
import { renderPage } from './page';
import { PlaceOf, toReport } from './to-report';
import { Inspected } from '../forecast/inspected';

/** Options for a report. */
export interface ReportOptions {
  /** @default - Prometheus scrape forecast */
  readonly title?: string;

  /**
   * Place of an object by its key.
   * @default - places are not shown
   */
  readonly placeOf?: PlaceOf;
}

/**
 * A page with a map of what is scraped, and tables of targets, findings, and everything that is not scraped.
 *
 * It does not contain configuration. With `hideSecrets` its URLs and reasons do not contain values of Secrets.
 */
export function renderReport(inspected: Inspected, { title = 'Prometheus scrape forecast', placeOf }: ReportOptions = {}): string {
  return renderPage(toReport(inspected, placeOf), title);
}
