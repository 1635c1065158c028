/** Refuses two endpoints of one AppMonitoring that are the same scrape. */
import { refuse } from '../../findings/refusal';
import { Scrape } from '../resolve';

/** A scrape and its port, as plain data. */
export interface PlacedScrape {
  readonly scrape: Scrape;
  readonly port: unknown;
}

/**
 * Interval and timeout do not make a different scrape; fields that change the request, the target or the samples do: two endpoints may
 * scrape two parts of one page.
 */
export function refuseDuplicateEndpoints(placed: readonly PlacedScrape[]): void {
  if (placed.length < 2) return;

  const seen = new Map<string, string>();
  for (const { port, scrape: { where, path, params, scheme, tls, auth, passedOn } } of placed) {
    const key = JSON.stringify([port, path, params, scheme, tls, auth, passedOn], sortKeys);
    const twin = seen.get(key);
    if (twin !== undefined) refuse('AM118', `${place(twin)} and ${place(where)} are the same scrape, so every sample would be stored twice`, 'remove one of them');
    seen.set(key, where);
  }
}

function place(where: string): string {
  return where.replace(/\.$/, '');
}

function sortKeys(_: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value;
}
