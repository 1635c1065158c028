import { useFolder, yaml } from './folder';
import { runCli } from './terminal';
import { renderFindingsMarkdown } from '../../lib/cli/render-findings-markdown';
import { renderGithub } from '../../lib/cli/render-github';
import { renderJunit } from '../../lib/cli/render-junit';
import { tryFileLine } from '../../lib/cli/try-file-line';
import { Finding, Severity } from '../../lib/findings/finding';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

const UNSELECTED = yaml([prometheus({ podMonitorSelector: { matchLabels: { release: 'x' } } }), podMonitor()]);
const folder = useFolder();

const finding = (changes: Partial<Finding> = {}): Finding => ({ code: 'AM901', severity: Severity.ERROR, path: 'PodMonitor/shop/cart', message: 'it is "50%"', fix: 'use\nmore', ...changes });
const inFile = () => './my, app:1.yaml:3';
const nowhere = () => undefined;

describe('renderGithub()', () => {
  test.each([
    { it: 'an error at its line', given: finding(), placeOf: () => 'a.yaml:3', out: '::error file=a.yaml,line=3,title=AM901 PodMonitor/shop/cart::it is "50%25"; use%0Amore\n' },
    { it: 'a path that the form would cut', given: finding(), placeOf: inFile, out: '::error file=my%2C app%3A1.yaml,line=3,title=AM901 PodMonitor/shop/cart::it is "50%25"; use%0Amore\n' },
    { it: 'a warning of standard input', given: finding({ severity: Severity.WARNING, fix: 'stop' }), placeOf: () => '<stdin>:3', out: '::warning title=AM901 PodMonitor/shop/cart::it is "50%25"; stop\n' },
    { it: 'an accepted note', given: finding({ severity: Severity.INFO, fix: 'stop', acknowledged: 'known' }), placeOf: nowhere, out: '::notice title=AM901 PodMonitor/shop/cart::it is "50%25"; stop (acknowledged: known)\n' },
  ])('writes $it', ({ given, placeOf, out }) => expect(renderGithub([given], () => tryFileLine(placeOf()))).toBe(out));

  test('writes nothing for no findings', () => expect(renderGithub([], nowhere)).toBe(''));
});

describe('renderJunit()', () => {
  const ERRORS = [Severity.ERROR];

  test('fails for a finding that makes the command fail, and skips others', () => {
    const text = renderJunit([finding({ message: '<a> & "b"\u0001', fix: 'c' }), finding({ severity: Severity.WARNING, message: 'a', fix: 'b' })], () => 'a.yaml:3', ERRORS);

    expect(text).toContain('<testsuites tests="2" failures="1" skipped="1" errors="0">');
    expect(text).toContain('<testcase classname="AM901" name="AM901 PodMonitor/shop/cart" file="a.yaml:3">');
    expect(text).toContain('<failure type="error" message="&lt;a&gt; &amp; &quot;b&quot;\\u0001; c">a.yaml:3</failure>');
    expect(text).toContain('<skipped message="warning: a; b"/>');
  });

  test('has a test that passes without findings', () => {
    expect(renderJunit([], nowhere, ERRORS)).toContain('tests="1" failures="0"');
  });
});

describe('renderFindingsMarkdown()', () => {
  test('begins with a mark and counts, and links each code', () => {
    const lines = renderFindingsMarkdown([finding({ message: 'a|b <i> _x_', fix: 'c' })], () => 'a.yaml:3').split('\n');

    expect(lines.slice(0, 2)).toEqual(['<!-- cdk8s-app-monitoring check -->', '### Monitoring: 1 error, 0 warnings, 0 notes']);
    expect(lines).toContain('| [AM901](https://github.com/cdk8s-app-monitoring/cdk8s-app-monitoring/blob/main/docs/checks/AM901-not-selected-by-labels.md) '
      + '| <code>PodMonitor/shop/cart</code><br>a.yaml:3 | a&#124;b &#60;i&#62; &#95;x&#95; | c |');
  });

  test('folds the rows after the twentieth', () => {
    const text = renderFindingsMarkdown(Array.from({ length: 23 }, (_, i) => finding({ path: `Pod/${i}` })), nowhere);

    expect(text).toContain('<details><summary>3 more</summary>');
    expect(text.split('<details>')[0].match(/^\| \[AM901\]/gm)).toHaveLength(20);
    expect(text.match(/^\| \[AM901\]/gm)).toHaveLength(23);
  });
});

describe('runCli() check -o', () => {
  test.each([
    { output: 'github', out: /^::error file=.*app\.yaml,line=3,title=AM901 PodMonitor\/shop\/cart::"Prometheus\/monitoring\/main" does not select it.*\n$/ },
    { output: 'junit', out: /<testcase classname="AM901" name="AM901 PodMonitor\/shop\/cart" file=".*app\.yaml:3">/ },
    { output: 'markdown', out: /^<!-- cdk8s-app-monitoring check -->\n### Monitoring: 1 error, 0 warnings, 0 notes\n\n\*\*Errors\*\*\n/ },
  ])('prints findings as $output', async ({ output, out }) => {
    const result = await runCli(['check', '-o', output, folder.file('app.yaml', UNSELECTED)]);

    expect(result.out).toMatch(out);
    expect(result.code).toBe(1);
  });

  test.each([
    { output: 'github', expected: /,line=8,title=AM602/ },
    { output: 'sarif', expected: /"startLine": 8\b/ },
  ])('prints the line of the field as $output', async ({ output, expected }) => {
    const text = 'apiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata: { name: cart }\nspec:\n  selector: {}\n  podMetricsEndpoints:\n    - port: web\n      prot: web\n';

    expect((await runCli(['check', '-o', output, folder.file('app.yaml', text)])).out).toMatch(expected);
  });

  test.each(['github', 'junit', 'markdown'])('shows a broken file of a folder as %s with its place', async (output) => {
    folder.file('broken/app.yaml', 'kind: Service\napiVersion: v1\nmetadata: {name: a\n');
    folder.file('broken/other.yaml', UNSELECTED);
    const { code, out } = await runCli(['check', '-o', output, `${folder.path()}/broken`]);

    expect(code).toBe(2);
    expect(out).toContain('broken/app.yaml');
  });
});

describe('runCli() check --summary', () => {
  test('counts findings by code, the gravest first', async () => {
    const twice = yaml([prometheus({ podMonitorSelector: { matchLabels: { release: 'x' } } }), podMonitor(), podMonitor({}, {}, { name: 'other' })]);

    expect(await runCli(['check', '--summary', folder.file('app.yaml', twice)])).toEqual({ code: 1, out: 'error   AM901 x2\n\n2 errors, 0 warnings, 0 notes\n2 findings can be fixed by "check --fix"\n', err: '' });
  });

  test('is refused with another form', async () => {
    expect((await runCli(['check', '--summary', '-o', 'json', '-'], { stdin: UNSELECTED })).err).toContain('"--summary" is text; leave out "--output"');
  });
});
