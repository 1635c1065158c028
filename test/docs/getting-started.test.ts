/** docs/getting-started.md shows what a newcomer sees when something is missing. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'cdk8s';
import { AppMonitoring, MonitorType } from 'cdk8s-app-monitoring';
import { inCluster } from 'cdk8s-app-monitoring/jest';
import { expectQuoted, textOf, withSays } from './quotes';
import { Cart } from '../../examples/getting-started/cart';
import { failureOf } from '../testing/scenes';

const PAGE = 'docs/getting-started.md';
const external = readFileSync(join(__dirname, '..', '..', 'examples', 'getting-started', 'test', 'cluster.yaml'), 'utf8');

test('docs/getting-started.md quotes a synth that stops, and a test without a profile', () => {
  const wrong = new App();
  const cart = new Cart(wrong, 'cart');
  cart.node.tryRemoveChild('monitoring');
  new AppMonitoring(cart, 'monitoring', { operatorMode: true, monitorType: MonitorType.POD, port: 'http' });
  const app = new App();
  new Cart(app, 'cart');

  const says = {
    'wrong-port': failureOf(() => wrong.synth()),
    'missing-profile': failureOf(() => expect(inCluster(app, { external })).toBeScraped({ by: 'monitoring-kube-prometheus-prometheus' })),
  };

  expectQuoted(PAGE, withSays(textOf(PAGE), says));
  expect(says['wrong-port']).toContain('AM210');
  expect(says['missing-profile']).toContain('release: monitoring');
});
