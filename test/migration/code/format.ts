/** Formats TypeScript with prettier, the judge of generated code. */
import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';

/** The code as prettier writes it with the options that generated code promises. */
export async function formatted(code: string): Promise<string> {
  return format(code, { parser: 'typescript', plugins: [typescript, estree as never], singleQuote: true });
}
