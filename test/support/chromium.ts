/** A real headless Chromium: Debian's own, put in where it is missing and may be. */
import {execFile, spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Its command; undefined, said loudly, where there is none and none can be installed. */
export function chromium(): string | undefined {
  const found = installed() ?? (install() ? installed() : undefined);
  if (found === undefined) {
    process.stderr.write(
      'SKIPPED: the report was not looked at in Chromium: there is none here.\n',
    );
  }
  return found;
}

function installed(): string | undefined {
  return names.find((name) => spawnSync(name, ['--version']).status === 0);
}

/** Only where it needs no password and no question. */
function install(): boolean {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  const get = (...args: string[]) =>
    spawnSync('apt-get', args, {env, timeout: 240_000}).status === 0;
  const add = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  return get(...add) || (get('update', '-qq') && get(...add));
}

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
];

/** How a page is looked at. */
export type Look = {
  readonly dark?: boolean;
  readonly width?: number;
  readonly height?: number;
};

const execute = promisify(execFile);

/** Runs Chromium on a file and answers its stdout; servers of this process go on serving. */
export async function run(
  command: string,
  file: string,
  look: Look,
  ...args: string[]
): Promise<string> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'latchkey-chromium-'));
  try {
    const size = `--window-size=${look.width ?? 1000},${look.height ?? 1400}`;
    // Blink counts dark as 0 and light as 1.
    const scheme = `--blink-settings=preferredColorScheme=${look.dark ? 0 : 1}`;
    const all = [...flags, `--user-data-dir=${profile}`, size, scheme, ...args, `file://${file}`];
    const {stdout} = await execute(command, all, {timeout: 90_000, maxBuffer: 1 << 28});
    return stdout;
  } finally {
    fs.rmSync(profile, {recursive: true, force: true, maxRetries: 5});
  }
}

/** What the page's own script found, written into its DOM as JSON. */
export async function found<T>(
  command: string,
  html: string,
  script: string,
  look: Look,
): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'latchkey-page-'));
  try {
    // The page allows no script; what is looked at is a copy that allows ours.
    const open = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
    const file = path.join(folder, 'page.html');
    fs.writeFileSync(
      file,
      open.replace(
        '</body>',
        `<script>const result=(${script})();const pre=document.createElement('pre');pre.id='found';pre.textContent=btoa(unescape(encodeURIComponent(JSON.stringify(result))));document.body.append(pre);</script></body>`,
      ),
    );
    const dom = await run(command, file, look, '--dump-dom');
    const text = /<pre id="found">([^<]+)<\/pre>/.exec(dom)?.[1];
    if (text === undefined) throw new Error(`The page said nothing: ${dom.slice(0, 500)}`);
    return JSON.parse(Buffer.from(text, 'base64').toString());
  } finally {
    fs.rmSync(folder, {recursive: true, force: true});
  }
}
