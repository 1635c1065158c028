/** Two texts with manifests as a unified diff that shows no value that may be secret. */
import { Range, secretRanges } from './manifest-nodes';
import { unifiedDiff } from './unified-diff';
import { objectNodes } from '../edits/object-nodes';
import { HIDDEN } from '../redaction/hide-target-secrets';
import { withoutUserinfo } from '../redaction/redact-url-credentials';

/** Lines of a diff in the form of `diff -u`; an empty list where the texts are equal. */
export function manifestDiff(before: string, after: string, source: string): string[] {
  return unifiedDiff(withoutSecretText(before), withoutSecretText(after), source, source);
}

/** Every line stays a line, so that both texts have the lines that they had. */
function withoutSecretText(text: string): string {
  const ranges = objectNodes(text).objects.flatMap(({ map }) => secretRanges(map)).sort(([a], [b]) => a - b);
  let at = 0;
  let shown = '';
  for (const [from, to] of ranges) {
    if (from < at) continue;
    shown += text.slice(at, from) + hidden(text, [from, to]);
    at = to;
  }

  return `${shown}${text.slice(at)}`.split('\n').map(withoutUserinfo).join('\n');
}

/** In place of the text of each line. */
function hidden(text: string, [from, to]: Range): string {
  return text.slice(from, to).replace(/[^\s][^\r\n]*/g, HIDDEN);
}
