import { FramedText } from '../../lib/cli/code-frame';

const SECRET = `apiVersion: v1
kind: Secret
metadata:
  name: login
stringData: { password: hunter2 }`;
const MONITOR = `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: cart
  namespace: shop
spec:
  endpoints:
    - interval: 30s
      port: web
      proxyUrl: http://u:hunter2@proxy:3128
  selector:
    matchLabels: { app: cart }`;
const KEY = 'ServiceMonitor/shop/cart';

function frame(text: string, field?: string, line = text.slice(0, text.indexOf('kind: ServiceMonitor')).split('\n').length - 1): string[] | undefined {
  return new FramedText(text).tryFrame({ line, key: KEY, field })?.flatMap(({ number, text: shown, mark }) => [
    `${number} ${shown}`, ...mark ? [`${' '.repeat(`${number} `.length + mark.column)}${'^'.repeat(mark.length)}`] : [],
  ]);
}

describe('FramedText', () => {
  test.each([
    { it: 'a field', field: 'spec.endpoints[0].port', shown: ['7   endpoints:', '8     - interval: 30s', '9       port: web', '        ^^^^', '10       proxyUrl: http://<hidden>@proxy:3128', '11   selector:'] },
    { it: 'a field below spec', field: 'endpoints[0].port', shown: ['7   endpoints:', '8     - interval: 30s', '9       port: web', '        ^^^^', '10       proxyUrl: http://<hidden>@proxy:3128', '11   selector:'] },
    { it: 'what is around a field that is not there', field: 'spec.selector.matchExpressions', shown: ['9       port: web', '10       proxyUrl: http://<hidden>@proxy:3128', '11   selector:', '     ^^^^^^^^', '12     matchLabels: { app: cart }'] },
    { it: 'the name without a field', field: undefined, shown: ['2 kind: ServiceMonitor', '3 metadata:', '4   name: cart', '    ^^^^', '5   namespace: shop', '6 spec:'] },
    { it: 'the name for a field of another object', field: 'other.field', shown: ['2 kind: ServiceMonitor', '3 metadata:', '4   name: cart', '    ^^^^', '5   namespace: shop', '6 spec:'] },
  ])('shows $it', ({ field, shown }) => expect(frame(MONITOR, field, 1)).toEqual(shown));

  const indented = (text: string, by: string) => text.split('\n').map((line, i) => (i === 0 ? line : `${by}${line}`)).join('\n');

  test.each([
    { it: 'documents', text: `${SECRET}\n---\n${MONITOR}\n---\n${SECRET}` },
    { it: 'a list', text: `apiVersion: v1\nkind: List\nitems:\n- ${indented(SECRET, '  ')}\n- ${indented(MONITOR, '  ')}\n- ${indented(SECRET, '  ')}` },
    { it: 'a comment after it', text: `${MONITOR}\n# hunter2` },
  ])('shows no line of others: $it', ({ text }) => {
    const line = text.split('\n').findIndex((each) => each.includes('monitoring.coreos.com')) + 1;
    for (const field of [undefined, 'apiVersion', 'spec.endpoints[0].port', 'spec.selector.matchLabels.app']) {
      const shown = frame(text, field, line);

      expect(shown).toBeDefined();
      expect(shown!.join('\n')).not.toContain('hunter2');
      expect(shown!.join('\n')).not.toContain('login');
    }
  });

  test('shows its own part of a line of JSON', () => {
    const text = JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: [
        { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'cart' }, stringData: { password: 'hunter2' } },
        { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata: { name: 'cart' }, spec: { endpoints: [{ port: 'web' }] } },
        { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'other' }, stringData: { password: 'hunter2' } },
      ],
    });
    const shown = new FramedText(text).tryFrame({ line: 1, key: 'ServiceMonitor/shop/cart', field: 'spec.endpoints[0].port' });

    expect(shown ?? []).not.toEqual(expect.arrayContaining([expect.objectContaining({ text: expect.stringContaining('hunter2') })]));
  });

  test.each(['Secret', 'ConfigMap'])('shows nothing of a %s', (kind) => {
    const text = SECRET.replace('kind: Secret', `kind: ${kind}`);

    expect(new FramedText(text).tryFrame({ line: 1, key: `${kind}/default/login`, field: 'stringData.password' })).toBeUndefined();
  });

  test.each([
    { it: 'the variables of a container', spec: 'containers: [{ env: [{ name: PASSWORD, value: hunter2 }] }]' },
    { it: 'headers', spec: 'headers: { X-Token: hunter2 }' },
    { it: 'a password', spec: 'db: { password: hunter2 }' },
    { it: 'a password of several lines', spec: 'password: |\n    a\n    hunter2' },
    { it: 'a token', spec: 'bearerToken: "hunter2"' },
    { it: 'an annotation', spec: 'annotations: { kubectl.kubernetes.io/last-applied-configuration: hunter2 }' },
    { it: 'a Secret within an object', spec: 'template: { data: { a: hunter2 } }' },
    { it: 'a login in a URL', spec: 'url: http://a:hunter2@b' },
  ])('hides $it', ({ spec }) => {
    const text = `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: cart }\nspec:\n  ${spec}\n  replicas: 1\n`;
    const shown = ['spec', 'spec.replicas'].flatMap((field) => new FramedText(text).tryFrame({ line: 1, key: 'Deployment/shop/cart', field })!.map((each) => each.text));

    expect(shown.join('\n')).not.toContain('hunter2');
    expect(shown.join('\n')).toContain('<hidden>');
  });

  test.each([
    { it: 'text that is not YAML', text: 'a: [', line: 1 },
    { it: 'another line', text: MONITOR, line: 2 },
    { it: 'an object of another name', text: MONITOR.replace('name: cart', 'name: other'), line: 1 },
    { it: 'an object without a name', text: MONITOR.replace('  name: cart\n', ''), line: 1 },
  ])('has no frame for $it', ({ text, line }) => expect(frame(text, 'spec', line)).toBeUndefined());

  test('marks what follows a hidden value on its line', () => {
    const text = 'apiVersion: v1\nkind: Pod\nmetadata: { name: cart }\nspec: { password: hunter2, port: 1 }';

    expect(new FramedText(text).tryFrame({ line: 1, key: 'Pod/shop/cart', field: 'spec.port' })).toContainEqual({
      number: 4, text: 'spec: { password: <hidden>, port: 1 }', mark: { column: 28, length: 4 },
    });
  });

  test.each([
    { it: 'the first of several documents', text: `${MONITOR}\n---\n${SECRET}\n`, line: 9 },
    { it: 'a later document', text: `${SECRET}\n---\n${MONITOR}\n`, line: 15 },
    { it: 'a document after one that is not YAML', text: `a: [\n---\n${MONITOR}`, line: 11 },
    { it: 'a document with Windows line ends', text: `${SECRET}\n---\n${MONITOR}`.replace(/\n/g, '\r\n'), line: 15 },
    { it: 'a document behind a directive', text: `%YAML 1.2\n---\n${MONITOR}`, line: 11 },
    { it: 'a document behind comments', text: `# ---\n--- # shop\n${MONITOR}`, line: 11 },
  ])('counts lines of the whole text for $it', ({ text, line }) => {
    const first = text.split(/\r?\n/).indexOf('apiVersion: monitoring.coreos.com/v1') + 1;

    expect(frame(text, 'spec.endpoints[0].port', first)).toContain(`${line}       port: web`);
  });
});
