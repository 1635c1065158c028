/** AM984: the Prometheus operator would reject a monitor, and it is not known whether the software that reads it does. */
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { StoredObject } from '../../manifests/objects';
import { Reader } from '../../operator-port/reader';
import { Rejection } from '../../operator-port/rejection';
import { rejectsAsOperator } from '../../readers/other-readers';
import { nameOfReader } from '../../readers/read-by';
import { Cause } from '../cause';
import { readByOthers } from './read-by-others';

export const rejectionNotKnown: Cause = {
  code: 'AM984',
  stage: 'rejected',
  *run(forecast) {
    for (const { monitor, key, reader, rejection } of readByOthers(forecast)) {
      if (rejection === undefined || rejectsAsOperator(reader, rejection.cause)) continue;
      yield { key: monitor.key, servers: [key], isOpen: true, problem: notKnown(monitor, reader, rejection) };
    }
  },
};

function notKnown({ kind }: StoredObject, reader: Reader, { fieldPath, text }: Rejection): Problem {
  return {
    code: 'AM984',
    severity: Severity.WARNING,
    message: `the Prometheus operator would reject this ${kind} (${text}). Whether ${nameOfReader(reader)} does is not known, so its targets are not known either`,
    fix: fieldPath === '' ? 'correct what the reason names' : `correct "${fieldPath}", or remove it`,
  };
}
