/** README.md quotes what a synth prints when a port does not exist. */
import { App } from 'cdk8s';
import { AppMonitoring, MonitorType } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { expectQuoted, textOf, withSays } from './quotes';
import { Cart } from '../../examples/getting-started/cart';
import { failureOf } from '../testing/scenes';

test('README.md quotes a synth that stops', () => {
  const app = new App();
  const cart = new Cart(app, 'shop');
  const deployment = cart.node.findChild('deployment') as kplus.Deployment;
  const service = deployment.exposeViaService({ name: 'cart', ports: [{ name: 'http', port: 80, targetPort: 9090 }] });
  new AppMonitoring(cart, 'cart-monitoring', {
    workload: deployment, service, operatorMode: true, monitorType: MonitorType.SERVICE, port: 'web',
  });

  const stopped = failureOf(() => app.synth()).split('\n').slice(1).map((line) => line.trim()).join('\n');

  expectQuoted('README.md', withSays(textOf('README.md'), { stopped }));
  expect(stopped).toMatch(/^\[shop\/cart-monitoring\] AM213: /);
});
