import 'cdk8s-app-monitoring/jest';
import { Acknowledgement, AppMonitoring } from 'cdk8s-app-monitoring';
import { at, appOf, failureOf, LOST, SCRAPED, shop } from './scenes';
import { addWorkload, newChart } from '../support/app';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const lostShop = () => appOf({ monitoring: [prometheus()], cart: [podMonitor({ port: 'http' }), deployment()] });

describe('toHaveNoFindings()', () => {
  test.each([
    { it: 'an app where all is well', given: () => shop() },
    { it: 'manifests where all is well', given: () => SCRAPED },
    { it: 'a chart beside one that has some', given: () => at(lostShop(), 'monitoring') },
    { it: 'a construct beside one that has some', given: () => at(lostShop(), 'cart/deployment') },
    { it: 'nothing', given: () => [] },
  ])('passes for $it', ({ given }) => {
    expect(given()).toHaveNoFindings();
    expect(() => expect(given()).not.toHaveNoFindings()).toThrow('Expected: errors or warnings\nReceived: no errors and no warnings');
  });

  test.each([
    { it: 'manifests', given: () => LOST, path: 'PodMonitor/shop/cart' },
    { it: 'an app', given: () => lostShop(), path: 'cart/podmonitor' },
    { it: 'a chart', given: () => at(lostShop(), 'cart'), path: 'cart/podmonitor' },
    { it: 'the construct itself', given: () => at(lostShop(), 'cart/podmonitor'), path: 'cart/podmonitor' },
  ])('lists those of $it, with code, path and fix', ({ given, path }) => {
    expect(given()).not.toHaveNoFindings();
    expect(failureOf(() => expect(given()).toHaveNoFindings()))
      .toMatch(new RegExp(`Received: 1 finding\n\n  error AM910 ${path}: .*\n    -> declare a container port named "http"`));
  });

  test('does not count what is acknowledged', () => {
    const app = lostShop();
    new Acknowledgement({ code: 'AM910', reason: 'a sidecar is injected that declares it' }).applyTo(at(app, 'cart'));

    expect(app).toHaveNoFindings();
  });

  test('counts warnings', () => {
    const server = prometheus({ version: 'v2.0.0' });
    const monitor = podMonitor({}, { scrapeClass: undefined }, { labels: {} });

    expect(failureOf(() => expect([server, { ...monitor, spec: { ...(monitor.spec as object), prot: 1 } }, deployment()]).toHaveNoFindings())).toContain('  warning AM');
  });

  test('lists what stops the synth', () => {
    const chart = newChart();
    addWorkload(chart, { ports: [{ name: 'http', containerPort: 80 }] });
    new AppMonitoring(chart, 'monitoring', { operatorMode: true, port: 'metrics' });

    expect(chart).not.toHaveNoFindings();
    expect(failureOf(() => expect(chart).toHaveNoFindings())).toMatch(/Received: 1 finding\n\n  error \[shop\/monitoring\] AM210: /);
  });

  test('refuses what is no manifest', () => {
    expect(failureOf(() => expect(1).not.toHaveNoFindings())).toContain('the received value must be an App');
  });
});
