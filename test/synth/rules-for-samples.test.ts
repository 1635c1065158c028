import { Profile } from 'cdk8s-app-monitoring';
import { AppMonitoringProps } from '../../lib/app-monitoring/app-monitoring-props';
import { addWorkload, errorsOf, monitor, newChart } from '../support/app';

/** What stops or warns at synth. */
const found = (props: AppMonitoringProps): string[] => {
  const chart = newChart();
  const warned = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  Profile.kubePrometheusStack().applyTo(chart.node.root);
  addWorkload(chart);
  monitor(chart, { operatorMode: true, ...props });
  const errors = errorsOf(chart);
  const warnings = warned.mock.calls.map(([text]) => String(text));
  warned.mockRestore();

  return [...errors, ...warnings];
};

describe('synth of an AppMonitoring with metricRelabelings', () => {
  test.each<{ readonly it: string; readonly props: AppMonitoringProps; readonly expected: unknown[] }>([
    {
      it: 'refuses rules that drop every sample',
      props: { metricRelabelings: [{ action: 'keep', sourceLabels: ['__meta_kubernetes_namespace'], regex: 'shop' }] } as AppMonitoringProps,
      expected: [expect.stringMatching(/AM966: .*metricRelabelings\[0\] drops every sample/)],
    },
    {
      it: 'warns of a label that cannot be copied',
      props: { metricRelabelings: [{ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node' }] },
      expected: [expect.stringMatching(/^warning AM967 /)],
    },
    { it: 'takes metrics that are left out', props: { metricRelabelings: [{ action: 'drop', sourceLabels: ['__name__'], regex: 'go_.*' }] } as AppMonitoringProps, expected: [] },
  ])('$it', ({ props, expected }) => expect(found(props)).toEqual(expected));
});
