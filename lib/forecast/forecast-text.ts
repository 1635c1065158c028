/** Inspects a server that no operator manages, from the text of its configuration. */
import { StagedFinding } from './diagnosis';
import { ServerForecast } from './forecast-server';
import { unreadFiles as unreadFilesOf } from './problems';
import { refusedBy, refusedWords } from './refused-by';
import { relabelingsByText } from './relabelings';
import { GivenConfiguration, readGiven, targetsByText, UNMANAGED_SERVER } from './server-targets';
import { DiscoveryView } from '../prometheus/targets/targets-of-server';
import { HIDDEN } from '../redaction/hide-target-secrets';
import { targetsWithoutUserinfo, withoutUserinfo } from '../redaction/redact-url-credentials';
import { once } from '../units/once';

/** It selects no monitors, so only what it scrapes is known. Logins may be anywhere in its text, so the text is hidden as a whole. */
export function inspectText(given: GivenConfiguration, view: DiscoveryView, hideSecrets = false): ServerForecast {
  const found = once(() => targetsByText(given, view));
  const read = once(() => readGiven(given));
  const unreadFiles = () => read().unreadFiles;

  return {
    selected: [],
    rejected: new Map(),
    given,
    unreadFiles,
    stop: () => undefined,
    error: () => {
      const { refused } = found();

      return refused === undefined ? undefined : withoutUserinfo(refusedWords(refused));
    },
    config: () => (hideSecrets && given.text !== '' ? HIDDEN : given.text),
    findings: () => [...refusedBy(UNMANAGED_SERVER, found()), ...unreadFindings(unreadFiles())],
    targets: once(() => (hideSecrets ? targetsWithoutUserinfo(found()) : found())),
    judged: found,
    relabelings: (job) => relabelingsByText(read(), view, job),
  };
}

function unreadFindings(patterns: readonly string[]): StagedFinding[] {
  return patterns.length === 0 ? [] : [{ stage: 'server', key: UNMANAGED_SERVER, problem: unreadFilesOf(patterns) }];
}
