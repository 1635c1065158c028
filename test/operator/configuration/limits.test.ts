import { bodySizeLimit, enforcedBodySizeLimit, limits } from '../../../lib/operator/configuration/limits';
import { IgnoredField } from '../../../lib/operator-port/ignored-field';
import { jobContext } from '../../support/configuration/context';

describe('limits()', () => {
  test.each([
    { it: 'writes nothing where nothing is stated', spec: {}, server: {}, expected: [] },
    {
      it: 'writes the object\'s own',
      spec: { sampleLimit: 5, labelLimit: 0 },
      server: {},
      expected: [['sample_limit', 5], ['label_limit', 0]],
    },
    {
      it: 'writes the enforced one where it is lower',
      spec: { sampleLimit: 5 },
      server: { enforcedSampleLimit: 3 },
      expected: [['sample_limit', 3]],
    },
    {
      it: 'writes the own one where it is lower',
      spec: { sampleLimit: 5 },
      server: { enforcedSampleLimit: 30 },
      expected: [['sample_limit', 5]],
    },
    { it: 'takes 0 for no limit', spec: { sampleLimit: 5 }, server: { enforcedSampleLimit: 0 }, expected: [['sample_limit', 5]] },
    { it: 'leaves the enforced one to the global section', spec: { sampleLimit: 0 }, server: { enforcedSampleLimit: 3 }, expected: [] },
  ])('$it', ({ spec, server, expected }) => {
    expect(limits(jobContext({ spec, server }))).toEqual(expected);
  });

  test.each([
    {
      version: '2.46.0',
      expected: [],
      noted: [{ object: 'ServiceMonitor/shop/cart', field: 'spec.keepDroppedTargets', since: '2.47.0', until: undefined }],
    },
    { version: '2.47.0', expected: [['keep_dropped_targets', 7]], noted: [] },
  ])('writes keep_dropped_targets since 2.47.0: $version', ({ version, expected, noted }) => {
    const ignored: IgnoredField[] = [];

    expect(limits(jobContext({ spec: { keepDroppedTargets: 7 }, version, ignored }))).toEqual(expected);
    expect(ignored).toEqual(noted);
  });

  test('writes an enforced limit itself where there is no global one, below 2.45.0', () => {
    expect(limits(jobContext({ server: { enforcedSampleLimit: 3 }, version: '2.44.0' }))).toEqual([['sample_limit', 3]]);
  });
});

describe('bodySizeLimit()', () => {
  test.each([
    { it: 'writes nothing where nothing is stated', own: undefined, enforced: undefined, expected: [] },
    { it: 'writes the own one', own: '1MB', enforced: '', expected: [['body_size_limit', '1MB']] },
    { it: 'writes the enforced one where there is no other', own: undefined, enforced: '1MB', expected: [['body_size_limit', '1MB']] },
    { it: 'writes the lower one, here the own', own: '1000KB', enforced: '1MB', expected: [['body_size_limit', '1000KB']] },
    { it: 'writes the lower one, here the enforced', own: '1GB', enforced: '1MiB', expected: [['body_size_limit', '1MiB']] },
    { it: 'writes the own one where both are the same', own: '1024KB', enforced: '1MB', expected: [['body_size_limit', '1024KB']] },
  ])('$it', ({ own, enforced, expected }) => {
    expect(bodySizeLimit(jobContext({ spec: { bodySizeLimit: own }, server: { enforcedBodySizeLimit: enforced } }))).toEqual(expected);
  });
});

test('enforcedBodySizeLimit() is that of the server', () => {
  expect(enforcedBodySizeLimit(jobContext({ server: { enforcedBodySizeLimit: '1MB' } }))).toEqual([['body_size_limit', '1MB']]);
  expect(enforcedBodySizeLimit(jobContext())).toEqual([]);
});
