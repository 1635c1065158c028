import { runCli } from './terminal';
import { parseOptions } from '../../lib/cli/parse-options';
import { SUBCOMMANDS } from '../../lib/cli/subcommands';
import { UsageError } from '../../lib/cli/usage-error';

const ONCE = Object.entries(SUBCOMMANDS).flatMap(([name, { load }]) => Object.entries(load().options)
  .filter(([, { type, multiple }]) => type === 'string' && !multiple).map(([option]) => ({ name, option })));

describe('parseOptions()', () => {
  const OPTIONS = { once: { type: 'string', short: 'o' }, many: { type: 'string', multiple: true }, flag: { type: 'boolean' } } as const;

  test('takes options that may be repeated, flags and other arguments', () => {
    const { values, positionals } = parseOptions(['a', '--many', '1', '-o', 'x', '--many=2', '--flag', '--flag', 'b'], OPTIONS);

    expect({ values: { ...values }, positionals }).toEqual({ values: { once: 'x', many: ['1', '2'], flag: true }, positionals: ['a', 'b'] });
  });

  test.each([
    { args: ['--once', 'a', '-o', 'a'], message: '"--once" is given more than once; give one value' },
    { args: ['--other'], message: "Unknown option '--other'" },
  ])('refuses $args', ({ args, message }) => expect(() => parseOptions(args, OPTIONS)).toThrow(new UsageError(message)));
});

test.each(ONCE)('$name takes --$option once', async ({ name, option }) => {
  expect(await runCli([...name.split(' '), `--${option}`, 'a', `--${option}`, 'b', 'x.yaml'])).toEqual({
    code: 2, out: '', err: `"--${option}" is given more than once; give one value\nTry "cdk8s-app-monitoring --help".\n`,
  });
});
