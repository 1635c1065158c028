/** The severity of a missing right: a note where others may grant it, a warning where a discovery works without it. */
import { Denied } from './discovery-access';
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { unlessBrought } from '../brought';

/** A finding on a right that an account lacks, unless something installs a role for it. */
export function unlessGranted({ isStopped, grantors }: Denied, { code, message, fix }: Problem): Pick<CauseFinding, 'isOpen' | 'problem'> {
  const found = unlessBrought(grantors, { code, message: (unless) => `${message}${unless}`, fix });

  return isStopped || found.isOpen ? found : { problem: { ...found.problem, severity: Severity.WARNING } };
}
