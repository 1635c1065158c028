import { ApiObject, Testing } from 'cdk8s';
import { Profile } from '../../../lib/profiles/profile';
import { addWorkload, monitor, newChart, synthOnly } from '../../support/app';

const POD = { operatorMode: true };
const PORTS = { ports: [{ containerPort: 8080 }] };

test.each([
  { kubernetesVersion: 'v1.26.0', label: 'job-name' },
  { kubernetesVersion: 'v1.27.0', label: 'batch.kubernetes.io/job-name' },
])('a Job is selected by the label that Kubernetes $kubernetesVersion gives its pods', ({ kubernetesVersion, label }) => {
  const chart = newChart();
  addWorkload(chart, { kind: 'Job', ...PORTS });
  addWorkload(chart, { name: 'web', labels: { app: 'cart' }, ...PORTS });
  const workload = chart.node.findChild('web');
  const profile = Profile.custom({ kubernetesVersion });
  monitor(chart, { ...POD, profile, workload: chart.node.findChild('cart') });
  monitor(chart, { ...POD, profile, workload }, 'other');

  expect(Testing.synth(chart).filter(({ kind }) => kind === 'PodMonitor').map(({ spec }) => spec.selector)).toEqual([
    { matchLabels: { [label]: 'cart' } },
    { matchLabels: { app: 'cart' }, matchExpressions: [{ key: label, operator: 'DoesNotExist' }] },
  ]);
});

test('a Job whose selector is set by hand is selected by its labels', () => {
  const chart = newChart();
  new ApiObject(chart, 'job', {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'cart' },
    spec: {
      manualSelector: true,
      selector: { matchLabels: { app: 'cart' } },
      template: { metadata: { labels: { app: 'cart' } }, spec: { restartPolicy: 'Never', containers: [{ name: 'app', image: 'x', ...PORTS }] } },
    },
  });
  monitor(chart, POD);

  expect(synthOnly(chart, 'PodMonitor').spec.selector).toEqual({ matchLabels: { app: 'cart' } });
});
