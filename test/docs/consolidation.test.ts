/** docs/consolidation.md: the page names every blocker, and its example is the object that an app writes. */
import { App } from 'cdk8s';
import { textOf } from './quotes';
import { addCheckout } from '../../examples/consolidation/checkout';
import { Blocker } from '../../lib/consolidation/consolidation';

/** In the order of the table. */
const BLOCKERS: { readonly [blocker in Blocker]: true } = {
  'follow-redirects': true, 'files': true, 'scrape-class': true, 'server-settings': true, 'job-identity': true, 'selection': true, 'sharding': true, 'api-version': true, 'difference': true,
};

test('the table has a row for each blocker', () => {
  expect([...textOf('docs/consolidation.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, blocker]) => blocker)).toEqual(Object.keys(BLOCKERS));
});

test('the example synthesizes to one ScrapeConfig', () => {
  const app = new App();
  const { scrapeConfigs, monitor } = addCheckout(app);
  const text = app.synthYaml();

  expect([scrapeConfigs.map(({ name }) => name), monitor]).toEqual([['checkout-cart-c8e23a93-pod-monitor-pm-0'], undefined]);
  expect(text).toContain('kind: ScrapeConfig');
  expect(text).not.toContain('kind: PodMonitor');
});
