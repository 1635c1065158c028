/** A headless Chromium, where there is one. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';

/** As much of Playwright as the tests use. */
export interface Page {
  readonly keyboard: { press(key: string): Promise<void> };
  goto(url: string): Promise<unknown>;
  waitForSelector(selector: string): Promise<unknown>;
  evaluate<T>(expression: string): Promise<T>;
  addInitScript(script: string): Promise<void>;
  on(event: string, listener: (event: { text(): string; type(): string; url(): string }) => void): void;
  fill(selector: string, text: string): Promise<void>;
  click(selector: string): Promise<void>;
  focus(selector: string): Promise<void>;
  selectOption(selector: string, option: { readonly label: string }): Promise<unknown>;
  screenshot(options: { readonly path: string; readonly fullPage?: boolean }): Promise<unknown>;
  emulateMedia(options: { readonly media: 'print' | 'screen' }): Promise<void>;
  pdf(options: { readonly path: string; readonly format: 'A4'; readonly landscape: boolean; readonly preferCSSPageSize?: boolean }): Promise<unknown>;
  context(): Context;
}

interface Context {
  newPage(): Promise<Page>;
  newCDPSession(page: Page): Promise<{ send(method: string): Promise<{ readonly nodes: readonly AccessibleNode[] }> }>;
  close(): Promise<void>;
}

interface AccessibleNode {
  readonly ignored: boolean;
  readonly role: { readonly value: string };
}

interface Playwright {
  readonly chromium: { launchPersistentContext(folder: string, options: object): Promise<Context> };
}

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const program = [process.env.CHROMIUM ?? '', ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'chromium'))]
  .find((path) => path !== '' && existsSync(path));
const playwright = tryPlaywright();

/** Why there is none; undefined where there is one. */
export const WHY_NOT = program === undefined ? 'no chromium: apt-get install -y chromium, or set CHROMIUM' : playwright === undefined ? 'no playwright-core: npm install' : undefined;

/** How a page is opened. */
export interface Visit {
  readonly javaScriptEnabled?: boolean;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** A phone: its viewport goes by the page's meta element, and its pointer is a finger. */
  readonly isMobile?: boolean;
  readonly hasTouch?: boolean;
  /** Runs before the page, and is no matter of its policy. */
  readonly initScript?: string;
  readonly hash?: string;
}

/** What a page did beside being there. */
export interface Doings {
  readonly requests: string[];
  /** Errors and warnings, those of the policy among them. */
  readonly messages: string[];
}

/** Opens text as a page in a browser of its own. */
export async function visit(text: string, options: Visit, use: (page: Page, doings: Doings) => Promise<void>): Promise<void> {
  const { initScript, hash = '', ...context } = { viewport: { width: 1500, height: 1000 }, ...options };
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const file = join(folder, 'report.html');
  writeFileSync(file, text);
  const browser = await playwright!.chromium.launchPersistentContext(join(folder, 'profile'), { executablePath: program, headless: true, args: FLAGS, ...context });
  try {
    const page = await browser.newPage();
    const doings: Doings = { requests: [], messages: [] };
    page.on('request', (request) => doings.requests.push(request.url()));
    page.on('console', (message) => doings.messages.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => doings.messages.push(String(error)));
    if (initScript !== undefined) await page.addInitScript(initScript);
    await page.goto(`file://${file}${hash}`);
    await use(page, doings);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many things of each role a screen reader finds. */
export async function rolesOf(page: Page): Promise<ReadonlyMap<string, number>> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const roles = new Map<string, number>();
  for (const { ignored, role } of nodes) if (!ignored) roles.set(role.value, (roles.get(role.value) ?? 0) + 1);

  return roles;
}

/** From here, or from where NODE_PATH points. */
function tryPlaywright(): Playwright | undefined {
  try {
    return require(require.resolve('playwright-core', { paths: [__dirname, ...(process.env.NODE_PATH ?? '').split(delimiter)].filter((path) => path !== '') }));
  } catch {
    return undefined;
  }
}
