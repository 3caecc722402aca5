import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { outlines } from './build/outlines.ts';

/** What `incidentgraph serve` listens on, for `npm run dev`. */
const server = 'http://127.0.0.1:8080';
const paths = ['/graphql', '/export', '/feed.atom', '/playground', '/schema.graphqls'];

export default defineConfig({
  plugins: [svelte(), outlines()],
  build: {
    outDir: '../dist/app',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the policy of the page allows no data: addresses
    modulePreload: { polyfill: false },
  },
  server: { proxy: Object.fromEntries(paths.map((path) => [path, server])) },
});
