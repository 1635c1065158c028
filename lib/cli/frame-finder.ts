/** Finds the lines of manifests that findings are about. */
import { FramedText, FrameLine } from './code-frame';
import { InspectedInputs } from './inspect-inputs';
import { STDIN } from './read-stdin';
import { FileLine, tryFileLine, tryPlaceLine } from './try-file-line';
import { Finding } from '../findings/finding';
import { LoadError } from '../manifests/load/load-error';
import { readTextFile } from '../manifests/load/read-text-file';

/** The line that a finding is about; undefined if it is not in a file. */
export type LineOf = (finding: Finding) => FileLine | undefined;

/** Reads each file once, when a finding in it is shown. */
export class FrameFinder {
  private readonly texts = new Map<string, FramedText | undefined>();

  constructor(private readonly inputs: Pick<InspectedInputs, 'placeOfFinding' | 'inspected' | 'stdinText'>) {}

  /** The lines of a finding; undefined if its object is not in a file or standard input. */
  readonly tryFrame = (finding: Finding): readonly FrameLine[] | undefined => {
    const { placeOfFinding, inspected } = this.inputs;
    const place = tryPlaceLine(placeOfFinding(finding));

    return place && this.textOf(place.file)?.tryFrame({ line: place.line, key: finding.path, field: inspected.fieldOf(finding) });
  };

  /** The line of the field that a finding is about, or that of `place`; undefined if it is not in a file. */
  readonly tryLine = (finding: Finding, place: string | undefined): FileLine | undefined => {
    const found = tryFileLine(place);
    const marked = found && this.tryFrame(finding)?.find(({ mark }) => mark);

    return marked ? { ...found, line: marked.number } : found;
  };

  private textOf(file: string): FramedText | undefined {
    if (!this.texts.has(file)) this.texts.set(file, file === STDIN ? framed(this.inputs.stdinText) : tryRead(file));

    return this.texts.get(file);
  }
}

function framed(text: string | undefined): FramedText | undefined {
  return text === undefined ? undefined : new FramedText(text);
}

/** The file was read before; if it is gone, the findings are shown without it. */
function tryRead(file: string): FramedText | undefined {
  try {
    return new FramedText(readTextFile(file, { noText: '' }));
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;

    return undefined;
  }
}
