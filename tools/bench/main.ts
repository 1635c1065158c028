/** Measures speed as ratios within one run: `npm run bench [-- --only NAME] [--quick]`. */
import { parseArgs } from 'util';
import { charts } from './charts';
import { check } from './check';
import { configuration } from './configuration';
import { Benchmark, Figure, isMissed } from './figure';
import { monitoringBenchmarks } from './monitoring';
import { requireLibrary } from './require-library';
import { targets } from './targets';
import { tsNode } from './ts-node';

const BENCHMARKS: readonly Benchmark[] = [requireLibrary, tsNode, ...monitoringBenchmarks, charts, check, configuration, targets];

const HELP = `Usage: npm run bench [-- OPTIONS]

Measures the compiled library. All figures are medians; ratios compare two things within this run, since machines differ.

  --only NAME  one of the benchmarks below; may be given several times
  --quick      smallest sizes and one round, without bars: shows that every benchmark works
  --json       print the figures as JSON
  --strict     exit with 1 when a bar is missed
  --help       this text

${BENCHMARKS.map(({ name, what }) => `  ${name.padEnd(16)} ${what}`).join('\n')}

Exit codes: 0, 1 a bar was missed and --strict is given, 2 the arguments are wrong.`;

function main(): number {
  const options = readArguments();
  if (typeof options === 'string') {
    console.error(options);

    return 2;
  }
  if (options.help) {
    console.log(HELP);

    return 0;
  }
  const chosen = BENCHMARKS.filter(({ name }) => !options.only || options.only.includes(name));
  const { quick = false } = options;
  const figures = chosen.flatMap(({ name, what, measure }) => {
    progress(`${name}: ${what}`);

    return measure({ quick, progress: (line) => progress(`  ${line}`) }).map((figure) => (quick ? { ...figure, bar: undefined } : figure));
  });
  console.log(options.json ? JSON.stringify(figures.map((figure) => ({ ...figure, ok: !isMissed(figure) })), null, 2) : table(figures));

  return options.strict && figures.some(isMissed) ? 1 : 0;
}

/** Progress is not a result, so it stays out of a pipe. */
function progress(line: string): void {
  console.error(line);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        only: { type: 'string', multiple: true },
        quick: { type: 'boolean' },
        strict: { type: 'boolean' },
      },
    });
    const unknown = (values.only ?? []).filter((name) => !BENCHMARKS.some((each) => each.name === name));

    return unknown.length === 0 ? values : `There is no benchmark ${unknown.join(', ')}; use ${BENCHMARKS.map(({ name }) => name).join(', ')}`;
  } catch (error) {
    return `${(error as Error).message}\n\n${HELP}`;
  }
}

function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [figure.name, shown(figure.value, figure.unit), barOf(figure), verdict(figure)]);
  const all = [['figure', 'median', 'bar', ''], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));

  return all.map((row) => row.map((cell, column) => (column === 1 ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join('  ').trimEnd()).join('\n');
}

function barOf({ bar, unit }: Figure): string {
  if (!bar) return '';

  return 'atMost' in bar ? `<= ${shown(bar.atMost, unit)}` : `>= ${shown(bar.atLeast, unit)}`;
}

function verdict(figure: Figure): string {
  if (!figure.bar) return '';

  return isMissed(figure) ? 'over' : 'ok';
}

function shown(value: number, unit: Figure['unit']): string {
  return `${value.toFixed(unit === 'x' ? 2 : 1)} ${unit}`;
}

process.exitCode = main();
