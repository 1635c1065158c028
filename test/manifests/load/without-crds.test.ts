import { withoutCrds } from '../../../lib/manifests/load/other-file';

const CRD = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: carts.shop\n';
const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: cart\n';

describe('withoutCrds()', () => {
  test.each([
    { it: 'no text without one', text: `${SERVICE}---\n${SERVICE}`, expected: `${SERVICE}---\n${SERVICE}` },
    { it: 'one between others', text: `${SERVICE}--- # a\n${CRD}---\n${SERVICE}`, expected: `${SERVICE}--- # a\n\n\n\n\n---\n${SERVICE}` },
    { it: 'the first and the last', text: `${CRD}---\n${SERVICE}---\n${CRD}`, expected: `\n\n\n\n---\n${SERVICE}---\n\n\n\n\n` },
    { it: 'one with quotes, and lines that end in CRLF', text: `${SERVICE}---\r\nkind: "CustomResourceDefinition"\r\n`, expected: `${SERVICE}---\r\n\n` },
    { it: 'not that of ScrapeConfig', text: `${SERVICE}---\n${CRD.replace('carts.shop', 'scrapeconfigs.monitoring.coreos.com')}`, expected: undefined },
    { it: 'not the name in the text of another object', text: 'kind: ConfigMap\ndata:\n  a: |\n    kind: CustomResourceDefinition\n', expected: undefined },
  ])('blanks $it', ({ text, expected = text }) => expect(withoutCrds(text)).toBe(expected));
});
