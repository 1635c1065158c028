import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { SynthRun } from '../../lib/tree/synth-run';
import { addWorkload, monitor, newChart } from '../support/app';

/** A construct that tells which run its validation was in. */
function spy(scope: Construct): (SynthRun | undefined)[] {
  const seen: (SynthRun | undefined)[] = [];
  const construct = new Construct(scope, 'spy');
  construct.node.addValidation({
    validate: () => {
      seen.push(SynthRun.of(construct));

      return [];
    },
  });

  return seen;
}

/** How often an object is written by its own class. */
function countWrites(object: ApiObject): { count: number } {
  const writes = { count: 0 };
  const toJson = object.toJson.bind(object);
  object.toJson = () => {
    writes.count++;

    return toJson();
  };

  return writes;
}

describe('SynthRun', () => {
  test('is one for all passes of app.synth(), and another the next time', () => {
    const app = Testing.app();
    const chart = newChart({}, app);
    new Chart(app, 'second');
    SynthRun.notice(chart);
    const seen = spy(chart);
    app.synth();
    app.synth();

    expect(seen.length).toBeGreaterThanOrEqual(6);
    expect(seen).not.toContain(undefined);
    expect(new Set(seen).size).toBe(2);
  });

  test.each([
    { it: 'app.synthYaml()', synth: (app: App) => app.synthYaml() },
    { it: 'Testing.synth() of the chart', synth: (_: App, chart: Chart) => Testing.synth(chart) },
  ])('is noticed in $it', ({ synth }) => {
    const app = new App();
    const chart = newChart({}, app);
    SynthRun.notice(chart);
    const seen = spy(chart);
    synth(app, chart);

    expect(seen).not.toContain(undefined);
  });

  test('ends, also when the synth fails', () => {
    const chart = newChart();
    SynthRun.notice(chart);
    chart.node.addValidation({ validate: () => ['no'] });

    expect(() => Testing.synth(chart)).toThrow('no');
    expect(SynthRun.of(chart)).toBeUndefined();
  });

  test('is not noticed where it begins at a chart nobody asked for', () => {
    const app = new App();
    SynthRun.notice(newChart({}, app));
    const other = new Chart(app, 'other');
    const seen = spy(other);
    Testing.synth(other);

    expect(seen).toEqual([undefined]);
  });

  test('lets a workload be read once for all charts, beside being put before the API server and written', () => {
    const app = Testing.app();
    const chart = newChart({}, app);
    for (const id of ['a', 'b', 'c']) new Chart(app, id);
    const workload = addWorkload(chart);
    const writes = countWrites(workload);
    monitor(chart, { workload });
    app.synth();

    expect(writes.count).toBe(3);
  });

  test('does not hide what another validation changes after a workload was read', () => {
    const app = Testing.app();
    const chart = newChart({}, app);
    const workload = addWorkload(chart);
    monitor(chart, { workload });
    new Construct(chart, 'late').node.addValidation({
      validate: () => {
        workload.metadata.addLabel('late', 'yes');

        return [];
      },
    });

    expect(Testing.synth(chart)[0].metadata.labels).toEqual({ late: 'yes' });
    expect(app.synthYaml()).toContain('late: "yes"');
  });

  test('is noticed in every chart around the construct', () => {
    const outer = newChart();
    const inner = new Chart(outer, 'inner');
    SynthRun.notice(new Construct(inner, 'construct'));
    const seen = spy(inner);
    Testing.synth(inner);
    Testing.synth(outer);

    expect(seen).toHaveLength(2);
    expect(seen).not.toContain(undefined);
  });

  test('keeps nothing for afterwards', () => {
    const chart = newChart();
    const workload = addWorkload(chart);
    monitor(chart, { workload, operatorMode: true });
    Testing.synth(chart);
    workload.metadata.addLabel('late', 'yes');

    expect(workload.toJson().metadata.labels).toEqual({ late: 'yes' });
    expect(Testing.synth(chart)[0].metadata.labels).toEqual({ late: 'yes' });
  });
});
