// Bundles GraphiQL, its Monaco workers, styles and fonts into dist/.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

const output = process.argv[2] ?? 'dist';
const common = {
  bundle: true,
  minify: true,
  outdir: output,
  target: 'es2022',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
};

await rm(output, { recursive: true, force: true });
await build({
  ...common,
  entryPoints: { main: 'main.jsx' },
  format: 'esm',
  splitting: true,
  jsx: 'automatic',
  chunkNames: 'chunks/[name]-[hash]',
  assetNames: 'fonts/[name]',
  loader: { '.ttf': 'file', '.woff2': 'file', '.graphql': 'text' },
});
// Workers are classic scripts: one self-contained file each.
await build({
  ...common,
  entryPoints: {
    'workers/editor': 'monaco-editor/esm/vs/editor/editor.worker.js',
    'workers/json': 'monaco-editor/esm/vs/language/json/json.worker.js',
    'workers/graphql': 'monaco-graphql/esm/graphql.worker.js',
  },
  format: 'iife',
});
