import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

/** A workload of its own name and labels. */
const pods = (labels: { readonly [label: string]: string }, name = 'cart') => deployment({ name, labels });
const wants = (matchLabels: object, spec: object = {}) => podMonitor({}, { selector: { matchLabels }, ...spec });

describe('AM926', () => {
  test.each([
    {
      it: 'reports a value with a dot',
      given: [prometheus(), wants({ version: '1.2' }), pods({ version: '1.2' }), pods({ version: '1x2' }, 'other')],
      expected: ['warning PodMonitor/shop/cart: the selector requires label "version" to be "1.2", but "Deployment/shop/other" with label "version" "1x2" is scraped as well: in relabeling rules a "." in a value matches any character, and special characters in a label name become "_"; set selectorMechanism to "RoleSelector", or select by another label'],
    },
    {
      it: 'reports a key with signs',
      given: [prometheus(), wants({ 'a.b/c': 'x' }), pods({ 'a-b_c': 'x' })],
      expected: [expect.stringContaining('with label "a-b_c" "x" is scraped as well')],
    },
    {
      it: 'looks at Services, by their labels',
      given: [prometheus(), serviceMonitor({}, { selector: { matchLabels: { v: '1.2' } } }), service({}, { labels: { v: '1-2' } }), deployment()],
      expected: [expect.stringContaining('but "Service/shop/cart" with label "v" "1-2"')],
    },
    {
      it: 'looks at expressions',
      given: [prometheus(), podMonitor({}, { selector: { matchExpressions: [{ key: 'v', operator: 'In', values: ['2.0', '1.2'] }] } }), pods({ v: '1a2' })],
      expected: [expect.stringContaining('to be "2.0" or "1.2"')],
    },
    {
      it: 'is silent where only what is meant matches',
      given: [prometheus(), wants({ 'app.kubernetes.io/version': '1.2' }), pods({ 'app.kubernetes.io/version': '1.2' })],
      expected: [],
    },
    {
      it: 'is silent where the API server selects',
      given: [prometheus(), wants({ version: '1.2' }, { selectorMechanism: 'RoleSelector' }), pods({ version: '1x2' })],
      expected: [],
    },
    {
      it: 'is silent where another label does not match',
      given: [prometheus(), wants({ version: '1.2', app: 'cart' }), pods({ version: '1x2', app: 'other' })],
      expected: [],
    },
    {
      it: 'is silent where one of two Services is meant',
      given: [
        prometheus(),
        serviceMonitor({}, { selector: { matchLabels: { v: '1.2' } } }),
        service({}, { labels: { v: '1.2' } }),
        service({}, { name: 'other', labels: { v: 'x' } }),
        deployment(),
      ],
      expected: [],
    },
    { it: 'is silent for a selector of everything', given: [prometheus(), wants({}), pods({ a: 'b' })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM926', given)).toEqual(expected));
});
