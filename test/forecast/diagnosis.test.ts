import { Diagnosis, StagedFinding } from '../../lib/forecast/diagnosis';

const finding = (code: string, fields: Partial<StagedFinding> = {}): StagedFinding => ({ stage: 'ports', key: 'PodMonitor/shop/cart', problem: { code, message: 'm', fix: 'f' }, ...fields });
const ALL = [
  finding('every server'), finding('one server', { servers: ['a'] }), finding('one job', { job: 'j' }), finding('both', { servers: ['a', 'b'], job: 'j' }),
  finding('other stage', { stage: 'lookup', about: ['Deployment/shop/cart', 'Service/shop/cart'] }), finding('other object', { key: 'Service/shop/cart' }),
];
const diagnosis = new Diagnosis(ALL);
const codes = (found: readonly StagedFinding[]) => found.map(({ problem }) => problem.code);

describe('Diagnosis', () => {
  test.each([
    { it: 'a stage', given: { stages: ['ports'] as const }, expected: ['every server', 'one server', 'one job', 'both'] },
    { it: 'a server', given: { stages: ['ports'] as const, server: 'a' }, expected: ['every server', 'one server', 'one job', 'both'] },
    { it: 'one of several servers', given: { stages: ['ports'] as const, server: 'b' }, expected: ['every server', 'one job', 'both'] },
    { it: 'a server without any of its own', given: { stages: ['ports'] as const, server: 'c' }, expected: ['every server', 'one job'] },
    { it: 'a job', given: { stages: ['ports'] as const, job: 'j' }, expected: ['every server', 'one server', 'one job', 'both'] },
    { it: 'another job', given: { stages: ['ports'] as const, job: 'k' }, expected: ['every server', 'one server'] },
    { it: 'server and job', given: { stages: ['ports'] as const, server: 'c', job: 'k' }, expected: ['every server'] },
    { it: 'several stages', given: { stages: ['lookup', 'access'] as const }, expected: ['other stage'] },
    { it: 'no stage', given: { stages: [] }, expected: [] },
  ])('find() by $it', ({ given, expected }) => expect(codes(diagnosis.find('PodMonitor/shop/cart', given))).toEqual(expected));

  test('on() is all of an object, about() what others have for it', () => {
    expect(diagnosis.on('PodMonitor/shop/cart')).toHaveLength(5);
    expect(codes(diagnosis.on('Service/shop/cart'))).toEqual(['other object']);
    expect(codes(diagnosis.about('Service/shop/cart'))).toEqual(['other stage']);
    expect(diagnosis.on('Service/shop/other')).toEqual([]);
    expect(diagnosis.about('PodMonitor/shop/cart')).toEqual([]);
    expect(diagnosis.all).toEqual(ALL);
  });
});
