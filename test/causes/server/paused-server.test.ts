import { prometheus, prometheusAgent } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

describe('AM953', () => {
  test.each([
    {
      it: 'says what does not take effect',
      given: [prometheus({ paused: true })],
      expected: ['warning Prometheus/monitoring/main: it is paused, so the operator does not run it if it is new, and does not take over any change of it or its monitors; remove paused, or set it to false'],
    },
    { it: 'is for agents, too', given: [prometheusAgent({ paused: true })], expected: [expect.stringMatching(/^warning PrometheusAgent\/monitoring\/main/)] },
    { it: 'is silent for false', given: [prometheus({ paused: false })], expected: [] },
    { it: 'is silent without the field', given: [prometheus()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM953', given)).toEqual(expected));
});
