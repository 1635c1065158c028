// Who reads an app elsewhere is known by its profile, in tests as at synth.

import { Chart } from 'cdk8s';
import { AppMonitoring, Profile } from 'cdk8s-app-monitoring';
import { inCluster } from 'cdk8s-app-monitoring/jest';
import { failureOf } from './scenes';
import { addWorkload, newChart } from '../support/app';
import { prometheus } from '../support/manifests/servers';

const STACK = Profile.kubePrometheusStack({ release: 'stack' });

function cart(profile?: Profile): Chart {
  const chart = newChart();
  new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, { ports: [{ name: 'http', containerPort: 8080 }] }), operatorMode: true, profile });

  return chart;
}

describe('toBeScraped() by the server of a Profile', () => {
  test('stands in for its server', () => {
    expect(cart(STACK)).toBeScraped({ by: 'kube-prometheus-stack', labels: { namespace: 'shop' } });
    expect(cart(STACK)).toBeScraped({ by: 'Profile/kube-prometheus-stack' });
    expect(cart(STACK)).toHaveNoFindings();
  });

  test('of the tree does so, too', () => {
    const chart = cart();
    STACK.applyTo(chart);

    expect(chart).toBeScraped({ by: 'kube-prometheus-stack' });
  });

  test('stands beside what the cluster holds', () => {
    const chart = inCluster(cart(STACK), { external: JSON.stringify(prometheus()) });

    expect(chart).toBeScraped({ by: 'monitoring/main' });
    expect(chart).toBeScraped({ by: 'kube-prometheus-stack' });
  });

  test('is not there where nobody names one', () => {
    expect(failureOf(() => expect(cart()).not.toBeScraped())).toContain('nothing can scrape it: there is no Prometheus');
  });
});
