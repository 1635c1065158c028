import { Finding } from 'cdk8s-app-monitoring';
import { useFolder } from './folder';
import { runCli } from './terminal';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

const folder = useFolder();
const SERVER = prometheus({ podMonitorSelector: { matchLabels: { release: 'x' } } });
const monitor = (accept?: string) => podMonitor({}, {}, accept === undefined ? {} : { annotations: { 'cdk8s-app-monitoring/accept': accept } });
const ROW = '- code: AM901\n  object: PodMonitor/shop/*\n  reason: read by another team\n';

/** Findings of `check -o json` with a file of accepted findings. */
async function checked(accepted: string, manifests: readonly object[] = [SERVER, monitor()]) {
  const { code, out } = await runCli(['check', '-o', 'json', '--accept', folder.file('findings.yaml', accepted), folder.file('app.yaml', manifests)]);

  return {
    code,
    findings: (JSON.parse(out) as Finding[]).map(({ code: id, severity, path, acknowledged }) => (
      [severity, id, path.replace(`${folder.path()}/`, ''), ...acknowledged === undefined ? [] : [`(${acknowledged})`]].join(' '))),
  };
}

describe('runCli() check --accept', () => {
  test.each([
    { it: 'a pattern', accepted: ROW, code: 0, findings: ['info AM901 PodMonitor/shop/cart (read by another team)'] },
    { it: 'a key', accepted: ROW.replace('*', 'cart'), code: 0, findings: ['info AM901 PodMonitor/shop/cart (read by another team)'] },
    { it: 'all objects', accepted: ROW.replace('PodMonitor/shop/*', '"**"'), code: 0, findings: ['info AM901 PodMonitor/shop/cart (read by another team)'] },
    { it: 'a last day to come', accepted: `${ROW}  until: 2999-12-31\n`, code: 0, findings: ['info AM901 PodMonitor/shop/cart (read by another team (until 2999-12-31))'] },
    { it: 'a last day of the past', accepted: `${ROW}  until: 2020-01-31\n`, code: 1, findings: ['warning AM518 findings.yaml:1', 'error AM901 PodMonitor/shop/cart'] },
    { it: 'another object', accepted: ROW.replace('shop', 'other'), code: 1, findings: ['info AM519 findings.yaml:1', 'error AM901 PodMonitor/shop/cart'] },
    { it: 'another code', accepted: ROW.replace('AM901', 'AM902'), code: 1, findings: ['info AM519 findings.yaml:1', 'error AM901 PodMonitor/shop/cart'] },
    { it: 'a last day of the past, unused', accepted: `# old\n${ROW.replace('AM901', 'AM902')}  until: 2020-01-31\n`, code: 1, findings: ['info AM519 findings.yaml:2', 'error AM901 PodMonitor/shop/cart'] },
    { it: 'nothing', accepted: '', code: 1, findings: ['error AM901 PodMonitor/shop/cart'] },
  ])('takes a row for $it', async ({ accepted, code, findings }) => expect(await checked(accepted)).toEqual({ code, findings }));

  test('reads annotations without a file, and prefers them', async () => {
    expect(await checked('', [SERVER, monitor('AM901 by hand')])).toEqual({ code: 0, findings: ['info AM901 PodMonitor/shop/cart (by hand)'] });
    expect(await checked(ROW, [SERVER, monitor('AM901 by hand')])).toEqual({ code: 0, findings: ['info AM901 PodMonitor/shop/cart (by hand)'] });
    expect(await checked('', [SERVER, monitor('AM901')])).toEqual({ code: 1, findings: ['warning AM520 PodMonitor/shop/cart', 'error AM901 PodMonitor/shop/cart'] });
    expect(await checked('', [SERVER, monitor('AM901 until 2020-01-31 x\nAM902 y')])).toEqual({
      code: 1, findings: ['warning AM518 PodMonitor/shop/cart', 'info AM519 PodMonitor/shop/cart', 'error AM901 PodMonitor/shop/cart'],
    });
  });

  test.each([
    { it: 'no list', text: 'code: AM901\n', err: 'AM507 F:1:1: the file must be a list of accepted findings; begin it with "- code: AM932", and add "object:" and "reason:" below it' },
    { it: 'no map', text: '- AM901\n', err: 'AM507 F:1:3: an accepted finding must be a map; write it as "- code: AM932", and add "object:" and "reason:" below it' },
    { it: 'an unknown code', text: ROW.replace('AM901', 'AM9999'), err: 'AM507 F:1:3: "AM9999" is not a code of a finding; use a code of docs/findings.md, such as AM929' },
    { it: 'no reason', text: '- code: AM901\n  object: "**"\n  reason:\n', err: 'AM507 F:3:3: finding AM901 is accepted without a reason; write why it is accepted' },
    { it: 'an unreadable date', text: `${ROW}  until: 31.1.2027\n`, err: 'AM507 F:4:3: "31.1.2027" is not a date; write the last day as year-month-day, such as 2027-01-31' },
    { it: 'an unknown key', text: `${ROW}  untill: 2027-01-31\n`, err: 'AM507 F:4:3: unknown key "untill"; remove it; known keys are "code", "object", "reason", "until"' },
    { it: 'a key twice', text: `${ROW}  reason: other\n`, err: 'AM802 F:4:3: key "reason" is set twice; remove one of the two' },
    { it: 'no YAML', text: '- code: [\n', err: expect.stringMatching(/^AM801 F:2:1: not YAML/) },
    {
      it: 'several faults',
      text: '- object: "**"\n- code: x\n  object: a\n  reason: b\n',
      err: 'AM507 F:1:3: the code of the finding is missing, and a finding is accepted without a reason; use a code of docs/findings.md, such as AM929, and write why it is accepted\nAM507 F:2:3: "x" is not a code of a finding; use a code of docs/findings.md, such as AM929',
    },
  ])('refuses a file with $it', async ({ text, err }) => {
    const path = folder.file('findings.yaml', text);
    const ran = await runCli(['check', '--accept', path, folder.file('app.yaml', [SERVER])]);

    expect({ ...ran, err: ran.err.replaceAll(path, 'F').trimEnd() }).toEqual({ code: 2, out: '', err });
  });

  test('refuses a file that does not exist', async () => {
    expect(await runCli(['check', '--accept', 'nowhere.yaml', folder.file('app.yaml', [SERVER])])).toEqual({
      code: 2, out: '', err: 'AM807 nowhere.yaml: does not exist; name a file or folder that can be read\n',
    });
  });

  test.each([
    { args: ['check', '--accept', '-', 'x'], err: '"--accept" must be the path of a file, not standard input' },
    { args: ['check', '--accept', 'a', '--accept', 'b', 'x'], err: '"--accept" is given more than once; give one value' },
    { args: ['targets', '--diff', '--accept', 'a', 'x', 'y'], err: '"--accept" has no effect with "targets --diff", which shows no findings; leave it out' },
    { args: ['snapshot', '--accept', 'a', 'x'], err: 'unknown option "--accept" for "snapshot"' },
  ])('refuses $args', async ({ args, err }) => {
    expect(await runCli(args)).toEqual({ code: 2, out: '', err: `${err}\nTry "cdk8s-app-monitoring --help".\n` });
  });
});

