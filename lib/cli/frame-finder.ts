/** Finds the lines of manifests that findings are about. */
import { FramedText, FrameLine } from './code-frame';
import { PlaceOf } from './print-inspection';
import { tryFileLine } from './try-file-line';
import { Finding } from '../findings/finding';
import { LoadError } from '../manifests/load/load-error';
import { readTextFile } from '../manifests/load/read-text-file';

/** Reads each file once, when a finding in it is shown. */
export class FrameFinder {
  private readonly texts = new Map<string, FramedText | undefined>();

  constructor(private readonly placeOf: PlaceOf, private readonly fieldOf: (finding: Finding) => string | undefined) {}

  /** The lines of a finding; undefined if its object is not in a file. */
  readonly tryFrame = (finding: Finding): readonly FrameLine[] | undefined => {
    const place = tryFileLine(this.placeOf(finding.path));

    return place && this.textOf(place.file)?.tryFrame({ line: place.line, key: finding.path, field: this.fieldOf(finding) });
  };

  private textOf(file: string): FramedText | undefined {
    if (!this.texts.has(file)) this.texts.set(file, tryRead(file));

    return this.texts.get(file);
  }
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
