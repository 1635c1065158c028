import { tryWorkload } from '../../lib/kubernetes/workload';
import { selectorMatches } from '../../lib/manifests/selectors/selector';
import { addWorkload, newChart } from '../support/app';

const PORTS = [{ name: 'http', containerPort: 8080 }];

describe('tryWorkload()', () => {
  test.each([
    { kind: 'Deployment', templatePath: ['spec', 'template'] },
    { kind: 'StatefulSet', templatePath: ['spec', 'template'] },
    { kind: 'DaemonSet', templatePath: ['spec', 'template'] },
    { kind: 'ReplicaSet', templatePath: ['spec', 'template'] },
    { kind: 'Job', templatePath: ['spec', 'template'] },
    { kind: 'CronJob', templatePath: ['spec', 'jobTemplate', 'spec', 'template'] },
    { kind: 'Pod', templatePath: [] },
  ])('reads a $kind', ({ kind, templatePath }) => {
    const manifest = addWorkload(newChart(), { kind, ports: PORTS, annotations: { a: 'b' } }).toJson();

    expect(tryWorkload(manifest)).toEqual({
      kind,
      name: 'cart',
      namespace: 'shop',
      templatePaths: [templatePath],
      podLabels: { app: 'cart' },
      addedLabels: {},
      podAnnotations: { a: 'b' },
      selector: ['Job', 'CronJob', 'Pod'].includes(kind) ? undefined : { matchLabels: { app: 'cart' } },
      containers: [{
        name: 'app',
        path: [...templatePath, 'spec', 'containers', 0],
        sidecar: false,
        ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
      }],
      hasFixedPorts: false,
    });
  });

  test('counts init containers that keep running, after the main ones', () => {
    const manifest = addWorkload(newChart(), {
      initContainers: [{ name: 'migrate' }, { name: 'proxy', restartPolicy: 'Always', ports: PORTS }],
    }).toJson();

    expect(tryWorkload(manifest)!.containers.map(({ name, sidecar, path }) => ({ name, sidecar, path }))).toEqual([
      { name: 'app', sidecar: false, path: ['spec', 'template', 'spec', 'containers', 0] },
      { name: 'proxy', sidecar: true, path: ['spec', 'template', 'spec', 'initContainers', 1] },
    ]);
  });

  test('leaves the selector of a Job to the API server', () => {
    const manifest = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'a' }, spec: { selector: { matchLabels: { a: 'b' } } } };

    expect(tryWorkload(manifest)!.selector).toBeUndefined();
  });

  test('reads expressions of a selector', () => {
    const matchExpressions = [{ key: 'app', operator: 'In', values: ['cart'] }];

    expect(tryWorkload(addWorkload(newChart(), { selector: { matchExpressions } }).toJson())!.selector).toEqual({ matchExpressions });
  });

  test('takes a selector of wrong types, which the API server refuses, for one that matches nothing', () => {
    const { selector } = tryWorkload({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: { matchLabels: { app: 'cart', version: 1 } } } })!;

    expect(selectorMatches(selector!, { app: 'cart' })).toBe(false);
  });

  test.each([
    { it: 'without a protocol', port: {}, protocol: 'TCP' },
    { it: 'with an empty protocol, as the API server fills it in', port: { protocol: '' }, protocol: 'TCP' },
    { it: 'whose protocol is null', port: { protocol: null }, protocol: 'TCP' },
    { it: 'of UDP', port: { protocol: 'UDP' }, protocol: 'UDP' },
  ])('reads a port $it', ({ port, protocol }) => {
    const containers = [{ name: 'app', ports: [{ containerPort: 8080, ...port }] }];

    expect(tryWorkload({ apiVersion: 'v1', kind: 'Pod', spec: { containers } })!.containers[0].ports).toEqual([{ name: '', containerPort: 8080, protocol }]);
  });

  test('survives a manifest without anything in it', () => {
    expect(tryWorkload({ apiVersion: 'v1', kind: 'Pod' })).toMatchObject({ name: '', containers: [], podLabels: {} });
    expect(tryWorkload({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: { spec: { containers: [null, { ports: ['x'] }] } } } })!.containers)
      .toMatchObject([{ name: '', ports: [] }, { name: '', ports: [] }]);
  });
});
