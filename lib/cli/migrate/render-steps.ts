/** What is left to do after a migration, as text. */
import { stringify } from 'yaml';
import { NextSteps } from '../../migration/native/next-steps';
import { section } from '../section';

/** Sections with commands and settings; empty if nothing is left to do. */
export function renderSteps({ secrets, variables, server, prometheus }: NextSteps): string {
  const sections = [
    section('Create these Secrets:', secrets.map(({ command }) => command)),
    section('Set these variables of the containers config-reloader and init-config-reloader, in "containers" and "initContainers" of the Prometheus object:',
      variables.map(({ variable, secret, key }) => `${variable} = key "${key}" of Secret "${secret}"`)),
    section('Set in the Prometheus object, so that it reads the additional scrape configs:', prometheus ? stringify(prometheus).trimEnd().split('\n') : []),
    section('Belongs to the server:', server.map(({ setting, instead }) => `${setting}: ${instead}`)),
  ];

  return sections.filter((text) => text !== '').join('\n');
}
