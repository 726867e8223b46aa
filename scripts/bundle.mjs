/** How Latchkey is bundled: the build's settings, which the benchmark's reference shares. */

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

const shared = {
  format: 'esm',
  platform: 'node',
  logLevel: 'warning',
};

/** A program with all its packages; whoever builds adds `entryPoints` and `outdir`. */
export const program = {
  ...shared,
  target: 'node22',
  bundle: true,
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
};

/** The launcher must parse and run on Node versions that cannot run the rest. */
export const launcher = {
  ...shared,
  target: 'node18',
  bundle: false,
  entryPoints: {latchkey: 'src/latchkey.ts'},
};
