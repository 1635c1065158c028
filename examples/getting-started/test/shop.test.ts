// region: jest
import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'cdk8s';
import { inCluster } from 'cdk8s-app-monitoring/jest';
import { addShop } from '../shop';

const external = readFileSync(join(__dirname, 'cluster.yaml'), 'utf8');

test('the cart is scraped', () => {
  const app = new App();
  addShop(app);

  expect(app).toBeScraped({ url: 'http://cart-0:9090/metrics' });
  expect(inCluster(app, { external })).toBeScraped({ by: 'monitoring-kube-prometheus-prometheus' });
  expect(inCluster(app, { external })).toHaveNoFindings();
});
// endregion
