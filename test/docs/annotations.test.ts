/** docs/annotations.md: the jobs of a convention find the app that has its annotations. */
import { App } from 'cdk8s';
import { Inspection } from 'cdk8s-app-monitoring';
import { textOf } from './quotes';
import { Cart, jobs } from '../../examples/annotations/own-convention';

test('docs/annotations.md: the jobs of its convention scrape its app', () => {
  const app = new App();
  new Cart(app, 'cart');

  const targets = Inspection.ofApp(app, { prometheusConfig: jobs }).targets.map(({ server, url }) => `${server} ${url}`);

  expect(targets).toEqual(['prometheus.yml http://cart-0:8080/stats']);
});

test('docs/annotations.md has a row for each convention', () => {
  const rows = [...textOf('docs/annotations.md').matchAll(/^\| \.(\w+)\(/gm)].map(([, name]) => name);

  expect(rows).toEqual(['community', 'kusion', 'prefix', 'grafana', 'custom']);
});
