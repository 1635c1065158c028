import { WorkloadKinds } from '../../../lib/kubernetes/workloads/workload-kinds';

describe('WorkloadKinds.tryOf()', () => {
  test.each([
    { apiVersion: 'apps/v1', kind: 'Deployment', expected: true },
    { apiVersion: 'v1', kind: 'Pod', expected: true },
    { apiVersion: 'batch/v1', kind: 'CronJob', expected: true },
    { apiVersion: 'v1', kind: 'ReplicationController', expected: true },
    { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', expected: true },
    { apiVersion: 'apps.kruise.io/v1beta1', kind: 'StatefulSet', expected: true },
    { apiVersion: 'serving.knative.dev/v1', kind: 'Service', expected: true },
    { apiVersion: 'batch.volcano.sh/v1alpha1', kind: 'Job', expected: true },
    { apiVersion: 'example.com/v1', kind: 'Deployment', expected: false },
    { apiVersion: 'v1', kind: 'Service', expected: false },
    { apiVersion: 'v1', kind: 'constructor', expected: false },
  ])('$apiVersion $kind: $expected', ({ apiVersion, kind, expected }) => {
    expect(WorkloadKinds.KNOWN.tryOf({ apiVersion, kind }) !== undefined).toBe(expected);
  });
});

describe('WorkloadKinds.storedKinds', () => {
  test('has the group of a kind whose name Kubernetes uses in another group', () => {
    expect(WorkloadKinds.KNOWN.storedKinds).toEqual(expect.arrayContaining(['StatefulSet', 'StatefulSet.apps.kruise.io', 'Job.batch.volcano.sh', 'Rollout']));
  });
});

describe('WorkloadKinds.words()', () => {
  test('has the kinds of Kubernetes and those that were added, and names the page of the others', () => {
    const kinds = new WorkloadKinds([{ group: 'example.com', kind: 'Widget', template: 'spec.template' }]);

    expect(kinds.words()).toBe('Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob, Pod, ReplicationController, Widget, or another kind of docs/pods.md');
  });
});
