import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import { Acknowledgement, Inspection, InspectionProps } from 'cdk8s-app-monitoring';
import { PodMonitor } from 'cdk8s-app-monitoring/imports';
import { isSetBy } from '../../lib/inspection/set-by-patch';
import { newChart } from '../support/app';
import { podMonitor } from '../support/manifests/monitors';

const SPEC = { selector: { matchLabels: { app: 'cart' } }, podMetricsEndpoints: [{ port: 'metrics' }] };

function patched(...patches: JsonPatch[]): Chart {
  const chart = newChart();
  new PodMonitor(chart, 'monitor', { metadata: { name: 'cart', namespace: 'shop' }, spec: SPEC }).addJsonPatch(...patches);

  return chart;
}

const unknownIn = (inspection: Inspection) => inspection.findings.filter(({ code }) => ['AM602', 'AM604', 'AM607'].includes(code))
  .map(({ code, severity, message, acknowledged }) => [severity, code, /"(.*?)"/.exec(message)![1], ...acknowledged === undefined ? [] : [acknowledged]].join(' '));
const ofYaml = (manifest: object, props: InspectionProps) => unknownIn(Inspection.ofYaml(JSON.stringify(manifest), props));

describe('a field that no known CRD has', () => {
  test.each([
    { it: 'a field', patches: [JsonPatch.add('/spec/newField', 1)], expected: ['info AM607 spec.newField'] },
    { it: 'an item of a list', patches: [JsonPatch.add('/spec/podMetricsEndpoints/-', { port: 'b', newField: 1 })], expected: ['info AM607 spec.podMetricsEndpoints[1].newField'] },
    { it: 'something around it', patches: [JsonPatch.replace('/spec', { ...SPEC, newField: 1 })], expected: ['info AM607 spec.newField'] },
    { it: 'a field next to it', patches: [JsonPatch.add('/spec/newField', 1), JsonPatch.add('/spec/jobLabel', 'x')], expected: ['info AM607 spec.newField'] },
    { it: 'a known field', patches: [JsonPatch.add('/spec/jobLabel', 'x')], expected: [] },
  ])('is a note where a JsonPatch sets $it', ({ patches, expected }) => expect(unknownIn(Inspection.ofApp(patched(...patches)))).toEqual(expected));

  test('does not warn at synth, and keeps its value', () => {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const [monitor] = Testing.synth(patched(JsonPatch.add('/spec/newField', 1)));
    const written = write.mock.calls.join();
    write.mockRestore();

    expect(monitor.spec.newField).toBe(1);
    expect(written).not.toMatch(/AM602|AM607/);
  });

  test('stays a warning where props set it', () => {
    const chart = newChart();
    new ApiObject(chart, 'monitor', podMonitor({}, { newField: 1 }) as never).addJsonPatch(JsonPatch.add('/spec/jobLabel', 'x'));

    expect(unknownIn(Inspection.ofApp(chart))).toEqual(['warning AM602 spec.newField']);
  });

  test('can be accepted', () => {
    const chart = patched(JsonPatch.add('/spec/newField', 1));
    new Acknowledgement({ code: 'AM607', reason: 'in the nightly build' }).applyTo(chart);

    expect(unknownIn(Inspection.ofApp(chart))).toEqual(['info AM607 spec.newField in the nightly build']);
  });

  test.each([
    { it: 'no version', field: { newField: 1 }, props: {}, expected: ['warning AM602 spec.newField'] },
    { it: 'the newest known version', field: { newField: 1 }, props: { operatorVersion: 'v0.95.0' }, expected: ['warning AM602 spec.newField'] },
    { it: 'a newer version', field: { newField: 1 }, props: { operatorVersion: 'v0.99.0' }, expected: ['info AM607 spec.newField'] },
    { it: 'a newer version, nearly the name of a known field', field: { jobLabl: 'x' }, props: { operatorVersion: 'v0.99.0' }, expected: ['warning AM602 spec.jobLabl'] },
    { it: 'a newer version, a field of another place', field: { path: '/x' }, props: { operatorVersion: 'v0.99.0' }, expected: ['warning AM602 spec.path'] },
  ])('in manifests with $it: $expected', ({ field, props, expected }) => expect(ofYaml(podMonitor({}, field), props)).toEqual(expected));
});

describe('isSetBy()', () => {
  test.each([
    { pointer: '/spec/a', field: 'spec.a', expected: true },
    { pointer: '/spec', field: 'spec.a', expected: true },
    { pointer: '', field: 'spec.a', expected: true },
    { pointer: '/spec/a/b', field: 'spec.a', expected: false },
    { pointer: '/spec/ab', field: 'spec.a', expected: false },
    { pointer: '/spec/list/1/a', field: 'spec.list[1].a', expected: true },
    { pointer: '/spec/list/1/a', field: 'spec.list[11].a', expected: false },
    { pointer: '/spec/list/-', field: 'spec.list[3].a', expected: true },
    { pointer: '/spec/a~1b', field: 'spec.a/b', expected: true },
  ])('$pointer, $field: $expected', ({ pointer, field, expected }) => expect(isSetBy(field, [pointer])).toBe(expected));
});
