/** Servers and what they scrape, as a Mermaid diagram. */
import { renderDiscoveries, renderSource, Servers, tryOfJob } from './render-target';
import { visible } from '../findings/problem';
import { ServerJson } from '../inspection/to-json';

/**
 * `flowchart LR` from servers over jobs to sources.
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function renderMermaid(servers: Servers): string {
  const sources = new Map<string, string>();
  const lines = servers.flatMap(([key, server], i) => linesOf(`s${i}`, key, server, sources));
  const nodes = [...sources].map(([text, id]) => node(id, text));

  return `${['flowchart LR', ...[...lines, ...nodes].map((line) => `  ${line}`)].join('\n')}\n`;
}

/** @param sources ids by text: a source is drawn once, even if several jobs scrape it */
function linesOf(server: string, key: string, { targets, notKnown }: ServerJson, sources: Map<string, string>): string[] {
  const idOf = (text: string) => {
    const id = sources.get(text) ?? `o${sources.size}`;
    sources.set(text, id);

    return id;
  };

  return [node(server, key), ...Object.keys(targets).flatMap((job, i) => {
    const id = `${server}j${i}`;
    const discoveries = tryOfJob(notKnown, job);
    const unknown = discoveries ? [`not known until run time (${renderDiscoveries(discoveries)})`] : [];
    const found = [...new Set([...targets[job].map(renderSource), ...unknown])];

    return [node(id, job), `${server} --> ${id}`, ...found.map((text) => `${id} --> ${idOf(text)}`)];
  })];
}

function node(id: string, text: string): string {
  return `${id}["${escaped(text)}"]`;
}

/** Escapes all characters that could end the quotes or be markup, e.g. as `#34;`. */
function escaped(text: string): string {
  return visible(text).replace(/[^\w ./:,=-]|(?<=^\d+)\.|^-/gu, (character) => `#${character.codePointAt(0)};`);
}
