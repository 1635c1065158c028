import { renderTargetDiffMarkdown } from '../../lib/cli/render-target-diff-markdown';
import { InspectedTarget } from '../../lib/inspection/inspected-target';

const target = (name: string, changes: Partial<InspectedTarget> = {}): InspectedTarget =>
  ({ server: 'Prometheus/monitoring/main', job: 'podMonitor/shop/cart/0', url: `http://${name}:80/metrics`, source: `Pod/shop/${name}`, replicas: 1, labels: { job: 'cart' }, unknownLabels: [], ...changes }) as InspectedTarget;

describe('renderTargetDiffMarkdown()', () => {
  test('says what is lost, gained and changed, in that order', () => {
    const lines = renderTargetDiffMarkdown({
      gained: [target('new')],
      lost: [target('old')],
      changed: [target('cart', { labels: { job: 'cart', team: 'a|b' } })],
      replaced: [target('cart', { labels: { job: 'shop' } })],
    }).split('\n');

    expect(lines.slice(0, 2)).toEqual(['<!-- cdk8s-app-monitoring targets -->', '### Scrape targets: 1 gained, 1 lost, 1 changed']);
    expect(lines.filter((line) => line.startsWith('**'))).toEqual(['**Lost**', '**Gained**', '**Changed**']);
    expect(lines[lines.length - 2]).toBe('| <code>http://cart:80/metrics</code> | <code>Pod/shop/cart</code> | <code>podMonitor/shop/cart/0</code> | <code>Prometheus/monitoring/main</code> '
      + '| <code>job="shop"</code> | <code>job="cart"</code><br><code>team="a&#124;b"</code> |');
  });

  test('is short without changes', () => {
    expect(renderTargetDiffMarkdown({ gained: [], lost: [], changed: [], replaced: [] })).toBe('<!-- cdk8s-app-monitoring targets -->\n### Scrape targets: 0 gained, 0 lost, 0 changed\n');
  });
});
