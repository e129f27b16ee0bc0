import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.LIANDONG_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  base: '/station/',
  plugins: [react()],
  // Nothing is inlined: the content security policy allows files of our own origin only.
  build: { target: ['chrome87', 'safari15'], assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false, chunkSizeWarningLimit: 1200 },
  server: { port: 3501, strictPort: true, proxy: { '/api': server } },
});
