import { addWorkload, monitor, newChart } from '../../support/app';

test('annotations of a Job are noted, since it cannot get them once it exists', () => {
  const chart = newChart();
  addWorkload(chart, { kind: 'Job', ports: [{ containerPort: 8080 }] });

  expect(monitor(chart).findings.filter(({ code }) => code === 'AM232').map(({ message }) => message)).toEqual([
    expect.stringMatching(/^Job "shop\/cart" gets spec\.template\.metadata\.annotations.*, which a Job that exists already does not accept: delete it before it is applied again$/),
  ]);
});
