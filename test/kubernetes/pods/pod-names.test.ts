import { podNamesOf } from '../../../lib/kubernetes/pods/pod-names';
import { podsIn } from '../../../lib/kubernetes/pods/pods';
import { Workloads } from '../../../lib/kubernetes/workloads/workloads';
import { object } from '../../support/manifests/manifest';
import { objectsOf, pod, workload } from '../../support/running';

const namesOf = (...manifests: Parameters<typeof objectsOf>) => podsIn(objectsOf(...manifests)).map(({ source, name }) => `${source}: ${name}`).sort();

describe('podNamesOf()', () => {
  test.each<[string, Parameters<typeof objectsOf>, string[]]>([
    ['one workload is its name', [workload('DaemonSet', { name: 'logs' })], ['DaemonSet/shop/logs: logs-0']],
    ['a StatefulSet is what the cluster calls it', [workload('DaemonSet', { name: 'logs' }), workload('StatefulSet', { name: 'logs' })], [
      'DaemonSet/shop/logs: logs-daemonset-0', 'StatefulSet/shop/logs: logs-0',
    ]],
    ['a Pod is its own', [workload('Deployment', { name: 'logs' }), pod({ name: 'logs-0' })], ['Deployment/shop/logs: logs-deployment-0', 'Pod/shop/logs-0: logs-0']],
    ['two of other kinds says the kind of the later one', [workload('Job', { name: 'logs' }), workload('DaemonSet', { name: 'logs' })], [
      'DaemonSet/shop/logs: logs-0', 'Job/shop/logs: logs-job-0',
    ]],
    ['a third one is none of the others', [workload('StatefulSet', { name: 'logs-job' }), workload('StatefulSet', { name: 'logs' }), workload('Job', { name: 'logs' })], [
      'Job/shop/logs: logs-job-1', 'StatefulSet/shop/logs-job: logs-job-0', 'StatefulSet/shop/logs: logs-0',
    ]],
  ])('the pod of %s', (_, manifests, names) => expect(namesOf(...manifests)).toEqual(names));

  test('namespaces do not disturb each other', () => {
    const workloads = new Workloads(objectsOf(workload('StatefulSet', { name: 'logs' }), object('apps/v1', 'DaemonSet', {}, { name: 'logs', namespace: 'other' })));
    const slots = workloads.all().flatMap((each) => workloads.runningOf(each).map((made) => ({ object: each, made })));

    expect(podNamesOf(slots)).toEqual(['logs-0', 'logs-0']);
  });
});
