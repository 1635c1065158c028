/** Reads the file of `--accept`: a list of findings that are accepted, each with its object and the reason. */
import { Document, isMap, isScalar, isSeq, LineCounter, YAMLMap } from 'yaml';
import { acceptanceFaults } from '../findings/acceptance';
import { quote, quoteList } from '../findings/problem';
import { AcceptedRow } from '../inspection/acceptances';
import { LoadError } from '../manifests/load/load-error';
import { LoadProblems, OnProblem } from '../manifests/load/load-problems';
import { readTextFile } from '../manifests/load/read-text-file';
import { WrittenScalar } from '../manifests/load/written-scalar';
import { yamlDocuments } from '../manifests/load/yaml-documents';
import { offsetOf, Unreadable, yamlValue } from '../manifests/load/yaml-value';
import { isObject } from '../units/is-object';

/** The rows of a file. @throws LoadError with everything that is wrong with it, each with line and column */
export function readAccepted(path: string): AcceptedRow[] {
  const text = readTextFile(path, { noText: 'use a YAML file' });
  const lines = new LineCounter();
  const problems = new LoadProblems(path, lines);
  const rows = yamlDocuments(text, lines, problems.add).flatMap((document) => rowsOf(document, problems.add));
  const found = problems.sorted();
  if (found.length > 0) throw new LoadError(found);

  return rows.map(({ offset, ...row }) => ({ ...row, place: `${path}:${lines.linePos(offset).line}` }));
}

type Row = Omit<AcceptedRow, 'place'> & { readonly offset: number };

function rowsOf(document: Document.Parsed, onProblem: OnProblem): Row[] {
  const { contents } = document;
  const value = valueOf(document, onProblem);
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value) || !isSeq(contents)) {
    onProblem(offsetOf(contents), 'AM507', 'the file must be a list of accepted findings', `begin it with ${EXAMPLE}`);

    return [];
  }

  return value.flatMap((row: unknown, i) => rowOf(row, contents.items[i], onProblem));
}

const EXAMPLE = '"- code: AM932", and add "object:" and "reason:" below it';

/** Dates and numbers as they are written. */
function valueOf(document: Document.Parsed, onProblem: OnProblem): unknown {
  try {
    return yamlValue(document, { aliases: 0, nodes: 0 }, onProblem, true);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;

    return undefined;
  }
}

function rowOf(row: unknown, node: unknown, onProblem: OnProblem): Row[] {
  const offset = offsetOf(node);
  if (!isObject(row) || !isMap(node)) {
    onProblem(offset, 'AM507', 'an accepted finding must be a map', `write it as ${EXAMPLE}`);

    return [];
  }
  const asWritten = (value: unknown) => (value instanceof WrittenScalar ? value.text : value);
  const [code, object, reason, until] = KEYS.map((key) => asWritten(row[key]));
  const unknown = Object.keys(row).filter((key) => !KEYS.includes(key));
  const faults = [
    ...unknown.map((key) => ({ field: key, message: `unknown key ${quote(key)}`, fix: `remove it; known keys are ${quoteList(KEYS)}` })),
    ...acceptanceFaults({ code, reason, until }),
    ...typeof object === 'string' && object !== '' ? [] : [{
      field: 'object', message: 'the object of the finding is missing', fix: 'write it as Kind/namespace/name, or as a pattern such as "PodMonitor/shop/*", or "**" for all objects',
    }],
  ];
  // What is missing has no place of its own, so it is reported together, where the row begins.
  const placed = faults.map((fault) => ({ ...fault, at: placeOf(node, fault.field) ?? offset }));
  for (const at of new Set(placed.map((fault) => fault.at))) {
    const together = placed.filter((fault) => fault.at === at);
    onProblem(at, 'AM507', joined(together, 'message'), joined(together, 'fix'));
  }

  return faults.length > 0 ? [] : [{ code, object, reason, ...until !== undefined && { until }, offset } as Row];
}

const KEYS = ['code', 'object', 'reason', 'until'];

function joined(faults: readonly { readonly message: string; readonly fix: string }[], part: 'message' | 'fix'): string {
  return faults.map((fault) => fault[part]).join(', and ');
}

/** Where a key of a map is. */
function placeOf(node: YAMLMap, field: string): number | undefined {
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === field);

  return pair && offsetOf(pair.key);
}
