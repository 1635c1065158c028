/** Asks the real Prometheus what it stores of the scrapes of some jobs. */

import { setTimeout as sleep } from 'node:timers/promises';
import { prometheusServer } from '../judges';
import { SampleServer } from './sample-server';
import { ActiveTarget, activeTargets, withPrometheus } from '../targets/prometheus-process';

/** A job of `scrape_configs`, without its name. Its targets are static. */
export type SampleJob = { readonly [field: string]: unknown };

/** What Prometheus says once it has scraped every target twice. */
export interface JudgedSamples {
  readonly targets: readonly ActiveTarget[];
  /** Series of `up`. */
  readonly up: readonly Series[];
  /** Series of `scrape_samples_post_metric_relabeling`. */
  readonly left: readonly Series[];
}

/** A series, and its last value. */
export interface Series {
  readonly labels: { readonly [label: string]: string };
  readonly value: number;
}

const INTERVAL_SECONDS = 5;
const POLL_MILLIS = 1_000;
const GIVE_UP_MILLIS = 3 * 60_000;

/** Scrapes the jobs for a while; the one at index 3 is called `j3`. */
export async function judgeSamples(jobs: readonly SampleJob[]): Promise<JudgedSamples> {
  const program = await prometheusServer();
  const samples = await SampleServer.start();
  const scrape_configs = jobs.map((job, i) => ({ job_name: `j${i}`, ...job, scrape_interval: `${INTERVAL_SECONDS}s`, scrape_timeout: `${INTERVAL_SECONDS}s`, proxy_url: samples.url }));
  try {
    return await withPrometheus(program, JSON.stringify({ scrape_configs }), async (url) => {
      await scraped(url);
      const [up, left] = [await query(url, 'up'), await query(url, 'scrape_samples_post_metric_relabeling')];

      return { targets: await activeTargets(url), up, left };
    });
  } finally {
    await samples.close();
  }
}

/** Waits until the targets stand still and each of them was scraped. */
async function scraped(url: string): Promise<void> {
  const begun = Date.now();
  let quietSince = { targets: -1, at: Date.now() };
  for (;;) {
    await sleep(POLL_MILLIS);
    const targets = await activeTargets(url);
    if (targets.length !== quietSince.targets) quietSince = { targets: targets.length, at: Date.now() };
    const isScraped = targets.every((target) => (target as { lastScrape?: string }).lastScrape?.startsWith('0001') === false);
    if (targets.length > 0 && isScraped && Date.now() - quietSince.at > 2 * INTERVAL_SECONDS * 1_000) return;
    if (Date.now() - begun > GIVE_UP_MILLIS) throw new Error(`after ${GIVE_UP_MILLIS / 1000} s, not all of ${targets.length} targets are scraped`);
  }
}

async function query(url: string, expression: string): Promise<Series[]> {
  const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(expression)}`);
  const { data: { result } } = await response.json() as { data: { result: { metric: Series['labels']; value: [number, string] }[] } };

  return result.map(({ metric: { __name__: _, ...labels }, value: [, value] }) => ({ labels, value: Number(value) }));
}
