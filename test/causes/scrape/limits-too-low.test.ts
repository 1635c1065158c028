import { podMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const limited = (limits: { readonly [field: string]: unknown }) => podMonitor({}, limits);

describe('AM943', () => {
  test.each([
    {
      it: 'reports a limit that the server lowers',
      given: [prometheus({ enforcedSampleLimit: 1000 }), limited({ sampleLimit: 5000 }), deployment()],
      expected: ['warning PodMonitor/shop/cart: sampleLimit is 5000, but "Prometheus/monitoring/main" lowers it to 1000 (enforcedSampleLimit), so scrapes above that fail; raise enforcedSampleLimit of the server, or set sampleLimit to 1000 or less'],
    },
    {
      it: 'compares sizes',
      given: [prometheus({ enforcedBodySizeLimit: '1MB' }), limited({ bodySizeLimit: '1025KB' }), deployment()],
      expected: [expect.stringContaining('bodySizeLimit is "1025KB", but "Prometheus/monitoring/main" lowers it to "1MB"')],
    },
    {
      it: 'counts targets with their replicas',
      given: [prometheus(), limited({ targetLimit: 2 }), deployment({ spec: { replicas: 3 } })],
      expected: [expect.stringMatching(/targetLimit is 2 in "Prometheus\/monitoring\/main", but it has 3 targets, so scrapes fail; raise targetLimit/)],
    },
    {
      it: 'takes limits of the server',
      given: [prometheus({ targetLimit: 1 }), podMonitor(), deployment({ spec: { replicas: 2 } })],
      expected: [expect.stringContaining('targetLimit is 1')],
    },
    {
      it: 'counts labels',
      given: [prometheus({ enforcedLabelLimit: 3 }), podMonitor(), deployment()],
      expected: [expect.stringContaining('labelLimit is 3 in "Prometheus/monitoring/main", but a target has 6 labels')],
    },
    {
      it: 'measures names',
      given: [prometheus(), limited({ labelNameLengthLimit: 8 }), deployment()],
      expected: [expect.stringContaining('label "container" has 9 characters')],
    },
    {
      it: 'measures values',
      given: [
        prometheus(),
        podMonitor({}, { labelValueLengthLimit: 20, podTargetLabels: ['team'] }),
        deployment({ labels: { app: 'cart', team: 'x'.repeat(21) }, selector: { app: 'cart' } }),
      ],
      expected: [expect.stringContaining('of a target has 21 characters')],
    },
    {
      it: 'is silent at the limit',
      given: [
        prometheus({ enforcedSampleLimit: 1000, enforcedTargetLimit: 3, enforcedBodySizeLimit: '1MB' }),
        limited({ sampleLimit: 1000, targetLimit: 3, bodySizeLimit: '1024KB' }),
        deployment({ spec: { replicas: 3 } }),
      ],
      expected: [],
    },
    { it: 'takes 0 of the server for no limit', given: [prometheus({ enforcedTargetLimit: 0, enforcedSampleLimit: 0 }), limited({ targetLimit: 5, sampleLimit: 5 }), deployment()], expected: [] },
    { it: 'takes 0 for no limit', given: [prometheus({ enforcedTargetLimit: 0 }), limited({ targetLimit: 0, sampleLimit: 0 }), deployment()], expected: [] },
    { it: 'is silent without limits', given: [prometheus(), podMonitor(), deployment()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM943', given)).toEqual(expected));
});
