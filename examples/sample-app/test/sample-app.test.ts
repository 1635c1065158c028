// region: jest
import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'cdk8s';
import { inCluster } from 'cdk8s-app-monitoring/jest';
import { SampleApp } from '../sample-app';

const external = readFileSync(join(__dirname, 'cluster.yaml'), 'utf8');
const chart = inCluster(new SampleApp(new App(), 'sample-app', true), { external });

test('the sample app is scraped', () => {
  expect(chart).toBeScraped({ by: 'k8s', url: /:9080/, labels: { job: 'sample-app-ns/sample-app-pod-monitor' } });
  expect(chart).toHaveTargets(['http://sample-app-0:9080/actuator/metrics']);
  expect(chart).toHaveNoFindings();
  expect(chart).toMatchTargetsSnapshot();
});
// endregion
