/** The value of a YAML text, read with the `yaml` library. */
import { LineCounter } from 'yaml';
import { yamlDocuments } from './yaml-documents';
import { Unreadable, yamlValue } from './yaml-value';

/**
 * The value of the first document: null for an empty text, undefined for a text that is not valid YAML.
 * @param asWritten keeps plain scalars as they are written, as {@link yamlValue} does
 */
export function yamlValueOf(text: string, asWritten: boolean): unknown {
  let broken = false;
  const [document] = yamlDocuments(text, new LineCounter(), () => { broken = true; });
  if (broken) return undefined;
  if (!document) return null;
  try {
    const value = yamlValue(document, { aliases: 0, nodes: 0 }, () => { broken = true; }, asWritten);

    return broken && asWritten ? undefined : value;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;

    return undefined;
  }
}

/** Line and column of a problem, from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/**
 * The values of all documents of a YAML text, with plain scalars as they are written; undefined for a text that is not valid YAML.
 * @param onBroken called with the place of the first problem
 */
export function writtenValuesOf(text: string, onBroken: (place: TextPlace) => void = () => undefined): readonly unknown[] | undefined {
  let broken = false;
  const lines = new LineCounter();
  const onProblem = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    if (!broken) onBroken({ line, column: col });
    broken = true;
  };
  const documents = yamlDocuments(text, lines, onProblem);
  if (broken) return undefined;
  try {
    const values = documents.map((document) => yamlValue(document, { aliases: 0, nodes: 0 }, onProblem, true));

    return broken ? undefined : values;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;

    return undefined;
  }
}
