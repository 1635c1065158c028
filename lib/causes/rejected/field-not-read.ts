/** AM982: the software that reads a monitor ignores fields of it. */
import { Severity } from '../../findings/finding';
import { Problem, quoteList } from '../../findings/problem';
import { Manifest } from '../../manifests/manifest';
import { Reader } from '../../operator-port/reader';
import { MetField } from '../../readers/met-fields';
import { metBy, nameOfReader } from '../../readers/read-by';
import { isObject } from '../../units/is-object';
import { Cause } from '../cause';
import { readByOthers } from './read-by-others';

export const fieldNotRead: Cause = {
  code: 'AM982',
  stage: 'rejected',
  *run(forecast) {
    for (const { monitor, key, reader } of readByOthers(forecast)) {
      const met = metBy(reader, monitor.manifest);
      for (const each of met.filter(({ row }) => row.effect === 'ignored')) {
        yield { key: monitor.key, servers: [key], problem: notRead(reader, each, isWithoutTargets(monitor.manifest, met)) };
      }
    }
  },
};

/** Whether all discoveries of a ScrapeConfig are ignored. */
function isWithoutTargets({ kind, spec }: Manifest, met: readonly MetField[]): boolean {
  if (kind !== 'ScrapeConfig' || !isObject(spec)) return false;
  const ignored = new Set(met.flatMap(({ row, paths }) => (row.findsTargets ? paths : [])));

  return Object.keys(spec).filter((field) => /SDConfigs$|^staticConfigs$/.test(field)).every((field) => ignored.has(`spec.${field}`));
}

function notRead(reader: Reader, { row, paths }: MetField, findsNothing: boolean): Problem {
  const { findsTargets, isHarmful, follows, fix } = row;

  return {
    code: 'AM982',
    severity: isHarmful ? Severity.WARNING : Severity.INFO,
    ...findsTargets && findsNothing && { severity: Severity.ERROR },
    message: `${nameOfReader(reader)} does not read ${quoteList(paths)}: ${follows}`,
    fix,
    field: paths[0],
  };
}
