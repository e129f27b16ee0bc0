import { defineConfig } from 'vite';

const page = (name) => `${import.meta.dirname}/${name}`;
export default defineConfig({
  base: './',
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false, chunkSizeWarningLimit: 2000, rollupOptions: { input: { ours: page('index.html'), plain: page('plain.html') } } },
});
