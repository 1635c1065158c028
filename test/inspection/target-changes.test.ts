import { InspectedTarget } from '../../lib/inspection/inspected-target';
import { targetChanges } from '../../lib/inspection/target-changes';

const target = (url: string, job = 'a', labels: { [name: string]: string } = {}, server = 's'): InspectedTarget => ({ server, job, url, labels, source: 'Pod/shop/a' });

describe('targetChanges()', () => {
  test.each([
    { it: 'nothing', before: [], after: [], expected: {} },
    { it: 'nothing where all is the same', before: [target('x'), target('y')], after: [target('y'), target('x')], expected: {} },
    { it: 'a target that comes', before: [], after: [target('x')], expected: { gained: [target('x')] } },
    { it: 'a target that goes', before: [target('x')], after: [], expected: { lost: [target('x')] } },
    { it: 'another URL', before: [target('x')], after: [target('y')], expected: { gained: [target('y')], lost: [target('x')] } },
    { it: 'another server', before: [target('x')], after: [target('x', 'a', {}, 't')], expected: { gained: [target('x', 'a', {}, 't')], lost: [target('x')] } },
    {
      it: 'other labels',
      before: [target('x', 'a', { b: '1' })],
      after: [target('x', 'a', { b: '2' })],
      expected: { changed: [target('x', 'a', { b: '2' })] },
    },
    {
      it: 'no change where labels have another order',
      before: [target('x', 'a', { b: '1', c: '2' })],
      after: [target('x', 'a', { c: '2', b: '1' })],
      expected: {},
    },
    { it: 'another job', before: [target('x', 'a')], after: [target('x', 'b')], expected: { changed: [target('x', 'b')] } },
    { it: 'one of two jobs that goes', before: [target('x', 'a'), target('x', 'b')], after: [target('x', 'b')], expected: { lost: [target('x', 'a')] } },
    { it: 'a second job that comes', before: [target('x', 'a')], after: [target('x', 'a'), target('x', 'b')], expected: { gained: [target('x', 'b')] } },
    {
      it: 'one job with other labels beside one that goes',
      before: [target('x', 'a'), target('x', 'b')],
      after: [target('x', 'b', { c: '1' })],
      expected: { changed: [target('x', 'b', { c: '1' })], lost: [target('x', 'a')] },
    },
    { it: 'one of two that are all alike and come', before: [target('x')], after: [target('x'), target('x')], expected: { gained: [target('x')] } },
    { it: 'all of several that are alike', before: [], after: [target('x'), target('x')], expected: { gained: [target('x'), target('x')] } },
    { it: 'nothing where as many are alike', before: [target('x'), target('x')], after: [target('x'), target('x')], expected: {} },
    {
      it: 'one of two that are alike with other labels',
      before: [target('x'), target('x')],
      after: [target('x'), target('x', 'a', { b: '1' })],
      expected: { changed: [target('x', 'a', { b: '1' })] },
    },
    {
      it: 'two jobs for one: one is another, one comes',
      before: [target('x', 'a')],
      after: [target('x', 'b'), target('x', 'c')],
      expected: { changed: [target('x', 'b')], gained: [target('x', 'c')] },
    },
    {
      it: 'one job for two: one is another, one goes',
      before: [target('x', 'a'), target('x', 'b')],
      after: [target('x', 'c')],
      expected: { changed: [target('x', 'c')], lost: [target('x', 'b')] },
    },
    {
      it: 'other labels of one job beside another job',
      before: [target('x', 'a'), target('x', 'b')],
      after: [target('x', 'a', { l: '1' }), target('x', 'c')],
      expected: { changed: [target('x', 'a', { l: '1' }), target('x', 'c')] },
    },
    {
      it: 'two of three that are all alike',
      before: [target('x'), target('x'), target('x')],
      after: [target('x')],
      expected: { lost: [target('x'), target('x')] },
    },
  ])('tells of $it', ({ before, after, expected }) => {
    expect(targetChanges(before, after)).toEqual({ gained: [], lost: [], changed: [], ...expected });
  });
});
