/** AM983: the software that reads a monitor makes something else of fields than they say. */
import { Severity } from '../../findings/finding';
import { Problem, quoteList } from '../../findings/problem';
import { Reader } from '../../operator-port/reader';
import { MetField } from '../../readers/met-fields';
import { metBy, nameOfReader } from '../../readers/read-by';
import { Cause } from '../cause';
import { readByOthers } from './read-by-others';

export const fieldReadDifferently: Cause = {
  code: 'AM983',
  stage: 'rejected',
  *run(forecast) {
    for (const { monitor, key, reader } of readByOthers(forecast)) {
      for (const met of metBy(reader, monitor.manifest).filter(({ row }) => row.effect === 'changed')) {
        yield { key: monitor.key, servers: [key], problem: readDifferently(reader, met) };
      }
    }
  },
};

function readDifferently(reader: Reader, { row: { isHarmful, follows, fix }, paths }: MetField): Problem {
  return {
    code: 'AM983',
    severity: isHarmful ? Severity.WARNING : Severity.INFO,
    message: `${nameOfReader(reader)} does not take ${quoteList(paths)} as written: ${follows}`,
    fix,
    field: paths[0],
  };
}