describe('accepted findings', () => {
  const given = (...args: string[]) => runCli([...args, '--accept', folder.file('findings.yaml', ROW), folder.file('app.yaml', [SERVER, monitor()])]);

  test.each([
    { form: 'text', shows: /^info {4}AM901 .*\(acknowledged: read by another team\)$/m },
    { form: 'github', shows: /^::notice .*title=AM901 .*\(acknowledged: read by another team\)$/m },
    { form: 'junit', shows: /<skipped message="info: .*\(acknowledged: read by another team\)"\/>/ },
    { form: 'markdown', shows: /#### Notes[^]*acknowledged: read by another team|Notes[^]*acknowledged: read by another team/ },
  ])('are notes with their reason in $form', async ({ form, shows }) => {
    const { code, out } = await given('check', '--fail-on', 'warning', '-o', form);

    expect(code).toBe(0);
    expect(out).toMatch(shows);
  });

  test('are suppressed in SARIF', async () => {
    const [result] = JSON.parse((await given('check', '-o', 'sarif')).out).runs[0].results;

    expect(result).toMatchObject({ ruleId: 'AM901', level: 'note', suppressions: [{ kind: 'external', justification: 'read by another team' }] });
  });

  test('are in the report, and do not fail the commands that show findings', async () => {
    const report = await given('report');

    expect(report.out).toContain('acknowledged: read by another team');
    for (const command of ['report', 'inspect', 'targets', 'config']) expect([command, (await given(command)).code]).toEqual([command, 0]);
  });

  test('still explain why something is not scraped', async () => {
    const { code, out } = await runCli(['explain', 'cart', folder.file('app.yaml', [SERVER, monitor('AM901 by hand')])]);

    expect(code).toBe(1);
    expect(out).toContain('AM901');
  });
});
