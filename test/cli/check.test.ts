import { useFolder, yaml } from './folder';
import { runCli } from './terminal';
import { podMonitor, scrapeConfig } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const manifests = (...objects: object[]) => yaml(objects);
const folder = useFolder();
const UNSELECTED = manifests(prometheus({ podMonitorSelector: { matchLabels: { release: 'x' } } }), podMonitor());

describe('runCli() check', () => {
  test('prints findings alone, with their places', async () => {
    const path = folder.file('app.yaml', UNSELECTED);
    const { code, out } = await runCli(['check', path]);

    expect(code).toBe(1);
    expect(out).toMatch(/^error {3}AM901 PodMonitor\/shop\/cart \(.*app\.yaml:3\): "Prometheus\/monitoring\/main" does not select it.*\n {8}> 3 \| \{"apiVersion":.*\n {12}\| +\^+\n\n1 error, 0 warnings, 0 notes\n1 finding can be fixed by "check --fix"\n$/);
  });

  test('prints them as JSON', async () => {
    const { code, out } = await runCli(['check', '-o', 'json', '-'], { stdin: UNSELECTED });

    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([expect.objectContaining({ code: 'AM901', severity: 'error', path: 'PodMonitor/shop/cart' })]);
  });

  test('prints them as SARIF', async () => {
    const path = folder.file('my app.yaml', UNSELECTED);
    const { runs: [run], version } = JSON.parse((await runCli(['check', '-o', 'sarif', path])).out);

    expect(version).toBe('2.1.0');
    expect(run.tool.driver.rules).toEqual([{ id: 'AM901', helpUri: expect.stringMatching(/docs\/checks\/AM901-not-selected-by-labels\.md$/) }]);
    expect(run.results).toEqual([{
      ruleId: 'AM901',
      ruleIndex: 0,
      level: 'error',
      message: { text: expect.stringContaining('PodMonitor/shop/cart: "Prometheus/monitoring/main" does not select it') },
      locations: [{
        physicalLocation: { artifactLocation: { uri: expect.stringMatching(/my%20app\.yaml$/) }, region: { startLine: 3 } },
        logicalLocations: [{ fullyQualifiedName: 'PodMonitor/shop/cart' }],
      }],
      properties: { fixable: true },
    }]);
  });

  test('names the file of the definition that is refused, where there are several', async () => {
    const [first] = [folder.file('a.yaml', manifests(deployment({ container: { name: '' } }))), folder.file('b.yaml', manifests(deployment()))];
    const { out } = await runCli(['check', folder.path()]);
    const report = await runCli(['check', '-o', 'github', folder.path()]);

    expect(out).toContain(`error   AM601 Deployment/shop/cart (${first}:1): the API server refuses the object: spec.template.spec.containers[0].name`);
    expect(report.out).toMatch(/^::error file=[^,]*a\.yaml,line=1/m);
  });

  test('names the file of the object whose version may not be served', async () => {
    const [, second] = [folder.file('a.yaml', manifests(deployment())), folder.file('b.yaml', manifests({ ...scrapeConfig(), apiVersion: 'monitoring.coreos.com/v1beta1' }))];
    const { out } = await runCli(['check', folder.path()]);

    expect(out).toContain(`warning AM601 ScrapeConfig/shop/cart (${second}:1): it is not known whether the API server accepts the object`);
  });

  test('advises another name of a Namespace whose name is not a label', async () => {
    const { out } = await runCli(['check', '-'], { stdin: manifests({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: '_' } }) });

    expect(out).toMatch(/metadata\.labels: Invalid value: "_": .*; use another metadata\.name: it becomes/);
  });

  test('has no place in standard input', async () => {
    const { runs: [run] } = JSON.parse((await runCli(['check', '-o', 'sarif', '-'], { stdin: UNSELECTED })).out);

    expect(run.results[0].locations).toEqual([{ logicalLocations: [{ fullyQualifiedName: 'PodMonitor/shop/cart' }] }]);
  });

  test.each([
    { it: 'nothing', input: '', args: [], code: 0 },
    { it: 'a warning', input: manifests(prometheus(), prometheus({ replicas: 2 })), args: [], code: 0 },
    { it: 'a warning that is to fail', input: manifests(prometheus(), prometheus({ replicas: 2 })), args: ['--fail-on', 'warning'], code: 1 },
    { it: 'a note', input: manifests(podMonitor()), args: ['--fail-on', 'warning'], code: 0 },
    { it: 'an error', input: UNSELECTED, args: [], code: 1 },
  ])('ends with $code for $it', async ({ input, args, code }) => {
    expect((await runCli(['check', ...args, '-'], { stdin: input })).code).toBe(code);
  });

  test.each([
    { args: ['--fail-on', 'info', '-'], err: '"--fail-on" must be error or warning, not "info"' },
    { args: ['-o', 'mermaid', '-'], err: '"--output" must be text, json, sarif, github, junit or markdown, not "mermaid"' },
    { args: ['--show-secrets', '-'], err: 'unknown option "--show-secrets" for "check"' },
  ])('refuses $args', async ({ args, err }) => {
    expect(await runCli(['check', ...args])).toEqual({ code: 2, out: '', err: `${err}\nTry "cdk8s-app-monitoring --help".\n` });
  });
});
