/** Findings as they are reported, and what they are about that is not part of them. */
import type { Acceptances } from './acceptances';
import { Finding } from '../findings/finding';
import { findingAt, Problem } from '../findings/problem';
import { Inspected } from '../forecast/inspected';
import { findingWithoutUserinfo } from '../redaction/redact-url-credentials';

/** Makes findings of problems, and keeps the fields and the places that they are about. */
export function reportedBy(acceptances: Acceptances, pathOf: (key: string) => string): Pick<Inspected, 'findingOf' | 'fieldOf' | 'definedAt'> {
  const problems = new WeakMap<Finding, Problem>();

  return {
    findingOf: ({ key, problem }) => {
      const finding = findingWithoutUserinfo(acceptances.applied(key, findingAt(pathOf(key), problem)));
      problems.set(finding, problem);

      return finding;
    },
    fieldOf: (finding) => problems.get(finding)?.field,
    definedAt: (finding) => problems.get(finding)?.place,
  };
}
