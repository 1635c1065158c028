/** Files of end-to-end tests: objects that a test applies or expects, which are in no cluster but that of the test. */
import { basename, dirname } from 'node:path';
import { isWithin } from './list-files';
import { FileKind } from './passed-over';

const TEST_FILE: FileKind = { one: 'file of a test', many: 'files of tests' };

/**
 * Finds the files of tests of Chainsaw and KUTTL among the files of a folder.
 * @see https://kyverno.github.io/chainsaw/latest/quick-start/ and https://kuttl.dev/docs/kuttl-test-harness.html
 */
export class TestFiles {
  private readonly ofChainsaw: readonly string[];
  private readonly ofKuttl: ReadonlySet<string>;

  constructor(files: readonly string[]) {
    const foldersWith = (name: RegExp) => files.filter((file) => name.test(basename(file))).map((file) => dirname(file));
    this.ofChainsaw = foldersWith(/^chainsaw-test\.ya?ml$/);
    this.ofKuttl = new Set(foldersWith(/^\d+-(assert|errors)\.ya?ml$/));
  }

  /** The kind of a file of a test: with Chainsaw all that is beside the test or below it, with KUTTL the steps, which have numbers. */
  tryKindOf(file: string): FileKind | undefined {
    const isStep = this.ofKuttl.has(dirname(file)) && /^\d+-/.test(basename(file));

    return isStep || this.ofChainsaw.some((folder) => isWithin(folder, file)) ? TEST_FILE : undefined;
  }
}
