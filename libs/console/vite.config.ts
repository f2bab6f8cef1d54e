import { defineConfig } from 'vite';

/** `npx vite` in this folder serves the pages of the sources before a system that runs: its gateway answers the API. */
const gateway = {
  target: process.env['MUSTER_GATEWAY'] ?? 'http://127.0.0.1:8080',
  changeOrigin: false, // or the gateway takes what the page sends for another site's
};

export default defineConfig({
  base: '/console/',
  build: {
    target: 'es2023',
    // Libraries change less often than pages do: their file keeps its name, and so its place in people's caches.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'libraries', test: /node_modules/ }] },
      },
    },
    chunkSizeWarningLimit: 1_500,
  },
  server: { proxy: { '/v1': gateway, '/assets': gateway, '/problems': gateway } },
});
