/** Bundles Latchkey into dist/: ES modules, split so that a command loads only what it needs. */

import {rm} from 'node:fs/promises';
import {build} from 'esbuild';


/** Ink asks for React's developer tools; an empty module keeps them out of the bundle. */
const withoutDevtools = {
  name: 'without-devtools',
  setup(bundler) {
    bundler.onResolve({filter: /^react-devtools-core$/}, () => ({
      path: 'react-devtools-core',
      namespace: 'empty',
    }));
    bundler.onLoad({filter: /.*/, namespace: 'empty'}, () => ({contents: 'export default {}'}));
  },
};

await rm('dist', {recursive: true, force: true});
const shared = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  outdir: 'dist',
  logLevel: 'warning',
};
await build({
  ...shared,
  entryPoints: {main: 'src/main.ts'},
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  sourcemap: true,
  sourcesContent: false,
  plugins: [withoutDevtools],
  define: {
    'process.env.NODE_ENV': '"production"',
  },
  banner: {
    // Bundled CommonJS parts call require for Node's own modules.
    js: "import{createRequire as createRequireForBundle}from'node:module';const require=createRequireForBundle(import.meta.url);",
  },
});
// The launcher must parse and run on Node versions that cannot run the rest.
await build({
  ...shared,
  target: 'node18',
  bundle: false,
  entryPoints: {latchkey: 'src/latchkey.ts'},
});
