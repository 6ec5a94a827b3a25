import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** In development the page comes from here and everything else from the hub; `HUB_URL` says where that is. */
const hub = process.env['HUB_URL'] ?? 'http://127.0.0.1:5680';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: {
    // The hub takes requests for its own address only, so it is told that they come from there.
    proxy: Object.fromEntries(
      ['/api', '/docs', '/webhook', '/healthz'].map((path) => [
        path,
        { target: hub, changeOrigin: true, headers: { origin: new URL(hub).origin } },
      ]),
    ),
  },
  build: {
    target: 'es2023',
    // These know light-dark(), which the design tokens are made of.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The CSP has no data: for scripts and fonts; small assets stay files.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
});
