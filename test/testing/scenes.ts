/** Apps whose targets are known, and what a matcher says. */
import { ApiObject, App, Chart } from 'cdk8s';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

export const SERVER = 'Prometheus/monitoring/main';
export const JOB = 'podMonitor/shop/cart/0';
export const URL = 'http://cart-0:9090/metrics';

/** All that `shop/cart` needs to be scraped through a PodMonitor. */
export const SCRAPED = [prometheus(), podMonitor(), deployment()];

/** The same with a PodMonitor that asks for a port which nobody declares. */
export const LOST = [prometheus(), podMonitor({ port: 'http' }), deployment()];

/** An app with a chart for each list of manifests; ids are kinds in lower case. */
export function appOf(charts: { readonly [id: string]: readonly object[] }): App {
  const app = new App();
  for (const [id, manifests] of Object.entries(charts)) {
    const chart = new Chart(app, id);
    manifests.forEach((manifest) => new ApiObject(chart, (manifest as { kind: string }).kind.toLowerCase(), manifest as never));
  }

  return app;
}

/** The construct at a path of an app. */
export function at(app: App, path: string): ApiObject {
  return app.node.findAll().find(({ node }) => node.path === path) as ApiObject;
}

/** The server in one chart, and in others two workloads, a Service and a monitor of only one of them. */
export function shop(): App {
  return appOf({
    monitoring: [prometheus()],
    cart: [deployment(), service(), podMonitor()],
    stock: [deployment({ name: 'stock', labels: { app: 'stock' } })],
  });
}

/** What a matcher says, without colours. */
export function failureOf(action: () => void): string {
  try {
    action();
  } catch (error) {
    // eslint-disable-next-line no-control-regex
    return (error as Error).message.replace(/\u001b\[\d+m/g, '');
  }
  throw new Error('nothing failed');
}
