import { containerPortsOf, isRestartable, lastingContainers } from '../../../lib/kubernetes/pods/container-port';

// The rows of ports are those of both readers: test/kubernetes/pods/pod-spec.test.ts and test/kubernetes/workload.test.ts.
describe('containerPortsOf()', () => {
  test.each([undefined, null, 'app', {}, { ports: null }, { ports: {} }])('finds no port in %j', (container) => expect(containerPortsOf(container)).toEqual([]));

  test('keeps the order of the manifest, and ports that are there twice', () => {
    const ports = [{ name: 'b', containerPort: 2 }, { containerPort: 1 }, { containerPort: 1 }];

    expect(containerPortsOf({ ports }).map(({ containerPort }) => containerPort)).toEqual([2, 1, 1]);
  });
});

describe('isRestartable()', () => {
  test.each([
    { given: { restartPolicy: 'Always' }, expected: true },
    { given: { restartPolicy: 'Never' }, expected: false },
    { given: {}, expected: false },
    { given: null, expected: false },
  ])('is $expected for $given', ({ given, expected }) => expect(isRestartable(given)).toBe(expected));
});

test('lastingContainers() leaves out init containers that end', () => {
  const [app, setup, proxy] = [{ isInit: false, isSidecar: false }, { isInit: true, isSidecar: false }, { isInit: true, isSidecar: true }];

  expect(lastingContainers([app, setup, proxy])).toEqual([app, proxy]);
});
