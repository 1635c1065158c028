import { Profile } from '../../lib/profiles/profile';
import { profileLabels } from '../../lib/profiles/profile-labels';
import { ProfileProps } from '../../lib/profiles/profile-props';

const among = (...values: string[]) => ({ key: 'team', operator: 'In', values });

describe('profileLabels()', () => {
  test.each<{ it: string; selector: ProfileProps['podMonitorSelector']; given?: { [key: string]: string }; expected: object }>([
    { it: 'takes the first of several values', selector: { matchExpressions: [among('a', 'b')] }, expected: { team: 'a' } },
    { it: 'keeps another one of them', selector: { matchExpressions: [among('a', 'b')] }, given: { team: 'b' }, expected: { team: 'b' } },
    { it: 'takes a value that all requirements accept', selector: { matchExpressions: [among('a', 'b'), among('c', 'b')] }, expected: { team: 'b' } },
    { it: 'takes no value that is excluded', selector: { matchExpressions: [among('a', 'b'), { key: 'team', operator: 'NotIn', values: ['a'] }] }, expected: { team: 'b' } },
    { it: 'takes the value of matchLabels', selector: { matchLabels: { team: 'b' }, matchExpressions: [among('a', 'b')] }, expected: { team: 'b' } },
    { it: 'adds nothing for a selector that matches nothing', selector: { matchLabels: { team: 'c' }, matchExpressions: [among('a', 'b')] }, expected: {} },
    { it: 'adds nothing where any value would do', selector: { matchExpressions: [{ key: 'team', operator: 'Exists' }] }, expected: {} },
  ])('$it', ({ selector, given = {}, expected }) => {
    expect(profileLabels(Profile.custom({ podMonitorSelector: selector }), given, 'PodMonitor')).toEqual(expected);
  });
});
