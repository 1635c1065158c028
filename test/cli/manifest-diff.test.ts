import { manifestDiff } from '../../lib/cli/manifest-diff';

const MONITOR = `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: cart
spec:
  endpoints:
    - port: web
      params: { token: [hunter2] }
      proxyUrl: http://u:hunter2@proxy:3128
`;
const OTHERS: readonly { readonly it: string; readonly beside: string; readonly shown: string }[] = [
  { it: 'a Secret', beside: 'kind: Secret\nstringData:\n  a: hunter2', shown: '  a: <hidden>' },
  { it: 'text of a Secret in several lines', beside: 'kind: Secret\nstringData:\n  a: |\n    hunter2', shown: '    <hidden>' },
  { it: 'a Secret in one line', beside: 'kind: Secret\ndata: {a: hunter2, b: "hunter2"}', shown: 'data: {a: <hidden>, b: <hidden>}' },
  { it: 'a ConfigMap', beside: 'kind: ConfigMap\ndata:\n  a: password=hunter2', shown: '  a: <hidden>' },
];

describe('manifestDiff()', () => {
  test.each(OTHERS)('shows no value of $it', ({ beside, shown }) => {
    const before = `${beside}\n---\n${MONITOR}`;
    const lines = manifestDiff(before, before.replace('port: web', 'port: http'), 'a.yaml');
    const text = lines.join('\n');

    expect(text).not.toContain('hunter2');
    expect(lines).toEqual(expect.arrayContaining(['--- a.yaml', '-    - port: web', '+    - port: http', '       params: { token: [<hidden>] }', '       proxyUrl: http://<hidden>@proxy:3128']));
    expect(manifestDiff(before, before.replace('kind: ', 'kind: X'), 'a.yaml').join('\n')).toContain(shown);
  });

  test('keeps the numbers of lines, and line ends', () => {
    const text = `${OTHERS[1].beside}\n---\n${MONITOR}`.replaceAll('\n', '\r\n');

    expect(manifestDiff(text, text.replace('port: web', 'port: http'), 'a.yaml')).toContain('@@ -9,6 +9,6 @@');
  });

  test('is empty for equal texts', () => expect(manifestDiff(MONITOR, MONITOR, 'a.yaml')).toEqual([]));
});
