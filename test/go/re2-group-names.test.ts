import { withoutGroupNames } from '../../lib/go/re2-group-names';

describe('withoutGroupNames()', () => {
  test.each([
    { it: 'counts groups with and without names', given: '(a)(?P<n>b)(?:c)(?i)(?<n>d)', pattern: '(a)(b)(?:c)(?i)(d)', groups: { n: [2, 3] } },
    { it: 'leaves patterns without groups', given: 'a.*', pattern: 'a.*', groups: {} },
    { it: 'leaves an escaped bracket', given: '\\(?P<n>(?P<n>a)', pattern: '\\(?P<n>(a)', groups: { n: [1] } },
    { it: 'reads two backslashes as one escape', given: '\\\\(?P<n>a)', pattern: '\\\\(a)', groups: { n: [1] } },
    { it: 'leaves quoted text', given: '\\Q(?P<n>(\\E(?P<n>a)', pattern: '\\Q(?P<n>(\\E(a)', groups: { n: [1] } },
    { it: 'leaves text that is quoted to the end', given: '(?:a)\\Q(?P<n>', pattern: '(?:a)\\Q(?P<n>', groups: {} },
    { it: 'leaves classes', given: '[(?P<n>](?P<n>a)', pattern: '[(?P<n>](a)', groups: { n: [1] } },
    {
      it: 'leaves classes with their own brackets',
      given: '[](][^](][[:alpha:](][\\](](?P<n>a)',
      pattern: '[](][^](][[:alpha:](][\\](](a)',
      groups: { n: [1] },
    },
    { it: 'leaves names that are none', given: '(?P<é>a)(?P<>a)', pattern: '(?P<é>a)(?P<>a)', groups: {} },
    { it: 'keeps new lines', given: '(?P<n>\n)', pattern: '(\n)', groups: { n: [1] } },
  ])('$it', ({ given, pattern, groups }) => {
    const unnamed = withoutGroupNames(given);

    expect({ ...unnamed, groups: Object.fromEntries(unnamed.groups) }).toEqual({ pattern, groups });
  });
});
