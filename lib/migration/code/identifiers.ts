/** Names for code and for objects, made of names from elsewhere. */

/** Words that TypeScript does not take as the name of a constant or class. */
const RESERVED: ReadonlySet<string> = new Set(`
  abstract any arguments as async await boolean break case catch class const continue debugger declare default delete do else enum eval export extends false
  finally for from function get if implements import in instanceof interface let module namespace never new null number object of package private protected
  public return set static string super switch symbol this throw true try type typeof undefined unknown var void while with yield
`.split(/\s+/).filter((word) => word !== ''));

/** `node-exporter` as `nodeExporter`. Never a reserved word, and never empty. */
export function camelCase(text: string): string {
  const pascal = pascalCase(text);
  const camel = pascal.replace(/^[A-Z]+(?=$|[A-Z][a-z])|^[A-Z]/, (start) => start.toLowerCase());

  return RESERVED.has(camel) ? `${camel}Value` : camel;
}

/** `node-exporter` as `NodeExporter`. Never empty. */
export function pascalCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');

  return joined === '' || /^[0-9]/.test(joined) ? `Job${joined}` : joined;
}

/** `Node Exporter (prod)` as `node-exporter-prod`: the name of an object, at most 63 characters. Never empty. */
export function objectName(text: string, fallback: string = 'job'): string {
  const name = text.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 63).replace(/^-+|-+$/g, '');

  return name === '' ? fallback : name;
}

/** Gives out each name once: the second gets a number. */
export class UniqueNames {
  private readonly taken = new Set<string>();

  constructor(taken: Iterable<string> = []) {
    for (const name of taken) this.taken.add(name);
  }

  /** The name itself if it is free, or with the first free number after the separator. */
  public claim(name: string, separator: string = '', maxLength: number = 63): string {
    let free = name;
    for (let i = 2; this.taken.has(free); i++) free = `${name.slice(0, maxLength - separator.length - String(i).length)}${separator}${i}`;
    this.taken.add(free);

    return free;
  }
}
