/** Regular expressions in the dialect that Prometheus and the API server use. */
import type * as re2js from 're2js';

/**
 * Why RE2 refuses a pattern, or nothing.
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function whyNotRe2(pattern: string): string | undefined {
  // Loaded when the first pattern is seen: most apps have none.
  const { RE2JS } = require('re2js') as typeof re2js;
  try {
    // Prometheus anchors relabel patterns and lets "." match newlines.
    RE2JS.compile(`^(?s:${pattern})$`);

    return undefined;
  } catch (error) {
    return `is not RE2 syntax (${(error as Error).message})`;
  }
}
