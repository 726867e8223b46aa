/** Mermaid itself, fetched where it is not there and can be: too large to be a dependency for one test. */
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {run} from './chromium.ts';
import {temporaryFolder} from './folder.ts';

// MIT; the package is 26 MB, of which one file is needed.
const version = '12.3.0';

/** The file of Mermaid for browsers; undefined, said loudly, where it cannot be had. */
export function mermaid(): string | undefined {
  const folder = path.join(os.tmpdir(), `latchkey-mermaid-${version}`);
  const file = path.join(folder, 'package', 'dist', 'mermaid.min.js');
  if (fs.existsSync(file)) return file;
  fs.mkdirSync(folder, {recursive: true});
  const packed = path.join(folder, `mermaid-${version}.tgz`);
  const options = {timeout: 120_000};
  spawnSync('npm', ['pack', `mermaid@${version}`, '--pack-destination', folder], options);
  spawnSync('tar', ['-xzf', packed, '-C', folder, 'package/dist/mermaid.min.js'], options);
  fs.rmSync(packed, {force: true});
  if (fs.existsSync(file)) return file;
  process.stderr.write('SKIPPED: no timeline was given to Mermaid: it is not here.\n');
  return undefined;
}

/** What Mermaid makes of a text: its kind and the words of its picture, or why it is none. */
export type Drawn = {readonly kind?: string; readonly words?: string; readonly error?: string};

/** Each text parsed and drawn by Mermaid in Chromium. */
export async function drawn(
  chromium: string,
  mermaidFile: string,
  texts: readonly string[],
): Promise<readonly Drawn[]> {
  const folder = temporaryFolder();
  fs.copyFileSync(mermaidFile, path.join(folder, 'mermaid.min.js'));
  const file = path.join(folder, 'page.html');
  const given = Buffer.from(JSON.stringify(texts)).toString('base64');
  fs.writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8"><body><script src="mermaid.min.js"></script><script>
(async () => {
  const bytes = Uint8Array.from(atob('${given}'), (letter) => letter.charCodeAt(0));
  const drawn = [];
  mermaid.initialize({startOnLoad: false, securityLevel: 'strict'});
  for (const [index, text] of JSON.parse(new TextDecoder().decode(bytes)).entries()) {
    try {
      const {diagramType: kind} = await mermaid.parse(text);
      const {svg} = await mermaid.render('d' + index, text);
      const picture = new DOMParser().parseFromString(svg, 'text/html').body;
      for (const style of picture.querySelectorAll('style')) style.remove();
      drawn.push({kind, words: picture.textContent});
    } catch (error) {
      drawn.push({error: String(error)});
    }
  }
  const pre = document.createElement('pre');
  pre.id = 'found';
  pre.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(drawn))));
  document.body.append(pre);
})();
</script></body>`,
  );
  const dom = await run(chromium, file, {}, '--dump-dom', '--virtual-time-budget=30000');
  const text = /<pre id="found">([^<]+)<\/pre>/.exec(dom)?.[1];
  if (text === undefined) throw new Error(`Mermaid said nothing: ${dom.slice(0, 500)}`);
  return JSON.parse(Buffer.from(text, 'base64').toString());
}
