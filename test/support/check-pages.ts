/** The pages of docs/checks, and the YAML in them. */
import { readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';

const CHECKS = join(resolve(__dirname, '..', '..'), 'docs', 'checks');

/** Names of the pages, without the index. */
export const CHECK_PAGES: readonly string[] = readdirSync(CHECKS).filter((file) => file !== 'README.md').sort();

/** Text of a page. */
export function readCheckPage(page: string): string {
  return readFileSync(join(CHECKS, page), 'utf8');
}

/** A YAML block, with the comment above it. */
export interface MarkedYaml {
  /** Empty without a comment. */
  readonly mark: string;
  readonly yaml: string;
}

/** YAML blocks of a page. */
export function yamlBlocksOf(text: string): MarkedYaml[] {
  return [...text.matchAll(/(?:<!-- (.*) -->\n)?```yaml\n([\s\S]*?)^```/gm)].map(([, mark = '', yaml]) => ({ mark, yaml }));
}
